import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { readPlaneTable } from '@ancrage/judge/flow-tables';
import { DeclaredParties, flowReport, flowSetup, placeAddresses } from '@ancrage/judge/flows';
import { planLog } from './flow-jobs.ts';
import { FlowThread } from './flow-thread.ts';
import type { FlowWork } from './flow-work.ts';
import { readFlowLogs } from './read-flow-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-flow-logs-'));
after(() => rmSync(folder, { recursive: true }));

const HEADER =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n';

/** A log of many lines, some of them wrong, the same each time. */
function logOf(lines: number): string {
  let text = HEADER;
  for (let index = 0; index < lines; index += 1) {
    const start = 1_791_158_400 + index;
    const peer = `${1 + ((index * 7) % 200)}.${index % 256}.2.3`;
    text +=
      index % 97 === 5
        ? '2 111122223333 eni-0a1b2c3d4e5f60718 10.0.16.4 truncated\n'
        : `2 111122223333 eni-0a1b2c3d4e5f6071${index % 8} 10.0.${index % 2 === 0 ? 16 : 32}.4 ${peer} 1 2 6 3 ${index * 13} ${start} ${start + 30} ACCEPT OK\n`;
  }
  return text;
}

const table = readPlaneTable(
  Buffer.from(
    'ancrage: planes/1\nplanes:\n  - { prefix: 10.0.16.0/20, plane: storage, country: CA }\n  - { prefix: 10.0.32.0/20, plane: management, country: CA }\n',
  ),
  'planes.yaml',
);
const placed = placeAddresses([table.source!], { regionPlace: () => undefined, operators: undefined });
const declared = new DeclaredParties([]);
const setup = flowSetup(table.networks, placed, 'CA', declared);

async function reportOf(
  paths: readonly string[],
  threads: number,
  sliceBytes: number,
  mostRows?: number,
): Promise<string> {
  const read = await readFlowLogs(paths, setup, {
    threads,
    sliceBytes,
    ...(mostRows === undefined ? {} : { mostRows }),
  });
  const report = flowReport({
    part: read.part,
    sums: read.sums,
    places: placed.places,
    boundary: 'CA',
    declared,
    silence: true,
    files: read.files.map(({ lines, problem }) => ({
      file: '',
      bytes: '',
      format: '',
      version: '',
      lines,
      problem: problem ?? null,
    })),
    oddities: read.oddities.map(({ kind, count, line }) => ({ kind, count, file: '', line })),
    sources: [],
  });
  return JSON.stringify(report);
}

test('neither threads nor where a file is divided nor how it is packed change the report', async () => {
  const plain = join(folder, 'plain.log');
  const text = logOf(4000);
  writeFileSync(plain, text);
  writeFileSync(join(folder, 'packed.log.gz'), gzipSync(text));
  writeFileSync(join(folder, 'packed.log.zst'), zstdCompressSync(text));
  const whole = await reportOf([plain], 1, 1 << 30);
  assert.match(whole, /"kind":"FIELD_COUNT","count":42,"file":"","line":7/);
  for (const [threads, slice] of [
    [2, 10_000],
    [3, 777],
  ] as const)
    assert.equal(await reportOf([plain], threads, slice), whole);
  for (const name of ['packed.log.gz', 'packed.log.zst'])
    assert.equal(await reportOf([join(folder, name)], 2, 10_000), whole);
});

test('more addresses than are told apart are folded, however many threads read', async () => {
  const path = join(folder, 'many.log');
  writeFileSync(path, logOf(6000));
  const whole = await reportOf([path], 1, 1 << 30);
  assert.match(whole, /"folded":false/);
  const folded = await reportOf([path], 1, 1 << 30, 300);
  assert.match(folded, /"folded":true/);
  // With three threads no one of them has too many.
  for (const threads of [2, 3]) assert.equal(await reportOf([path], threads, 20_000, 300), folded);
});

test('a header in the middle that names another order is followed however the file is divided', async () => {
  const path = join(folder, 'relaid.log');
  const other = 'bytes dstaddr srcaddr start end action log-status\n';
  const lines = Array.from(
    { length: 300 },
    (_, index) => `${index} 9.9.9.9 10.0.16.4 1791158400 1791158460 ACCEPT OK\n`,
  ).join('');
  writeFileSync(path, `${logOf(300)}${other}${lines}`);
  assert.equal(await reportOf([path], 2, 2000), await reportOf([path], 1, 1 << 30));
});

