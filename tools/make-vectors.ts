// Issues the bundles of vectors/, once for each form that a bundle ever takes: they must verify for ever.
//
//   node tools/make-vectors.ts <name>      writes vectors/<name>/
//
// A folder that exists is never written again. Keys are those of the demonstration, witnesses included: anyone can make
// them. What each must give stands in its expected.json.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostCertificate } from '../packages/app/src/cli/verify-hosts.ts';
import { canonicalJson } from '../packages/base/src/index.ts';
import type { Report } from '../packages/judge/src/index.ts';
import { type DemonstrationIssuerRole, demonstrationSigner } from '../packages/keys/src/index.ts';
import {
  type Bundle,
  type CheckpointSigner,
  formatTlogProof,
  formatVerifierKey,
  type NoteKeyType,
  openCheckpoint,
  openCredential,
  parseTlogProof,
  readBundle,
  signCheckpoint,
  verifierKey,
} from '../packages/proof/src/index.ts';
import { localAuthority } from '../packages/keys/src/testing/local-authority.ts';
import { ROOT } from './tree.ts';

const document = (value: unknown): string => `${canonicalJson(value)}\n`;

function witness(name: string, role: DemonstrationIssuerRole, type: NoteKeyType): CheckpointSigner {
  const signer = demonstrationSigner(role);
  const key = verifierKey(name, type, new Uint8Array(Buffer.from(signer.public, 'base64url')));
  return { key, sign: (message) => signer.sign(message) };
}

const witnesses = [
  witness('temoin-un.example', 'first witness', 'ed25519-cosignature'),
  witness('temoin-deux.example', 'second witness', 'ml-dsa-44-cosignature'),
];

/** The same proof, its checkpoint cosigned by both witnesses. */
async function cosigned(text: string, time: bigint): Promise<string> {
  const proof = parseTlogProof(new TextEncoder().encode(text));
  const { checkpoint } = openCheckpoint(proof.checkpoint, [], () => false);
  let note = new TextDecoder().decode(proof.checkpoint);
  for (const signer of witnesses) note += await signCheckpoint(signer, checkpoint, time);
  return new TextDecoder().decode(formatTlogProof({ ...proof, checkpoint: new TextEncoder().encode(note) }));
}

async function withWitnesses(bundle: Bundle, time: bigint): Promise<Bundle> {
  const { edition } = bundle;
  const [revocation, suspension] = bundle.status;
  const renewed = async (version: Bundle['status'][0]) => ({
    ...version,
    proof: await cosigned(version.proof!, time),
  });
  return {
    ...bundle,
    proof: await cosigned(bundle.proof!, time),
    status: [await renewed(revocation), await renewed(suspension)],
    ...(edition === undefined
      ? {}
      : { edition: { ...edition, proof: await cosigned(edition.proof!, time) } }),
  };
}

async function run(folder: string, ...args: string[]): Promise<void> {
  const main = join(ROOT, 'packages/app/src/cli/start.ts');
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: 'inherit' });
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`ancrage ${args.join(' ')}: ${status}`);
}

/** Evaluation, decision and certificate of a report, each by demonstration keys. */
async function issue(work: string, report: string, ...more: readonly string[]): Promise<void> {
  const [evaluation, decision] = [`${report}-e.json`, `${report}-d.json`];
  const acts = ['--evaluation', evaluation];
  const by = ['--key', 'demonstration:assessor'];
  await run(work, 'certificate', 'evaluation', report, ...by, '--out', evaluation);
  const deciders = ['certifier', 'reviewer'].flatMap((role) => ['--key', `demonstration:${role}`]);
  await run(work, 'certificate', 'decision', report, ...acts, ...deciders, '--out', decision);
  acts.push('--report', report, '--decision', decision);
  await run(work, 'certificate', 'issue', 'r', ...acts, ...more);
}

/** The first report as if what it places were carried by the second certificate: the form counts here, not the story. */
function restingReport(work: string): Report {
  const report = JSON.parse(readFileSync(join(work, 'grande-nuee/report.json'), 'utf8')) as Report;
  const host = hostCertificate(readBundle(readFileSync(join(work, 'r/bundles/0002.bundle.json'))));
  return {
    ...report,
    service: { ...report.service, service: 'Locataire' },
    hosts: [
      {
        path: 'hote.bundle.json',
        evidence: report.inputs.readings,
        verdict: 'valid',
        code: null,
        problem: null,
        certificate: host,
        accounts: [],
        carried: [{ control: 'RES-01', by: 'RES-01', accounts: [] }],
        not_carried: [],
        residual: [],
      },
    ],
  };
}

