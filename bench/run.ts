// Measures, on this machine, what docs/performance.md states.
//
//   npm run bench -- [name…] [argument…]
//
// What names no bench is given to those named: `npm run bench -- readers 20 0 cyclonedx`.
//
// `evaluate`, `exposure`, `flows` and `readers` measure beside peers of their own (bench/*/package.json), which they install beside themselves first; `log` builds its own with Go; `ownership` takes that of Python where it is there.
//
// A bench is bench/*.bench.ts or packages/*/src/**/*.bench.ts exporting `bench`; its run() returns how many units it
// worked through. The time to start the command line is always measured.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesUnder, ROOT } from '../tools/tree.ts';

export interface Bench {
  name: string;
  /** What run() counts: rows, files, bytes. */
  unit: string;
  run(): number | Promise<number>;
}

const ROUNDS = 7;

const startTime: Bench = {
  name: 'start of ./ancrage --version',
  unit: 'starts',
  run: () => {
    spawnSync(join(ROOT, 'ancrage'), ['--version'], { stdio: 'ignore' });
    return 1;
  },
};

async function measure(bench: Bench): Promise<string> {
  await bench.run();
  const times: number[] = [];
  let units = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    units = await bench.run();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const middle = times[times.length >> 1] ?? 0;
  const rate = Math.round((units / middle) * 1000);
  const range = `${(times[0] ?? 0).toFixed(1)} to ${(times.at(-1) ?? 0).toFixed(1)}`;
  return `${bench.name}: median ${middle.toFixed(1)} ms (${range}, ${ROUNDS} rounds), ${rate} ${bench.unit}/s`;
}

/** Benches with peers are programs of their own, so that the product's lockfile stays free of those peers. */
function besidePeers(name: string, given: readonly string[]): void {
  const folder = join(ROOT, 'bench', name);
  const install = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (install.status !== 0) process.exit(2);
  const { status } = spawnSync(process.execPath, [join(folder, 'main.ts'), ...given], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const PEERED = ['evaluate', 'exposure', 'flows', 'readers', 'verify'];
/** Programs of their own too, whose peer is in another language. */
const ALONE = ['log', 'ownership'];

const files = [...filesUnder('bench'), ...filesUnder('packages')].filter((file) =>
  file.endsWith('.bench.ts'),
);
const loaded = await Promise.all(
  files.map(async (file) => ((await import(pathToFileURL(join(ROOT, file)).href)) as { bench: Bench }).bench),
);
const names = process.argv.slice(2);
const given = names.filter((name) => !PEERED.includes(name) && !ALONE.includes(name));
for (const name of PEERED.filter((peered) => names.includes(peered))) besidePeers(name, given);
for (const name of ALONE.filter((alone) => names.includes(alone)))
  spawnSync(process.execPath, [join(ROOT, 'bench', name, 'main.ts'), ...given], { stdio: 'inherit' });
if (given.length < names.length) process.exit(0);
for (const bench of [startTime, ...loaded]) {
  if (names.length === 0 || names.some((name) => bench.name.includes(name)))
    console.log(await measure(bench));
}
