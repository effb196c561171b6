// Measures `ancrage flows` beside DuckDB, a plain script and `wc -l` on the same log:
//
//   npm run bench -- flows, or: node bench/flows/main.ts <kind> [records] [rounds] [folder]
//
// Kinds: `v2` is the headline, the default format of AWS; `v5` has its fields in another order; `gzip` is v2 in two packed files; `google`,
// `zeek` and `azure` are records in JSON. Without a kind all are measured. With a folder, what was generated stays there.
//
// Each measurement is a process of its own, start included. On logs of AWS all answer: bytes by place, operator and plane for traffic that left the
// private networks over IPv4; ours also answers for IPv6, what came in, hours and coverage. Of JSON, DuckDB only sums bytes. Sums must be equal to
// the byte. Operators' ranges come from ../shared/data/cloud-ranges beside the repository, where that is there; tables of every address
// from the packages of package.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { importAddressData, loadAddressData } from '@ancrage/io/flows';
import { loadReference, readPlaneTable } from '@ancrage/judge/flow-tables';
import { placeAddresses, placeAt } from '@ancrage/judge/flows';
import type { FlowPlace } from '@ancrage/judge/flows';
import { writeFlows } from './generate-flows.ts';
import { writeRecords } from './generate-records.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RANGES = join(ROOT, '..', 'shared', 'data', 'cloud-ranges');
const MEASURE = fileURLToPath(new URL('measure.ts', import.meta.url));
const PLANES = `ancrage: planes/1
planes:
  - { prefix: 10.0.16.0/20, plane: storage, country: CA, province: QC }
  - { prefix: 10.0.32.0/20, plane: management, country: CA, province: QC }
  - { prefix: 10.0.48.0/20, plane: tenants, country: CA, province: QC }
`;
const KINDS = ['v2', 'v5', 'gzip', 'google', 'zeek', 'azure'] as const;
type Kind = (typeof KINDS)[number];
const isJson = (kind: Kind): kind is 'google' | 'zeek' | 'azure' =>
  kind === 'google' || kind === 'zeek' || kind === 'azure';

interface Figures {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

const [asked, given, rounds = '3', kept] = process.argv.slice(2);
const folder = kept ?? mkdtempSync(join(tmpdir(), 'ancrage-flows-'));
const logs = join(folder, 'logs');
try {
  console.log(
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`,
  );
  if (!existsSync(join(folder, 'ranges.parquet'))) await prepareTables();
  for (const kind of KINDS.filter((one) => asked === undefined || asked === one)) {
    const records = Number(given ?? (isJson(kind) ? 1_000_000 : 10_000_000));
    await prepareLogs(kind, records);
    measureKind(kind, records);
  }
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true });
}

function measureKind(kind: Kind, records: number): void {
  const size = readdirSync(logs).reduce((sum, name) => sum + statSync(join(logs, name)).size, 0);
  console.log(`${kind}: ${records.toLocaleString('en-CA')} records, ${(size / 1e6).toFixed(0)} MB`);
  // Puts the tables together once, as the first use after an import does, and warms the cache of code.
  measured('ours', 1);
  const ours = measured('ours', Number(rounds));
  const peers = isJson(kind) ? [kind] : kind === 'v2' ? ['duckdb', 'plain'] : ['duckdb'];
  show('ancrage flows', ours, ours, size);
  for (const peer of peers)
    show(peer === kind ? 'duckdb' : peer, measured(peer, peer === 'plain' ? 1 : Number(rounds)), ours, size);
  const floor = kind === 'gzip' ? ['gzip', '-dc'] : ['wc', '-l'];
  const from = performance.now();
  spawnSync(floor[0]!, [floor[1]!, ...readdirSync(logs).map((name) => join(logs, name))], {
    stdio: 'ignore',
  });
  show(
    floor.join(' '),
    { seconds: (performance.now() - from) / 1000, processor: NaN, megabytes: NaN },
    ours,
    size,
  );
  if (isJson(kind)) compareTotals(kind);
  else compare(peers);
}

async function prepareLogs(kind: Kind, records: number): Promise<void> {
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  if (isJson(kind)) {
    writeRecords(logs, kind, records);
    return;
  }
  const aws = join(RANGES, 'aws-ip-ranges.json');
  const version = kind === 'v5' ? 'v5' : 'v2';
  const ranges = existsSync(aws) ? aws : undefined;
  const files = kind === 'gzip' ? 2 : 1;
  for (let file = 0; file < files; file += 1) {
    const path = join(logs, file === 0 ? 'flows.log' : `flows-${file}.log`);
    writeFlows(path, { records: Math.floor(records / files), seed: 1 + file, version, ranges });
    if (kind !== 'gzip') continue;
    await pipeline(createReadStream(path), createGzip(), createWriteStream(`${path}.gz`));
    rmSync(path);
  }
}

/** Planes, ranges of operators and tables of every address: for ours as they are imported, for the peers put together as ours puts them. */
async function prepareTables(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'planes.yaml'), PLANES);
  const data = join(folder, 'data');
  for (const name of [
    'aws-ip-ranges.json',
    'google-cloud-ip-ranges.json',
    'microsoft-azure-ip-ranges.json',
    'oracle-cloud-ip-ranges.json',
  ])
    if (existsSync(join(RANGES, name))) await importAddressData(join(RANGES, name), data, '2026-10-06');
  const table = (name: string): string => fileURLToPath(import.meta.resolve(`@ip-location-db/${name}`));
  for (const width of ['ipv4', 'ipv6']) {
    await importAddressData(
      table(`geo-whois-asn-country/geo-whois-asn-country-${width}.csv`),
      data,
      '2026-10-06',
      { layer: 'geofeed' },
    );
    await importAddressData(table(`asn/asn-${width}.csv`), data, '2026-10-06');
  }
  const reference = loadReference(
    readFileSync(join(ROOT, 'reference', 'regions.json')),
    readFileSync(join(ROOT, 'reference', 'operators.yaml')),
  );
  const own = readPlaneTable(Buffer.from(PLANES), join(folder, 'planes.yaml')).source!;
  const sources = [own, ...(await loadAddressData(data, '2026-10-06'))];
  // The files of the samples are a year older than the log: what they place is an indication, as the command says too.
  const stale = new Set(sources.filter(({ layer }) => layer === 'operator'));
  const { places, ranges } = placeAddresses(sources, reference, stale);
  const rows = ['start,label'];
  for (const [index, start] of ranges.v4Starts.entries()) {
    const value = ranges.v4Values[index]!;
    rows.push(`${start},"${labelOf(value < 0 ? undefined : placeAt(places, value)).replaceAll('"', '""')}"`);
  }
  const text = join(folder, 'ranges.csv');
  writeFileSync(text, `${rows.join('\n')}\n`);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `COPY (SELECT start::UBIGINT AS start, label FROM read_csv('${text}', header = true, quote = '"', escape = '"')) TO '${join(folder, 'ranges.parquet')}'`,
  );
  console.log(
    `${ranges.v4Starts.length.toLocaleString('en-CA')} ranges of IPv4, ${ranges.v6Values.length.toLocaleString('en-CA')} of IPv6`,
  );
}

