import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  leafHash,
  openCheckpoint,
  TreeReader,
  verifyConsistency,
  verifyInclusion,
  verifySignature,
} from '@ancrage/proof';
import { freshLogSigner } from '../testing/log-signer.ts';
import { diskOf } from './disk.ts';
import { lockFolder } from './folder-lock.ts';
import { createLog, LogAppender } from './log-appender.ts';
import { readTile } from './log-store.ts';

const signer = freshLogSigner('log.example/1');
const signers = [signer];
const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

async function newLog(): Promise<string> {
  folders.push(mkdtempSync(join(tmpdir(), 'ancrage-log-')));
  const folder = join(folders.at(-1)!, 'public', 'log');
  await createLog(folder, 'log.example/1', { signers });
  return folder;
}

const shown = (folder: string) =>
  openCheckpoint(readFileSync(join(folder, 'checkpoint')), [signer.key], verifySignature).checkpoint;

test('callers at once share writes; each entry is proven from the files alone', async () => {
  const folder = await newLog();
  assert.equal(shown(folder).size, 0n);
  const log = await LogAppender.open(folder, { signers, publishEvery: 20 });
  const entries = Array.from({ length: 700 }, (_, i) => Buffer.from(`entry ${i}`));
  const indexes = await Promise.all(entries.slice(0, 500).map((entry) => log.append(entry)));
  await log.published(indexes[499]!);
  const middle = shown(folder);
  assert.ok(middle.size >= 500n);
  for (const entry of entries.slice(500)) indexes.push(await log.append(entry));
  await log.close();
  assert.deepEqual(
    indexes,
    indexes.toSorted((a, b) => a - b),
  );
  const last = shown(folder);
  assert.equal(last.size, 700n);
  const files = diskOf(folder);
  const reader = new TreeReader(700, (id) => readTile(files, id));
  for (const i of [0, 255, 256, 499, 699])
    assert.ok(
      verifyInclusion(leafHash(entries[i]!), BigInt(indexes[i]!), last, await reader.inclusion(indexes[i]!)),
    );
  assert.ok(verifyConsistency(middle, last, await reader.consistency(Number(middle.size))));
  assert.deepEqual(await files.list('tile/0'), ['000', '001', '002.p']);
});

test('a log is begun once, opened by its own key only, by one at a time', async () => {
  const folder = await newLog();
  await assert.rejects(createLog(folder, 'log.example/1', { signers }), { code: 'LOG_EXISTS' });
  const other = [freshLogSigner('log.example/1')];
  await assert.rejects(LogAppender.open(folder, { signers: other }), { code: 'LOG_KEY_OTHER' });
  const log = await LogAppender.open(folder, { signers });
  await assert.rejects(LogAppender.open(folder, { signers }), { code: 'LOG_LOCKED' });
  await log.close();
  await (await LogAppender.open(folder, { signers })).close();
  await assert.rejects(LogAppender.open(join(folder, 'none'), { signers }), { code: 'LOG_NOT_FOUND' });
});

test('an older copy, another root or a changed tile stop whoever would append', async () => {
  const folder = await newLog();
  const path = (name: string): string => join(folder, name);
  const before = readFileSync(path('.state/journal'));
  const log = await LogAppender.open(folder, { signers });
  await log.append(Buffer.from('a'));
  await log.close();
  const journal = readFileSync(path('.state/journal'));
  writeFileSync(path('.state/journal'), before);
  await assert.rejects(LogAppender.open(folder, { signers }), { code: 'LOG_ROLLED_BACK' });
  writeFileSync(path('.state/journal'), journal);
  const tile = readFileSync(path('tile/0/000.p/1'));
  writeFileSync(
    path('tile/0/000.p/1'),
    tile.map((byte) => byte ^ 1),
  );
  await assert.rejects(LogAppender.open(folder, { signers }), { code: 'LOG_DAMAGED' });
  rmSync(path('tile/0/000.p/1'));
  await assert.rejects(LogAppender.open(folder, { signers }), { code: 'LOG_FILE_MISSING' });
  writeFileSync(path('tile/0/000.p/1'), tile);
  // A second log under the same name and key, of another entry, in the place of the first.
  const second = await newLog();
  const fork = await LogAppender.open(second, { signers });
  await fork.append(Buffer.from('b'));
  await fork.close();
  writeFileSync(path('checkpoint'), readFileSync(join(second, 'checkpoint')));
  await assert.rejects(LogAppender.open(folder, { signers }), { code: 'LOG_DISAGREES' });
});

test('an entry too long is refused and harms no other; a closed log takes none', async () => {
  const log = await LogAppender.open(await newLog(), { signers });
  await assert.rejects(log.append(new Uint8Array(65_536)), { code: 'ENTRY_TOO_LARGE' });
  assert.equal(await log.append(new Uint8Array(65_535)), 0);
  await log.close();
  await assert.rejects(log.append(new Uint8Array(1)), { code: 'LOG_STOPPED' });
});

test('of many who want a folder at once, one gets it; a dead holder is passed over', async () => {
  folders.push(mkdtempSync(join(tmpdir(), 'ancrage-lock-')));
  const folder = folders.at(-1)!;
  const dead = { host: 'elsewhere', boot: 'x', space: '', pid: 1, started: '1', released: true };
  writeFileSync(join(folder, 'lock.41'), JSON.stringify(dead));
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
  const held = tries.filter(({ status }) => status === 'fulfilled');
  assert.equal(held.length, 1);
  await (held[0] as PromiseFulfilledResult<() => Promise<void>>).value();
  await (await lockFolder(folder))();
  // What a loss of power may leave of a lock.
  writeFileSync(join(folder, 'lock.80'), '');
  await (await lockFolder(folder))();
  writeFileSync(join(folder, 'lock.90'), JSON.stringify({ ...dead, released: false }));
  await assert.rejects(lockFolder(folder), { code: 'LOG_LOCKED' });
});
