import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { planLog } from './flow-jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-jobs-'));
after(() => rmSync(folder, { recursive: true }));

test('a small log keeps no more memory than its bytes: there can be thousands, and every thread has all of them', () => {
  const path = join(folder, 'small.log');
  const header = 'version account-id interface-id srcaddr dstaddr bytes start end action log-status\n';
  writeFileSync(path, header);
  const { jobs } = planLog(path, 0, {});
  assert.equal(jobs.length, 1);
  assert.equal(jobs[0]!.head.buffer.byteLength, header.length);
});
