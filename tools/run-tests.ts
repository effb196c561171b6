// Runs the tests of the packages and tools, and ends with one line that counts them.
//
//   ancrage test [path…] [--zones | --e2e]
//
// A path keeps the test files under it or whose path contains it. --zones runs the tests of pure packages twice,
// at two ends of the world and under two locales: a verdict may depend on neither. --e2e runs those of e2e/, which need
// a Chromium, and only those.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { filesUnder, packageNames, ROOT } from './tree.ts';

const ZONES = [
  { TZ: 'America/St_Johns', LC_ALL: 'fr_CA.UTF-8', LANG: 'fr_CA.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANG: 'C' },
];

/** A test that is still running after this long has hung. */
const TIMEOUT_MS = 10 * 60 * 1000;

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

export function selectTests(all: string[], filters: string[]): string[] {
  if (filters.length === 0) return all;
  return all.filter((file) => filters.some((filter) => file === filter || file.includes(filter)));
}

/** A filter as the user typed it, made relative to the repository when it names something that exists. */
function normalise(filter: string): string {
  const path = resolve(filter);
  const inside = relative(ROOT, path).split('\\').join('/');
  if (!statSync(path, { throwIfNoEntry: false }) || inside.startsWith('..')) return filter;
  return statSync(path).isDirectory() && inside !== '' ? `${inside}/` : inside;
}

async function runFiles(files: string[]): Promise<Totals> {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  const skipped: string[] = [];
  const failures: string[] = [];
  const perFile = new Map<string, { tests: number; failed: number }>();
  const stream = run({
    files: files.map((file) => join(ROOT, file)),
    // `true` would leave one core idle, of two.
    concurrency: availableParallelism(),
    timeout: TIMEOUT_MS,
    cwd: ROOT,
  });
  const shown = (file: string | undefined): string => (file ? relative(ROOT, file) : '');
  stream.on('test:stderr', (event) => process.stderr.write(event.message));
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite' && event.skip === undefined) return;
    const entry = perFile.get(event.file ?? '') ?? { tests: 0, failed: 0 };
    perFile.set(event.file ?? '', { ...entry, tests: entry.tests + 1 });
    const reason = event.skip ?? event.todo;
    if (reason === undefined || reason === false) {
      totals.passed++;
    } else {
      totals.skipped++;
      const why =
        typeof reason === 'string' && reason !== '' ? reason : event.todo ? 'to do' : 'no reason given';
      skipped.push(`  ${shown(event.file)} › ${event.name}: ${why}`);
    }
  });
  stream.on('test:fail', (event) => {
    const error = event.details.error as Error & { failureType?: string; cause?: unknown };
    // A parent fails with its children: they are counted, it is not.
    if (error.failureType === 'subtestsFailed') return;
    if (event.todo !== undefined && event.todo !== false) {
      totals.skipped++;
      skipped.push(`  ${shown(event.file)} › ${event.name}: to do, and fails for now`);
      return;
    }
    const entry = perFile.get(event.file ?? '') ?? { tests: 0, failed: 0 };
    perFile.set(event.file ?? '', { tests: entry.tests + 1, failed: entry.failed + 1 });
    totals.failed++;
    const cause =
      error.cause instanceof Error
        ? (error.cause.stack ?? error.cause.message)
        : inspect(error.cause ?? error);
    const place = event.line === undefined ? shown(event.file) : `${shown(event.file)}:${event.line}`;
    failures.push(`\n✖ ${place} › ${event.name}\n${cause.replace(/^/gm, '    ')}`);
  });
  stream.on('test:summary', (event) => {
    if (!event.file) {
      if (!event.success && totals.failed === 0) {
        totals.failed++;
        failures.push('\n✖ the test runner failed outside any test');
      }
      return;
    }
    const counts = perFile.get(event.file);
    const mark = event.success ? '✔' : '✖';
    console.log(`${mark} ${shown(event.file)} (${counts?.tests ?? 0}, ${Math.round(event.duration_ms)} ms)`);
  });
  await finished(stream.resume());
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.sort().join('\n')}`);
  if (failures.length > 0) console.log(failures.join('\n'));
  return totals;
}

async function main(args: string[]): Promise<number> {
  const zones = args.includes('--zones');
  const e2e = args.includes('--e2e');
  const unknown = args.filter((arg) => arg.startsWith('-') && arg !== '--zones' && arg !== '--e2e');
  if (unknown.length > 0) {
    console.error(`unknown option ${unknown.join(' ')}; known: --zones, --e2e`);
    return 2;
  }
  const filters = args.filter((arg) => !arg.startsWith('-')).map(normalise);
  const folders = e2e
    ? ['e2e']
    : zones
      ? [
          'packages/base/src',
          'packages/judge/src',
          'packages/proof/src',
          'packages/verify/src',
          'packages/office/src',
        ]
      : [...packageNames().map((name) => `packages/${name}/src`), 'tools'];
  const all = folders
    .flatMap((folder) => filesUnder(folder))
    .filter((file) => file.endsWith('.test.ts') && !file.includes('/fixtures/'));
  const files = selectTests(all, filters);
  if (files.length === 0) {
    console.error('no test file matches');
    return 2;
  }
  const sum: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const zone of zones ? ZONES : [{}]) {
    Object.assign(process.env, zone);
    if (zones) console.log(`\nTZ=${process.env['TZ']} LC_ALL=${process.env['LC_ALL']}`);
    const totals = await runFiles(files);
    sum.passed += totals.passed;
    sum.failed += totals.failed;
    sum.skipped += totals.skipped;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
