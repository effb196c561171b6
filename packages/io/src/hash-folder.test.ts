import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sha256Hex } from '@ancrage/base';
import { hashFolder } from './hash-folder.ts';
import { IoError } from './io-error.ts';

test('every file is hashed, by its path; links are named and not followed', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'hash-folder-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'logs', 'a.log'), 'a');
  writeFileSync(join(folder, 'z'), '');
  writeFileSync(join(folder, '.hidden'), 'x');
  writeFileSync(join(folder, 'out.json'), 'previous');
  symlinkSync(join(folder, 'z'), join(folder, 'link'));
  const { files, refused } = await hashFolder(folder, join(folder, 'logs', '..', 'out.json'));
  assert.deepEqual(files, [
    { name: 'logs/a.log', sha256: sha256Hex('a'), bytes: 1 },
    { name: 'z', sha256: sha256Hex(''), bytes: 0 },
  ]);
  assert.deepEqual(refused, [{ name: 'link', code: 'FILE_SYMLINK' }]);
  await assert.rejects(hashFolder(join(folder, 'z')), IoError);
});
