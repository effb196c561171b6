import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { texts } from '@ancrage/base/texts';
import { credentialProblems, presentationProblems } from './data-model.ts';
import { issueCredential, issuerOf, type Securing, securings } from './issue.ts';
import { isObject, type Json, type JsonDocument, readDocument } from './json-document.ts';
import { hasJsonLd, WatchedJsonLd } from './json-ld.ts';
import { isWarning, problemCodes, problemType } from './problem.ts';
import { verifyCredential } from './verify.ts';

const VECTORS = fileURLToPath(
  new URL('../../../../../../shared/data/vectors/vc-data-model-2.0/', import.meta.url),
);
const skip =
  (existsSync(VECTORS) ? false : 'the inputs of W3C’s suite are not beside the repository') ||
  (hasJsonLd() ? false : 'packages/app/vc-api is not installed');

const jsonLd = new WatchedJsonLd();
after(() => jsonLd.close());
const now = Date.UTC(2026, 10, 26);

/** What the suite does to its inputs before it sends them. */
function prepared(name: string, securing: Securing): JsonDocument {
  const input = readDocument(readFileSync(`${VECTORS}${name}`)) as JsonDocument;
  const { issuer } = input;
  if (issuer === undefined) return { ...input, issuer: issuerOf(securing) };
  if (!isObject(issuer) || 'id' in issuer) return input;
  return { ...input, issuer: { ...issuer, id: issuerOf(securing) } };
}

for (const securing of securings) {
  test(`the inputs of W3C’s suite, secured with ${securing}: what is right is issued and verified, what is wrong is refused`, {
    skip,
  }, async () => {
    const names = readdirSync(VECTORS).filter((name) =>
      /^(?:credential|issuer)-.*(?:ok|fail|inject)\.json$/.test(name),
    );
    assert.ok(names.length > 60);
    for (const name of names) {
      // Dates that the suite fills in; and proofs of a kind that is not known here, which no case of it uses.
      if (/validUntil-validFrom|credential-proof/.test(name)) continue;
      const issued = issueCredential(prepared(name, securing), securing, { jsonLd, now });
      if (!name.endsWith('-ok.json')) {
        await assert.rejects(
          issued,
          (error: { code?: string }) => problemCodes.includes(error.code as 'TYPE'),
          name,
        );
        continue;
      }
      const problems = await verifyCredential(
        await issued.catch((error: Error) => assert.fail(`${name} ${error.message}`)),
        { jsonLd, now },
      );
      // Some of them say of themselves that they are no longer valid, or not yet.
      const left = problems.filter((problem) => !isWarning(problem) && problem.code !== 'NOT_VALID_NOW');
      assert.deepEqual(left, [], name);
    }
  });
}

const right = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
};
const codesOf = (changes: { readonly [key: string]: Json }): string[] =>
  credentialProblems({ ...right, ...changes }).map(({ code, place }) => `${code} ${place}`);
const V2 = 'https://www.w3.org/ns/credentials/v2';
const sri = 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU';

test('each rule of the data model names what breaks it', () => {
  assert.deepEqual(codesOf({}), []);
  assert.deepEqual(codesOf({ '@context': V2 }), ['CONTEXT /@context']);
  assert.deepEqual(codesOf({ '@context': [V2, 'not an address', 7] }), [
    'CONTEXT /@context/1',
    'CONTEXT /@context/2',
  ]);
  assert.deepEqual(codesOf({ type: 'VerifiableCredential' }), []);
  assert.deepEqual(codesOf({ type: ['VerifiableCredential', ''] }), ['TYPE /type']);
  assert.deepEqual(codesOf({ id: null }), ['IDENTIFIER /id']);
  assert.deepEqual(codesOf({ issuer: { id: 'x' } }), ['ISSUER /issuer']);
  assert.deepEqual(codesOf({ credentialSubject: [] }), ['SUBJECT /credentialSubject']);
  assert.deepEqual(codesOf({ credentialSubject: [{ id: 'did:a:b' }, {}] }), ['SUBJECT /credentialSubject/1']);
  assert.deepEqual(codesOf({ name: { '@value': 'x', '@language': 'fr', '@direction': 'ltr' } }), []);
  assert.deepEqual(codesOf({ name: { '@value': 'x', url: 'y' } }), ['LANGUAGE_VALUE /name']);
  assert.deepEqual(codesOf({ validFrom: '2026-01-01' }), ['INSTANT /validFrom']);
  assert.deepEqual(codesOf({ validFrom: '2026-01-02T00:00:00Z', validUntil: '2026-01-02T01:00:00+02:00' }), [
    'PERIOD /validUntil',
  ]);
  assert.deepEqual(codesOf({ credentialSchema: { type: 'JsonSchema' } }), [
    'IDENTIFIER /credentialSchema/id',
  ]);
  assert.deepEqual(codesOf({ evidence: ['x', { id: 'y' }] }), [
    'OBJECT /evidence/0',
    'TYPE /evidence/1/type',
    'IDENTIFIER /evidence/1/id',
  ]);
});

