import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import { withTakenFacts } from '@ancrage/judge';
import type { AnyFact } from '@ancrage/judge';
import { HEAD_BYTES, recogniseReader } from '@ancrage/judge/readers';
import { readDivided } from './divided-file.ts';
import { FrameReader } from './fact-frames.ts';
import { unpackFacts } from './packed-facts.ts';
import type { PackedFacts } from './packed-facts.ts';
import { readEvidenceBytes } from './read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-divided-'));
after(() => rmSync(folder, { recursive: true }));

const LISTING = JSON.stringify({
  count: 9000,
  data: Array.from({ length: 9000 }, (_, at) => ({
    id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/c${at % 8990}`,
    type: at % 7 === 0 ? 'microsoft.quantum/workspaces' : 'microsoft.storage/storageaccounts',
    location: at % 20 === 0 ? '' : 'canadacentral',
    properties: { filler: 'x'.repeat(300) },
  })),
});
const STATE = JSON.stringify({
  version: 4,
  terraform_version: '1.9.0',
  lineage: 'x',
  resources: Array.from({ length: 9000 }, (_, at) => ({
    mode: 'managed',
    type: 'aws_s3_bucket',
    name: `b${at}`,
    instances: [
      { attributes: { bucket: `b${at}`, ...(at === 8999 ? { arn: 'arn:aws:s3:::b', owner_id: '1' } : {}) } },
    ],
  })),
});

/** What two threads make of a text, in canonical form; undefined where they leave it to one. */
async function divided(
  text: string,
  firstPart: number,
  { mostMemory = Infinity, mostFacts = Infinity } = {},
): Promise<string | undefined> {
  const path = join(folder, 'list.json');
  const bytes = new TextEncoder().encode(text);
  writeFileSync(path, bytes);
  const file = openSync(path, 'r');
  const facts: AnyFact[] = [];
  const packed: PackedFacts[] = [];
  const pipe = openSync(join(folder, 'pipe'), 'w');
  let helped = 0;
  try {
    const start = bytes.subarray(0, HEAD_BYTES);
    const sink = {
      give: async (given: readonly AnyFact[]) => void facts.push(...given),
      helper: () => ({ pipe, mark: { file: 7, attempt: 1 } }),
      helped: (count: number) => (helped = count),
      broken: () => {},
      forget: () => {},
    };
    const read = await readDivided(file, path, recogniseReader(start, path)!, start, sink, {
      firstPart,
      mostMemory,
      mostFacts,
    });
    if (read === undefined) return undefined;
    const { digest, reading } = read;
    new FrameReader((mark, some) => {
      assert.deepEqual(mark, { file: 7, attempt: 1 });
      packed.push(some);
    }).push(readFileSync(join(folder, 'pipe')));
    assert.equal(
      packed.reduce((sum, { count }) => sum + count, 0),
      helped,
    );
    const given = [...facts, ...packed.flatMap((some) => unpackFacts(some, digest))];
    return canonicalJson({ ...read, reading: withTakenFacts(reading, given) });
  } finally {
    closeSync(file);
    closeSync(pipe);
  }
}

function whole(text: string): string {
  const { digest, bytes, reading } = readEvidenceBytes(new TextEncoder().encode(text), 'list.json');
  return canonicalJson({ digest, bytes, reading });
}

test('two threads make of a list what one makes, wherever it is divided', async () => {
  for (const text of [LISTING, STATE])
    for (const part of [0, 0.37, 0.9999])
      assert.ok((await divided(text, part)) === whole(text), `at ${part}`);
});

test('what is refused in one share, or not divided, is left to one thread', async () => {
  const at = Math.floor(LISTING.length / 4);
  for (const text of [
    `${LISTING.slice(0, at)}"${LISTING.slice(at)}`,
    `${LISTING.slice(0, 3 * at)}"${LISTING.slice(3 * at)}`,
    LISTING.slice(0, -1),
    LISTING.replace('"canadacentral"', '"\\ud800"'),
    `\uFEFF\n${STATE.replaceAll('},', '},\n')}`.slice(0, -2),
  ])
    assert.equal(await divided(text, 0.5), undefined);
  assert.equal(await divided('{"kind":"List","apiVersion":"v1","items":[]}', 0.5), undefined);
});

test('where there are more facts than a file may have, in whichever share, one thread reads', async () => {
  for (const part of [0, 0.5, 0.9999])
    assert.equal(await divided(LISTING, part, { mostFacts: 100 }), undefined, `at ${part}`);
});

test('where memory is short, or an item is large, one thread reads', async () => {
  assert.equal(await divided(LISTING, 0.5, { mostMemory: 1 }), undefined);
  const large = LISTING.replace('x'.repeat(300), 'x'.repeat(9 * 1024 * 1024));
  for (const part of [0, 0.9999]) assert.equal(await divided(large, part), undefined, `at ${part}`);
});

test('secrets that are masked in the first share are left to one thread, for each share numbers its own', async () => {
  // Without notes, of which some would be taken back.
  const listing = (masked: readonly number[]): string =>
    JSON.stringify({
      count: 2000,
      data: Array.from({ length: 2000 }, (_, at) => ({
        id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/${
          masked.includes(at) ? `AKIA${String.fromCharCode(65 + (at % 26)).repeat(16)}` : `c${at}`
        }`,
        type: 'microsoft.storage/storageaccounts',
        location: 'canadacentral',
      })),
    });
  const behind = listing([1990]);
  assert.ok((await divided(behind, 0.5)) === whole(behind));
  assert.ok(whole(behind).includes('«secret 1»'));
  assert.equal(await divided(listing([5, 1990]), 0.5), undefined);
});
