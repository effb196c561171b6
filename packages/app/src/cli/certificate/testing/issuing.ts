import assert from 'node:assert/strict';
import { digestOf } from '@ancrage/base';
import { type Disk, diskUnder, fsckLog, readTile } from '@ancrage/io/log';
import { documentText, RegisterFolder, type RegisterPlace } from '@ancrage/io/register';
import {
  openChange,
  openCheckpoint,
  openEdition,
  openStatusList,
  readLogEntry,
  setIndexes,
  statusPurposes,
  TreeReader,
  verifySignature,
} from '@ancrage/proof';
import type { GeneralJws } from '@ancrage/proof';
import { readPolicy, verifyBundle } from '@ancrage/verify';
import { changeCertificate } from '../change-command.ts';
import { now } from '../clock.ts';
import { type ActsToIssue, issueCertificate } from '../issue-certificate.ts';

/** What a life of a register does: it issues a first certificate and suspends it; a later one issues a second. */
export interface Works {
  readonly first: ActsToIssue;
  readonly second: ActsToIssue;
  readonly suspension: GeneralJws;
  /** The dossier to which the first commits. */
  readonly evidence: string;
}

/** All that a register said to anyone, through all its lives. */
export interface Promised {
  credential: string | undefined;
  suspended: boolean;
  readonly checkpoints: Uint8Array[];
}

/** One life: the first certificate is issued and suspended. What was done in an earlier life is not done twice. */
export async function live(place: RegisterPlace, works: Works, promised: Promised, path = ''): Promise<void> {
  const register = await RegisterFolder.open(path, place);
  await issueCertificate(register, works.first, { evidence: works.evidence, lang: 'fr' });
  const { credential } = (await register.signed(1))!;
  assert.equal(promised.credential ?? credential, credential, 'another certificate under the same number');
  promised.credential = credential;
  await changeCertificate(register, 1, (await register.intent(1))!, works.suspension);
  promised.suspended = true;
}

/**
 * Goes on where earlier lives ended, issues a second certificate, and finds every promise kept: nothing that was said is
 * missing or changed, no number or index is given twice, every checkpoint ever shown is a beginning of the log, every byte of
 * the log is what it should be, and whoever verifies the bundles is told the truth.
 */
export async function keepsPromises(
  place: RegisterPlace,
  works: Works,
  promised: Promised,
  path = '',
): Promise<void> {
  await live(place, works, promised, path);
  const register = await RegisterFolder.open(path, place);
  await issueCertificate(register, works.second, { lang: 'fr' });
  await checkEntries(register, works);
  await checkVerdicts(register);
  await checkLogAndLists(register, promised);
}

async function checkEntries(register: RegisterFolder, works: Works): Promise<void> {
  const intents = await Promise.all((await register.numbers()).map((number) => register.intent(number)));
  const begun = intents.filter((intent) => intent !== undefined);
  assert.equal(begun.length, 2);
  for (const key of ['id', 'index', 'decision'] as const)
    assert.equal(new Set(begun.map((intent) => intent[key])).size, 2, key);
  const changes = (await register.changes(1)).map((jws) => openChange(jws).digest);
  assert.deepEqual(changes, [openChange(works.suspension).digest]);
}

async function checkVerdicts(register: RegisterFolder): Promise<void> {
  const policy = readPolicy((await register.disk.read('policy.json'))!);
  const verdicts = [];
  for (const number of await register.numbers()) {
    const bundle = await register.bundle(number);
    if (bundle === undefined) continue;
    const bytes = new TextEncoder().encode(documentText(bundle));
    const report = verifyBundle(bytes, { policy, at: now(), verify: verifySignature });
    if (number === 1) {
      const whole = (await register.disk.read('confidential/0001.bundle.json'))!;
      const { steps } = verifyBundle(whole, { policy, at: now(), verify: verifySignature });
      assert.equal(steps.find(({ step }) => step === 'edition')?.code, 'EDITION_SHOWN');
    }
    verdicts.push([report.verdict, report.steps.find(({ step }) => step === 'status')?.code]);
  }
  assert.deepEqual(verdicts, [
    ['not-in-force', 'STATUS_SUSPENDED'],
    ['valid', 'STATUS_CLEAR'],
  ]);
}

async function checkLogAndLists(register: RegisterFolder, { checkpoints }: Promised): Promise<void> {
  const disk = diskUnder(register.disk, 'log');
  const logged: { kind: string; digest: string }[] = [];
  const { faults, opened, waiting } = await fsckLog(
    '',
    [],
    (_, entry) => logged.push(readLogEntry(entry)),
    disk,
  );
  assert.deepEqual([faults, waiting], [[], 0]);
  const tree = new TreeReader(Number(opened.checkpoint.size), (id) => readTile(disk, id));
  for (const shown of checkpoints) {
    const { checkpoint } = openCheckpoint(shown, [], verifySignature);
    assert.equal(Buffer.compare(await tree.root(Number(checkpoint.size)), checkpoint.root), 0);
  }
  const entered = new Set(logged.map(({ digest }) => digest));
  assert.equal(entered.size, logged.length, 'an entry stands twice in the log');
  const texts = [
    ...(await register.issuerVersions()).map(documentText),
    ...(await register.changes(1)).map(documentText),
  ];
  for (const number of [1, 2]) {
    for (const name of ['evaluation', 'decision'] as const)
      texts.push(documentText(await register.act(number, name)));
    texts.push((await register.signed(number))!.credential);
  }
  texts.push(openEdition((await register.edition(1))!.presentation).jwt);
  for (const text of texts)
    assert.ok(entered.has(digestOf(new TextEncoder().encode(text))), text.slice(0, 60));
  // Nothing but lists may have been logged and then lost: a list is shown only once its file is there.
  const kept = new Set<string>(texts.map((text) => digestOf(new TextEncoder().encode(text))));
  for (const { kind, digest } of logged) assert.ok(kind === 'status-list' || kept.has(digest), kind);
  for (const purpose of statusPurposes) await checkLists(register.disk, purpose, entered);
}

/** Every version of a list that was ever shown stands in the log; the newest says what was decided. */
async function checkLists(disk: Disk, purpose: string, entered: ReadonlySet<string>): Promise<void> {
  const served = new TextDecoder().decode(await disk.read(`status/${purpose}.jwt`));
  assert.ok(entered.has(digestOf(new TextEncoder().encode(served))));
  assert.deepEqual([...setIndexes(openStatusList(served).list)], purpose === 'suspension' ? [0] : []);
}