test('a digest is compared with what the recommendation fixes; what is not known is a warning', () => {
  const one = (related: Json): string[] => codesOf({ relatedResource: related });
  assert.deepEqual(one({ id: V2, digestSRI: sri }), []);
  const multihash = (digest: string): string =>
    `u${Buffer.from(`1220${digest}`, 'hex').toString('base64url')}`;
  const digest = '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734';
  assert.deepEqual(one({ id: V2, digestMultibase: multihash(digest) }), []);
  assert.deepEqual(one({ id: V2, digestMultibase: multihash(digest.replace('5', '6')) }), [
    'RESOURCE_DIFFERS /relatedResource/0',
  ]);
  // The bare digest, without the name of its function, is no multihash.
  assert.deepEqual(one({ id: V2, digestMultibase: 'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k' }), [
    'DIGEST /relatedResource/0',
  ]);
  assert.deepEqual(
    one([
      { id: V2, digestSRI: sri },
      { id: V2, digestSRI: sri },
    ]),
    ['IDENTIFIER /relatedResource/1/id'],
  );
  assert.deepEqual(one({ id: 'https://a.example/', digestSRI: sri }), [
    'RESOURCE_NOT_CHECKED /relatedResource/0',
  ]);
  assert.ok(isWarning({ code: 'RESOURCE_NOT_CHECKED', place: '' }));
});

test('version 1.1 asks for the date of issue', () => {
  const old = { ...right, '@context': ['https://www.w3.org/2018/credentials/v1'] };
  assert.deepEqual(credentialProblems(old), [{ code: 'INSTANT', place: '/issuanceDate' }]);
  assert.deepEqual(credentialProblems({ ...old, issuanceDate: '2026-01-01T00:00:00Z' }), []);
});

test('a presentation names the credential that is wrong', () => {
  const presentation = {
    '@context': [V2],
    type: ['VerifiablePresentation'],
    verifiableCredential: [right, 'x', { ...right, issuer: 1 }],
  };
  assert.deepEqual(presentationProblems(presentation), [
    { code: 'OBJECT', place: '/verifiableCredential/1' },
    { code: 'ISSUER', place: '/verifiableCredential/2/issuer' },
  ]);
});

test('the presentations of W3C’s suite: what their names call wrong is wrong, and only that', {
  skip,
}, () => {
  const names = readdirSync(VECTORS).filter((name) =>
    /^presentation-.*-(?:ok|fail|inject)\.json$/.test(name),
  );
  assert.ok(names.length > 15);
  for (const name of names) {
    const problems = presentationProblems(readDocument(readFileSync(`${VECTORS}${name}`)) as JsonDocument);
    assert.equal(problems.length === 0, name.endsWith('-ok.json'), `${name} ${JSON.stringify(problems)}`);
  }
});

test('every problem has words in both languages and an address', () => {
  const worded = Object.keys(texts).filter((key) => key.startsWith('vc-api.'));
  assert.deepEqual(worded.toSorted(), problemCodes.map((code) => `vc-api.${code}`).toSorted());
  for (const code of problemCodes)
    assert.match(problemType(code), /^https:\/\/w(?:3id|ww\.w3)\.org\/\S+#[A-Z_]+$/);
});
