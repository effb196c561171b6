import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { encodeBase64Url, keyProblem } from '@ancrage/base';
import fc from 'fast-check';
import { openJws } from '../readers/statement/jws-envelope.ts';
import type { Envelope } from '../reading/reading.ts';
import { entryOf, signerOf, testSigner } from '../testing/signing.ts';
import type { TrustEntry } from './trust-list.ts';
import { verifyEnvelope } from './verify-signature.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const VECTORS = `${ROOT}../shared/data/vectors/wycheproof/`;
const skip = existsSync(VECTORS) ? false : 'the Wycheproof vectors are not beside the repository';

interface Group {
  readonly comment?: string;
  /** Ed25519: the 32 bytes; P-256: 04, X, Y; in hexadecimal. */
  readonly publicKey?: { readonly pk?: string; readonly uncompressed?: string };
  readonly public?: Readonly<Record<'crv' | 'x' | 'y' | 'kid', string>>;
  readonly tests: readonly {
    readonly tcId: number;
    readonly comment: string;
    readonly msg: string;
    readonly sig: string;
    readonly jws: unknown;
    readonly result: string;
  }[];
}

function groups(name: string): readonly Group[] {
  return (JSON.parse(readFileSync(`${VECTORS}${name}_test.json`, 'utf8')) as { testGroups: Group[] })
    .testGroups;
}

function entryFor(algorithm: 'EdDSA' | 'ES256', bytes: Uint8Array, id: string): TrustEntry {
  return entryOf(testSigner('any'), { key: { id, algorithm, public: encodeBase64Url(bytes) } });
}

for (const [file, algorithm] of [
  ['ed25519', 'EdDSA'],
  ['ecdsa_secp256r1_sha256_p1363', 'ES256'],
] as const) {
  test(`Wycheproof ${file}: every verdict is the published one`, { skip }, () => {
    let checked = 0;
    for (const group of groups(file)) {
      const { pk, uncompressed } = group.publicKey!;
      const entry = entryFor(algorithm, Buffer.from(pk ?? uncompressed!.slice(2), 'hex'), `key ${checked}`);
      const listable = keyProblem(algorithm, entry.key.public) === undefined;
      for (const { tcId, msg, sig, result } of group.tests) {
        const envelope = {
          algorithm,
          keyId: entry.key.id,
          input: encodeBase64Url(Buffer.from(msg, 'hex')),
          signature: encodeBase64Url(Buffer.from(sig, 'hex')),
        } as const;
        const accepted = listable && verifyEnvelope(envelope, entry);
        assert.equal(accepted, result === 'valid', `test ${tcId}`);
        assert.equal(listable && verifyEnvelope({ ...envelope, algorithm: 'by-key' }, entry), accepted);
        checked += 1;
      }
    }
    assert.ok(checked > 100);
  });
}

test('Wycheproof json_web_signature, keys on P-256: every verdict is the published one', { skip }, () => {
  let checked = 0;
  for (const group of groups('json_web_signature')) {
    // Keys of a trust list have no use nor operations to be wrong about.
    if (group.public?.crv !== 'P-256' || group.comment === 'ec_key_for_encryption') continue;
    const coordinates = [group.public.x, group.public.y].map((part) => Buffer.from(part, 'base64url'));
    const entry = entryFor('ES256', Buffer.concat(coordinates), group.public.kid);
    for (const { tcId, jws, result } of group.tests) {
      let accepted = false;
      try {
        const { envelopes } = openJws(Buffer.from(String(jws)), undefined);
        accepted = envelopes.length === 1 && verifyEnvelope(envelopes[0]!, entry);
      } catch (error) {
        assert.match(String((error as { code?: string }).code), /^(?:SIGNATURE_SHAPE|JSON_|TEXT_)/);
      }
      assert.equal(accepted, result === 'valid', `test ${tcId}`);
      checked += 1;
    }
  }
  assert.ok(checked > 30);
});

function envelopeBy(signer: ReturnType<typeof testSigner>): Envelope {
  return openJws(Buffer.from(signer.jws('{}')), 'ancrage-statement+jwt').envelopes[0]!;
}

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x, y } = pair.publicKey.export({ format: 'jwk' });
const point = encodeBase64Url(Buffer.concat([Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]));
const es256 = signerOf(pair.privateKey, { id: 'es256', algorithm: 'ES256', public: point });

test('both algorithms verify, and only under the key, the name and the algorithm of the list', () => {
  for (const signer of [testSigner('a'), es256]) {
    const envelope = envelopeBy(signer);
    const entry = entryOf(signer);
    assert.equal(verifyEnvelope(envelope, entry), true);
    assert.equal(verifyEnvelope({ ...envelope, algorithm: 'by-key' }, entry), true);
    assert.equal(verifyEnvelope({ ...envelope, keyId: 'other' }, entry), false);
    const wrong = envelope.algorithm === 'EdDSA' ? 'ES256' : 'EdDSA';
    assert.equal(verifyEnvelope({ ...envelope, algorithm: wrong }, entry), false);
    const other = entryOf(testSigner('b'), { key: { ...testSigner('b').key, id: signer.key.id } });
    assert.equal(verifyEnvelope({ ...envelope, algorithm: 'by-key' }, other), false);
  }
});

test('a key of the wrong shape in a list is no proof, and no crash', () => {
  const envelope = envelopeBy(testSigner('a'));
  for (const bytes of ['', 'AA', point, '!'])
    assert.equal(
      verifyEnvelope(envelope, entryOf(testSigner('a'), { key: { ...testSigner('a').key, public: bytes } })),
      false,
    );
});

test('any bytes as input or signature never verify and never throw', () => {
  const envelope = envelopeBy(testSigner('a'));
  const entry = entryOf(testSigner('a'));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.string(), (bytes, text) => {
      assert.equal(verifyEnvelope({ ...envelope, signature: encodeBase64Url(bytes) }, entry), false);
      assert.equal(verifyEnvelope({ ...envelope, input: encodeBase64Url(bytes) }, entry), false);
      assert.equal(verifyEnvelope({ ...envelope, signature: text }, entry), false);
    }),
    { numRuns: 100 },
  );
});
