import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { newKey } from './key-file.ts';
import { KeysError } from './keys-error.ts';
import { requestTimestamp } from './request-timestamp.ts';
import { openCertificateChain, selfSignedCertificate } from './seal-certificate.ts';
import { signCms } from './sign-cms.ts';
import { signerOf } from './signer.ts';
import { hasOpenssl, localAuthority } from './testing/local-authority.ts';

const skip = hasOpenssl ? false : 'openssl is not on this machine';
const holder = {
  name: 'Émetteur d’essai',
  id: 'urn:ancrage:issuer:essai',
  valid: { from: '2026-11-26', to: '2051-11-26' },
};
const folder = mkdtempSync(join(tmpdir(), 'ancrage-cms-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const pemOf = (der: Uint8Array): string => new X509Certificate(der).toString();

test('a certificate by which a key vouches for itself reads as such', async () => {
  const signer = signerOf(newKey('ES256'));
  const certificate = new X509Certificate(await selfSignedCertificate(signer, holder));
  assert.ok(certificate.verify(certificate.publicKey));
  assert.equal(certificate.ca, false);
  assert.match(certificate.subject, /CN=Émetteur d’essai/);
  assert.equal(certificate.subjectAltName, `URI:${holder.id}`);
  assert.equal(new Date(certificate.validFrom).toISOString(), '2026-11-26T00:00:00.000Z');
  assert.equal(new Date(certificate.validTo).toISOString(), '2051-11-26T23:59:59.000Z');
  assert.equal(openCertificateChain(certificate.toString(), signer).length, 1);
  const other = signerOf(newKey('ES256'));
  for (const pem of ['', 'no PEM', certificate.toString().replace(/[A-Z]{8}/, 'AAAAAAAA')])
    assert.throws(
      () => openCertificateChain(pem, pem.includes('BEGIN') ? other : signer),
      (error) => error instanceof KeysError && error.code === 'SEAL_CERTIFICATE',
    );
});

test('openssl verifies what is signed here, and refuses it over other bytes', { skip }, async () => {
  for (let round = 0; round < 8; round++) {
    const signer = signerOf(newKey('ES256'));
    const certificate = await selfSignedCertificate(signer, holder);
    writeFileSync(at('s.pem'), pemOf(certificate));
    writeFileSync(at('m.bin'), 'message');
    writeFileSync(
      at('s.der'),
      await signCms(Buffer.from('message'), signer, { certificates: [certificate] }),
    );
    const verify = (content: string): number | null =>
      spawnSync('openssl', [
        ...`cms -verify -cades -binary -inform DER -partial_chain -purpose any -out ${at('out')}`.split(' '),
        '-in',
        at('s.der'),
        '-content',
        content,
        '-CAfile',
        at('s.pem'),
      ]).status;
    assert.equal(verify(at('m.bin')), 0);
    writeFileSync(at('n.bin'), 'another');
    assert.notEqual(verify(at('n.bin')), 0);
  }
});

test('the signature carries a stamp of itself that openssl verifies', { skip }, async () => {
  const authority = await localAuthority(['-newkey', 'rsa:2048']);
  try {
    const signer = signerOf(newKey('ES256'));
    const certificate = await selfSignedCertificate(signer, holder);
    let stamped: Uint8Array = new Uint8Array();
    let token: Uint8Array = new Uint8Array();
    const cms = await signCms(Buffer.from('message'), signer, {
      certificates: [certificate],
      stamp: async (signature) => {
        stamped = signature;
        token = await requestTimestamp(authority.url, signature);
        return token;
      },
    });
    assert.ok(authority.verifies(token, stamped));
    writeFileSync(at('t.der'), cms);
    const shown = execFileSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', at('t.der')]);
    assert.match(shown.toString(), /unsignedAttrs:\s+object: id-smime-aa-timeStampToken/);
    // The baseline of PAdES forbids a time among what is signed: the PDF states it.
    assert.doesNotMatch(shown.toString(), /object: signingTime/);
  } finally {
    authority.close();
  }
});

test('keys that readers of PDF do not know are refused', async () => {
  const wrong = (error: unknown): boolean => error instanceof KeysError && error.code === 'KEY_ALGORITHM';
  for (const algorithm of ['EdDSA', 'ML-DSA-65'] as const) {
    const signer = signerOf(newKey(algorithm));
    await assert.rejects(selfSignedCertificate(signer, holder), wrong);
    await assert.rejects(signCms(new Uint8Array(1), signer, { certificates: [new Uint8Array(1)] }), wrong);
  }
});
