import { parentPort, workerData } from 'node:worker_threads';
import { recogniseReader } from '@ancrage/judge/readers';
import type { SliceJob } from './read-slice.ts';
import { takeSlices } from './sliced-file.ts';

/** What the thread that divides a file gives to those that help it. */
export interface SliceWork extends SliceJob {
  readonly path: string;
  readonly bounds: readonly number[];
  readonly next: Int32Array;
}

const work = workerData as SliceWork;
const stream = recogniseReader(work.start, work.path)!.slices!.open(work.start);
takeSlices(stream, work, (index, outcome) => parentPort!.postMessage([index, outcome], []));
