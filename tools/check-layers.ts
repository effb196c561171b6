// Who may import whom, and what shape files have. The table is the house's plan: widening it is a decision to
// write down in docs/adr, not a line to slip in.
import { basename, dirname, posix } from 'node:path';
import { isBuiltin } from 'node:module';
import { PURE_PACKAGES } from './check-language.ts';
import { importsOf, placeOf, stripSource } from './source-text.ts';
import {
  filesUnder,
  type Manifest,
  packageNames,
  type Problem,
  readManifest,
  readText,
  report,
} from './tree.ts';

export const MAY_IMPORT: Record<string, readonly string[]> = {
  base: [],
  judge: ['base'],
  proof: ['base'],
  verify: ['base', 'proof'],
  office: ['base', 'judge', 'proof', 'verify'],
  io: ['base', 'judge', 'proof', 'office'],
  keys: ['base', 'proof'],
  app: ['base', 'judge', 'proof', 'verify', 'office', 'io', 'keys'],
};

/** The only builtins that pure packages may use, and in which files of theirs. */
const PURE_BUILTINS: Record<string, Record<string, RegExp>> = {
  base: { 'node:crypto': /digest/ },
  judge: { 'node:crypto': /signature/, 'node:zlib': /flate|gzip/ },
  proof: { 'node:crypto': /./ },
  verify: { 'node:crypto': /./ },
  office: {},
};

const LONGEST_FILE = 600;
const LONGEST_MEDIAN = 150;
const VAGUE_NAME = /(?:^|[-.])(?:utils?|helpers?|common|manager)(?:[-.]|$)/;
const FILE_NAME =
  /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*\.(?:ts|mts|mjs|js|json|svg|css|html)$/;

export interface SourceFile {
  /** `packages/<package>/src/…` */
  path: string;
  source: string;
}

const packageOf = (path: string): string => path.split('/')[1] ?? '';
const isTest = (path: string): boolean =>
  /\.(?:test|fuzz|bench)\.ts$/.test(path) || path.includes('/testing/');

function checkImports(file: SourceFile, manifests: Readonly<Record<string, Manifest>>): Problem[] {
  const problems: Problem[] = [];
  const owner = packageOf(file.path);
  const manifest = manifests[owner] ?? {};
  const allowed = MAY_IMPORT[owner];
  if (!allowed) return [{ file: file.path, message: `package ${owner} is not in the table of layers` }];
  for (const { specifier, index } of importsOf(file.source)) {
    const fail = (message: string): void => {
      problems.push({ file: file.path, ...placeOf(file.source, index), message });
    };
    if (specifier.startsWith('.')) {
      const target = posix.normalize(posix.join(dirname(file.path), specifier));
      if (!target.startsWith(`packages/${owner}/`)) fail(`${specifier} leaves the package`);
      continue;
    }
    const builtin = isBuiltin(specifier);
    if (builtin) {
      if (!specifier.startsWith('node:')) fail(`write node:${specifier}`);
      if (!PURE_PACKAGES.includes(owner) || isTest(file.path)) continue;
      const where = PURE_BUILTINS[owner]?.[specifier];
      if (!where) fail(`${specifier} in ${owner}, which is pure`);
      else if (!where.test(file.path))
        fail(`${specifier} only in files of ${owner} whose path matches ${where.source}`);
      continue;
    }
    const own = /^@ancrage\/([^/]+)(\/.*)?$/.exec(specifier);
    if (own) {
      const target = own[1] ?? '';
      if (target === owner) fail(`${owner} imports itself by name: use a relative path`);
      else if (!allowed.includes(target)) fail(`${owner} may not import ${target}`);
      else if (own[2] && !manifests[target]?.exports?.[`.${own[2]}`])
        fail(`${specifier} reaches inside ${target}: import @ancrage/${target}`);
      else if (!manifest.dependencies?.[`@ancrage/${target}`])
        fail(`${specifier} is not in the package.json of ${owner}`);
      continue;
    }
    const parts = specifier.split('/');
    const dependency = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
    const declared = { ...manifest.dependencies, ...manifest.optionalDependencies };
    const types = { ...manifest.devDependencies, ...(isTest(file.path) ? ROOT_TOOLS.devDependencies : {}) };
    if (!declared[dependency] && !types[dependency] && !types[`@types/${dependency}`]) {
      fail(`${specifier} is not in the package.json of ${owner}`);
    }
  }
  return problems;
}

