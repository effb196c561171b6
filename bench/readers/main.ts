// Measures the readers beside the library that one would otherwise take, each in a process of its own:
//
//   npm run bench -- readers [-- <megabytes of each file> <lines of the bill> <format…>]
//   npm run bench -- readers watched [<megabytes of each file> <format…>]
//
// 1. a bill in CSV (5 million lines, about 3 GB) to spend by region, provider and month, beside DuckDB, its hash included;
// 2. a file of each format, beside what only parses its notation. Figures are medians of three runs.
//
// `watched`: each file once, as the command reads it: by the watched child, under its limits of time and memory; core time and memory are
// the child's. Its peers once too.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultReadLimits, heapArguments } from '@ancrage/io/watched-reader';
import type { BenchFormat } from './bench-format.ts';
import { benchFormats } from './formats.ts';
import { writeBill } from './generate-bill.ts';

const MEASURE = fileURLToPath(new URL('measure.ts', import.meta.url));
const ROUNDS = 3;
/** The library of CycloneDX takes time by the square of the components: 0.5 MB in over a second, 10 MB in more than nine minutes. */
const LIBRARY_BYTES = 1e6;

interface Figures {
  readonly milliseconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

const isWatched = process.argv[2] === 'watched';
const given = process.argv.slice(isWatched ? 3 : 2);
const [megabytes = '100', billLines = '5000000', ...wanted] = isWatched
  ? [given[0] ?? '100', '0', ...given.slice(1)]
  : given;
const folder = mkdtempSync(join(tmpdir(), 'ancrage-bench-'));
try {
  console.log(
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n`,
  );
  if (Number(billLines) > 0) billBesideDuckdb(Number(billLines));
  for (const format of benchFormats)
    if (wanted.length === 0 || wanted.includes(format.format)) besidePeer(format, Number(megabytes) * 1e6);
} finally {
  rmSync(folder, { recursive: true });
}

function billBesideDuckdb(lines: number): void {
  const file = join(folder, 'bill.csv');
  writeBill(file, lines, 1);
  const { size } = statSync(file);
  console.log(`bill of ${lines.toLocaleString('en-CA')} lines, ${(size / 1e6).toFixed(0)} MB`);
  for (const who of ['ours', 'duckdb']) show(who, figures(who, file), size);
  rmSync(file);
}

function besidePeer(format: BenchFormat, bytes: number): void {
  const file = join(folder, format.format);
  writeFormat(format, file, bytes);
  const { size } = statSync(file);
  console.log(`${format.format}, ${(size / 1e6).toFixed(1)} MB`);
  const library = bytes <= LIBRARY_BYTES ? format.library : undefined;
  for (const who of [isWatched ? 'watched' : 'ours', format.peer, library])
    if (who !== undefined) show(who, figures(who, file), size);
  rmSync(file);
}

function writeFormat({ head, between, tail, items }: BenchFormat, file: string, bytes: number): void {
  const out = openSync(file, 'w');
  let written = 0;
  let text = head;
  for (const item of items()) {
    text += item;
    if (written + text.length >= bytes) break;
    text += between;
    if (text.length > 1 << 20) written += writeSync(out, text);
    if (text.length > 1 << 20) text = '';
  }
  writeSync(out, text + tail);
  closeSync(out);
}

function figures(who: string, file: string): Figures {
  const runs = Array.from({ length: isWatched ? 1 : ROUNDS }, (): Figures => {
    // Ours runs as in the child that reads files for the command, its code compiled by a run before; peers run as they like.
    const engine = who === 'ours' ? heapArguments(defaultReadLimits) : [];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...engine, MEASURE, who, file], {
      encoding: 'utf8',
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    if (status !== 0) throw new Error(`${who} on ${file}: ${stderr.slice(-2000)}`);
    return JSON.parse(stdout) as Figures;
  });
  return runs.toSorted((a, b) => a.milliseconds - b.milliseconds)[runs.length >> 1]!;
}

function show(who: string, { milliseconds, processor, megabytes: peak }: Figures, size: number): void {
  const rate = (size / 1000 / milliseconds).toFixed(0);
  console.log(
    `  ${who.padEnd(20)} ${(milliseconds / 1000).toFixed(2).padStart(8)} s ${rate.padStart(6)} MB/s ${(processor / 1000).toFixed(2).padStart(8)} s of core time ${peak.toFixed(0).padStart(6)} MB at most`,
  );
}
