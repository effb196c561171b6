import { parentPort, workerData } from 'node:worker_threads';
import { FlowSink, placedSpace } from '@ancrage/judge/flow-engine';
import type { FlowHint, FlowSetup } from '@ancrage/judge/flow-engine';
import type { FlowJob } from './flow-jobs.ts';
import { readFlowJob } from './read-flow-job.ts';

/** What the thread that plans gives to those that read. */
export interface FlowWork {
  readonly setup: FlowSetup;
  readonly hint: FlowHint;
  readonly jobs: readonly FlowJob[];
  /** Number of the next job, and kibibytes read so far. */
  readonly shared: Int32Array;
}

const { setup, hint, jobs, shared } = workerData as FlowWork;
const sink = new FlowSink(placedSpace(setup));
let kept = 0;
const read = (bytes: number): void => {
  kept += bytes;
  Atomics.add(shared, 1, kept >>> 10);
  kept &= 1023;
};
for (;;) {
  const index = Atomics.add(shared, 0, 1);
  const job = jobs[index];
  if (job === undefined) break;
  parentPort!.postMessage(await readFlowJob(job, sink, hint, read), []);
}
const part = sink.part();
const buffers = [part.v4, part.v6].flatMap(({ keys, tags, bytes, flows }) => [
  keys.buffer as ArrayBuffer,
  tags.buffer as ArrayBuffer,
  bytes.buffer as ArrayBuffer,
  flows.buffer as ArrayBuffer,
]);
parentPort!.postMessage(part, buffers);
