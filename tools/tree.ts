// What the checking tools share: where the repository is, which files it holds, and how they report.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const NEVER_ENTERED = new Set(['node_modules', '.git', 'coverage', 'dist']);

/** Every file under a folder of the repository, as sorted paths with `/`, relative to the root. */
export function filesUnder(folder: string, root: string = ROOT): string[] {
  const found: string[] = [];
  const visit = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (NEVER_ENTERED.has(entry.name)) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  const start = join(root, folder);
  if (existsSync(start)) visit(start);
  return found.sort();
}

/** Files that git tracks or would track, so that ignored folders never count. Deleted ones are left out. */
export function trackedFiles(root: string = ROOT): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return [...new Set(listed.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort();
}

export function readText(path: string, root: string = ROOT): string {
  return readFileSync(join(root, path), 'utf8');
}

export function packageNames(root: string = ROOT): string[] {
  const folder = join(root, 'packages');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'package.json')))
    .map((entry) => entry.name)
    .sort();
}

export interface Manifest {
  name?: string;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export function readManifest(path: string, root: string = ROOT): Manifest {
  return JSON.parse(readText(path, root)) as Manifest;
}

export interface Problem {
  file: string;
  line?: number;
  column?: number;
  message: string;
  warning?: boolean;
}

function describeProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  return `${place}: ${problem.warning ? 'warning: ' : ''}${problem.message}`;
}

/** Prints what a check found and sets the exit code: warnings never fail. */
export function report(check: string, problems: Problem[], looked: string): void {
  for (const problem of problems) console.log(describeProblem(problem));
  const errors = problems.filter((problem) => !problem.warning).length;
  const warnings = problems.length - errors;
  console.log(`${check}: ${looked}, ${errors} error(s), ${warnings} warning(s)`);
  if (errors > 0) process.exitCode = 1;
}
