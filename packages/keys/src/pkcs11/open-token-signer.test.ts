import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { decodeBase64Url } from '@ancrage/base';
import { verifySignature } from '@ancrage/proof';
import { newKey } from '../key-file.ts';
import { KeysError, type KeysErrorCode } from '../keys-error.ts';
import { signerOf } from '../signer.ts';
import { openTokenSigner } from './open-token-signer.ts';
import { parsePkcs11Uri } from './pkcs11-uri.ts';

const MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const installed = existsSync(fileURLToPath(new URL('../../pkcs11/node_modules/pkcs11js', import.meta.url)));
const hasToken = existsSync(MODULE) && spawnSync('softhsm2-util', ['--version']).status === 0;
const skip = installed
  ? hasToken
    ? false
    : 'SoftHSM 2 is not on this machine'
  : 'pkcs11js is not installed: npm ci --prefix packages/keys/pkcs11';
const PIN = '4711';
const keys = { p256: newKey('ES256'), ed25519: newKey('EdDSA') };
let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ancrage-token-'));
  if (skip !== false) return;
  mkdirSync(join(folder, 'tokens'));
  const config = join(folder, 'softhsm2.conf');
  writeFileSync(config, `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`);
  process.env['SOFTHSM2_CONF'] = config;
  const util = (...args: string[]): Buffer => execFileSync('softhsm2-util', args, { stdio: 'pipe' });
  util('--init-token', '--free', '--label', 'Jeton d’essai', '--so-pin', '87654321', '--pin', PIN);
  for (const [index, [label, key]] of Object.entries(keys).entries()) {
    const path = join(folder, `${label}.pem`);
    writeFileSync(path, key.export({ format: 'pem', type: 'pkcs8' }));
    util(
      '--import',
      path,
      '--token',
      'Jeton d’essai',
      '--label',
      label,
      '--id',
      `0${index + 1}`,
      '--pin',
      PIN,
    );
  }
});
after(() => rmSync(folder, { recursive: true }));

const uriOf = (object: string): string =>
  `pkcs11:token=Jeton%20d%E2%80%99essai;object=${object};type=private?module-path=${MODULE}`;
const fails =
  (code: KeysErrorCode) =>
  (error: unknown): boolean =>
    error instanceof KeysError && error.code === code;

for (const [label, key] of Object.entries(keys)) {
  test(`${label}: a key of a token signs as the same key in a file does`, { skip }, async () => {
    const signer = openTokenSigner(uriOf(label), PIN);
    try {
      const file = signerOf(key);
      assert.deepEqual([signer.id, signer.algorithm, signer.public], [file.id, file.algorithm, file.public]);
      const algorithm = signer.algorithm === 'EdDSA' ? 'Ed25519' : 'ES256';
      for (let round = 0; round < 16; round++) {
        const message = Buffer.from(`message ${round}`);
        const check = { algorithm, key: decodeBase64Url(signer.public)!, message } as const;
        assert.ok(verifySignature({ ...check, signature: await signer.sign(message) }));
        assert.ok(
          !verifySignature({ ...check, message: Buffer.from('x'), signature: await signer.sign(message) }),
        );
      }
    } finally {
      signer.close();
    }
  });
}

test('a wrong PIN, an absent token, key or library each say so', { skip }, () => {
  assert.throws(() => openTokenSigner(uriOf('p256'), undefined), fails('PKCS11_PIN'));
  assert.throws(() => openTokenSigner(uriOf('p256'), '0000'), fails('PKCS11_PIN'));
  assert.throws(() => openTokenSigner(uriOf('other'), PIN), fails('PKCS11_KEY'));
  assert.throws(() => openTokenSigner(uriOf('p256').replace('Jeton', 'Autre'), PIN), fails('PKCS11_KEY'));
  assert.throws(
    () => openTokenSigner(uriOf('p256').replace(MODULE, '/nowhere.so'), PIN),
    fails('PKCS11_FAILED'),
  );
  openTokenSigner(uriOf('p256'), PIN).close();
});

test('several keys of a token are open at once, and a closed one does not close the others', {
  skip,
}, async () => {
  const [first, second] = [openTokenSigner(uriOf('p256'), PIN), openTokenSigner(uriOf('ed25519'), PIN)];
  first.close();
  assert.equal((await second.sign(Buffer.from('x'))).length, 64);
  second.close();
});

test('addresses of tokens are read strictly, and a PIN has no place in one', () => {
  assert.deepEqual(parsePkcs11Uri('pkcs11:serial=0a;id=%01%FF?module-path=/l.so'), {
    serial: '0a',
    id: Buffer.from([1, 255]),
    modulePath: '/l.so',
  });
  assert.equal(parsePkcs11Uri('pkcs11:token=é;object=b%3Bc?module-path=/l.so').object, 'b;c');
  for (const [uri, why] of [
    ['pkcs11', 'pkcs11:'],
    ['pkcs11:token=a;object=b', 'module-path'],
    ['pkcs11:object=b?module-path=/l.so', 'token'],
    ['pkcs11:token=a?module-path=/l.so', 'object'],
    ['pkcs11:token=a;token=b;object=c?module-path=/l.so', 'token'],
    ['pkcs11:token=a;object=c;type=cert?module-path=/l.so', 'type'],
    ['pkcs11:token=a;object=c?module-path=/l.so&pin-value=1', 'pin-value'],
    ['pkcs11:token=a;object=%zz?module-path=/l.so', 'object'],
    ['pkcs11:token=%ff;object=b?module-path=/l.so', 'token'],
  ] as const)
    assert.throws(
      () => parsePkcs11Uri(uri),
      (error) => error instanceof KeysError && error.code === 'PKCS11_URI' && error.details['why'] === why,
      uri,
    );
});
