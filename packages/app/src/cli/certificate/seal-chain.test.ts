import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addDays, formatUtcDate, parseUtcDate } from '@ancrage/base';
import { RegisterFolder } from '@ancrage/io/register';
import { selfSignedCertificate } from '@ancrage/keys';
import { CommandError } from '../command-error.ts';
import { now } from './clock.ts';
import { initRegisterCommand } from './init-register-command.ts';
import { openRegisterKeys } from './register-keys.ts';
import { rotateCommand } from './rotate-command.ts';
import { sealChain } from './seal-chain.ts';
import { ISSUER } from './testing/prepared-works.ts';

const work = mkdtempSync(join(tmpdir(), 'ancrage-seal-'));
after(() => rmSync(work, { recursive: true }));
const lang = 'en';
const today = now().slice(0, 10);
const inDays = (days: number): string => formatUtcDate(addDays(parseUtcDate(today), days));

async function issuer() {
  const path = join(mkdtempSync(join(work, 'case-')), 'r');
  await initRegisterCommand(path, { id: ISSUER, name: 'Essai', demonstration: true, lang: 'fr' });
  const register = await RegisterFolder.open(path);
  const { classical: signer } = await openRegisterKeys(register, 'certificate');
  return { register, signer, seal: join(path, 'seal') };
}

const pem = (der: Uint8Array): string => new X509Certificate(der).toString();
const days = (der: Uint8Array): readonly string[] => {
  const { validFromDate, validToDate } = new X509Certificate(der);
  return [validFromDate, validToDate].map((date) => date.toISOString().slice(0, 10));
};

test('a key vouches for itself by one certificate, as long as the issuer’s document lets it sign', async () => {
  const { register, signer, seal } = await issuer();
  const first = await sealChain(register, signer, { at: now(), lang });
  assert.equal(first.warning, null);
  assert.deepEqual(await sealChain(register, signer, { at: `${inDays(300)}T00:00:00Z`, lang }), first);
  assert.equal(readdirSync(seal).length, 1);
  const [, to] = days(first.certificates[0]!);
  // Nothing lets the key sign for longer: its end is told, and then no page is sealed.
  const last = await sealChain(register, signer, { at: `${to}T12:00:00Z`, lang });
  assert.match(last.warning!, new RegExp(to!));
  assert.deepEqual(last.certificates, first.certificates);
  const late = formatUtcDate(addDays(parseUtcDate(to!), 1));
  await assert.rejects(
    sealChain(register, signer, { at: `${late}T00:00:00Z`, lang }),
    (error) => error instanceof CommandError && error.code === 'SEAL_NOT_IN_FORCE',
  );
});

test('a key that the issuer revoked seals nothing more, whatever certificate is kept for it', async () => {
  const { register, signer } = await issuer();
  await sealChain(register, signer, { at: now(), lang });
  assert.equal(await rotateCommand(register.path, { revoke: true, lang }), 0);
  await assert.rejects(
    sealChain(await RegisterFolder.open(register.path), signer, { at: now(), lang }),
    (error) => error instanceof CommandError && error.code === 'SEAL_KEY_REVOKED',
  );
});

test('a certificate that nears its end is made anew for the same key, and the one before is kept', async () => {
  const { register, signer, seal } = await issuer();
  const { certificates: made } = await sealChain(register, signer, { at: now(), lang });
  const [file] = readdirSync(seal);
  const short = await selfSignedCertificate(signer, {
    name: 'Essai',
    id: ISSUER,
    valid: { from: today, to: inDays(29) },
  });
  writeFileSync(join(seal, file!), pem(short));
  const renewed = await sealChain(register, signer, { at: now(), lang });
  assert.equal(renewed.warning, null);
  const [before, after_] = [short, renewed.certificates[0]!].map((der) => new X509Certificate(der));
  assert.equal(
    after_!.publicKey.export({ format: 'pem', type: 'spki' }),
    before!.publicKey.export({ format: 'pem', type: 'spki' }),
  );
  assert.ok(after_!.verify(after_!.publicKey));
  assert.notEqual(after_!.serialNumber, before!.serialNumber);
  assert.deepEqual(days(renewed.certificates[0]!), [today, days(made[0]!)[1]]);
  const kept = readdirSync(seal).filter((name) => name.endsWith(`.until-${inDays(29)}.pem`));
  assert.equal(kept.length, 1);
  assert.equal(new X509Certificate(readFileSync(join(seal, kept[0]!))).raw.equals(Buffer.from(short)), true);
  assert.deepEqual(await sealChain(register, signer, { at: now(), lang }), renewed);
});

test('a certificate of an authority that is past its end is refused, and one for the same key that is not is taken', async () => {
  const { register, signer } = await issuer();
  const chain = join(work, 'given.pem');
  const given = async (from: number, to: number): Promise<void> =>
    writeFileSync(
      chain,
      pem(
        await selfSignedCertificate(signer, {
          name: 'Autorité',
          id: ISSUER,
          valid: { from: inDays(from), to: inDays(to) },
        }),
      ),
    );
  await given(-400, -1);
  await assert.rejects(
    sealChain(register, signer, { chain, at: now(), lang }),
    (error) => error instanceof CommandError && error.code === 'SEAL_NOT_IN_FORCE',
  );
  await given(0, 400);
  assert.equal((await sealChain(register, signer, { chain, at: now(), lang })).warning, null);
});
