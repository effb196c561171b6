import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { parseInstant } from '@ancrage/base';
import { newKey, signerOf } from '@ancrage/keys';
import { compactVerify, importJWK } from 'jose';
import type { LoopbackServer } from '../loopback-server.ts';
import { issuerOf, securings } from './issue.ts';
import type { JsonDocument } from './json-document.ts';
import { hasJsonLd, WatchedJsonLd } from './json-ld.ts';
import { hashOf } from './data-integrity.ts';
import { didOf, keyOfMethod, methodOf } from './did-key.ts';
import { encodeBase58 } from './multibase.ts';
import { MOST_BODY_BYTES, serveVcApi } from './vc-api-server.ts';

const skip = hasJsonLd() ? false : 'packages/app/vc-api is not installed';
const NOW = parseInstant('2026-11-26T12:00:00Z');
const V2 = 'https://www.w3.org/ns/credentials/v2';
const jsonLd = new WatchedJsonLd();
let server: LoopbackServer;

before(async () => {
  server = await serveVcApi({ port: 0, lang: 'en', jsonLd, clock: () => NOW });
});
after(async () => {
  await server.close();
  await jsonLd.close();
});

interface Said {
  readonly status: number;
  readonly body: {
    readonly verifiableCredential?: JsonDocument;
    readonly verified?: boolean;
    readonly problemDetails?: readonly {
      readonly type: string;
      readonly title: string;
      readonly detail: string;
    }[];
  };
}

async function post(
  path: string,
  body: string | object,
  headers: Record<string, string> = {},
): Promise<Said> {
  const { hostname, port } = new URL(server.url);
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((settle, fail) => {
    const asking = request(
      { hostname, port, path, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          settle({
            status: response.statusCode!,
            body: JSON.parse(text === '' ? '{}' : text) as Said['body'],
          });
        });
      },
    );
    asking.on('error', fail);
    asking.end(sent);
  });
}

const titles = ({ body }: Said): readonly string[] => (body.problemDetails ?? []).map(({ title }) => title);

function credential(issuer: string, more: JsonDocument = {}): JsonDocument {
  return {
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer,
    credentialSubject: { id: 'did:example:subject' },
    ...more,
  };
}

for (const securing of securings) {
  test(`${securing}: what is issued verifies, alone and presented, and another’s name is refused`, {
    skip,
  }, async () => {
    const issuing = `/${securing}/credentials/issue`;
    const issued = await post(issuing, { credential: credential(issuerOf(securing)) });
    assert.equal(issued.status, 201);
    const { verifiableCredential } = issued.body;
    const good = await post('/credentials/verify', { verifiableCredential: verifiableCredential! });
    assert.deepEqual([good.status, good.body], [200, { verified: true, problemDetails: [] }]);
    const presentation = {
      '@context': [V2],
      type: ['VerifiablePresentation'],
      verifiableCredential: [verifiableCredential!],
    };
    assert.equal((await post('/presentations/verify', { presentation })).status, 200);
    // Nobody signed it: as a signed one it does not pass.
    assert.deepEqual(titles(await post('/presentations/verify', { verifiablePresentation: presentation })), [
      'NOT_SECURED',
    ]);
    const other = didOf('Ed25519', signerOf(newKey('EdDSA')).public);
    assert.deepEqual(titles(await post(issuing, { credential: credential(other) })), ['ISSUER_KEY']);
    assert.deepEqual(titles(await post(issuing, { credential: verifiableCredential! })).length, 1);
  });
}

test('jose, another library, verifies the vc+jwt', { skip }, async () => {
  const issuer = issuerOf('vc-jwt');
  const { body } = await post('/credentials/issue', { credential: credential(issuer) });
  const jws = (body.verifiableCredential!['id'] as string).split(',')[1]!;
  const key = Buffer.from(keyOfMethod(methodOf(issuer)).key);
  const [x, y] = [key.subarray(0, 32), key.subarray(32)].map((half) => half.toString('base64url'));
  const { payload, protectedHeader } = await compactVerify(
    jws,
    await importJWK({ kty: 'EC', crv: 'P-256', x: x!, y: y! }, 'ES256'),
  );
  assert.equal(protectedHeader.typ, 'vc+jwt');
  assert.deepEqual(JSON.parse(Buffer.from(payload).toString()), credential(issuer));
});

