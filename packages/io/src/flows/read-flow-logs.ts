import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { FlowSink, placedSpace } from '@ancrage/judge/flow-engine';
import type { FlowHint, FlowPart, FlowSetup, Oddity } from '@ancrage/judge/flow-engine';
import { planLog } from './flow-jobs.ts';
import type { FlowJob, PlannedLog } from './flow-jobs.ts';
import type { FlowWork } from './flow-worker.ts';
import type { FlowJobOutcome } from './read-flow-job.ts';

/** What threads make dies young: more room for it is memory, not speed. */
const YOUNG_MB = 8;
const PROGRESS_EVERY_MS = 200;

/** What came of one file. */
export interface ReadFlowLog {
  readonly path: string;
  readonly bytes: number;
  readonly format: string;
  readonly version: string;
  readonly lines: number;
  readonly problem: string | undefined;
}

/** Something odd with the first place that has it. */
export interface PlacedOddity {
  readonly kind: Oddity;
  readonly count: number;
  /** Index of the file. */
  readonly file: number;
  readonly line: number;
}

export interface ReadFlowLogs {
  readonly part: FlowPart;
  readonly files: readonly ReadFlowLog[];
  readonly oddities: readonly PlacedOddity[];
}

export interface FlowReading {
  readonly hint?: FlowHint;
  readonly threads?: number;
  readonly sliceBytes?: number;
  /** Told now and then of the kibibytes read and of how many there are. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Reads flow logs on all cores in memory that does not grow with them. Neither the number of threads nor where files are divided
 * changes what comes out: a file whose middle changes how it is read is read again as one.
 */
export async function readFlowLogs(
  paths: readonly string[],
  setup: FlowSetup,
  { hint = {}, threads, sliceBytes, progress }: FlowReading = {},
): Promise<ReadFlowLogs> {
  const planned = paths.map((path, file) => planLog(path, file, hint, sliceBytes));
  const first = await runJobs(
    planned.flatMap(({ jobs }) => jobs),
    setup,
    hint,
    threads,
    progress,
  );
  const relaid = new Set(
    first.outcomes
      .filter(({ relaid: changed, file }) => changed && planned[file]!.jobs.length > 1)
      .map(({ file }) => file),
  );
  if (relaid.size === 0) return together(planned, first);
  const whole = planned.map((log, file) =>
    relaid.has(file) ? planLog(log.path, file, hint, Number.MAX_SAFE_INTEGER) : log,
  );
  return together(
    whole,
    await runJobs(
      whole.flatMap(({ jobs }) => jobs),
      setup,
      hint,
      threads,
      progress,
    ),
  );
}

interface Ran {
  readonly part: FlowPart;
  readonly outcomes: readonly FlowJobOutcome[];
}

async function runJobs(
  jobs: readonly FlowJob[],
  setup: FlowSetup,
  hint: FlowHint,
  wanted: number | undefined,
  progress: FlowReading['progress'],
): Promise<Ran> {
  const sink = new FlowSink(placedSpace(setup));
  const outcomes: FlowJobOutcome[] = [];
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const total = jobs.reduce((sum, { from, to }) => sum + (to - from), 0) / 1024;
  const threads = Math.max(1, Math.min(wanted ?? Math.min(availableParallelism(), 16), jobs.length));
  const work: FlowWork = { setup, hint, jobs, shared };
  const timer =
    progress === undefined
      ? undefined
      : setInterval(() => progress(Math.min(total, Atomics.load(shared, 1)), total), PROGRESS_EVERY_MS);
  const workers: Worker[] = [];
  try {
    await Promise.all(
      Array.from({ length: jobs.length === 0 ? 0 : threads }, async () => {
        const worker = new Worker(new URL('flow-worker.ts', import.meta.url), {
          workerData: work,
          resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
        });
        workers.push(worker);
        return new Promise<void>((resolve, reject) => {
          worker.on('message', (message: FlowJobOutcome | FlowPart) => {
            if ('slice' in message) outcomes.push(message);
            else sink.absorb(message);
          });
          worker.once('error', reject);
          worker.once('exit', () => resolve());
        });
      }),
    );
  } finally {
    clearInterval(timer);
    await Promise.all(workers.map(async (worker) => worker.terminate()));
  }
  return { part: sink.part(), outcomes };
}

function together(planned: readonly PlannedLog[], { part, outcomes }: Ran): ReadFlowLogs {
  const byFile = Map.groupBy(
    outcomes.toSorted((a, b) => a.file - b.file || a.slice - b.slice),
    ({ file }) => file,
  );
  const oddities = new Map<Oddity, PlacedOddity>();
  const files = planned.map(({ path, bytes, problem }, file): ReadFlowLog => {
    const slices = byFile.get(file) ?? [];
    let lines = 0;
    for (const slice of slices) {
      // Within the first slice, a header stands before the lines that its reader counted.
      const before = slice.slice === 0 ? slice.headers : lines;
      for (const { kind, count, line } of slice.oddities) {
        const known = oddities.get(kind);
        if (known === undefined) oddities.set(kind, { kind, count, file, line: before + line });
        else oddities.set(kind, { ...known, count: known.count + count });
      }
      lines += slice.lines + slice.headers;
    }
    return {
      path,
      bytes,
      format: slices[0]?.format ?? '',
      version: slices[0]?.version ?? '',
      lines,
      problem: problem ?? slices.find((slice) => slice.problem !== undefined)?.problem,
    };
  });
  return { part, files, oddities: [...oddities.values()] };
}
