// Feeds mutated bytes to every reader of foreign bytes.
//
//   npm run fuzz -- [--seconds N] [--seed N] [--save] [name…]
//
// A target is packages/<package>/src/**/*.fuzz.ts exporting `target`. It may throw errors that carry a string `code`
// (refusals); any other throw, a run over five seconds of the processor or an exhausted memory is a crash. The input is then kept in
// packages/<package>/fuzz/<name>/crash-<sha256>, where it stays a seed. --save also keeps inputs that reached
// something new, which a target tells by the string that run() returns.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { generator, LONGEST_INPUT, mutate, tokensOf } from './mutate.ts';
import { filesUnder, ROOT } from './tree.ts';

export interface FuzzTarget {
  name: string;
  run(bytes: Uint8Array): unknown;
  seeds: () => Uint8Array[];
  dictionary?: string[];
}

/** Of the processor's time, so that a busy machine makes no crash of a quick run. */
const SLOWEST_RUN_MS = 5000;
/** Of the clock, for a run that waits instead of working. */
const LONGEST_WAIT_MS = 120_000;
const HEAP_MB = 1024;
/** Enough to keep mutations of a rich corpus varied, small enough to stay quick. */
const LARGEST_CORPUS = 2000;

interface Job {
  file: string;
  folder: string;
  seconds: number;
  seed: number;
  save: boolean;
  /** Two counters (runs, bytes of the input) followed by the input itself, so that a hung run can be told and kept. */
  shared: SharedArrayBuffer;
}

interface Outcome {
  runs: number;
  kept: number;
  crash?: { message: string; input: Uint8Array };
}

