// One measurement, in a process of its own so that its memory is its own: prints `{ milliseconds, processor, megabytes }`.
//
//   node measure.ts ours|JSON.parse|… <file>
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const [who = '', file = ''] = process.argv.slice(2);
const text = (): string => readFileSync(file, 'utf8');

/** The child's own figures, where it is the child that reads. */
let child: { readonly processor: number; readonly megabytes: number } | undefined;

function childId(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/children`, 'latin1').trim().split(' ')[0]);
}

/** Processor time of a process, ms, and the most memory that it held, MB. Linux only. */
function processOf(id: number): { processor: number; megabytes: number } {
  const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'latin1')) ?? [];
  return { processor: (Number(user) + Number(system)) * 10, megabytes: (Number(peak) * 1024) / 1e6 };
}

/** Each way loads what it needs and nothing else, since its memory is measured too; what it gives back is then timed. */
const ways: Readonly<Record<string, () => Promise<() => unknown>>> = {
  ours: async () => {
    const { readEvidenceFile } = await import('../../packages/io/src/read-file.ts');
    return async () => {
      const outcome = await readEvidenceFile(file, basename(file));
      if (outcome.state !== 'read')
        throw new Error(`${outcome.state} ${outcome.code ?? ''} ${outcome.place ?? ''}`);
      return outcome;
    };
  },
  // As the command reads a file: in the child, under its limits. Time and memory are then the child's, from the system.
  watched: async () => {
    const { WatchedReader } = await import('@ancrage/io/watched-reader');
    // As of a peer, start is left out: the child is there, and what puts readings together is loaded, as it is when a file of a dossier comes.
    await import('@ancrage/judge');
    const reader = new WatchedReader();
    await reader.read({ absolute: fileURLToPath(import.meta.url), path: 'x' }, 1);
    return async () => {
      const outcome = await reader.read({ absolute: file, path: basename(file) }, statSync(file).size);
      child = processOf(childId());
      reader.stop();
      if (outcome.state !== 'read')
        throw new Error(`${outcome.state} ${outcome.code ?? ''} ${outcome.place ?? ''}`);
      return outcome;
    };
  },
  'JSON.parse': async () => () => JSON.parse(text()) as unknown,
  'JSON.parse, by line': async () => () =>
    text()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  papaparse: async () => {
    const { default: Papa } = await import('papaparse');
    return () => {
      let rows = 0;
      Papa.parse(text(), { header: true, step: () => (rows += 1) });
      return rows;
    };
  },
  yaml: async () => {
    const { parseAllDocuments } = await import('yaml');
    return () => parseAllDocuments(text()).map((document) => document.toJS() as unknown);
  },
  // It has no reader of its own: it parses, and checks what it parsed by the schema of the format.
  '@cyclonedx/cyclonedx-library': async () => {
    const { Spec, Validation } = await import('@cyclonedx/cyclonedx-library');
    return async () => {
      const [, version = ''] = /"specVersion":"([^"]+)"/.exec(text().slice(0, 4096)) ?? [];
      const fault = await new Validation.JsonStrictValidator(version as typeof Spec.Version.v1dot6).validate(
        text(),
      );
      return { fault: fault === null ? '' : String(fault).slice(0, 200) };
    };
  },
  duckdb: async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    return async () => {
      const result = await connection.runAndReadAll(
        `SELECT ProviderName, RegionId, substr(ChargePeriodStart, 1, 7), sum(BilledCost), count(*)
       FROM read_csv('${file}', header = true, types = {'BilledCost': 'DECIMAL(30,12)', 'ChargePeriodStart': 'VARCHAR'})
       GROUP BY ALL`,
      );
      return result.getRows();
    };
  },
};

const run = await ways[who]!();
const from = performance.now();
const { user: userBefore, system: systemBefore } = process.cpuUsage();
const idle = process.resourceUsage().maxRSS;
const result = await run();
const milliseconds = performance.now() - from;
if (result === undefined) throw new Error('no result');
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    milliseconds,
    processor: (user + system - userBefore - systemBefore) / 1000,
    start: idle / 1000,
    megabytes: process.resourceUsage().maxRSS / 1000,
    ...child,
  }),
);
