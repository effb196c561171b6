import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, mock, test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import { emptyTrustList } from '@ancrage/judge';
import type { Report } from '@ancrage/judge';
import { WitnessStore } from '@ancrage/io/log';
import { formatVerifierKey, openCredential, parsePolicy, readBundle, verifierKey } from '@ancrage/proof';
import type { VerifyReport } from '@ancrage/verify';
import { CommandError } from '../command-error.ts';
import { serveWitness } from '../../server/witness-server.ts';
import { judgeFolder, loadSchemeByName, loadTrust } from '../judge-folder.ts';
import { productPaths } from '../product-paths.ts';
import { signersStep, verifyCommand } from '../verify-command.ts';
import { changeCommand } from './change-command.ts';
import { decisionCommand } from './decision-command.ts';
import { evaluationCommand } from './evaluation-command.ts';
import { initRegisterCommand } from './init-register-command.ts';
import { issueCommand } from './issue-command.ts';
import { hostCertificate } from '../verify-hosts.ts';
import { pdfCommand } from './pdf-command.ts';
import { presentCommand } from './present-command.ts';
import { registerStatusCommand } from './register-status-command.ts';
import { signCommand } from './sign-command.ts';

const lang = 'fr';
const [assessor, certifier, reviewer] = ['assessor', 'certifier', 'reviewer'].map(
  (role) => `demonstration:${role}`,
) as [string, string, string];
let report: Report;
let work: string;

before(async () => {
  work = mkdtempSync(join(tmpdir(), 'ancrage-certificate-'));
  ({ report } = await judgeFolder(join(productPaths.root, 'examples/grande-nuee'), {
    scheme: 'qc-souverainete@2026.1',
  }));
});
test.after(() => rmSync(work, { recursive: true }));

/** A register and a judged report of its own, in an empty folder. */
async function places(changes: Partial<Report> = {}) {
  const root = mkdtempSync(join(work, 'case-'));
  const at = (name: string): string => join(root, name);
  writeFileSync(at('report.json'), `${canonicalJson({ ...report, ...changes })}\n`);
  await initRegisterCommand(at('register'), {
    id: 'urn:ancrage:issuer:essai',
    name: 'Essai',
    demonstration: true,
    lang,
  });
  const acts = {
    evaluation: at('evaluation.json'),
    decision: at('decision.json'),
    report: at('report.json'),
  };
  return { at, acts, register: at('register'), bundle: at('register/bundles/0001.bundle.json') };
}

async function decided(acts: { evaluation: string; decision: string; report: string }): Promise<void> {
  await evaluationCommand(acts.report, { key: [assessor], out: acts.evaluation, lang });
  await decisionCommand(acts.report, { ...acts, key: [certifier], out: acts.decision, lang });
  await signCommand(acts.decision, { key: [reviewer], lang });
}

const refusedWith =
  (code: string, words = '') =>
  (error: unknown): boolean =>
    error instanceof CommandError &&
    error.code === code &&
    String(error.details['problems'] ?? '').includes(words);

const verdict = (bundle: string, policy?: string): Promise<number> =>
  verifyCommand(bundle, { policy, format: 'text', lang });

test('evaluate, decide, issue, verify: an attestation below the top level, recognised by a policy only', async () => {
  const { acts, register, bundle } = await places();
  await decided(acts);
  assert.equal(await issueCommand(register, { ...acts, lang }), 0);
  assert.equal(await verdict(bundle), 3);
  assert.equal(await verdict(bundle, join(register, 'policy.json')), 0);
  const { credential } = openCredential(readBundle(readFileSync(bundle)).credential);
  const trust = await loadTrust(undefined);
  const signers = (entries: typeof trust.entries): string =>
    signersStep(readFileSync(bundle), { ...trust, entries }).code;
  assert.equal(signers(trust.entries), 'SIGNERS_LISTED');
  for (const role of ['assessor', 'certifier'] as const)
    assert.equal(signers(trust.entries.filter((entry) => entry.role !== role)), 'SIGNERS_NOT_LISTED');
  assert.equal(signersStep(readFileSync(bundle), emptyTrustList).code, 'TRUST_OTHER');
  assert.deepEqual(credential.type, ['VerifiableCredential', 'SovereigntyAttestation']);
  assert.match(credential.name[0]['@value'], /^DÉMONSTRATION – Attestation/);
  assert.equal(credential.credentialSubject.level, report.level);
  // Run again with the same acts, nothing is issued twice.
  const before = readFileSync(join(register, 'entries/0001/signed.json'));
  assert.equal(await issueCommand(register, { ...acts, lang }), 0);
  assert.deepEqual(readFileSync(join(register, 'entries/0001/signed.json')), before);
  assert.deepEqual(readdirSync(join(register, 'bundles')), ['0001.bundle.json']);
});