/** What a run came to: something new to tell apart from other runs, or a crash. */
export function tryInput(target: FuzzTarget, input: Uint8Array): { signature: string } | { crash: string } {
  try {
    const returned = target.run(Uint8Array.from(input));
    return { signature: typeof returned === 'string' ? `= ${returned}` : '=' };
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    // Node's own ERR_… codes mean that a doubtful value went too far, not that it was refused.
    if (typeof code === 'string' && !code.startsWith('ERR_')) return { signature: `! ${code}` };
    return { crash: error instanceof Error ? (error.stack ?? error.message) : `threw ${String(error)}` };
  }
}

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function keep(folder: string, prefix: string, input: Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${prefix}${shaOf(input)}`);
  writeFileSync(path, input);
  return relative(ROOT, path);
}

const loadTarget = async (file: string): Promise<FuzzTarget> =>
  ((await import(pathToFileURL(join(ROOT, file)).href)) as { target: FuzzTarget }).target;

async function work(job: Job): Promise<Outcome> {
  const target = await loadTarget(job.file);
  const counters = new Int32Array(job.shared, 0, 2);
  const mirror = new Uint8Array(job.shared, 8);
  const random = generator(job.seed);
  const dictionary = tokensOf(target.dictionary);
  const stored = existsSync(job.folder)
    ? readdirSync(job.folder)
        .sort()
        .map((name) => new Uint8Array(readFileSync(join(job.folder, name))))
    : [];
  const seeds = [...target.seeds(), ...stored, new Uint8Array()];
  const corpus: Uint8Array[] = [];
  const signatures = new Set<string>();
  const outcome: Outcome = { runs: 0, kept: 0 };
  const end = Date.now() + job.seconds * 1000;

  for (;;) {
    const fromSeed = outcome.runs < seeds.length;
    if (!fromSeed && Date.now() >= end) return outcome;
    const input = fromSeed
      ? (seeds[outcome.runs] ?? new Uint8Array())
      : mutate(corpus[random(corpus.length)] ?? new Uint8Array(), random, corpus, dictionary);
    mirror.set(input.subarray(0, LONGEST_INPUT));
    Atomics.store(counters, 1, Math.min(input.length, LONGEST_INPUT));
    outcome.runs = Atomics.add(counters, 0, 1) + 1;
    const result = tryInput(target, input);
    if ('crash' in result) return { ...outcome, crash: { message: result.crash, input } };
    const isNew = !signatures.has(result.signature);
    signatures.add(result.signature);
    if (fromSeed || isNew) {
      if (corpus.length < LARGEST_CORPUS) corpus.push(input);
      else corpus[random(corpus.length)] = input;
      if (isNew && !fromSeed) {
        outcome.kept++;
        if (job.save) keep(job.folder, '', input);
      }
    }
  }
}

/** Runs a target in a worker that can be stopped when it hangs or eats all memory. */
function watchJob(job: Job): Promise<Outcome> {
  const counters = new Int32Array(job.shared, 0, 2);
  const mirrored = (): Uint8Array =>
    Uint8Array.from(new Uint8Array(job.shared, 8, Atomics.load(counters, 1)));
  return new Promise((resolve) => {
    const worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    let lastRun = -1;
    let since = Date.now();
    let spent = 0;
    const finish = (outcome: Outcome): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve(outcome);
    };
    const watch = (processorMs: number): void => {
      const current = Atomics.load(counters, 0);
      if (current !== lastRun || current === 0) {
        [lastRun, since, spent] = [current, Date.now(), processorMs];
        return;
      }
      if (processorMs - spent <= SLOWEST_RUN_MS && Date.now() - since <= LONGEST_WAIT_MS) return;
      const message = `a run took over ${SLOWEST_RUN_MS} ms`;
      finish({ runs: current, kept: 0, crash: { message, input: mirrored() } });
    };
    const timer = setInterval(() => {
      worker.cpuUsage().then(
        ({ user, system }) => watch((user + system) / 1000),
        // The worker has ended: its message or its error tells how.
        () => {},
      );
    }, 200);
    worker.once('message', finish);
    worker.once('error', (error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      finish({ runs: Atomics.load(counters, 0), kept: 0, crash: { message, input: mirrored() } });
    });
  });
}

async function main(args: string[]): Promise<number> {
  let seconds = 30;
  let seed = Date.now() >>> 0;
  let save = false;
  const names: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--seconds') seconds = Number(args[++i]);
    else if (arg === '--seed') seed = Number(args[++i]) >>> 0;
    else if (arg === '--save') save = true;
    else if (arg.startsWith('-')) return usage(`unknown option ${arg}`);
    else names.push(arg);
  }
  if (!(seconds > 0)) return usage('--seconds wants a number above 0');

  const files = filesUnder('packages').filter((file) => /^packages\/[^/]+\/src\/.*\.fuzz\.ts$/.test(file));
  let passed = 0;
  let failed = 0;
  const waiting = files.values();
  const fuzzNext = async (): Promise<void> => {
    for (const file of waiting) {
      const target = await loadTarget(file);
      if (names.length > 0 && !names.some((name) => target.name.includes(name))) continue;
      const folder = join(ROOT, file.split('/').slice(0, 2).join('/'), 'fuzz', target.name);
      const shared = new SharedArrayBuffer(8 + LONGEST_INPUT);
      const outcome = await watchJob({ file, folder, seconds, seed, save, shared });
      if (outcome.crash) {
        failed++;
        const kept = keep(folder, 'crash-', outcome.crash.input);
        console.log(`✖ ${target.name}: run ${outcome.runs} (--seed ${seed}), input kept in ${kept}`);
        console.log(outcome.crash.message.replace(/^/gm, '    '));
      } else {
        passed++;
        console.log(
          `✔ ${target.name}: ${outcome.runs} runs, ${outcome.kept} new behaviours (--seed ${seed})`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, fuzzNext));
  if (passed + failed === 0)
    return usage(names.length > 0 ? 'no target has that name' : 'no target yet', files.length > 0 ? 2 : 0);
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  return failed === 0 ? 0 : 1;
}

function usage(message: string, status = 2): number {
  console.error(message);
  if (status === 0) console.log('0 passed, 0 failed, 0 skipped');
  return status;
}

if (!isMainThread && parentPort) {
  // A Worker runs this same file: its port is its only way to answer.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort.postMessage(await work(workerData as Job));
} else if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2));
}