test('what is not valid now, or was said by another, is no; what was not looked up is said beside a yes', {
  skip,
}, async () => {
  const issuer = issuerOf('eddsa-jcs-2022');
  const issue = async (more: JsonDocument): Promise<JsonDocument> =>
    (await post('/eddsa-jcs-2022/credentials/issue', { credential: credential(issuer, more) })).body
      .verifiableCredential!;
  const verify = async (verifiableCredential: JsonDocument): Promise<Said> =>
    post('/credentials/verify', { verifiableCredential });
  assert.deepEqual(titles(await verify(await issue({ validUntil: '2026-11-26T11:59:59Z' }))), [
    'NOT_VALID_NOW',
  ]);
  assert.deepEqual(titles(await verify(await issue({ validFrom: '2026-11-26T12:00:01Z' }))), [
    'NOT_VALID_NOW',
  ]);
  const status = {
    id: 'https://a.example/list#1',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '1',
    statusListCredential: 'https://a.example/list',
  };
  const said = await verify(await issue({ credentialStatus: status }));
  assert.deepEqual([said.status, titles(said)], [200, ['STATUS_NOT_CHECKED']]);
  const changed = { ...(await issue({})), issuer: 'did:example:other' };
  assert.deepEqual(titles(await verify(changed)), ['SIGNATURE']);
});

test('a presentation is its holder’s, and answers what was asked of it, by a proof or in an envelope', {
  skip,
}, async () => {
  const [signer, classical] = [signerOf(newKey('EdDSA')), signerOf(newKey('ES256'))];
  const [holder, other] = [didOf('Ed25519', signer.public), didOf('ES256', classical.public)];
  const presentation = (who: string): JsonDocument => ({
    '@context': [V2],
    type: ['VerifiablePresentation'],
    holder: who,
  });
  const proven = async (document: JsonDocument): Promise<JsonDocument> => {
    const options = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-jcs-2022',
      verificationMethod: methodOf(holder),
      proofPurpose: 'authentication',
      domain: 'a.example',
      challenge: '1234',
      '@context': [V2],
    };
    const signature = await signer.sign(await hashOf(document, options, 'eddsa-jcs-2022', jsonLd));
    return { ...document, proof: { ...options, proofValue: encodeBase58(signature) } };
  };
  const enveloped = async (document: JsonDocument): Promise<JsonDocument> => {
    const parts = [
      { alg: 'ES256', kid: methodOf(other), typ: 'vp+jwt' },
      { ...document, aud: 'a.example', nonce: '1234' },
    ];
    const input = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const signature = Buffer.from(await classical.sign(Buffer.from(input))).toString('base64url');
    return {
      '@context': [V2],
      type: 'EnvelopedVerifiablePresentation',
      id: `data:application/vp+jwt,${input}.${signature}`,
    };
  };
  const asked = { domain: 'a.example', challenge: '1234' };
  const said = async (verifiablePresentation: JsonDocument, options: object): Promise<readonly string[]> =>
    titles(await post('/presentations/verify', { verifiablePresentation, options }));
  for (const [good, stolen] of [
    [await proven(presentation(holder)), await proven(presentation(other))],
    [await enveloped(presentation(other)), await enveloped(presentation(holder))],
  ] as const) {
    assert.deepEqual(await said(good, asked), []);
    assert.deepEqual(await said(good, {}), []);
    assert.deepEqual(await said(good, { ...asked, challenge: '1235' }), ['CHALLENGE']);
    assert.deepEqual(await said(good, { ...asked, domain: 'b.example' }), ['DOMAIN']);
    assert.deepEqual(await said(stolen, asked), ['KEY_OF_ANOTHER']);
  }
});

