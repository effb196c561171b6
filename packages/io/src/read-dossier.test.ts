import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { canonicalJson, sha256Hex } from '@ancrage/base';
import { mergeReadings } from '@ancrage/judge';
import { listFolder, MAX_FILES } from './list-folder.ts';
import { readDossier, receiptOf } from './read-dossier.ts';
import { MAX_FILE_BYTES } from './read-file.ts';

const root = await mkdtemp(join(tmpdir(), 'ancrage-dossier-'));
let folder = '';
let count = 0;
beforeEach(async () => {
  count += 1;
  folder = join(root, String(count));
  await mkdir(folder);
});
after(() => rm(root, { recursive: true }));

const write = (path: string, text: string): Promise<void> => writeFile(join(folder, path), text);
const outcomes = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await readDossier(folder)).outcomes.map(({ path, state, code }) => [path, code ?? state]),
  );

const MANIFEST = `ancrage: dossier/1
service: { name: s, provider: p }
scope: { period: { from: 2026-01-01, to: 2026-01-31 } }
`;

test('hostile files are refused one by one, with a code and a place; the good ones are read', async () => {
  await write('dossier.yaml', MANIFEST);
  await write('deep.json', `{"terraform_version":"1","lineage":"x","resources":${'['.repeat(200_000)}`);
  const bomb = ['ancrage: dossier/1', 'a: &a [x,x,x,x,x,x,x,x,x]', 'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]'].join(
    '\n',
  );
  await write('bomb.yaml', bomb);
  await write(
    'unclosed.csv',
    'BilledCost,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ServiceCategory\n"1,2\n',
  );
  await write('latin.json', '{"terraform_version":"1","lineage":"x","version":4}');
  const bytes = Buffer.concat([await readFile(join(folder, 'latin.json')), Buffer.from([0xff])]);
  await writeFile(join(folder, 'latin.json'), bytes);
  await write('unknown.bin', '\u0000\u0001');
  await symlink('/etc/hostname', join(folder, 'link.json'));
  await symlink(root, join(folder, 'linked-folder'));
  const huge = await open(join(folder, 'huge.csv'), 'w');
  await huge.truncate(MAX_FILE_BYTES + 1);
  await huge.close();
  assert.deepEqual(await outcomes(), {
    'bomb.yaml': 'READ_SYNTAX',
    'deep.json': 'JSON_TOO_DEEP',
    'dossier.yaml': 'read',
    'huge.csv': 'FILE_TOO_LARGE',
    'latin.json': 'TEXT_ENCODING',
    'link.json': 'FILE_SYMLINK',
    'linked-folder': 'FILE_SYMLINK',
    'unclosed.csv': 'READ_SYNTAX',
    'unknown.bin': 'unrecognised',
  });
});

test('two names that are one after NFC are both refused, whatever order the disk lists them in', {
  skip: process.platform === 'darwin' && 'this system brings names to one form itself',
}, async () => {
  await write('dossier.yaml', MANIFEST);
  await write('\u00e9tat.json', '{}');
  await write('e\u0301tat.json', '[]');
  const { outcomes: read } = await readDossier(folder);
  assert.deepEqual(
    read.map(({ path, code, digest }) => [path, code, digest === undefined]),
    [
      ['dossier.yaml', undefined, false],
      ['\u00e9tat.json', 'FILE_NAME_TWICE', true],
      ['\u00e9tat.json', 'FILE_NAME_TWICE', true],
    ],
  );
});

test('what is neither file nor folder is refused unopened', {
  skip: process.platform === 'win32',
}, async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  assert.deepEqual(await outcomes(), { pipe: 'FILE_SPECIAL' });
});

test('a file that may not be read is refused', {
  skip: process.getuid?.() === 0 && 'root may read everything',
}, async () => {
  await write('closed.json', '{}');
  await (await open(join(folder, 'closed.json'))).chmod(0);
  assert.deepEqual(await outcomes(), { 'closed.json': 'FILE_UNREADABLE' });
});

test('the same content at two paths is one reading and two receipts', async () => {
  await write('dossier.yaml', MANIFEST);
  await write('copy.yaml', MANIFEST);
  const { readings } = await readDossier(folder);
  const merged = mergeReadings(readings);
  assert.equal(merged.evidence.length, 1);
  const files = merged.facts.filter((fact) => fact.kind === 'file');
  assert.deepEqual(
    files.map(({ value, at }) => [value.path, at.evidence]),
    ['copy.yaml', 'dossier.yaml'].map((path) => [path, `sha256:${sha256Hex(MANIFEST)}`]),
  );
});

test('a receipt is a reading like another: merging nothing into it changes nothing', () => {
  const receipt = receiptOf(
    ['b', 'a', 'c'].map((path) => ({
      path,
      digest: undefined,
      bytes: 1,
      state: 'refused',
      code: 'FILE_SYMLINK',
    })),
  );
  assert.equal(receipt.facts.length, 3);
  assert.equal(
    canonicalJson(mergeReadings([receipt])),
    canonicalJson(mergeReadings([receipt, mergeReadings([])])),
  );
});

test('names in NFC, sorted by code unit, dotted names left out', async () => {
  await mkdir(join(folder, 'b'));
  await mkdir(join(folder, '.git'));
  for (const path of ['b/z', 'Z', 'e\u0301tat', '.hidden', '.git/x', 'b/a']) await write(path, '');
  assert.deepEqual(
    (await listFolder(folder)).map(({ path }) => path),
    ['Z', 'b/a', 'b/z', 'état'],
  );
});

test('no folder, and a folder of too many files, are errors of use', async () => {
  await assert.rejects(readDossier(join(folder, 'absent')), { code: 'FOLDER_NOT_FOUND' });
  await write('file', '');
  await assert.rejects(readDossier(join(folder, 'file')), { code: 'FOLDER_NOT_FOUND' });
  assert.ok(MAX_FILES <= 10_000);
});
