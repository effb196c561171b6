import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '@ancrage/base';
import { readEvidenceFile } from './read-file.ts';
import type { FileOutcome } from './read-file.ts';
import { WatchedReader } from './watched-reader.ts';

const CHILD = fileURLToPath(new URL('testing/hostile-child.ts', import.meta.url));
const MEGABYTE = 1024 * 1024;
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ancrage-watch-'));
});
after(() => rm(folder, { recursive: true }));

/** Reads files of these names in order and tells what came of each. */
async function readAll(reader: WatchedReader, ...names: string[]): Promise<(string | undefined)[]> {
  const outcomes: FileOutcome[] = [];
  for (const path of names) {
    const absolute = join(folder, path);
    await writeFile(absolute, 'nothing that a reader knows');
    outcomes.push(await reader.read({ path, absolute }, 27));
  }
  reader.stop();
  return outcomes.map(({ state, code }) => code ?? state);
}

const reader = (milliseconds: number, megabytes: number): WatchedReader =>
  new WatchedReader({ milliseconds, residentBytes: megabytes * MEGABYTE }, CHILD);

test('a reader that hangs is ended by the limit of time; the other files are read', async () => {
  assert.deepEqual(await readAll(reader(8000, 400), 'a', 'hang', 'b'), [
    'unrecognised',
    'FILE_TOO_SLOW',
    'unrecognised',
  ]);
});

test('one that swells outside the heap is ended by the resident memory', {
  skip: process.platform !== 'linux',
}, async () => {
  assert.deepEqual(await readAll(reader(60_000, 250), 'a', 'swell', 'b'), [
    'unrecognised',
    'FILE_OUT_OF_MEMORY',
    'unrecognised',
  ]);
});

test('one that fills the heap is ended by it', async () => {
  assert.deepEqual(await readAll(reader(60_000, 120), 'heap', 'b'), ['FILE_OUT_OF_MEMORY', 'unrecognised']);
});

test('one that crashes costs its own file only', async () => {
  assert.deepEqual(await readAll(reader(60_000, 400), 'crash', 'b'), ['FILE_READER_CRASHED', 'unrecognised']);
});

test('a child that dies between two files is replaced', async () => {
  const watched = reader(60_000, 400);
  const read = async (path: string): Promise<string> => {
    const absolute = join(folder, path);
    await writeFile(absolute, 'x');
    return (await watched.read({ path, absolute }, 1)).state;
  };
  assert.equal(await read('leave'), 'unrecognised');
  await sleep(1500);
  assert.equal(await read('b'), 'unrecognised');
  watched.stop();
});

test('a child that dies of a file that it has told of does not cost the next one', async () => {
  assert.deepEqual(await readAhead(reader(60_000, 400), 'parting', 'patient', 'b'), [
    'unrecognised',
    'unrecognised',
    'unrecognised',
  ]);
});

test('what one file left in memory does not cost the next one', {
  skip: process.platform !== 'linux',
}, async () => {
  assert.deepEqual(await readAhead(reader(60_000, 230), 'bulky', 'large'), ['unrecognised', 'unrecognised']);
});

/** The same with every file given at once, as a folder's are. */
async function readAhead(watched: WatchedReader, ...names: string[]): Promise<(string | undefined)[]> {
  for (const path of names) await writeFile(join(folder, path), 'nothing that a reader knows');
  const outcomes = names.map((path) => watched.read({ path, absolute: join(folder, path) }, 27));
  const told = (await Promise.all(outcomes)).map(({ state, code }) => code ?? state);
  watched.stop();
  return told;
}

test('of files given ahead, each that breaks the child costs itself only, and every outcome is its own', async () => {
  const names = ['a', 'crash1', 'b', 'heap', 'crash2', 'crash3', 'c', 'hang', 'd', 'mute', 'e'];
  const refusals = new Map([
    ['c', 'FILE_READER_CRASHED'],
    ['h', 'FILE_OUT_OF_MEMORY'],
  ]);
  assert.deepEqual(
    await readAhead(reader(8000, 120), ...names),
    names.map((name) =>
      name === 'hang'
        ? 'FILE_TOO_SLOW'
        : name === 'mute'
          ? 'FILE_READER_CRASHED'
          : name.length === 1
            ? 'unrecognised'
            : refusals.get(name[0]!),
    ),
  );
});

test('a parent too busy to listen does not blame a file whose outcome waits in the channel', async () => {
  const watched = reader(2000, 400);
  await writeFile(join(folder, 'quick'), 'nothing that a reader knows');
  // Loaded before: what is measured below is the file alone.
  await watched.read({ path: 'quick', absolute: join(folder, 'quick') }, 27);
  const outcome = watched.read({ path: 'quick', absolute: join(folder, 'quick') }, 27);
  await sleep(1);
  const busyUntil = performance.now() + 8000;
  while (performance.now() < busyUntil);
  assert.equal((await outcome).state, 'unrecognised');
  watched.stop();
});

test('a child that cannot start refuses its files instead of throwing', async () => {
  const absent = new WatchedReader(
    { milliseconds: 60_000, residentBytes: 400 * MEGABYTE },
    join(folder, 'absent.ts'),
  );
  assert.deepEqual(await readAll(absent, 'a'), ['FILE_READER_CRASHED']);
});

test('facts of a file that is read piece by piece come ahead of its outcome, and make the same reading', async () => {
  const path = 'resources.json';
  const absolute = join(folder, path);
  const rows = Array.from({ length: 30_000 }, (_, at) => ({
    id: `/subscriptions/s/resourceGroups/g${at % 3}/providers/Microsoft.Storage/storageAccounts/c${at}`,
    type: at % 2 === 0 ? 'microsoft.storage/storageaccounts' : 'microsoft.compute/disks',
    location: 'canadacentral',
    properties: { filler: 'x'.repeat(200) },
  }));
  await writeFile(absolute, JSON.stringify({ value: rows }));
  const watched = reader(60_000, 400);
  const outcome = await watched.read({ path, absolute }, 0);
  watched.stop();
  assert.equal(outcome.reading?.facts.length, 30_000 + 1);
  assert.ok(canonicalJson(outcome) === canonicalJson(await readEvidenceFile(absolute, path)));
});

test('a child that gives facts without end, or what are none, is ended', async () => {
  assert.deepEqual(await readAll(reader(60_000, 400), 'flood', 'b', 'babble', 'c'), [
    'FILE_READER_CRASHED',
    'unrecognised',
    'FILE_READER_CRASHED',
    'unrecognised',
  ]);
});

test('answers that are none end the child, and do not harm who reads them', async () => {
  assert.deepEqual(await readAll(reader(60_000, 400), 'nothing', 'b'), [
    'FILE_READER_CRASHED',
    'unrecognised',
  ]);
  assert.deepEqual(await readAll(reader(60_000, 400), 'untrue', 'b'), [
    'FILE_READER_CRASHED',
    'unrecognised',
  ]);
});
