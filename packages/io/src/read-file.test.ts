import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import { withTakenFacts } from '@ancrage/judge';
import type { AnyFact } from '@ancrage/judge';
import { readEvidenceBytes, readEvidenceFile } from './read-file.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ancrage-read-'));
});
after(() => rm(folder, { recursive: true }));

/** A state above the size at which files are read item by item; its owner is named by its last resource only. */
const STATE = JSON.stringify({
  version: 4,
  terraform_version: '1.9.0',
  lineage: 'x',
  resources: Array.from({ length: 5_000 }, (_, at) => ({
    mode: 'managed',
    type: 'aws_s3_bucket',
    name: `b${at}`,
    instances: [
      {
        attributes: {
          region: 'ca-central-1',
          filler: 'x'.repeat(1_800),
          ...(at === 4_999 ? { owner_id: '111122223333', arn: 'arn:aws:s3:::b' } : {}),
        },
      },
    ],
  })),
});

test('a file that its reader goes through twice gives what it gives as a whole', async () => {
  const path = 'large.tfstate';
  await writeFile(join(folder, path), STATE);
  const taken: AnyFact[] = [];
  const outcome = await readEvidenceFile(join(folder, path), path, async (facts) => {
    taken.push(...facts);
  });
  assert.ok(taken.length > 3_000);
  const whole = readEvidenceBytes(await readFile(join(folder, path)), path);
  assert.equal(outcome.state, 'read');
  const reading = withTakenFacts(outcome.reading!, taken);
  assert.ok(canonicalJson({ ...outcome, reading }) === canonicalJson(whole));
});

test('a file that changes between the two times is refused, and named as it was first', async () => {
  const path = 'growing.tfstate';
  await writeFile(join(folder, path), STATE);
  const { digest } = readEvidenceBytes(await readFile(join(folder, path)), path);
  const outcome = await readEvidenceFile(join(folder, path), path, async () =>
    appendFile(join(folder, path), ' '),
  );
  assert.deepEqual([outcome.state, outcome.code, outcome.digest], ['refused', 'FILE_CHANGED', digest]);
});

test('a large table of flows in Parquet is known by its end, without being held as a bill', async () => {
  const source = new URL('../../judge/src/flows/testing/parquet-flows.ts', import.meta.url);
  const table = Buffer.from(/'([\w+/=]{100,})'/.exec(await readFile(source, 'utf8'))![1]!, 'base64');
  const directory = table.length - 8 - table.readUInt32LE(table.length - 8);
  // What stands between pages and directory belongs to no column.
  const filler = Buffer.alloc(9 * 1024 * 1024);
  const path = 'flows.parquet';
  await writeFile(
    join(folder, path),
    Buffer.concat([table.subarray(0, directory), filler, table.subarray(directory)]),
  );
  const { state, format, reading } = await readEvidenceFile(join(folder, path), path);
  assert.deepEqual([state, format], ['read', 'flow-log']);
  assert.deepEqual(
    reading?.facts.map(({ value }) => value),
    readEvidenceBytes(table, path).reading?.facts.map(({ value }) => value),
  );
});
