import { FlowSink, placedSpace } from '@ancrage/judge/flow-engine';
import type { FlowHint, FlowSetup, PackedPart } from '@ancrage/judge/flow-engine';
import type { FlowJob } from './flow-jobs.ts';
import { readFlowJob } from './read-flow-job.ts';
import type { FlowJobOutcome } from './read-flow-job.ts';

/** What the thread that plans gives to those that read; it reads too. */
export interface FlowWork {
  readonly setup: FlowSetup;
  readonly hint: FlowHint;
  readonly jobs: readonly FlowJob[];
  /** How many threads read: rows of each are divided into so many shares. */
  readonly threads: number;
  /** Rows that are told apart before addresses are folded. */
  readonly mostRows: number;
  /** Rows for which each thread makes room at once. */
  readonly expected: number;
  /** Number of the next job, and kibibytes read so far. */
  readonly shared: Int32Array;
}

/** What came of all jobs of a thread, and memory that it has to spare. */
export interface FlowWorkDone extends PackedPart {
  readonly room: WebAssembly.Memory;
}

/** Takes one job after another until none is left; tells what came of each, and in the end what all came to. */
export async function doFlowWork(
  { setup, hint, jobs, threads, mostRows, expected, shared }: FlowWork,
  tell: (outcome: FlowJobOutcome) => void | Promise<void>,
): Promise<FlowWorkDone> {
  const sink = new FlowSink(placedSpace(setup), mostRows, expected);
  let kept = 0;
  const read = (bytes: number): void => {
    kept += bytes;
    Atomics.add(shared, 1, kept >>> 10);
    kept &= 1023;
  };
  for (;;) {
    const job = jobs[Atomics.add(shared, 0, 1)];
    if (job === undefined) return { ...sink.packedPart(threads), room: sink.room };
    await tell(await readFlowJob(job, sink, hint, read));
  }
}
