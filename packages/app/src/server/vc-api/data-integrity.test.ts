import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseInstant } from '@ancrage/base';
import { newKey, signerOf } from '@ancrage/keys';
import fc from 'fast-check';
import { addProof, type Cryptosuite, cryptosuites, hashOf, verifyProofs } from './data-integrity.ts';
import { type JsonDocument, listOf, readDocument } from './json-document.ts';
import { type Canonizer, hasJsonLd, WatchedJsonLd, withinTime } from './json-ld.ts';
import { decodeBase58 } from './multibase.ts';

const VECTORS = fileURLToPath(new URL('../../../../../../shared/data/vectors/eddsa/', import.meta.url));
const noVectors = existsSync(VECTORS) ? false : 'the vectors of W3C are not beside the repository';
const noJsonLd = hasJsonLd() ? false : 'packages/app/vc-api is not installed';

const jsonLd = new WatchedJsonLd();
after(() => jsonLd.close());
/** For JCS, which asks nothing of it. */
const none: Canonizer = {
  canonize: () => Promise.reject(new Error('nobody asked for JSON-LD')),
};

const text = (name: string): string => readFileSync(`${VECTORS}${name}`, 'utf8');
const read = (name: string): JsonDocument => readDocument(text(name)) as JsonDocument;
const now = parseInstant('2026-11-26T00:00:00Z');
const expected = { purpose: 'assertionMethod', now } as const;

/** The key that the vectors are signed with: their multicodec, two bytes, then the seed. */
function vectorSigner() {
  const { privateKeyMultibase } = JSON.parse(text('keyPair.json')) as { privateKeyMultibase: string };
  const seed = decodeBase58(privateKeyMultibase)!.subarray(2);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return signerOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

const files = {
  'eddsa-jcs-2022': ['eddsa-jcs-2022/', 'JCS'],
  'eddsa-rdfc-2022': ['eddsa-rdfc-2022/', 'DataInt'],
} as const;

for (const cryptosuite of cryptosuites) {
  const [folder, end] = files[cryptosuite];
  const port = cryptosuite === 'eddsa-jcs-2022' ? none : jsonLd;
  const skip = noVectors || (port === jsonLd && noJsonLd);

  test(`${cryptosuite}: every value of W3C’s vector, from the bytes signed to the proof`, {
    skip,
  }, async () => {
    const [unsigned, config, signed] = [
      read('unsigned.json'),
      read(`${folder}proofConfig${end}.json`),
      read(`${folder}signed${end}.json`),
    ];
    const hash = Buffer.from(await hashOf(unsigned, config, cryptosuite, port)).toString('hex');
    assert.equal(hash, text(`${folder}combinedHash${end}.txt`).trim());
    const created = parseInstant(config['created'] as string);
    const made = await addProof(unsigned, cryptosuite, {
      signer: vectorSigner(),
      now: created,
      jsonLd: port,
    });
    assert.deepEqual(made, signed);
    const [controller] = await verifyProofs(signed, expected, port);
    assert.equal(controller, (config['verificationMethod'] as string).split('#')[0]);
  });
}

test('canonical N-Quads are those of W3C’s vector', { skip: noVectors || noJsonLd }, async () => {
  const [quads] = await jsonLd.canonize([read('unsigned.json')]);
  assert.equal(quads, text('eddsa-rdfc-2022/canonDocDataInt.txt'));
});

test('sets and chains of W3C’s vectors hold, and a link taken out does not', {
  skip: noVectors || noJsonLd,
}, async () => {
  for (const name of ['signedProofSet1', 'signedProofSet2', 'signedProofChain1', 'signedProofChain2']) {
    const signed = read(`proof-set-chain/${name}.json`);
    const controllers = await verifyProofs(signed, expected, jsonLd);
    assert.equal(controllers.size, listOf(signed['proof']).length, name);
  }
  const chain = read('proof-set-chain/signedProofChain2.json');
  const proofs = chain['proof'] as readonly JsonDocument[];
  const without = { ...chain, proof: proofs.slice(1) };
  await assert.rejects(verifyProofs(without, expected, jsonLd), { code: 'PREVIOUS_PROOF' });
  // The last is bound to the third as it stands: another value there is another document.
  const other = { ...proofs[2]!, proofValue: proofs[3]!['proofValue']! };
  const changed = { ...chain, proof: [proofs[0]!, proofs[1]!, other, proofs[3]!] };
  await assert.rejects(verifyProofs(changed, expected, jsonLd), { code: 'SIGNATURE' });
});

test('a context that does not come with Ancrage is named, not fetched', {
  skip: noVectors || noJsonLd,
}, async () => {
  const employ = read('eddsa-rdfc-2022/employ/signedDataInt.json');
  await assert.rejects(verifyProofs(employ, expected, jsonLd), {
    code: 'CONTEXT_UNKNOWN',
    place: 'https://w3id.org/citizenship/v4rc1',
  });
});

const credential: JsonDocument = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
};
const signer = signerOf(newKey('EdDSA'));
const secured = (suite: Cryptosuite = 'eddsa-jcs-2022', port: Canonizer = none): Promise<JsonDocument> =>
  addProof(credential, suite, { signer, now, jsonLd: port });

