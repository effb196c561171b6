import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { text } from '@ancrage/base/texts';
import { keysErrorCodes, KeysError } from './keys-error.ts';
import { jwkOf, keyIdOf } from './public-key.ts';
import { loadSigningKey } from './signing-key.ts';

const pem = (key: KeyObject, passphrase?: string): string =>
  key
    .export({
      format: 'pem',
      type: 'pkcs8',
      ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
    })
    .toString();

const ed = generateKeyPairSync('ed25519').privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const refused =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof KeysError && error.code === code;

test('keys of both algorithms sign what their public half verifies, in 64 bytes', () => {
  const input = Buffer.from('to be signed');
  for (const key of [ed, ec]) {
    const signing = loadSigningKey(pem(key));
    const signature = signing.sign(input);
    assert.equal(signature.length, 64);
    assert.equal(signing.id, keyIdOf(signing));
    const publicKey = createPublicKey({ key: jwkOf(signing), format: 'jwk' });
    const verified =
      signing.algorithm === 'EdDSA'
        ? verify(null, input, publicKey, signature)
        : verify('sha256', input, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
    assert.equal(verified, true);
  }
});

test('a key may be known by another name', () => {
  assert.equal(loadSigningKey(pem(ed), { keyId: 'vigie-2026' }).id, 'vigie-2026');
});

test('an encrypted key opens with its passphrase only', () => {
  const locked = pem(ed, 'sésame');
  assert.equal(loadSigningKey(locked, { passphrase: 'sésame' }).public, loadSigningKey(pem(ed)).public);
  assert.throws(() => loadSigningKey(locked), refused('KEY_PASSPHRASE'));
  assert.throws(() => loadSigningKey(locked, { passphrase: 'autre' }), refused('KEY_PASSPHRASE'));
  assert.throws(() => loadSigningKey(locked, { passphrase: '' }), refused('KEY_PASSPHRASE'));
});

test('what is not a private key of the right kind is refused', () => {
  const publicPem = createPublicKey(ed).export({ format: 'pem', type: 'spki' }).toString();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const broken = pem(ed).replace(/\n[A-Za-z0-9+/=]+\n/, '\nAAAA\n');
  for (const text of ['', 'x', publicPem, broken])
    assert.throws(() => loadSigningKey(text), refused('KEY_UNREADABLE'));
  assert.throws(() => loadSigningKey(pem(rsa)), refused('KEY_ALGORITHM'));
});

test('an error tells nothing of the key, and has its words in both languages', () => {
  const locked = pem(ed, 'sésame');
  try {
    loadSigningKey(locked, { passphrase: 'pas la bonne' });
    assert.fail('opened');
  } catch (error) {
    const shown = `${String(error)} ${JSON.stringify(error)}`;
    assert.ok(!shown.includes('pas la bonne') && !shown.includes(locked.slice(40, 60)));
  }
  for (const code of keysErrorCodes) {
    const params = { found: 'x', name: 'y', least: 8, url: 'z', why: 'w' };
    assert.notEqual(text(`error.keys.${code}`, 'fr', params), text(`error.keys.${code}`, 'en', params));
  }
});
