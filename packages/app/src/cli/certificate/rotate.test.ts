import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { documentText, RegisterFolder } from '@ancrage/io/register';
import { signGeneral } from '@ancrage/keys';
import { type Bundle, ISSUER_TYPE, openIssuer, verifySignature } from '@ancrage/proof';
import { readPolicy, verifyBundle } from '@ancrage/verify';
import { CommandError } from '../command-error.ts';
import { now } from './clock.ts';
import { initRegisterCommand } from './init-register-command.ts';
import { issueCertificate } from './issue-certificate.ts';
import { nextIssuerDocument, pairOf } from './issuer-version.ts';
import { makeRegisterKeys, openRegisterKeys } from './register-keys.ts';
import { registerStatusCommand } from './register-status-command.ts';
import { rotateCommand } from './rotate-command.ts';
import { ISSUER, prepareWorks } from './testing/prepared-works.ts';

const lang = 'fr';
const work = mkdtempSync(join(tmpdir(), 'ancrage-rotate-'));
after(() => rmSync(work, { recursive: true }));
const works = prepareWorks();

async function issuer(id = ISSUER): Promise<{ readonly path: string; readonly register: RegisterFolder }> {
  const path = mkdtempSync(join(work, 'case-'));
  await initRegisterCommand(join(path, 'r'), { id, name: 'Essai', demonstration: true, lang });
  const register = await RegisterFolder.open(join(path, 'r'));
  await issueCertificate(register, (await works).first, { lang });
  return { path: join(path, 'r'), register };
}

function check(bundle: Bundle | undefined, policy: string) {
  const bytes = new TextEncoder().encode(documentText(bundle));
  const report = verifyBundle(bytes, {
    policy: readPolicy(readFileSync(policy)),
    at: now(),
    verify: verifySignature,
  });
  return { verdict: report.verdict, codes: report.steps.map(({ code }) => code) };
}

test('after a change of all keys, what was issued and what is issued then verify by the old policy and the new', async () => {
  const { path, register } = await issuer();
  const before = await register.bundle(1);
  const keys = await openRegisterKeys(register, 'certificate');
  assert.equal(await rotateCommand(path, { use: ['root', 'certificate', 'status'], lang }), 0);
  assert.notEqual((await openRegisterKeys(register, 'certificate')).classical.id, keys.classical.id);
  await issueCertificate(register, (await works).second, { lang });
  assert.equal(await registerStatusCommand(path, { renew: true, lang }), 0);
  const [old, renewed] = [join(path, 'policy.json'), join(path, 'policy.v2.json')];
  for (const number of [1, 2])
    for (const policy of [old, renewed]) {
      const { verdict, codes } = check(await register.bundle(number), policy);
      assert.equal(verdict, 'valid', codes.join(' '));
    }
  // One from before proves what it proved; but whoever asks for the newer keys is not content with it.
  assert.equal(check(before, old).verdict, 'valid');
  const back = check({ ...(await register.bundle(1))!, issuer: before!.issuer }, renewed);
  assert.ok(back.codes.includes('CHAIN_OLDER'));
  assert.notEqual(back.verdict, 'valid');
});

test('a policy that asks for a version leaves the question open where only an older one is shown', async () => {
  const { path, register } = await issuer();
  const before = await register.bundle(1);
  assert.equal(await rotateCommand(path, { lang }), 0);
  assert.equal(await rotateCommand(path, { use: ['status'], lang }), 0);
  assert.equal((await register.issuerVersions()).length, 3);
  const { verdict, codes } = check(before, join(path, 'policy.v3.json'));
  assert.equal(verdict, 'uncertain');
  assert.ok(codes.includes('CHAIN_OLDER'));
  assert.equal(check(await register.bundle(1), join(path, 'policy.v3.json')).verdict, 'valid');
});

test('what revoked keys signed no longer counts, and what is signed after does', async () => {
  const { path, register } = await issuer();
  assert.equal(await rotateCommand(path, { revoke: true, lang }), 0);
  const { verdict, codes } = check(await register.bundle(1), join(path, 'policy.json'));
  assert.equal(verdict, 'refused');
  assert.ok(codes.includes('KEY_REVOKED'));
  await issueCertificate(register, (await works).second, { lang });
  assert.equal(check(await register.bundle(2), join(path, 'policy.json')).verdict, 'valid');
});

test('interrupted after its version was kept, it ends what was begun and makes no other', async () => {
  const { path, register } = await issuer();
  const last = openIssuer((await register.issuerVersions()).at(-1)!);
  const roots = await openRegisterKeys(register, 'root');
  const sources = { passphrase: undefined, tokens: {} };
  const keys = { status: await makeRegisterKeys(register, 'status', 2, sources) };
  const document = nextIssuerDocument(last, { keys, revoke: false, day: now().slice(0, 10) });
  await register.addIssuerVersion(await signGeneral(document, ISSUER_TYPE, pairOf(roots)));
  assert.equal(await rotateCommand(path, { lang }), 0);
  assert.equal((await register.issuerVersions()).length, 2);
  assert.equal(check(await register.bundle(1), join(path, 'policy.v2.json')).verdict, 'valid');
});

test('a certificate that was begun is finished before its key changes, but after a theft', async () => {
  const { path, register } = await issuer();
  const { evaluation, decision } = (await register.intent(1))!;
  await register.begin((number) => ({
    ancrage: 'ancrage-intent/1',
    id: register.uri('certificate', '0002'),
    index: number - 1,
    validFrom: now(),
    evaluation,
    decision,
  }));
  await assert.rejects(
    rotateCommand(path, { lang }),
    (error) => error instanceof CommandError && error.code === 'ROTATE_REFUSED',
  );
  assert.equal(await rotateCommand(path, { use: ['status'], lang }), 0);
  assert.equal(await rotateCommand(path, { revoke: true, lang }), 0);
});