/** The proof with some of its members changed; undefined takes one out. */
function withProof(document: JsonDocument, changes: Readonly<Record<string, unknown>>): JsonDocument {
  const proof = Object.entries({ ...(document['proof'] as JsonDocument), ...changes });
  return {
    ...document,
    proof: Object.fromEntries(proof.filter(([, value]) => value !== undefined)) as JsonDocument,
  };
}

test('what a proof must be is asked of it, whoever signed', async () => {
  const signed = await secured();
  const cases = [
    [{ type: 'Other' }, 'PROOF'],
    [{ cryptosuite: 'eddsa-2022' }, 'PROOF'],
    [{ proofValue: undefined }, 'PROOF'],
    [{ proofValue: `u${'A'.repeat(86)}` }, 'PROOF'],
    [{ proofValue: 'z11' }, 'SIGNATURE'],
    [{ proofPurpose: 'authentication' }, 'PURPOSE'],
    [{ verificationMethod: undefined }, 'KEY_UNKNOWN'],
    [{ verificationMethod: 'https://issuer.example/#key' }, 'KEY_UNKNOWN'],
    [{ id: 'first' }, 'IDENTIFIER'],
    [{ created: '2026-11-26' }, 'INSTANT'],
    [{ created: '2026-11-26T00:00:00Z', expires: '2026-11-25T00:00:00Z' }, 'NOT_VALID_NOW'],
    [{ previousProof: 'urn:uuid:not-there' }, 'PREVIOUS_PROOF'],
    [{ previousProof: [] }, 'PREVIOUS_PROOF'],
    [{ '@context': ['https://www.w3.org/ns/credentials/v2', 'https://other.example/'] }, 'CONTEXT'],
    [{ '@context': undefined }, 'SIGNATURE'],
    [{ more: true }, 'SIGNATURE'],
  ] as const;
  for (const [changes, code] of cases)
    await assert.rejects(
      verifyProofs(withProof(signed, changes), expected, none),
      { code },
      JSON.stringify(changes),
    );
  await assert.rejects(verifyProofs(credential, expected, none), { code: 'NOT_SECURED' });
  const many = { ...signed, proof: Array.from({ length: 9 }, () => signed['proof']!) };
  await assert.rejects(verifyProofs(many, expected, none), { code: 'TOO_MANY' });
  await assert.rejects(verifyProofs(signed, { ...expected, domain: 'a' }, none), { code: 'DOMAIN' });
  await assert.rejects(verifyProofs(signed, { ...expected, challenge: '1' }, none), { code: 'CHALLENGE' });
});

test('what takes too long ends with its thread, and the next request has another', {
  skip: noJsonLd,
}, async (t) => {
  const hurried = new WatchedJsonLd(1);
  t.after(() => hurried.close());
  const long = {
    '@context': {},
    '@graph': Array.from({ length: 30_000 }, (_, i) => ({ '@id': `urn:x:${i}`, 'urn:p': `${i}` })),
  };
  for (let round = 0; round < 2; round++)
    await assert.rejects(hurried.canonize([long]), { code: 'TOO_COSTLY' });
});

test('a request that has had its time begins nothing more', async () => {
  let time = 0;
  const asked: number[] = [];
  const within = withinTime({ canonize: async () => [String(asked.push(time))] }, 100, () => time);
  assert.deepEqual(await within.canonize([]), ['1']);
  time = 101;
  await assert.rejects(within.canonize([]), { code: 'TOO_COSTLY' });
  assert.deepEqual(asked, [0]);
});

test('contexts added after a proof by JCS leave it whole', async () => {
  const signed = await secured();
  const more = {
    ...signed,
    '@context': [...(credential['@context'] as readonly string[]), 'https://more.example/'],
  };
  assert.equal((await verifyProofs(more, expected, none)).size, 1);
});

test('no other value anywhere in a document that JCS secured verifies', async () => {
  const signed = await secured();
  const bytes = Buffer.from(JSON.stringify(signed));
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= mask;
      let document: unknown;
      try {
        document = readDocument(changed);
      } catch {
        return;
      }
      await assert.rejects(verifyProofs(document as JsonDocument, expected, none));
    }),
    { numRuns: 300 },
  );
});

test('nodes without names that look alike end the request, not the server', { skip: noJsonLd }, async (t) => {
  const quick = new WatchedJsonLd(3000);
  t.after(() => quick.close());
  const nodes = Array.from({ length: 12 }, (_, i) => ({
    '@id': `_:n${i}`,
    'urn:next': Array.from({ length: 12 }, (_unused, j) => ({ '@id': `_:n${j}` })),
  }));
  await assert.rejects(quick.canonize([{ '@context': {}, '@graph': nodes }]), (error: { code: string }) =>
    ['TOO_COSTLY', 'JSON_LD'].includes(error.code),
  );
  const [quads] = await quick.canonize([credential]);
  assert.match(quads!, /issuer/);
});
