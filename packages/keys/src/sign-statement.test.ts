import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { dssePae } from '@ancrage/base';
import { demonstrationKey, demonstrationRoles, isDemonstrationRole } from './demonstration-key.ts';
import { KeysError } from './keys-error.ts';
import { jwkOf } from './public-key.ts';
import { signCollection } from './sign-collection.ts';
import { signStatement } from './sign-statement.ts';

const assessor = demonstrationKey('assessor');
const publicKey = createPublicKey({ key: jwkOf(assessor), format: 'jwk' });

test('a statement is signed over header and payload, in canonical JSON, always the same bytes', () => {
  const jws = signStatement({ b: 1, a: 'é' }, assessor);
  assert.equal(jws, signStatement({ a: 'é', b: 1 }, demonstrationKey('assessor')));
  const [header, payload, signature] = jws.split('.') as [string, string, string];
  assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString()), {
    alg: 'EdDSA',
    kid: assessor.id,
    typ: 'ancrage-statement+jwt',
  });
  assert.equal(Buffer.from(payload, 'base64url').toString(), '{"a":"é","b":1}');
  const input = Buffer.from(`${header}.${payload}`);
  assert.equal(verify(null, input, publicKey, Buffer.from(signature, 'base64url')), true);
});

test('a collection is signed over its type and payload, whatever the order of its files', () => {
  const files = [
    { name: 'b', sha256: 'b'.repeat(64) },
    { name: 'a', sha256: 'a'.repeat(64) },
  ];
  const options = { key: assessor, about: 'S', tool: 't', collectedAt: '2026-10-01T02:00:00+02:00' };
  const json = signCollection({ ...options, files });
  assert.equal(json, signCollection({ ...options, files: files.toReversed() }));
  const envelope = JSON.parse(json) as {
    payloadType: string;
    payload: string;
    signatures: { keyid: string; sig: string }[];
  };
  const payload = Buffer.from(envelope.payload, 'base64');
  assert.deepEqual(JSON.parse(payload.toString()), {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: 'a', digest: { sha256: 'a'.repeat(64) } },
      { name: 'b', digest: { sha256: 'b'.repeat(64) } },
    ],
    predicateType: 'urn:ancrage:collection:1',
    predicate: { about: 'S', tool: 't', collected_at: '2026-10-01T00:00:00Z' },
  });
  assert.equal(envelope.signatures[0]!.keyid, assessor.id);
  const signature = Buffer.from(envelope.signatures[0]!.sig, 'base64');
  assert.equal(verify(null, dssePae(envelope.payloadType, payload), publicKey, signature), true);
});

test('an empty collection and two files of one name are refused', () => {
  const options = { key: assessor, about: 'S', tool: 't', collectedAt: '2026-10-01T00:00:00Z' };
  const one = { name: 'a', sha256: 'a'.repeat(64) };
  const refused =
    (code: string) =>
    (error: unknown): boolean =>
      error instanceof KeysError && error.code === code;
  assert.throws(() => signCollection({ ...options, files: [] }), refused('COLLECTION_EMPTY'));
  assert.throws(() => signCollection({ ...options, files: [one, one] }), refused('COLLECTION_NAME_TWICE'));
});

test('demonstration keys come from their phrase alone', () => {
  // SHA-256 of "ancrage demonstration key: assessor" as an Ed25519 seed, made once with another tool.
  assert.equal(assessor.public, '7x1fi-ImFDulMlN1ASD-QAUOugFcFKiYZh9aFfb9dbU');
  const all = Object.keys(demonstrationRoles).filter(isDemonstrationRole).map(demonstrationKey);
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  assert.equal(isDemonstrationRole('toString'), false);
});
