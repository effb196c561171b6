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
  /** Rows for which each thread makes room at once. */
  readonly expected: number;
  /** Number of the next job, and kibibytes read so far. */
  readonly shared: Int32Array;
}

/** Takes one job after another until none is left; tells what came of each, and in the end what all came to. */
export async function doFlowWork(
  { setup, hint, jobs, expected, shared }: FlowWork,
  tell: (outcome: FlowJobOutcome) => void | Promise<void>,
): Promise<PackedPart> {
  const sink = new FlowSink(placedSpace(setup), undefined, expected);
  let kept = 0;
  const read = (bytes: number): void => {
    kept += bytes;
    Atomics.add(shared, 1, kept >>> 10);
    kept &= 1023;
  };
  for (;;) {
    const job = jobs[Atomics.add(shared, 0, 1)];
    if (job === undefined) return sink.packedPart();
    await tell(await readFlowJob(job, sink, hint, read));
  }
}