test('what only a share read by fields of before holds too much of is read as one', async () => {
  const path = join(folder, 'hours.log');
  const [before, behind] = ['ts', 'orig_ip_bytes'].map((name, _at, both) =>
    [name, 'id.orig_h', 'id.resp_h', both.find((other) => other !== name), 'conn_state'].join('\t'),
  );
  const lines = Array.from(
    { length: 120_000 },
    (_, index) =>
      `${946_684_800 + index * 3600}\t10.0.16.4\t9.9.9.9\t${1_791_158_400 + (index % 3600)}.5\tSF\n`,
  ).join('');
  writeFileSync(
    path,
    `#separator \\x09\n#fields\t${before}\n1791158400.5\t10.0.16.4\t9.9.9.9\t10\tSF\n#fields\t${behind}\n${lines}`,
  );
  for (const threads of [1, 2])
    assert.equal(await reportOf([path], threads, 200_000), await reportOf([path], 1, 1 << 30));
});

test('what expands without end, is damaged, or is no log is named; the rest is read', async () => {
  const bomb = join(folder, 'bomb.gz');
  writeFileSync(bomb, gzipSync(Buffer.concat([Buffer.from(HEADER), Buffer.alloc(80 * 1024 * 1024, 0x20)])));
  const cut = join(folder, 'cut.gz');
  const packed = gzipSync(logOf(2000));
  writeFileSync(cut, packed.subarray(0, packed.length - 500));
  const other = join(folder, 'other.txt');
  writeFileSync(other, 'hello\n');
  const { files } = await readFlowLogs([bomb, cut, other, join(folder, 'absent')], setup, { threads: 2 });
  assert.deepEqual(
    files.map(({ problem }) => problem),
    ['FILE_EXPANDS', 'FILE_DAMAGED', 'READ_NOT_RECOGNISED', 'FILE_UNREADABLE'],
  );
  assert.ok(files[1]!.lines > 100);
});

test('a thread reads while this one does nothing else, not even turn', () => {
  const path = join(folder, 'blocked.log');
  writeFileSync(path, logOf(10));
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const { jobs } = planLog(path, 0, {});
  const thread = new FlowThread();
  void thread
    .read({ setup, hint: {}, jobs, threads: 2, mostRows: 1000, expected: 10, shared }, [])
    .catch(() => undefined);
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; tries < 3000 && Atomics.load(shared, 0) === 0; tries += 1)
    Atomics.wait(never, 0, 0, 20);
  thread.stop();
  assert.ok(Atomics.load(shared, 0) > 0);
});

test('a thread that was started before is given its work before this one takes any; where it is not needed, it is ended', async () => {
  const path = join(folder, 'early.log');
  writeFileSync(path, logOf(2000));
  const alone = await readFlowLogs([path], setup, { threads: 1 });
  const taken: number[] = [];
  let ended = 0;
  class Noted extends FlowThread {
    override async read(
      work: FlowWork,
      outcomes: Parameters<FlowThread['read']>[1],
    ): ReturnType<FlowThread['read']> {
      taken.push(Atomics.load(work.shared, 0));
      return super.read(work, outcomes);
    }
    override stop(): void {
      ended += 1;
      super.stop();
    }
  }
  const read = await readFlowLogs([path], setup, { threads: 2, sliceBytes: 10_000, thread: new Noted() });
  assert.deepEqual([taken, ended], [[0], 1]);
  assert.deepEqual(read.part.counts, alone.part.counts);
  await readFlowLogs([path], setup, { threads: 1, thread: new Noted() });
  assert.deepEqual([taken, ended], [[0], 2]);
});

test('a log in Parquet is read, packed or not, by whichever thread comes to it', async () => {
  const bytes = readFileSync(new URL('fixtures/aws.parquet', import.meta.url));
  const [plain, packed] = [join(folder, 'a.parquet'), join(folder, 'b.parquet.gz')];
  writeFileSync(plain, bytes);
  writeFileSync(packed, gzipSync(bytes));
  const { files, part } = await readFlowLogs([plain, packed], setup, { threads: 2 });
  assert.deepEqual(
    files.map(({ format, version, lines, problem }) => [format, version, lines, problem]),
    [1, 2].map(() => ['aws-flow-log', 'Parquet', part.counts.records / 2, undefined]),
  );
  assert.ok(part.counts.records > 0);
});
