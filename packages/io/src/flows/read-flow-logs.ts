import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { MOST_ROWS } from '@ancrage/judge/flow-engine';
import type {
  FlowHint,
  FlowPart,
  FlowSetup,
  Oddity,
  PartyOfAddress,
  SummedRows,
} from '@ancrage/judge/flow-engine';
import { planLog } from './flow-jobs.ts';
import type { FlowJob, PlannedLog } from './flow-jobs.ts';
import { FlowThread } from './flow-thread.ts';
import { doFlowWork } from './flow-work.ts';
import type { FlowWork } from './flow-work.ts';
import type { FlowJobOutcome } from './read-flow-job.ts';
import { sumParts } from './sum-parts.ts';

const PROGRESS_EVERY_MS = 200;
/** Rows for which there is room at once. */
const MOST_EXPECTED = 800_000;

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
  /** What all logs came to; its rows are in `sums`. */
  readonly part: FlowPart;
  readonly sums: readonly SummedRows[];
  readonly files: readonly ReadFlowLog[];
  readonly oddities: readonly PlacedOddity[];
}

export interface FlowReading {
  readonly hint?: FlowHint;
  readonly threads?: number;
  /** One of them that was started already; it is ended where it is not needed. */
  readonly thread?: FlowThread | undefined;
  readonly sliceBytes?: number;
  /** Addresses by plane and direction that are told apart; with more, their networks are. */
  readonly mostRows?: number;
  /** Says whose prefix holds an address, where any party declares one. */
  readonly partyOf?: PartyOfAddress | undefined;
  /** Told now and then of the kibibytes read and of how many there are. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Flow logs that are going to be read on all cores, in memory that does not grow with them. Neither the number of threads nor where files are
 * divided changes what comes out: a file whose middle changes how it is read is read again as one.
 */
export class FlowLogs {
  readonly #planned: readonly PlannedLog[];
  readonly #hint: FlowHint;
  readonly #wanted: number | undefined;
  readonly #mostRows: number;
  #waiting: FlowThread[];

  /** Looks at the logs and starts the threads that will read them. */
  constructor(
    paths: readonly string[],
    {
      hint = {},
      threads,
      thread,
      sliceBytes,
      mostRows = MOST_ROWS,
    }: Omit<FlowReading, 'progress' | 'partyOf'> = {},
  ) {
    this.#hint = hint;
    this.#wanted = threads;
    this.#mostRows = mostRows;
    this.#planned = paths.map((path, file) => planLog(path, file, hint, sliceBytes));
    const others = this.#threadsFor(this.#planned.flatMap(({ jobs }) => jobs)) - 1;
    if (others === 0) thread?.stop();
    this.#waiting = others === 0 || thread === undefined ? started(others) : [thread, ...started(others - 1)];
  }

  async read(
    setup: FlowSetup,
    { progress, partyOf }: Pick<FlowReading, 'progress' | 'partyOf'> = {},
  ): Promise<ReadFlowLogs> {
    const planned = this.#planned;
    const asOne = (log: PlannedLog, file: number): PlannedLog =>
      planLog(log.path, file, this.#hint, Number.MAX_SAFE_INTEGER);
    let first: Ran;
    try {
      first = await this.#run(planned, setup, progress, partyOf);
    } catch (error) {
      // A share whose fields were named anew before it may have been read for what it is not, and only then be too much.
      if (!isTooMuch(error) || planned.every(({ jobs }) => jobs.length <= 1)) throw error;
      const whole = planned.map(asOne);
      return together(whole, await this.#run(whole, setup, progress, partyOf));
    }
    const relaid = new Set(
      first.outcomes
        .filter(({ relaid: changed, file }) => changed && planned[file]!.jobs.length > 1)
        .map(({ file }) => file),
    );
    if (relaid.size === 0) return together(planned, first);
    const whole = planned.map((log, file) => (relaid.has(file) ? asOne(log, file) : log));
    return together(whole, await this.#run(whole, setup, progress, partyOf));
  }

  #threadsFor(jobs: readonly FlowJob[]): number {
    return Math.max(1, Math.min(this.#wanted ?? Math.min(availableParallelism(), 16), jobs.length));
  }

  async #run(
    planned: readonly PlannedLog[],
    setup: FlowSetup,
    progress: FlowReading['progress'],
    partyOf: PartyOfAddress | undefined,
  ): Promise<Ran> {
    const jobs = planned.flatMap((log) => log.jobs);
    const outcomes: FlowJobOutcome[] = [];
    const shared = new Int32Array(new SharedArrayBuffer(8));
    const bytes = jobs.reduce((sum, { from, to }) => sum + (to - from), 0);
    const total = bytes / 1024;
    const threads = this.#threadsFor(jobs);
    const rows = planned.reduce((sum, log) => sum + log.rows, 0);
    const expected = Math.min(MOST_EXPECTED, rows / threads);
    const work: FlowWork = {
      setup,
      hint: this.#hint,
      jobs,
      threads,
      mostRows: this.#mostRows,
      expected,
      shared,
    };
    let told = performance.now();
    // This thread reads too: between two jobs it tells how far all are.
    const tell = async (outcome: FlowJobOutcome): Promise<void> => {
      outcomes.push(outcome);
      if (progress === undefined || performance.now() - told < PROGRESS_EVERY_MS) return;
      told = performance.now();
      progress(Math.min(total, Atomics.load(shared, 1)), total);
      await setImmediate();
    };
    const others = [...this.#waiting, ...started(threads - 1 - this.#waiting.length)];
    this.#waiting = [];
    try {
      // Theirs is given before this thread reads its first job, which it does without a pause.
      const theirs = others.map(async (thread) => thread.read(work, outcomes));
      const [own, ...parts] = await Promise.all([doFlowWork(work, tell), ...theirs]);
      return { ...(await sumParts([own, ...parts], work, others, own.room, partyOf)), outcomes };
    } finally {
      for (const thread of others) thread.stop();
    }
  }
}

/** Reads flow logs, where there is nothing to do before. */
export async function readFlowLogs(
  paths: readonly string[],
  setup: FlowSetup,
  { progress, partyOf, ...reading }: FlowReading = {},
): Promise<ReadFlowLogs> {
  return new FlowLogs(paths, reading).read(setup, { progress, partyOf });
}

interface Ran {
  readonly part: FlowPart;
  readonly sums: readonly SummedRows[];
  readonly outcomes: readonly FlowJobOutcome[];
}

/** Errors of another thread have lost their class. */
function isTooMuch(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'READ_TOO_MANY_FACTS';
}

function started(count: number): FlowThread[] {
  return Array.from({ length: Math.max(0, count) }, () => new FlowThread());
}

function together(planned: readonly PlannedLog[], { part, sums, outcomes }: Ran): ReadFlowLogs {
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
  return { part, sums, files, oddities: [...oddities.values()] };
}