test('a token of another form is refused', { skip }, async () => {
  const { body } = await post('/credentials/issue', { credential: credential(issuerOf('vc-jwt')) });
  const envelope = body.verifiableCredential!;
  const [header, payload, signature] = (envelope['id'] as string).split(',')[1]!.split('.');
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const known = JSON.parse(Buffer.from(header!, 'base64url').toString()) as object;
  const withHeader = (changes: object): string =>
    `data:application/vc+jwt,${encode({ ...known, ...changes })}.${payload}.${signature}`;
  const cases: readonly (readonly [JsonDocument, string])[] = [
    [{ id: (envelope['id'] as string).replace('vc+jwt', 'jwt') }, 'ENVELOPE'],
    [{ id: `data:application/vc+jwt,${header}.${payload}.AAAA${signature!.slice(4)}` }, 'SIGNATURE'],
    [{ id: withHeader({ alg: 'none' }) }, 'ENVELOPE'],
    [{ id: withHeader({ alg: 'EdDSA' }) }, 'KEY_UNKNOWN'],
    [{ id: withHeader({ crit: ['x'] }) }, 'ENVELOPE'],
    [{ id: withHeader({ b64: false }) }, 'ENVELOPE'],
    [{ id: withHeader({ typ: 'vp+jwt' }) }, 'ENVELOPE'],
    [{ id: withHeader({ kid: 'https://a.example/key' }) }, 'KEY_UNKNOWN'],
    [{ id: withHeader({ more: 1 }) }, 'SIGNATURE'],
    [{ '@context': [] }, 'CONTEXT'],
    [{ type: ['EnvelopedVerifiableCredential', 'Other'] }, 'TYPE'],
  ];
  for (const [changes, code] of cases)
    assert.deepEqual(
      titles(await post('/credentials/verify', { verifiableCredential: { ...envelope, ...changes } })),
      [code],
    );
});

test('hostile requests are answered, each by its own refusal', { skip }, async () => {
  const path = '/credentials/verify';
  for (const body of [
    '',
    '{',
    '[]',
    'null',
    '{"a":1,"a":2}',
    '{"verifiableCredential":"text"}',
    '{"verifiableCredential":{"__proto__":{}}}',
    '{"x":1e999}',
    '['.repeat(300),
    '\ud800',
  ])
    assert.deepEqual((await post(path, body)).status, 400, body.slice(0, 20));
  assert.deepEqual(titles(await post(path, '{"verifiableCredential":null}')), ['REQUEST']);
  assert.equal((await post(path, `"${'x'.repeat(MOST_BODY_BYTES)}"`)).status, 413);
  assert.equal((await post(path, '{}', { 'content-type': 'text/plain' })).status, 415);
  assert.equal((await post(path, '{}', { host: 'rebound.example' })).status, 421);
  assert.equal((await post('/credentials/other', '{}')).status, 404);
  assert.equal((await post('/toString/credentials/issue', '{}')).status, 404);
  assert.equal((await fetch(`${server.url}credentials/verify`)).status, 405);
  const many = {
    '@context': [V2],
    type: ['VerifiablePresentation'],
    verifiableCredential: Array.from({ length: 33 }, () => ({})),
  };
  assert.ok(titles(await post('/presentations/verify', { presentation: many })).includes('TOO_MANY'));
  assert.equal((await fetch(server.url)).status, 200);
});

test('an inline context that has no end, or asks for an address, costs its own request only', {
  skip,
}, async () => {
  const issuer = issuerOf('eddsa-rdfc-2022');
  const of = (context: JsonDocument | string): object => ({
    credential: { ...credential(issuer), '@context': [V2, context] },
  });
  const path = '/eddsa-rdfc-2022/credentials/issue';
  assert.deepEqual(titles(await post(path, of('https://elsewhere.example/context'))), ['CONTEXT_UNKNOWN']);
  assert.deepEqual(titles(await post(path, of({ '@import': 'https://elsewhere.example/context' }))), [
    'CONTEXT_UNKNOWN',
  ]);
  assert.deepEqual(titles(await post(path, of({ a: { '@id': 'b:x' }, b: 'a:y' }))), ['JSON_LD']);
  assert.equal((await post(path, { credential: credential(issuer) })).status, 201);
});
