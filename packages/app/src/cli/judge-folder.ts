import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectDossier, IoError, keptYaml, loadSchemeFolder } from '@ancrage/io';
import type { ReadDossier } from '@ancrage/io';
import {
  emptyTrustList,
  judge,
  JudgeError,
  loadFormatSheets,
  loadLaws,
  loadReference,
  loadTrustList,
} from '@ancrage/judge';
import type {
  Format,
  FormatSheet,
  HostInput,
  LawRegister,
  Reference,
  Report,
  Scheme,
  TrustList,
} from '@ancrage/judge';
import { CommandError } from './command-error.ts';
import { productPaths } from './product-paths.ts';
import { Progress } from './progress.ts';
import { readAhead } from './read-ahead.ts';
import type { ReadAhead } from './read-ahead.ts';

export const DEFAULT_SCHEME = 'qc-souverainete@2026.1';
const MANIFEST = 'dossier.yaml';
const DEFAULT_TRUST = 'demonstration.yaml';
const DEFAULT_HOST_POLICY = 'demonstration.policy.json';
const parse = keptYaml(productPaths.kept);

export interface JudgeOptions {
  /** `id@version`. */
  readonly scheme: string;
  /** UTC date; the dossier's own `judge_at`, else today, where absent. */
  readonly at?: string | undefined;
  /** Path of a trust list, `none`, or absent for the demonstration list. */
  readonly trust?: string | undefined;
  /**
   * Policy by which bundles of hosts are verified; that of the demonstration where it and `trust` are absent, else nobody's
   * issuer is recognised.
   */
  readonly hostPolicy?: string | undefined;
  /** The register of laws; the shipped one where absent. */
  readonly laws?: LawRegister;
}

export interface JudgedFolder {
  readonly report: Report;
  readonly scheme: Scheme;
  readonly dossier: ReadDossier;
}

/**
 * Reads a folder and judges it; the one place of the command line where the clock is looked at. `onRead` is told what
 * came of the files before they are judged, so that a refused manifest is named even where nothing can be judged. `ahead` is
 * the folder's reading where it was begun before this module was loaded; it is stopped at the end, whatever happens.
 */
export async function judgeFolder(
  folder: string,
  options: JudgeOptions,
  onRead: (dossier: ReadDossier) => void = () => {},
  ahead?: ReadAhead,
): Promise<JudgedFolder> {
  const { files, stop } = ahead ?? (await readAhead(folder));
  try {
    const [scheme, trust, reference, laws] = await Promise.all([
      loadSchemeByName(options.scheme),
      loadTrust(options.trust),
      loadShippedReference(),
      options.laws ?? loadShippedLaws(),
    ]);
    const progress = new Progress(process.stderr);
    const dossier = await collectDossier(files, (done, total, path) => progress.show(done, total, path));
    progress.clear();
    onRead(dossier);
    const at = options.at ?? proposedDate(dossier, trust) ?? new Date().toISOString().slice(0, 10);
    const hosts = await hostsOf(folder, dossier, options, at);
    const report = judgeRead(dossier, () =>
      judge({ scheme, laws, reference, trust, readings: dossier.readings, hosts, at }),
    );
    return { report, scheme, dossier };
  } finally {
    stop();
  }
}

/** The bundles of the dossier, verified; the verifier is loaded only where there is one. */
async function hostsOf(
  folder: string,
  { outcomes }: ReadDossier,
  { trust, hostPolicy }: JudgeOptions,
  at: string,
): Promise<HostInput | undefined> {
  if (!outcomes.some(({ format }) => format === 'ancrage-bundle')) return undefined;
  const { verifyHosts } = await import('./verify-hosts.ts');
  const shipped = trust === undefined ? join(productPaths.trust, DEFAULT_HOST_POLICY) : undefined;
  return verifyHosts(folder, outcomes, { policyPath: hostPolicy ?? shipped, at });
}

/** What the judge refuses for want of one manifest, told with what came of the files. */
function judgeRead({ outcomes }: ReadDossier, run: () => Report): Report {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof JudgeError)) throw error;
    const refused = outcomes.find(({ path, state }) => path === MANIFEST && state !== 'read');
    if (error.code === 'DOSSIER_WITHOUT_MANIFEST' && refused !== undefined)
      throw new CommandError('MANIFEST_REFUSED', { path: MANIFEST });
    if (error.code !== 'DOSSIER_SECOND_MANIFEST') throw error;
    const manifests = outcomes.filter(
      ({ state, format }) => state === 'read' && format === 'ancrage-dossier',
    );
    throw new CommandError('MANIFESTS', { paths: manifests.map(({ path }) => path).join(', ') });
  }
}

export async function loadSchemeByName(name: string): Promise<Scheme> {
  const [id, version, ...rest] = name.split('@');
  const safe = /^[a-z0-9][a-z0-9._-]*$/i;
  if (!id || !version || rest.length > 0 || !safe.test(id) || !safe.test(version)) {
    throw new CommandError('SCHEME_NAME', { name });
  }
  try {
    return await loadSchemeFolder(productPaths.schemes, id, version, parse);
  } catch (error) {
    if (error instanceof IoError && error.code === 'FOLDER_NOT_FOUND')
      throw new CommandError('SCHEME_UNKNOWN', { name });
    throw error;
  }
}

/** The shipped list holds throw-away keys only, and whatever rests on it is marked DÉMONSTRATION. */
export async function loadTrust(path: string | undefined): Promise<TrustList> {
  if (path === 'none') return emptyTrustList;
  const file = path ?? join(productPaths.trust, DEFAULT_TRUST);
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path: file });
  return loadTrustList(bytes, path === undefined ? parse : undefined);
}

export async function loadShippedReference(): Promise<Reference> {
  const table = (name: string): Promise<Uint8Array> => readFile(join(productPaths.reference, name));
  return loadReference(await table('regions.json'), await table('operators.yaml'), parse);
}

/** The register of laws of this copy, with its model of exposure. */
export async function loadShippedLaws(): Promise<LawRegister> {
  return loadLaws(await filesOf(productPaths.laws), parse);
}

/** What each format is and how it is obtained; advice only, no verdict uses it. */
export async function loadShippedSheets(): Promise<ReadonlyMap<Format, FormatSheet>> {
  return loadFormatSheets(await filesOf(join(productPaths.reference, 'formats')));
}

async function filesOf(folder: string): Promise<Map<string, Uint8Array>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const files = names.map(async (name) => [name, await readFile(join(folder, name))] as const);
  return new Map(await Promise.all(files));
}

/**
 * The day that the manifest proposes. Its writer could choose one on which a key was still good or a proof still fresh,
 * so it is taken only where nothing real rests on it: under a demonstration list, or none.
 */
function proposedDate({ readings }: ReadDossier, trust: TrustList): string | undefined {
  if (!trust.demonstration && trust.entries.length > 0) return undefined;
  for (const { facts } of readings) {
    for (const fact of facts) if (fact.kind === 'scope-period') return fact.value.judge_at;
  }
  return undefined;
}
