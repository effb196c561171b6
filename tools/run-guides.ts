// Runs what the pages of the guides show, each page in a fresh copy of the repository, and compares what is printed with what the
// page says is printed.
//
//   node tools/run-guides.ts [--write] [page…]
//
// A page is a path, or a part of one; all of docs/guide-fr and docs/guide-en otherwise. --write puts what was printed in the place of
// what is shown, except where lines are left out. What a page says to the tool is described in guide-page.ts.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { differenceOf, isShown, pageWith, type PageCommand, readGuidePage } from './guide-page.ts';
import { GuideShell } from './guide-shell.ts';
import { readText, ROOT, trackedFiles } from './tree.ts';

export interface PageOutcome {
  readonly page: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What to tell of it, each line with its place in the page. */
  readonly lines: readonly string[];
  /** The page as it would be with what was printed. */
  readonly text: string;
}

/** Makes a copy of the repository, ready to run, at a path. */
export type MakeCopy = (folder: string) => void;

/** Thousands of small files that only tests read. */
const NEVER_ASKED_FOR = /\/(?:fuzz|corpus|golden)\/|^(?:docs|bench|e2e)\//;

/** What commands may need of the repository, as it is now, with what is installed in it linked. */
export function copyRepository(folder: string, root: string = ROOT): void {
  for (const path of trackedFiles(root)) {
    if (NEVER_ASKED_FOR.test(path)) continue;
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(root, path), to);
  }
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@ancrage'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@ancrage' && name !== '.cache')
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(folder, 'packages'))) {
    symlinkSync(join('../../packages', name), join(modules, '@ancrage', name));
    const own = join(root, 'packages', name, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(folder, 'packages', name, 'node_modules'));
  }
}

/** A machine as a reader has it: nothing of this one's settings, and none of the repository's tools in the path. */
function environment(page: string, home: string, cache: string): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  return {
    PATH: path.join(delimiter),
    HOME: home,
    TMPDIR: home,
    LANG: page.includes('guide-en') ? 'en_CA.UTF-8' : 'fr_CA.UTF-8',
    LC_COLLATE: 'C',
    ANCRAGE_DATA: join(home, 'data'),
    NODE_COMPILE_CACHE: cache,
  };
}

/** Runs the commands of one page in order, in a folder of its own below `scratch`, taken away after. */
export async function runPage(
  page: string,
  text: string,
  scratch: string,
  makeCopy: MakeCopy,
): Promise<PageOutcome> {
  const { steps, notRun, faults } = readGuidePage(text);
  const lines = faults.map(({ line, message }) => `${page}:${line}: ${message}`);
  if (lines.length > 0) return { page, outcome: 'failed', lines, text };
  for (const { line, why } of notRun) lines.push(`${page}:${line}: not run: ${why}`);
  const missing = steps.filter((step) => step.kind === 'take' && !existsSync(join(ROOT, step.path)));
  if (missing.length > 0) {
    for (const { line, path } of missing as { line: number; path: string }[])
      lines.push(`${page}:${line}: SKIPPED: ${path} is not on this machine`);
    return { page, outcome: 'skipped', lines, text };
  }

  // Always the same path for one runner: what Node has compiled is found again.
  const folder = join(scratch, 'ancrage');
  const home = join(scratch, 'home');
  for (const made of [folder, home]) {
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { recursive: true });
  }
  makeCopy(folder);
  const shell = new GuideShell({
    folder,
    scratch: home,
    env: environment(page, home, join(scratch, 'compiled')),
  });
  const printed: [PageCommand, string][] = [];
  try {
    for (const step of steps) {
      if (step.kind === 'take') {
        const to = join(folder, step.as);
        mkdirSync(dirname(to), { recursive: true });
        cpSync(join(ROOT, step.path), to, { recursive: true });
        continue;
      }
      const output = await shell.run(step.command, (soFar) => isShown(step, soFar));
      if (isShown(step, output)) continue;
      printed.push([step, output]);
      lines.push(
        `${page}:${step.line}: $ ${step.command}`,
        ...differenceOf(step, output).map((line) => `    ${line}`),
      );
    }
  } finally {
    shell.close();
  }
  return { page, outcome: printed.length > 0 ? 'failed' : 'passed', lines, text: pageWith(text, printed) };
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false } },
  });
  const pages = trackedFiles().filter(
    (path) =>
      /^docs\/guide-(?:fr|en)\/.*\.md$/.test(path) &&
      (positionals.length === 0 || positionals.some((part) => path.includes(part))),
  );
  const totals = { passed: 0, failed: 0, skipped: 0 };
  let aside = 0;
  const queue = pages.values();
  const scratch = mkdtempSync(join(tmpdir(), 'ancrage-guides-'));
  const runner = async (_: unknown, index: number): Promise<void> => {
    for (const page of queue) {
      const text = readText(page);
      const { steps, faults, notRun } = readGuidePage(text);
      aside += notRun.length;
      if (steps.length + faults.length === 0) {
        for (const { line, why } of notRun) console.log(`${page}:${line}: not run: ${why}`);
        continue;
      }
      const began = Date.now();
      const done = await runPage(page, text, join(scratch, String(index)), copyRepository);
      totals[done.outcome]++;
      for (const line of done.lines) console.log(line);
      console.log(
        `${page}: ${done.outcome}, ${steps.length} commands, ${((Date.now() - began) / 1000).toFixed(1)} s`,
      );
      if (values.write && done.text !== text) writeFileSync(join(ROOT, page), done.text);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, runner));
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(`${basename(import.meta.filename)}: ${aside} blocks are shown and not run`);
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return totals.failed > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
