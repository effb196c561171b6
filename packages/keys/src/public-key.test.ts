import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { KeysError } from './keys-error.ts';
import { jwkOf, keyIdOf, publicKeyOf } from './public-key.ts';

test('the thumbprint of the Ed25519 key of RFC 8037, appendix A.3', () => {
  const key = { algorithm: 'EdDSA', public: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
  assert.equal(keyIdOf(key), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});

test('the public half is the same from the private and from the public key', () => {
  for (const pair of [generateKeyPairSync('ed25519'), generateKeyPairSync('ec', { namedCurve: 'P-256' })]) {
    const known = publicKeyOf(pair.privateKey);
    assert.deepEqual(publicKeyOf(pair.publicKey), known);
    assert.deepEqual(publicKeyOf(createPublicKey({ key: jwkOf(known), format: 'jwk' })), known);
    assert.equal(Buffer.from(known.public, 'base64url').length, known.algorithm === 'EdDSA' ? 32 : 64);
  }
});

test('other keys are refused, with their kind', () => {
  const others = [
    [generateKeyPairSync('ec', { namedCurve: 'P-384' }), 'secp384r1'],
    [generateKeyPairSync('x25519'), 'x25519'],
    [generateKeyPairSync('rsa', { modulusLength: 1024 }), 'rsa'],
  ] as const;
  for (const [{ publicKey }, found] of others) {
    assert.throws(
      () => publicKeyOf(publicKey),
      (error) =>
        error instanceof KeysError && error.code === 'KEY_ALGORITHM' && error.details['found'] === found,
    );
  }
});
