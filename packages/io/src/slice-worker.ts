import { parentPort, workerData } from 'node:worker_threads';
import type { Format } from '@ancrage/judge';
import { slicesByFormat } from '@ancrage/judge/slices';
import type { SliceJob } from './read-slice.ts';
import { takeSlices } from './sliced-file.ts';

/** What the thread that divides a file gives to those that help it. */
export interface SliceWork extends SliceJob {
  readonly format: Format;
  readonly bounds: readonly number[];
  readonly next: Int32Array;
}

const work = workerData as SliceWork;
const stream = slicesByFormat[work.format]!.open(work.start);
takeSlices(stream, work, (index, outcome) => parentPort!.postMessage([index, outcome], []));
