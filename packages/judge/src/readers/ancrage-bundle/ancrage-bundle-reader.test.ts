import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import { fileOf } from '../../testing/file-of.ts';
import { testSigner } from '../../testing/signing.ts';
import { recogniseReader } from '../registry.ts';
import { ancrageBundleReader } from './ancrage-bundle-reader.ts';

const CLAIMS = {
  credentialSubject: {
    service: { name: 'Hôte' },
    judgement: { scheme: { name: 'qc-souverainete', version: '2026.1' } },
    level: 3,
  },
  validUntil: '2027-03-31T23:59:59Z',
};
const bundle = (claims: unknown): string =>
  JSON.stringify({
    ancrage: 'ancrage-bundle/1',
    credential: testSigner('issuer').jws(claims, { typ: 'vc+jwt' }),
    status: {},
  });

function codeOf(input: string | Uint8Array): string {
  const { bytes, evidence } = fileOf(input);
  try {
    ancrageBundleReader.read(bytes, { evidence, name: 'x' });
    return 'read';
  } catch (error) {
    assert.ok(error instanceof JudgeError || isBaseError(error), String(error));
    return error.code;
  }
}

test('the claims of the credential are read as declared, and the proofs are said to be unopened', () => {
  const { bytes, evidence: id } = fileOf(bundle(CLAIMS));
  assert.equal(recogniseReader(bytes, 'x'), ancrageBundleReader);
  const { evidence, facts, notes } = ancrageBundleReader.read(bytes, { evidence: id, name: 'x' });
  assert.deepEqual(
    facts.map(({ kind, value, method }) => ({ kind, value, method })),
    [
      {
        kind: 'host-bundle',
        value: { service: 'Hôte', scheme: 'qc-souverainete/2026.1', level: 3, valid_until: '2027-03-31' },
        method: 'declared',
      },
    ],
  );
  assert.deepEqual(
    notes.map(({ code }) => code),
    ['OPAQUE_CONTENT'],
  );
  assert.deepEqual(evidence, [{ id, format: 'ancrage-bundle', version: '1', validUntil: '2027-03-31' }]);
});

test('what is missing or of another version is refused', () => {
  assert.equal(codeOf(bundle({ ...CLAIMS, validUntil: undefined })), 'READ_SHAPE');
  assert.equal(codeOf(bundle({ ...CLAIMS, validUntil: 'soon' })), 'DATE_SYNTAX');
  assert.equal(codeOf(bundle({ validUntil: CLAIMS.validUntil })), 'READ_SHAPE');
  assert.equal(codeOf('{"ancrage":"ancrage-bundle/2"}'), 'READ_VERSION');
  assert.equal(codeOf('{"ancrage":"ancrage-bundle/1","credential":"x"}'), 'SIGNATURE_SHAPE');
});

test('any bytes are read or refused, never more', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json(),
        fc.json().map((json) => bundle(json)),
      ),
      (input) => {
        codeOf(input);
      },
    ),
    { numRuns: 200 },
  );
});

test('a bundle that was issued is read as such', () => {
  const path = new URL('../../../../../vectors/1/0002.bundle.json', import.meta.url);
  const { bytes, evidence: id } = fileOf(readFileSync(path));
  assert.equal(recogniseReader(bytes, 'x'), ancrageBundleReader);
  const { facts } = ancrageBundleReader.read(bytes, { evidence: id, name: 'x' });
  assert.deepEqual(
    facts.map(({ value }) => value),
    [
      {
        service: 'Nordet Fonds de roche',
        scheme: 'qc-souverainete/2026.1',
        level: 4,
        valid_until: '2027-11-25',
      },
    ],
  );
});
