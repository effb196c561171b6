// Measures `ancrage flows` beside DuckDB, a plain script and `wc -l` on the same log:
//
//   npm run bench -- flows, or: node bench/flows/main.ts [records] [rounds] [v2|v5]
//
// Each measurement is a process of its own, start included. All answer: bytes by place, operator and plane for traffic that left the
// private networks over IPv4; ours also answers for IPv6, what came in, hours and coverage. Sums must be equal to the byte.
// Operators' ranges come from ../shared/data/cloud-ranges beside the repository, where that is there; tables of every address from the packages
// of package.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importAddressData, loadAddressData, loadPlaces } from '@ancrage/io/flows';
import { loadReference, placeAt, readPlaneTable } from '@ancrage/judge/flows';
import type { FlowPlace } from '@ancrage/judge/flows';
import { writeFlows } from './generate-flows.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RANGES = join(ROOT, '..', 'shared', 'data', 'cloud-ranges');
const MEASURE = fileURLToPath(new URL('measure.ts', import.meta.url));
const PLANES = `ancrage: planes/1
planes:
  - { prefix: 10.0.16.0/20, plane: storage, country: CA, province: QC }
  - { prefix: 10.0.32.0/20, plane: management, country: CA, province: QC }
  - { prefix: 10.0.48.0/20, plane: tenants, country: CA, province: QC }
`;

interface Figures {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

const [records = '10000000', rounds = '3', version = 'v2'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'ancrage-flows-'));
try {
  await prepare();
  const { size } = statSync(join(folder, 'flows.log'));
  console.log(
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n${Number(records).toLocaleString('en-CA')} records of ${version}, ${(size / 1e6).toFixed(0)} MB`,
  );
  // Puts the tables together once, as the first use after an import does, and warms the cache of code.
  measured('ours', 1);
  const ours = measured('ours', Number(rounds));
  const peers = version === 'v2' ? ['duckdb', 'plain'] : ['duckdb'];
  show('ancrage flows', ours, ours, size);
  for (const peer of peers) show(peer, measured(peer, peer === 'plain' ? 1 : Number(rounds)), ours, size);
  const from = performance.now();
  spawnSync('wc', ['-l', join(folder, 'flows.log')]);
  show('wc -l', { seconds: (performance.now() - from) / 1000, processor: 0, megabytes: 0 }, ours, size);
  compare(peers);
} finally {
  rmSync(folder, { recursive: true });
}

async function prepare(): Promise<void> {
  const aws = join(RANGES, 'aws-ip-ranges.json');
  writeFlows(join(folder, 'flows.log'), {
    records: Number(records),
    version: version === 'v5' ? 'v5' : 'v2',
    ranges: existsSync(aws) ? aws : undefined,
  });
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
  const { places, ranges } = await loadPlaces(data, sources, reference, stale);
  const rows = ['start,label'];
  for (const [index, start] of ranges.v4Starts.entries()) {
    const value = ranges.v4Values[index]!;
    rows.push(`${start},"${labelOf(value < 0 ? undefined : placeAt(places, value)).replaceAll('"', '""')}"`);
  }
  writeFileSync(join(folder, 'ranges.csv'), `${rows.join('\n')}\n`);
  console.log(
    `${ranges.v4Starts.length.toLocaleString('en-CA')} ranges of IPv4, ${ranges.v6Values.length.toLocaleString('en-CA')} of IPv6`,
  );
}

function labelOf(place: Partial<Record<keyof FlowPlace, string | null>> | undefined): string {
  const { certainty = 'unknown', country, province, operator, other } = place ?? {};
  return [certainty, country ?? '', province ?? '', operator ?? '', other ?? ''].join(' / ');
}

function measured(who: string, times: number): Figures {
  const runs = Array.from({ length: times }, (): Figures => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MEASURE, who, folder], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${who}: ${stderr.slice(-2000)}`);
    return JSON.parse(stdout) as Figures;
  });
  return runs.toSorted((a, b) => a.seconds - b.seconds)[times >> 1]!;
}

function show(who: string, { seconds, processor, megabytes }: Figures, ours: Figures, size: number): void {
  console.log(
    `  ${who.padEnd(14)} ${seconds.toFixed(2).padStart(8)} s ${(size / 1e6 / seconds).toFixed(0).padStart(6)} MB/s ${processor.toFixed(2).padStart(8)} s of core time ${megabytes.toFixed(0).padStart(6)} MB at most, ${(seconds / ours.seconds).toFixed(2)} times ours (${(processor / ours.processor).toFixed(2)} by core time)`,
  );
}

/** Sums of all must be equal, group by group where the peer groups as we do. */
function compare(peers: readonly string[]): void {
  const read = (who: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder, `${who}.json`), 'utf8')) as Record<string, unknown>;
  const sums = new Map<string, bigint>();
  const { groups } = read('ours') as { groups: readonly Record<string, string | null>[] };
  for (const group of groups) {
    if (group['direction'] !== 'out' || group['plane'] === 'unstated') continue;
    const key = `${labelOf(group)}|${group['plane']!}`;
    sums.set(key, (sums.get(key) ?? 0n) + BigInt(group['bytes']!));
  }
  const total = [...sums.values()].reduce((sum, bytes) => sum + bytes, 0n);
  const theirs = read('duckdb') as Record<string, string>;
  const differ = [...new Set([...sums.keys(), ...Object.keys(theirs)])].filter(
    (key) => (sums.get(key) ?? 0n) !== BigInt(theirs[key] ?? '0'),
  );
  console.log(`  ${sums.size} groups, ${total} bytes; ${differ.length} differ from DuckDB`);
  if (peers.includes('plain')) {
    const { total: plainTotal } = read('plain') as { total: number };
    if (BigInt(plainTotal) !== total) console.log(`  the plain script sums ${plainTotal}`);
  }
  if (differ.length > 0) {
    for (const key of differ.slice(0, 5))
      console.log(`    ${key}: ${sums.get(key) ?? 0n}, DuckDB ${theirs[key] ?? '0'}`);
    process.exitCode = 1;
  }
}