function labelOf(place: Partial<Record<keyof FlowPlace, string | null>> | undefined): string {
  const { certainty = 'unknown', country, province, operator, other } = place ?? {};
  return [certainty, country ?? '', province ?? '', operator ?? '', other ?? ''].join(' / ');
}

/** The median of so many runs, each with the cache of compiled code that `./ancrage` has. */
function measured(who: string, times: number): Figures {
  const runs = Array.from({ length: times }, (): Figures => {
    const from = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [MEASURE, who, folder], {
      encoding: 'utf8',
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'code') },
    });
    const seconds = (performance.now() - from) / 1000;
    if (status !== 0) throw new Error(`${who}: ${stderr.slice(-2000)}`);
    return { seconds, ...(JSON.parse(stdout) as Omit<Figures, 'seconds'>) };
  });
  return runs.toSorted((a, b) => a.seconds - b.seconds)[times >> 1]!;
}

function show(who: string, { seconds, processor, megabytes }: Figures, ours: Figures, size: number): void {
  const rest = Number.isNaN(processor)
    ? ''
    : `${processor.toFixed(2).padStart(8)} s of core time ${megabytes.toFixed(0).padStart(6)} MB at most, ${(seconds / ours.seconds).toFixed(2)} times ours (${(processor / ours.processor).toFixed(2)} by core time)`;
  console.log(
    `  ${who.padEnd(14)} ${seconds.toFixed(2).padStart(8)} s ${(size / 1e6 / seconds).toFixed(0).padStart(6)} MB/s ${rest}`,
  );
}

function found(who: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, `${who}.json`), 'utf8')) as Record<string, unknown>;
}

/** Sums of all must be equal, group by group where the peer groups as we do. */
function compare(peers: readonly string[]): void {
  const sums = new Map<string, bigint>();
  const { groups } = found('ours') as { groups: readonly Record<string, string | null>[] };
  for (const group of groups) {
    if (group['direction'] !== 'out' || group['plane'] === 'unstated') continue;
    const key = `${labelOf(group)}|${group['plane']!}`;
    sums.set(key, (sums.get(key) ?? 0n) + BigInt(group['bytes']!));
  }
  const total = [...sums.values()].reduce((sum, bytes) => sum + bytes, 0n);
  const theirs = found('duckdb') as Record<string, string>;
  const differ = [...new Set([...sums.keys(), ...Object.keys(theirs)])].filter(
    (key) => (sums.get(key) ?? 0n) !== BigInt(theirs[key] ?? '0'),
  );
  console.log(`  ${sums.size} groups, ${total} bytes; ${differ.length} differ from DuckDB`);
  if (peers.includes('plain')) {
    const { total: plainTotal } = found('plain') as { total: number };
    if (BigInt(plainTotal) !== total) console.log(`  the plain script sums ${plainTotal}`);
  }
  if (differ.length > 0) {
    for (const key of differ.slice(0, 5))
      console.log(`    ${key}: ${sums.get(key) ?? 0n}, DuckDB ${theirs[key] ?? '0'}`);
    process.exitCode = 1;
  }
}

function compareTotals(kind: Kind): void {
  const { groups } = found('ours') as { groups: readonly { bytes: string }[] };
  const total = groups.reduce((sum, { bytes }) => sum + BigInt(bytes), 0n);
  const theirs = (found(kind) as { total: string }).total;
  console.log(`  ${total} bytes, DuckDB ${theirs}`);
  if (theirs !== total.toString()) process.exitCode = 1;
}