let ROOT_TOOLS: Manifest = {};

function checkShape(file: SourceFile): Problem[] {
  const problems: Problem[] = [];
  const name = basename(file.path);
  if (!FILE_NAME.test(name)) problems.push({ file: file.path, message: 'file names are kebab-case' });
  if (
    VAGUE_NAME.test(name) ||
    file.path
      .split('/')
      .slice(2, -1)
      .some((folder) => VAGUE_NAME.test(folder))
  ) {
    problems.push({ file: file.path, message: 'named after nothing: say what it holds' });
  }
  const lines = file.source.split('\n').length - 1;
  if (lines > LONGEST_FILE)
    problems.push({ file: file.path, message: `${lines} lines, at most ${LONGEST_FILE}` });
  for (const match of stripSource(file.source).matchAll(
    /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/g,
  )) {
    problems.push({ file: file.path, ...placeOf(file.source, match.index), message: 'no default exports' });
  }
  return problems;
}

/** Cycles between folders of one package: not wrong in themselves, but a sign that two folders are one. */
export function folderCycles(files: SourceFile[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    if (isTest(file.path)) continue;
    const from = dirname(file.path);
    for (const { specifier, typeOnly } of importsOf(file.source)) {
      if (!specifier.startsWith('.') || typeOnly) continue;
      const to = dirname(posix.normalize(posix.join(from, specifier)));
      // A folder and what it contains are one room: an index may import its parts, and they what stands beside it.
      const nested = to.startsWith(`${from}/`) || from.startsWith(`${to}/`);
      if (to !== from && !nested) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const cycles = new Set<string>();
  const visit = (folder: string, path: string[]): void => {
    const at = path.indexOf(folder);
    if (at >= 0) {
      const cycle = path.slice(at);
      const first = cycle.indexOf([...cycle].sort()[0] ?? '');
      cycles.add([...cycle.slice(first), ...cycle.slice(0, first), cycle[first]].join(' → '));
      return;
    }
    if (done.has(folder)) return;
    for (const next of edges.get(folder) ?? []) visit(next, [...path, folder]);
    done.add(folder);
  };
  const done = new Set<string>();
  for (const folder of [...edges.keys()].sort()) visit(folder, []);
  return [...cycles].sort();
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function checkManifest(name: string, manifest: Manifest): Problem[] {
  const problems: Problem[] = [];
  const file = `packages/${name}/package.json`;
  for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const own = /^@ancrage\/(.+)$/.exec(dependency)?.[1];
    if (own && !MAY_IMPORT[name]?.includes(own))
      problems.push({ file, message: `${name} may not depend on ${own}` });
  }
  for (const [dependency, version] of Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
  })) {
    if (!/^\d/.test(version))
      problems.push({ file, message: `${dependency}: ${version} is not an exact version` });
  }
  return problems;
}

export function checkFiles(
  files: SourceFile[],
  manifests: Record<string, Manifest>,
  root: Manifest = {},
): Problem[] {
  ROOT_TOOLS = root;
  const problems: Problem[] = [];
  for (const [name, manifest] of Object.entries(manifests)) problems.push(...checkManifest(name, manifest));
  for (const file of files) {
    problems.push(...checkShape(file));
    if (file.path.endsWith('.ts')) problems.push(...checkImports(file, manifests));
  }
  const lengths = files
    .filter((file) => !isTest(file.path))
    .map((file) => file.source.split('\n').length - 1);
  const middle = median(lengths);
  if (middle > LONGEST_MEDIAN) {
    problems.push({
      file: 'packages',
      message: `median of ${middle} lines a file, at most ${LONGEST_MEDIAN}`,
    });
  }
  for (const cycle of folderCycles(files)) problems.push({ file: 'packages', message: cycle });
  return problems;
}

if (import.meta.main) {
  const names = packageNames();
  const manifests = Object.fromEntries(
    names.map((name) => [name, readManifest(`packages/${name}/package.json`)]),
  );
  const files = names
    .flatMap((name) => filesUnder(`packages/${name}/src`))
    .filter((path) => path.endsWith('.ts') && !path.includes('/fixtures/'))
    .map((path) => ({ path, source: readText(path) }));
  const problems = checkFiles(files, manifests, readManifest('package.json'));
  report('check-layers', problems, `${names.length} packages, ${files.length} files`);
}
