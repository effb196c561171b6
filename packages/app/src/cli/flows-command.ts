import { glob, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseUtcDate } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import { dataFolder, FlowLogs, loadAddressData, loadPlaces } from '@ancrage/io/flows';
import type { ReferenceTables } from '@ancrage/io/flows';
import {
  DEFAULT_BAD_PER_MILLE,
  DeclaredParties,
  flowSetup,
  LONGEST_APART_DAYS,
  preparedReport,
} from '@ancrage/judge/flows';
import type { AddressSource, FlowReportInput, PreparedReport } from '@ancrage/judge/flows';
import { verdictOf } from '../report/flows/flow-verdict.ts';
import { CommandError } from './command-error.ts';
import { takeThread } from './early-thread.ts';
import type { ExitCode } from './exit-code.ts';
import { declaredIn, ownTable, shippedTables } from './flow-tables.ts';
import { Progress } from './progress.ts';
import { writeFlowReport } from './write-flow-report.ts';
import type { NamedPeers, ShownReport } from './write-flow-report.ts';

export interface FlowsOptions extends ShownReport {
  readonly boundary: string;
  readonly planes?: string;
  readonly declared?: string;
  /** Files of names and certificates. */
  readonly names?: readonly string[];
  /** Day of the logs, by which operators' files are chosen; today where absent. */
  readonly at?: string;
  readonly fields?: string;
  readonly data?: string;
  /** Percentage. */
  readonly badShare?: number;
  readonly threads?: number;
}

/**
 * `flows <logs…>`: what flows were observed, beyond the boundary or within it, and how much of the time the logs cover. 0 where
 * every peer of the planes that are judged is within the boundary and every hour is covered, 1 where one of them is beyond, 3
 * where that cannot be told, 2 where nothing could be read.
 */
export async function flowsCommand(given: readonly string[], options: FlowsOptions): Promise<ExitCode> {
  const { boundary, lang } = options;
  if (!/^[A-Z]{2}$/.test(boundary)) throw new CommandError('BOUNDARY', { boundary });
  const paths = await filesOf(given);
  const logs = new FlowLogs(paths, {
    hint: options.fields === undefined ? {} : { fields: options.fields },
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    thread: takeThread(),
  });
  const folder = options.data ?? dataFolder(process.env);
  const at = options.at ?? new Date().toISOString().slice(0, 10);
  const asked = shippedTables();
  const [tables, own, parties, kept] = await Promise.all([
    asked,
    options.planes === undefined ? undefined : ownTable(options.planes),
    options.declared === undefined ? [] : declaredIn(options.declared, asked),
    loadAddressData(folder, at),
  ]);
  const stale = new Set(kept.filter(({ layer, published }) => layer === 'operator' && isFar(published, at)));
  const placed = await loadPlaces(folder, kept, tables, stale, own);
  const operators = parties.length === 0 ? undefined : (await tables.reference()).operators;
  const declared = new DeclaredParties(parties, (code) => operators?.byCode(code));
  const setup = flowSetup(placed.networks, placed, boundary, declared);
  const progress = new Progress(process.stderr);
  const read = await logs.read(setup, {
    partyOf: declared.numberOfAddress(placed.places),
    progress: (done, total) =>
      progress.show(Math.floor(done / 1024), Math.ceil(total / 1024), text('cli.flows-megabytes', lang)),
  });
  progress.clear();
  const input: FlowReportInput = {
    part: read.part,
    sums: read.sums,
    places: placed.places,
    boundary,
    declared,
    silence: read.files.some(({ format }) => format === 'aws-flow-log'),
    badPerMille: options.badShare === undefined ? DEFAULT_BAD_PER_MILLE : options.badShare * 10,
    files: read.files.map(({ path, bytes, format, version, lines, problem }) => ({
      file: path,
      bytes: String(bytes),
      format,
      version,
      lines,
      problem: problem ?? null,
    })),
    oddities: read.oddities.map(({ kind, count, file, line }) => ({ kind, count, file: paths[file]!, line })),
    sources: [
      ...(own === undefined ? [] : [usedSource({ layer: 'own', file: own.file, digest: own.digest }, false)]),
      ...kept.map((source) => usedSource(source, stale.has(source))),
    ],
  };
  const prepared = preparedReport(input);
  const { report } = prepared;
  const names = options.names === undefined ? {} : await namesIn(options.names, report, tables);
  await writeFlowReport(prepared, names, options);
  return verdictOf(report);
}

function usedSource(
  { layer, platform, file, digest, published }: Omit<AddressSource, 'notes' | 'ranges'>,
  stale: boolean,
): FlowReportInput['sources'][number] {
  return { layer, platform: platform ?? null, file, digest, published: published ?? null, stale };
}

function isFar(published: string | undefined, at: string): boolean {
  if (published === undefined) return true;
  return Math.abs(parseUtcDate(published) - parseUtcDate(at)) > LONGEST_APART_DAYS;
}

async function namesIn(
  paths: readonly string[],
  report: PreparedReport['report'],
  tables: ReferenceTables,
): Promise<NamedPeers> {
  const { readNames } = await import('./read-names.ts');
  return { names: await readNames(paths, report, tables) };
}

/** Files, files of folders and of patterns, each once, in the order of their names. */
async function filesOf(given: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const path of given) {
    const info = await stat(path).catch(() => undefined);
    if (info?.isFile() === true) files.add(path);
    else if (info?.isDirectory() === true) {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      for (const entry of entries)
        if (entry.isFile() && !entry.name.startsWith('.')) files.add(join(entry.parentPath, entry.name));
    } else {
      let found = 0;
      for await (const match of glob(path))
        if ((await stat(match)).isFile()) {
          files.add(match);
          found += 1;
        }
      if (found === 0) throw new CommandError('FILE_NOT_FOUND', { path });
    }
  }
  return [...files].sort((a, b) => (a < b ? -1 : 1));
}
