import { createHash } from 'node:crypto';
import { fstatSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Digest } from '@ancrage/base';
import type { Format, Reading } from '@ancrage/judge';
import type { Slices, SliceStream } from '@ancrage/judge/readers';
import { readSlice } from './read-slice.ts';
import type { SliceJob, SliceOutcome } from './read-slice.ts';
import type { SliceWork } from './slice-worker.ts';

const HASHED_BYTES = 1024 * 1024;
/** Each slice is this part of what a thread would have left to read: large at first, small at the end, so that none waits long. */
const SLICE_PART = 0.5;
/** What a thread makes dies young: more room for it is memory, not speed. */
const YOUNG_MB = 8;
const LEAST_SLICE_BYTES = 16 * 1024 * 1024;

/** How a file is divided; for tests, which read small files as large ones are. */
export interface SlicePlan {
  readonly threads: number;
  /** Offsets, ascending, between the first item and the end of the file, at which slices are cut. */
  readonly cuts: (first: number, size: number) => readonly number[];
}

const byCores: SlicePlan = {
  threads: Math.min(availableParallelism(), 8),
  cuts: (first, size) => {
    const part = SLICE_PART / Math.min(availableParallelism(), 8);
    const cuts: number[] = [];
    for (let at = first; ; cuts.push(at)) {
      at += Math.max(LEAST_SLICE_BYTES, Math.floor((size - at) * part));
      if (at >= size) return cuts;
    }
  },
};

/**
 * Reads one open file on all cores, this thread among them, which hashes it too: exactly what reading it as one gives.
 * Undefined where that is to be done instead: the format or this file is not read in slices, a slice was refused (its places
 * are its own), or the file changed meanwhile.
 */
export async function readInSlices(
  file: number,
  format: Format,
  slices: Slices,
  start: Uint8Array,
  plan: SlicePlan = byCores,
): Promise<{ readonly digest: Digest; readonly bytes: number; readonly reading: Reading } | undefined> {
  const before = fstatSync(file, { bigint: true });
  const size = Number(before.size);
  const helpers: Worker[] = [];
  try {
    const first = slices.firstItem(start);
    if (first === undefined) return undefined;
    const job: SliceJob = { file, size, start };
    const bounds = [first, ...plan.cuts(first, size), size];
    const work: SliceWork = { ...job, format, bounds, next: new Int32Array(new SharedArrayBuffer(4)) };
    const outcomes: SliceOutcome[] = [];
    const ended = Array.from({ length: Math.min(plan.threads, bounds.length - 1) - 1 }, async () => {
      const worker = new Worker(new URL('slice-worker.ts', import.meta.url), {
        workerData: work,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      helpers.push(worker);
      return new Promise<void>((resolve, reject) => {
        worker.on('message', ([index, outcome]: [number, SliceOutcome]) => {
          outcomes[index] = outcome;
        });
        worker.once('error', reject);
        worker.once('exit', () => resolve());
      });
    });
    const stream = slices.open(start);
    const digest = digestOfFile(file, size);
    takeSlices(stream, work, (index, outcome) => {
      outcomes[index] = outcome;
    });
    await Promise.all(ended);
    const parts = inOrder(stream, job, bounds, outcomes);
    const after = fstatSync(file, { bigint: true });
    if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ctimeNs !== before.ctimeNs)
      return undefined;
    return { digest, bytes: size, reading: slices.merge(start, parts, digest) };
  } catch {
    return undefined;
  } finally {
    await Promise.all(helpers.map(async (worker) => worker.terminate()));
  }
}

/**
 * Reads the slices that no other thread took, one after another. One that is refused gives nothing: it may have started in the
 * middle of an item.
 */
export function takeSlices(
  stream: SliceStream,
  work: SliceWork,
  give: (index: number, outcome: SliceOutcome) => void,
): void {
  const { bounds, next } = work;
  for (;;) {
    const index = Atomics.add(next, 0, 1);
    if (index >= bounds.length - 1) return;
    try {
      give(index, readSlice(stream, work, bounds[index]!, bounds[index + 1]!, index === 0));
    } catch {
      // Read again from where the slice before it ends, which tells whether it was right to refuse it.
    }
  }
}

/**
 * The parts of all slices, each known to start where the one before it ended: a line feed within quotes ends no item, and a
 * slice that took it for an end is read again from the right place.
 */
function inOrder(
  stream: SliceStream,
  job: SliceJob,
  bounds: readonly number[],
  outcomes: readonly SliceOutcome[],
): NonNullable<SliceOutcome['part']>[] {
  const parts: NonNullable<SliceOutcome['part']>[] = [];
  let at = bounds[0]!;
  for (let index = 0; index + 1 < bounds.length; index += 1) {
    const to = bounds[index + 1]!;
    if (at >= to) continue;
    const known = outcomes[index];
    const outcome =
      known?.from === at && known.part !== undefined ? known : readSlice(stream, job, at, to, true);
    at = outcome.to;
    if (outcome.part !== undefined) parts.push(outcome.part);
  }
  return parts;
}

function digestOfFile(file: number, size: number): Digest {
  const hash = createHash('sha256');
  const piece = new Uint8Array(HASHED_BYTES);
  for (let at = 0; at < size; ) {
    const read = readSync(file, piece, 0, HASHED_BYTES, at);
    if (read === 0) break;
    hash.update(piece.subarray(0, read));
    at += read;
  }
  return `sha256:${hash.digest('hex')}`;
}
