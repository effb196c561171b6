import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { verifySignature } from '@ancrage/proof';
import { newKey, openKeyFile, sealKey } from './key-file.ts';
import { KeysError } from './keys-error.ts';
import { signerAlgorithms, signerOf } from './signer.ts';

/** The least that is allowed, for tests are many. */
const cheap = { cost: 16_384 };
const passphrase = 'une phrase de passe';
const refused =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof KeysError && error.code === code;

for (const algorithm of signerAlgorithms) {
  test(`${algorithm}: a sealed key opens with its passphrase only, and signs what its public half verifies`, async () => {
    const key = newKey(algorithm);
    const file = sealKey(key, passphrase, cheap);
    const signer = openKeyFile(Buffer.from(file), { passphrase });
    const { id, public: encoded } = signerOf(key);
    assert.deepEqual([signer.id, signer.algorithm, signer.public], [id, algorithm, encoded]);
    const message = Buffer.from('to be signed');
    const check = {
      algorithm: algorithm === 'EdDSA' ? 'Ed25519' : algorithm,
      key: Buffer.from(signer.public, 'base64url'),
      message,
      signature: await signer.sign(message),
    } as const;
    assert.equal(verifySignature(check), true);
    assert.throws(() => openKeyFile(Buffer.from(file)), refused('KEY_PASSPHRASE'));
    assert.throws(
      () => openKeyFile(Buffer.from(file), { passphrase: 'une autre phrase' }),
      refused('KEY_PASSPHRASE'),
    );
  });
}

test('nothing of a key file can be changed unseen, and no file can ask for more memory', () => {
  const file = JSON.parse(sealKey(newKey('EdDSA'), passphrase, cheap)) as Record<string, unknown>;
  const open = (changed: Record<string, unknown>): unknown =>
    openKeyFile(Buffer.from(`${JSON.stringify(sorted(changed))}\n`), { passphrase });
  assert.ok(open(file));
  const other = JSON.parse(sealKey(newKey('EdDSA'), passphrase, cheap)) as Record<string, unknown>;
  for (const part of ['id', 'public', 'sealed', 'kdf', 'cipher'])
    assert.throws(() => open({ ...file, [part]: other[part] }), refused('KEY_PASSPHRASE'), part);
  const kdf = file['kdf'] as Record<string, unknown>;
  assert.throws(() => open({ ...file, kdf: { ...kdf, N: 1_048_576 } }), refused('KEY_UNREADABLE'));
  assert.throws(() => open({ ...file, extra: 1 }), refused('KEY_UNREADABLE'));
});

test('a short passphrase seals nothing; two forms of one letter are one passphrase', () => {
  assert.throws(() => sealKey(newKey('EdDSA'), '1234567'), refused('KEY_PASSPHRASE_SHORT'));
  const file = sealKey(newKey('EdDSA'), 'sésame ouvre-toi'.normalize('NFD'), cheap);
  assert.ok(openKeyFile(Buffer.from(file), { passphrase: 'sésame ouvre-toi'.normalize('NFC') }));
});

test('PEM opens too, and other kinds of key are refused', () => {
  const pem = (options: object): Buffer =>
    Buffer.from(
      generateKeyPairSync('ed25519')
        .privateKey.export({ format: 'pem', type: 'pkcs8', ...options })
        .toString(),
    );
  assert.equal(openKeyFile(pem({})).algorithm, 'EdDSA');
  const locked = pem({ cipher: 'aes-256-cbc', passphrase });
  assert.equal(openKeyFile(locked, { passphrase, keyId: 'k' }).id, 'k');
  assert.throws(() => openKeyFile(locked), refused('KEY_PASSPHRASE'));
  assert.throws(() => openKeyFile(Buffer.from('hello')), refused('KEY_UNREADABLE'));
  assert.throws(() => openKeyFile(Buffer.from('{}')), refused('KEY_UNREADABLE'));
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  assert.throws(() => signerOf(rsa), refused('KEY_ALGORITHM'));
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
