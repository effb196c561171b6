import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
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

test('rows are made room for by what a log is of: few of long records, many of short ones and of what is packed', () => {
  const path = join(folder, 'rows.log');
  const rows = (bytes: Uint8Array): number => {
    writeFileSync(path, bytes);
    return planLog(path, 0, {}).rows;
  };
  const line = '2 1 eni-1 10.0.0.1 192.0.2.1 1 2 6 3 40 1791158400 1791158430 ACCEPT OK\n';
  const aws = Buffer.from(line.repeat(1000));
  const azure = Buffer.from(`{"records":[{"flowLogVersion":4}${' '.repeat(aws.length - 34)}]}`);
  const google = Buffer.from(`{"jsonPayload":{"src_ip":"","reporter":""}}${' '.repeat(aws.length - 43)}`);
  assert.equal(azure.length, aws.length);
  assert.equal(google.length, aws.length);
  assert.ok(rows(azure) > 3 * rows(aws), 'Azure');
  assert.ok(rows(google) < rows(aws) / 3, 'Google');
  const packed = gzipSync(aws);
  assert.ok(rows(packed) > rows(aws.subarray(0, packed.length)) * 3, 'gzip');
});
