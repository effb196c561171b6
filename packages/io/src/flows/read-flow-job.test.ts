import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { FlowSink, placedSpace } from '@ancrage/judge/flow-engine';
import { flowSetup, placeAddresses } from '@ancrage/judge/flows';
import { DeclaredParties } from '@ancrage/judge/flows';
import { planLog } from './flow-jobs.ts';
import { readFlowJob } from './read-flow-job.ts';
import type { FlowJobOutcome } from './read-flow-job.ts';
import { readFlowLogs } from './read-flow-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-jobs-'));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'azure.json');

const placed = placeAddresses([], { regionPlace: () => undefined, operators: undefined });
const setup = flowSetup([], placed, 'CA', new DeclaredParties([]));

const HEAD = '{"records":[{"flowLogVersion":4,';
const tuple = (index: number): string =>
  `"${1791158400000 + index * 7000},10.0.0.${index % 200},192.0.2.${(index * 7) % 200},1,443,6,O,C,X,1,${index},2,${index * 3}"`;

/** A document of so many records of so many tuples; `member`: what says whose tuples they are. */
function documentOf(
  records: number,
  tuples: number,
  member = (record: number) => `"macAddress":"00${record}"`,
): string {
  const all = Array.from({ length: records }, (_, record) => {
    const texts = Array.from({ length: tuples }, (_unused, index) => tuple(record * tuples + index));
    return `${record === 0 ? HEAD : '{'}${member(record)},"flowRecords":{"flows":[{"flowGroups":[{"flowTuples":[${texts.join(',')}]}]}]}}`;
  });
  return `${all.join(',\n')}]}`;
}

/** Everything that came of a log in slices of so many bytes. */
async function read(text: string, sliceBytes: number): Promise<unknown> {
  writeFileSync(path, text);
  const { part, sums, files, oddities } = await readFlowLogs([path], setup, { threads: 1, sliceBytes });
  return { ...part, sums, files, oddities, coverage: [...part.coverage.hours] };
}

async function outcomesOf(text: string, sliceBytes: number): Promise<FlowJobOutcome[]> {
  writeFileSync(path, text);
  const sink = new FlowSink(placedSpace(setup));
  const outcomes: FlowJobOutcome[] = [];
  for (const job of planLog(path, 0, {}, sliceBytes).jobs)
    outcomes.push(await readFlowJob(job, sink, {}, () => undefined));
  return outcomes;
}

test('one document of Azure is divided where records say of what interface they are, and comes to the same', async () => {
  const text = documentOf(40, 30);
  const whole = await read(text, Number.MAX_SAFE_INTEGER);
  for (const bytes of [700, 1001, 5000, 20_000, text.length >> 1]) {
    const outcomes = await outcomesOf(text, bytes);
    assert.ok(outcomes.length > 1);
    assert.ok(outcomes.every(({ relaid }) => !relaid));
    // Line feeds between records: only those that were read.
    assert.ok(bytes < 20_000 || outcomes.filter(({ lines }) => lines > 0).length > 1);
    assert.deepEqual(await read(text, bytes), whole);
  }
});

test('tuples whose interface was told before the middle are read with what told it', async () => {
  // The name is one of a text elsewhere, or has no text.
  for (const member of [
    (record: number) => (record === 0 ? '"macAddress":"00"' : '"macAddress":5'),
    (record: number) => (record === 0 ? '"macAddress":"00"' : '"note":"\\"macAddress\\":"'),
    (record: number) => (record === 0 ? '"macAddress":"00"' : '"a":"b"macAddress":"01"'),
    () => '"time":0',
  ]) {
    const text = documentOf(40, 10, member);
    const whole = await read(text, Number.MAX_SAFE_INTEGER);
    for (const bytes of [500, 3000]) assert.deepEqual(await read(text, bytes), whole);
  }
});

test('a mark that lies across two pieces that are looked through for it begins one slice, not two or none', async () => {
  const [sliceBytes, pieceBytes] = [45_000, 256 * 1024];
  const whole = documentOf(6, 20);
  const at = whole.indexOf('"macAddress"', whole.length >> 1);
  let met = 0;
  for (let more = 250_000; met < 40 && more < 320_000; more += 1) {
    const size = whole.length + more;
    const slices = Math.ceil(size / sliceBytes);
    // Where the slice ends from which the mark behind all that is looked for.
    const to = Array.from({ length: slices }, (_, index) => Math.floor((size * index) / slices)).find(
      (one) => one > at,
    )!;
    const before = to + pieceBytes - (at + more);
    if (before < 1 || before > 12) continue;
    met += 1;
    const text = `${whole.slice(0, at)}"x":"${'x'.repeat(more - 7)}",${whole.slice(at)}`;
    assert.equal(text.length, size);
    assert.deepEqual(await read(text, sliceBytes), await read(text, Number.MAX_SAFE_INTEGER));
  }
  assert.ok(met > 0);
});

test('a log of Zeek in cells is divided between lines, and comes to the same where its fields change', async () => {
  const fields = ['ts', 'uid', 'id.orig_h', 'id.resp_h', 'duration', 'orig_ip_bytes', 'resp_ip_bytes'];
  const line = (index: number): string[] =>
    `${1791158400 + index * 9}.5 C 10.0.0.${index % 200} 192.0.2.${(index * 7) % 200} - ${index} ${index % 50 === 7 ? 'x' : index * 3}`.split(
      ' ',
    );
  const lines = Array.from({ length: 2000 }, (_, index) => line(index).join('\t'));
  const head = ['#separator \\x09', `#fields\t${fields.join('\t')}`];
  const plain = [...head, ...lines, '#close\t2026', ''].join('\n');
  const again = [...head, ...lines.slice(0, 900), head[1], ...lines.slice(900)].join('\n');
  const turned = [
    ...head,
    ...lines.slice(0, 900),
    `#fields\t${fields.toReversed().join('\t')}`,
    ...lines.slice(900).map((text) => text.split('\t').toReversed().join('\t')),
  ].join('\n');
  for (const [text, relaid] of [
    [plain, false],
    [again, false],
    [turned, true],
  ] as const)
    for (const bytes of [5000, 33_000]) {
      const outcomes = await outcomesOf(text, bytes);
      assert.ok(outcomes.length > 1);
      assert.equal(
        outcomes.some((one) => one.relaid),
        relaid,
      );
      assert.deepEqual(await read(text, bytes), await read(text, Number.MAX_SAFE_INTEGER));
    }
});

test('whatever a document of Azure has, and wherever it is divided, it comes to the same', async () => {
  const piece = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.nat(50).map((index) => `"flowTuples":[${tuple(index)},${tuple(index + 1)}],`),
    },
    { weight: 4, arbitrary: fc.nat(9).map((mac) => `"macAddress":"0${mac}",`) },
    fc.constantFrom(
      '"',
      '\\',
      '\\"macAddress":',
      '"macAddress":',
      '"macAddress"',
      '"x":"',
      '\n',
      ':',
      '{',
      '],',
      ' ',
    ),
    fc.constantFrom(tuple(3), '"flowTuples":["1,2,3"]', '"flowTuples":"macAddress":', 'x'.repeat(300)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.integer({ min: 20, max: 900 }),
      async (pieces, bytes) => {
        const text = HEAD + pieces.join('');
        assert.deepEqual(await read(text, bytes), await read(text, Number.MAX_SAFE_INTEGER));
      },
    ),
    { numRuns: 150 },
  );
});
