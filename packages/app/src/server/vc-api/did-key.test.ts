import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBase64Url } from '@ancrage/base';
import { newKey, signerOf } from '@ancrage/keys';
import fc from 'fast-check';
import { didOf, keyOfMethod, methodOf } from './did-key.ts';
import { decodeBase58, encodeBase58 } from './multibase.ts';

test('base58 gives back what it was given, in one text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      assert.deepEqual(decodeBase58(encodeBase58(bytes)), bytes);
    }),
  );
  assert.equal(encodeBase58(Uint8Array.of(0, 0, 1)), 'z112');
  for (const text of ['', '1', 'u1', 'z0', 'zO', `z${'1'.repeat(200)}`])
    assert.equal(decodeBase58(text), undefined);
});

test('a did:key holds its key, of either algorithm', () => {
  for (let round = 0; round < 20; round++) {
    for (const [kind, algorithm] of [
      ['EdDSA', 'Ed25519'],
      ['ES256', 'ES256'],
    ] as const) {
      const signer = signerOf(newKey(kind));
      const did = didOf(algorithm, signer.public);
      assert.deepEqual(keyOfMethod(methodOf(did)), {
        algorithm,
        key: decodeBase64Url(signer.public),
        controller: did,
      });
    }
  }
});

test('any other name of a key is not known', () => {
  const did = didOf('Ed25519', signerOf(newKey('EdDSA')).public);
  const other = didOf('Ed25519', signerOf(newKey('EdDSA')).public);
  const outside = encodeBase58(Uint8Array.from([0x80, 0x24, 5, ...new Uint8Array(32)]));
  for (const method of [
    undefined,
    7,
    did,
    `${did}#`,
    `${did}#${other.slice(8)}`,
    'did:web:a.example#key',
    `did:key:${outside}#${outside}`,
    methodOf(did).replace('z6Mk', 'z6Mz'),
  ])
    assert.throws(() => keyOfMethod(method), { code: 'KEY_UNKNOWN' }, String(method));
});