async function make(name: string): Promise<void> {
  const out = join(ROOT, 'vectors', name);
  if (existsSync(out)) throw new Error(`${out} exists: a vector is never made again`);
  const authorities = [
    await localAuthority(['-newkey', 'rsa:2048']),
    await localAuthority(['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']),
  ];
  const stamping = authorities.flatMap(({ url }) => ['--timestamp', url]);
  const work = mkdtempSync(join(tmpdir(), 'ancrage-vectors-'));
  await run(
    work,
    'certificate',
    'init',
    'r',
    '--id',
    'urn:ancrage:issuer:cap-nord',
    '--name',
    'Autorité de certification Cap-Nord (démonstration)',
    '--demonstration',
  );
  for (const example of ['grande-nuee', 'nordet']) {
    // The second is issued by keys of the second version of the issuer's document.
    if (example === 'nordet')
      await run(work, 'certificate', 'rotate', 'r', '--use', 'root', 'certificate', 'status');
    await run(work, 'evaluate', join(ROOT, 'examples', example), '--out', example);
    await issue(work, example, '--evidence', join(ROOT, 'examples', example), ...stamping);
  }
  // The third rests on the certificate of a host, the second.
  mkdirSync(join(work, 'resting'));
  writeFileSync(join(work, 'resting/report.json'), document(restingReport(work)));
  await issue(work, 'resting', ...stamping);
  await run(
    work,
    'certificate',
    'suspend',
    'r',
    '1',
    '--reason-fr',
    'Vecteur de test',
    '--reason-en',
    'Test vector',
    '--key',
    'demonstration:certifier',
    '--key',
    'demonstration:reviewer',
  );
  const dossier = (name: string): string => readFileSync(join(ROOT, 'examples/nordet', name), 'utf8');
  const [first, last] = [...dossier('dossier.yaml').matchAll(/^ {2}- path: (.*)$/gm)].map(
    ([, path]) => path!,
  );
  await run(
    work,
    'certificate',
    'present',
    'r/confidential/0002.bundle.json',
    '--piece',
    first!,
    '--piece',
    last!,
    '--out',
    'r/bundles/0002-shown.bundle.json',
  );
  const expected: unknown[] = [];
  mkdirSync(out, { recursive: true });
  const time = BigInt(Math.floor(Date.now() / 1000));
  const at = `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}Z`;
  for (const file of readdirSync(join(work, 'r/bundles')).toSorted()) {
    const bundle = await withWitnesses(readBundle(readFileSync(join(work, 'r/bundles', file))), time);
    writeFileSync(join(out, file), document(bundle));
    const { level, service } = openCredential(bundle.credential).credential.credentialSubject;
    const verdict = file.startsWith('0001') ? 'not-in-force' : 'valid';
    expected.push({ bundle: file, at, verdict, level, service: service.name });
  }
  const policy = JSON.parse(readFileSync(join(work, 'r/policy.json'), 'utf8')) as { log: string };
  const names = ['un', 'deux'];
  const log = [
    policy.log.replace('quorum none\n', ''),
    ...witnesses.map(({ key }, index) => `witness ${names[index]} ${formatVerifierKey(key)}\n`),
    'group tous all un deux\nquorum tous\n',
  ].join('');
  const timestamps = {
    least: authorities.length,
    authorities: authorities.map(({ certificate }, index) => ({
      name: `Heure ${index + 1}`,
      certificate: Buffer.from(certificate).toString('base64'),
    })),
  };
  writeFileSync(join(out, 'policy.json'), document({ ...policy, log, timestamps }));
  for (const authority of authorities) authority.close();
  writeFileSync(join(out, 'expected.json'), `${JSON.stringify(expected, null, 1)}\n`);
  rmSync(work, { recursive: true });
}

if (import.meta.main) {
  const [name] = process.argv.slice(2);
  if (name === undefined) {
    console.error('usage: node tools/make-vectors.ts <name>');
    process.exitCode = 2;
  } else await make(name);
}