test('the sealed PDF carries the bundle and pages that it makes; of what is suspended none is made', async (t) => {
  const { acts, register, bundle, at } = await places();
  await decided(acts);
  assert.equal(await issueCommand(register, { ...acts, lang }), 0);
  assert.equal(await pdfCommand(register, '1', { lang }), 0);
  const pdf = join(register, 'pdf/0001.pdf');
  const pagesOf = async (path: string): Promise<unknown> => {
    const write = t.mock.method(process.stdout, 'write', () => true);
    try {
      const policy = join(register, 'policy.json');
      const exit = await verifyCommand(path, { policy, format: 'json', lang });
      const { steps } = JSON.parse(String(write.mock.calls.at(-1)!.arguments[0])) as VerifyReport;
      return [exit, steps.find(({ step }) => step === 'pages')?.code];
    } finally {
      write.mock.restore();
    }
  };
  assert.deepEqual(await pagesOf(bundle), [0, undefined]);
  assert.deepEqual(await pagesOf(pdf), [0, 'PAGES_SAME']);
  writeFileSync(at('other.pdf'), `${readFileSync(pdf, 'latin1')}\n`, 'latin1');
  assert.deepEqual(await pagesOf(at('other.pdf')), [3, 'PAGES_OTHER']);
  // A genuine bundle under pages of another's making, and a broken one, which is not even set.
  const around = (content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length ${content.length} >>\nstream\n`),
      content,
      Buffer.from('\nendstream\n(0001.bundle.json)\n'),
    ]);
  writeFileSync(at('fake.pdf'), around(readFileSync(bundle)));
  assert.deepEqual(await pagesOf(at('fake.pdf')), [3, 'PAGES_OTHER']);
  const broken = readFileSync(bundle, 'utf8').replace(/"credential":"(.{40})./, '"credential":"$1_');
  writeFileSync(at('broken.pdf'), around(Buffer.from(broken)));
  assert.deepEqual(await pagesOf(at('broken.pdf')), [1, 'PAGES_NOT_SET']);
  writeFileSync(at('none.pdf'), '%PDF-1.7\n%%EOF');
  await assert.rejects(verdict(at('none.pdf')), refusedWith('PDF_NO_BUNDLE'));
  // The certificate by which the key vouches for itself is made once.
  const [seal] = readdirSync(join(register, 'seal'));
  const before = readFileSync(join(register, 'seal', seal!));
  assert.equal(await pdfCommand(register, '1', { out: at('again.pdf'), lang }), 0);
  assert.deepEqual(readFileSync(join(register, 'seal', seal!)), before);
  await assert.rejects(pdfCommand(register, '2', { lang }), refusedWith('NOT_ISSUED'));
  await assert.rejects(
    pdfCommand(register, '1', { chain: at('absent.pem'), lang }),
    refusedWith('FILE_NOT_FOUND'),
  );
  const reasons = { reasonFr: 'essai', reasonEn: 'trial', key: [certifier, reviewer] };
  assert.equal(await changeCommand('suspend', register, '1', { ...reasons, lang }), 0);
  await assert.rejects(pdfCommand(register, '1', { lang }), refusedWith('PDF_NOT_VALID'));
});

test('at the top level it is a certificate', async () => {
  const top = { level: 4, criteria: report.criteria.map(({ id }) => ({ id, level: 4 })) };
  const { acts, register, bundle } = await places(top);
  await decided(acts);
  assert.equal(await issueCommand(register, { ...acts, lang }), 0);
  const { credential } = openCredential(readBundle(readFileSync(bundle)).credential);
  assert.deepEqual(credential.type, ['VerifiableCredential', 'SovereigntyCertificate']);
  assert.equal(await verdict(bundle, join(register, 'policy.json')), 0);
});

test('nothing is issued without an evaluation and a decision by enough different people of the trust list', async () => {
  const { at, acts, register } = await places();
  const issue = (): Promise<number> => issueCommand(register, { ...acts, lang });
  await assert.rejects(issue, refusedWith('FILE_NOT_FOUND'));
  await evaluationCommand(acts.report, { key: [assessor], out: acts.evaluation, lang });
  await assert.rejects(issue, refusedWith('FILE_NOT_FOUND'));
  await decisionCommand(acts.report, { ...acts, key: [certifier], out: acts.decision, lang });
  await assert.rejects(issue, refusedWith('ISSUE_REFUSED', 'deux autres personnes'));
  // One who evaluates is no certifier, and a provider's laboratory is neither.
  for (const key of [assessor, 'demonstration:laboratory']) {
    const decision = at(`by-${key.slice(14)}.json`);
    await decisionCommand(acts.report, { ...acts, key: [certifier, key], out: decision, lang });
    await assert.rejects(
      issueCommand(register, { ...acts, decision, lang }),
      refusedWith('ISSUE_REFUSED', 'certificateurs de la liste'),
    );
  }
  const other = at('other.json');
  writeFileSync(other, `${canonicalJson({ ...report, at: '2026-11-14' })}\n`);
  await signCommand(acts.decision, { key: [reviewer], lang });
  await assert.rejects(
    issueCommand(register, { ...acts, report: other, lang }),
    refusedWith('ISSUE_REFUSED', 'autre rapport'),
  );
  assert.equal(readdirSync(register).includes('entries'), false);
  assert.equal(await issue(), 0);
});

test('more than the computed level is not granted', async () => {
  const { acts, register } = await places();
  await evaluationCommand(acts.report, { key: [assessor], out: acts.evaluation, lang });
  const level = String(report.level + 1);
  await decisionCommand(acts.report, {
    ...acts,
    level,
    key: [certifier, reviewer],
    out: acts.decision,
    lang,
  });
  await assert.rejects(
    issueCommand(register, { ...acts, lang }),
    refusedWith('ISSUE_REFUSED', 'plus que le niveau calculé'),
  );
});

test('a confidential edition shows chosen pieces, to whom its holder will, and nothing of the others', async () => {
  const { at, acts, register, bundle } = await places();
  await decided(acts);
  const evidence = join(productPaths.root, 'examples/grande-nuee');
  assert.equal(await issueCommand(register, { ...acts, evidence, lang }), 0);
  assert.equal(await verdict(bundle), 3);
  const whole = join(register, 'confidential/0001.bundle.json');
  const policy = join(register, 'policy.json');
  const [first, second] = report.evidence;
  const out = at('shown.bundle.json');
  assert.equal(await presentCommand(whole, { piece: [], lang }), 0);
  assert.equal(await presentCommand(whole, { piece: [first!.path], out, lang }), 0);
  const given = (path: string, ...names: readonly string[]): Promise<number> =>
    verifyCommand(path, { policy, file: names.map((name) => join(evidence, name)), format: 'text', lang });
  assert.equal(await given(out, first!.path), 0);
  assert.equal(await given(out, second!.path), 1);
  assert.equal(await given(whole, first!.path, second!.path), 0);
  assert.equal(await given(bundle, first!.path), 1);
  // Neither name nor digest of what is not shown is in what is shown.
  const shown = readFileSync(out, 'utf8');
  const decoded = shown.split(/[.~"]/).map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  for (const text of [shown, ...decoded])
    for (const hidden of [second!.path, second!.id, second!.id.slice(7)]) assert.ok(!text.includes(hidden));
  assert.ok(decoded.some((text) => text.includes(first!.path)));
  // Suspended, both bundles say so.
  const both = { key: [certifier, reviewer], reasonFr: 'Essai', reasonEn: 'Trial', lang } as const;
  assert.equal(await changeCommand('suspend', register, '1', both), 0);
  assert.deepEqual([await given(bundle), await given(whole)], [1, 1]);
  const other = await places();
  await decided(other.acts);
  await assert.rejects(
    issueCommand(other.register, { ...other.acts, evidence: join(evidence, '..'), lang }),
    { code: 'EVIDENCE_OTHER' },
  );
  await assert.rejects(presentCommand(bundle, { piece: [], lang }), refusedWith('NO_EDITION'));
  await assert.rejects(presentCommand(whole, { piece: ['x'], lang }), refusedWith('PIECE_UNKNOWN'));
});

test('witnesses of the register are asked to cosign, and what they sign is in every proof of the bundle', async () => {
  const { at, acts, register, bundle } = await places();
  await decided(acts);
  const policy = JSON.parse(readFileSync(join(register, 'policy.json'), 'utf8')) as { log: string };
  const logs = policy.log.replace('quorum none\n', '');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url'));
  const key = verifierKey('temoin.example', 'ed25519-cosignature', raw);
  const signer = { key, sign: (message: Uint8Array) => sign(null, message, privateKey) };
  const watched = parsePolicy(Buffer.from(policy.log)).logs.map((log) => log.key);
  const store = await WitnessStore.open(at('witness'), [signer], watched);
  const server = await serveWitness(store, 0);
  const line = `witness un ${formatVerifierKey(key)}`;
  writeFileSync(join(register, 'witnesses.policy'), `${logs}${line} ${server.url}\nquorum un\n`);
  const asking = at('asking.json');
  writeFileSync(asking, `${canonicalJson({ ...policy, log: `${logs}${line}\nquorum un\n` })}\n`);
  assert.equal(await issueCommand(register, { ...acts, lang }), 0);
  assert.equal(await verdict(bundle, asking), 0);
  const earlier = at('earlier');
  copyFileSync(join(register, 'log/checkpoint'), earlier);
  assert.match(readFileSync(earlier, 'utf8'), /^— temoin\.example /m);
  // One that is silent stops nothing; whoever asks for it is not content.
  await server.close();
  await store.close();
  const both = { key: [certifier, reviewer], reasonFr: 'Essai', reasonEn: 'Trial', lang } as const;
  assert.equal(await changeCommand('suspend', register, '1', both), 0);
  assert.equal(await changeCommand('reinstate', register, '1', both), 0);
  assert.equal(await verdict(bundle, asking), 3);
  // The new tree continues the one kept: shown from the tiles of a copy of the log, and not without.
  const continued = (log?: string): Promise<number> =>
    verifyCommand(bundle, { policy: join(register, 'policy.json'), earlier, log, format: 'text', lang });
  assert.equal(await continued(join(register, 'log')), 0);
  assert.equal(await continued(), 3);
  assert.equal(await continued(at('no-log')), 3);
});

test('a nonconformity that the scheme lets pass stands in the certificate with its day and its reasons', async () => {
  const scheme = await loadSchemeByName('qc-souverainete@2026.1');
  const lenient = scheme.criteria.flatMap(({ controls }) => controls.filter((one) => one.toleratesMinor));
  const failing = report.findings.find(({ control }) => lenient.some(({ id }) => id === control))!;
  const findings = report.findings.map((finding) =>
    finding === failing ? ({ ...finding, outcome: 'not-met' } as const) : finding,
  );
  const { acts, register, bundle } = await places({ findings });
  await evaluationCommand(acts.report, { key: [assessor], out: acts.evaluation, lang });
  const strict = report.findings.find(
    ({ control, outcome }) => outcome.startsWith('not-') && !lenient.some(({ id }) => id === control),
  )!.control;
  const until = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const decide = async (control: string): Promise<void> => {
    rmSync(acts.decision, { force: true });
    const tolerate = [`${control}=${until}`];
    const given = { reasonFr: 'Plan daté', reasonEn: 'Dated plan', key: [certifier, reviewer] };
    await decisionCommand(acts.report, { ...acts, ...given, tolerate, out: acts.decision, lang });
  };
  await decide(strict);
  await assert.rejects(issueCommand(register, { ...acts, lang }), refusedWith('ISSUE_REFUSED'));
  await assert.rejects(decide('sec 1'), refusedWith('TOLERATE'));
  await decide(failing.control);
  assert.equal(await issueCommand(register, { ...acts, lang }), 0);
  const { credential } = openCredential(readBundle(readFileSync(bundle)).credential);
  assert.deepEqual(credential.credentialSubject.nonconformities, [
    { control: failing.control, until, reason: { fr: 'Plan daté', en: 'Dated plan' } },
  ]);
  assert.equal(await verdict(bundle, join(register, 'policy.json')), 0);
});

test('suspended, reinstated, withdrawn for good, each by two people who did not evaluate', async () => {
  const { at, acts, register, bundle } = await places();
  await decided(acts);
  await issueCommand(register, { ...acts, lang });
  const policy = join(register, 'policy.json');
  const reason = { reasonFr: 'Essai', reasonEn: 'Trial' };
  const change = (act: 'suspend' | 'reinstate' | 'withdraw', key: readonly string[]): Promise<number> =>
    changeCommand(act, register, '1', { ...reason, key, lang });
  const both = [certifier, reviewer];
  await assert.rejects(change('suspend', [certifier]), refusedWith('CHANGE_REFUSED'));
  await assert.rejects(change('reinstate', both), refusedWith('CHANGE_ALREADY'));
  assert.equal(await change('suspend', both), 0);
  assert.equal(await verdict(bundle, policy), 1);
  const out = at('reinstate.json');
  await changeCommand('reinstate', register, '1', { ...reason, key: [certifier], out, lang });
  await signCommand(out, { key: [reviewer], lang });
  assert.equal(await verdict(bundle, policy), 1);
  assert.equal(await changeCommand('reinstate', register, '1', { decision: out, key: [], lang }), 0);
  assert.equal(await verdict(bundle, policy), 0);
  await assert.rejects(
    changeCommand('suspend', register, '1', { decision: out, key: [], lang }),
    refusedWith('CHANGE_OTHER'),
  );
  assert.equal(await change('withdraw', both), 0);
  assert.equal(await verdict(bundle, policy), 1);
  await assert.rejects(change('reinstate', both), refusedWith('CHANGE_FINAL'));
  assert.equal(readdirSync(join(register, 'entries/0001/changes')).length, 3);
});

test('a certificate names the host’s on which it rests, and the suspension of that one reaches it', async () => {
  const { at, acts, register, bundle } = await places();
  const policy = join(register, 'policy.json');
  await decided(acts);
  await issueCommand(register, { ...acts, lang });
  const certificate = hostCertificate(readBundle(readFileSync(bundle)));
  const host = {
    path: 'hote.bundle.json',
    evidence: report.inputs.readings,
    verdict: 'valid',
    code: null,
    problem: null,
    certificate,
    accounts: [],
    carried: [{ control: 'RES-01', by: 'RES-01', accounts: [] }],
    not_carried: [],
    residual: [],
  } as const;
  const relying: Report = {
    ...report,
    service: { ...report.service, service: 'Locataire' },
    hosts: [host, { ...host, problem: 'OLDER' }],
  };
  writeFileSync(at('report.json'), `${canonicalJson(relying)}\n`);
  const own = { ...acts, evaluation: at('evaluation-2.json'), decision: at('decision-2.json') };
  await decided(own);
  assert.equal(await issueCommand(register, { ...own, lang }), 0);
  const second = join(register, 'bundles/0002.bundle.json');
  const { hosts = [] } = openCredential(readBundle(readFileSync(second)).credential).credential
    .credentialSubject;
  assert.deepEqual(
    hosts.map(({ credential, digest, status, controls }) => ({ credential, digest, status, controls })),
    [
      {
        credential: certificate.credential,
        digest: certificate.digest,
        status: certificate.status,
        controls: ['RES-01'],
      },
    ],
  );
  const known = async (given: readonly string[], when?: string): Promise<number> =>
    verifyCommand(second, { policy, host: given, at: when, format: 'json', lang });
  const earlier = at('hote-avant.bundle.json');
  copyFileSync(bundle, earlier);
  assert.deepEqual([await known([]), await known([bundle])], [0, 0]);

  // A certificate that lasts longer than what it rests on is not decided.
  await assert.rejects(
    decisionCommand(acts.report, {
      ...own,
      key: [certifier, reviewer],
      until: '2199-01-01',
      out: at('long.json'),
      lang,
    }).then(() => issueCommand(register, { ...own, decision: at('long.json'), lang })),
    refusedWith('ISSUE_REFUSED', text('issue.BEYOND_HOST', lang)),
  );

  const said = await printed(() =>
    changeCommand('suspend', register, '1', {
      key: [certifier, reviewer],
      reasonFr: 'essai',
      reasonEn: 'trial',
      lang,
    }),
  );
  assert.match(said, /Le numéro 2 repose sur le numéro 1/);
  assert.match(await printed(() => registerStatusCommand(register, { lang })), /repose sur 1 .*suspendu/);
  // Whoever has only the older bundle of the host cannot know; the newest one is believed.
  assert.deepEqual(
    [await known([earlier]), await known([bundle]), await known([earlier, bundle])],
    [0, 1, 1],
  );
});

/** What a command prints. */
async function printed(run: () => Promise<unknown>): Promise<string> {
  const write = mock.method(process.stdout, 'write', () => true);
  try {
    await run();
    return write.mock.calls.map(({ arguments: [words] }) => String(words)).join('');
  } finally {
    write.mock.restore();
  }
}
