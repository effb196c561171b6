import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { isParquet, textLogOf } from '@ancrage/judge/flow-engine';
import type { FlowHint } from '@ancrage/judge/flow-engine';

/** Bytes of a log that one thread reads at a time: enough to be worth the trouble, few enough that threads end together. */
const MOST_SLICE_BYTES = 4 * 1024 * 1024;
const LEAST_SLICE_BYTES = 1024 * 1024;
const SLICES = 16;
const HEAD_BYTES = 65_536;
/** Bytes of a log for which there is one row, where its notation does not say: room for too few costs the time to make more, room for too many is memory. */
const ROW_BYTES = 700;
/** What is packed has mostly four times as many. */
const PACKED_ROW_BYTES = ROW_BYTES / 4;

/** How a log is packed. */
export type Packing = 'none' | 'gzip' | 'zstd';

/** A log, or a slice of one, to be read by one thread. */
export interface FlowJob {
  readonly file: number;
  readonly path: string;
  /** Number of the slice within its file; slices of a file follow one another. */
  readonly slice: number;
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly packing: Packing;
  /** Start of the content, by which it is recognised; empty for what is packed, whose reader unpacks it. */
  readonly head: Uint8Array;
}

/** What came of looking at a log before it is read. */
export interface PlannedLog {
  readonly path: string;
  readonly bytes: number;
  readonly jobs: readonly FlowJob[];
  /** About how many rows of sums there will be if one thread reads all of it. */
  readonly rows: number;
  readonly problem: 'FILE_UNREADABLE' | 'READ_NOT_RECOGNISED' | undefined;
}

export function packingOf(head: Uint8Array): Packing {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? 'zstd' : 'none';
}

/** Divides a log into what threads read, of so many bytes each where that is told. */
export function planLog(path: string, file: number, hint: FlowHint, told?: number): PlannedLog {
  let head: Uint8Array;
  let size: number;
  try {
    size = statSync(path).size;
    head = headOf(path);
  } catch {
    return { path, bytes: 0, jobs: [], rows: 0, problem: 'FILE_UNREADABLE' };
  }
  const packing = packingOf(head);
  const job = (slice: number, from: number, to: number): FlowJob => ({
    file,
    path,
    slice,
    from,
    to,
    size,
    packing,
    head: packing === 'none' ? head : new Uint8Array(0),
  });
  if (size === 0) return { path, bytes: 0, jobs: [], rows: 0, problem: undefined };
  const planned = { path, bytes: size, rows: size / ROW_BYTES, problem: undefined };
  if (packing !== 'none') return { ...planned, jobs: [job(0, 0, size)], rows: size / PACKED_ROW_BYTES };
  const log = isParquet(head) ? undefined : textLogOf(head, hint);
  // A table has its directory at its end: it is read as one.
  if (log === undefined && !isParquet(head))
    return { path, bytes: size, jobs: [], rows: 0, problem: 'READ_NOT_RECOGNISED' };
  const rows = size / (log?.rowBytes ?? ROW_BYTES);
  const first = log?.firstRecord;
  const sliceBytes = told ?? Math.min(MOST_SLICE_BYTES, Math.max(LEAST_SLICE_BYTES, size / SLICES));
  const slices = first === undefined ? 1 : Math.max(1, Math.ceil((size - first) / sliceBytes));
  if (first === undefined || slices === 1) return { ...planned, rows, jobs: [job(0, 0, size)] };
  const bounds = Array.from({ length: slices + 1 }, (_, index) =>
    Math.floor(first + ((size - first) * index) / slices),
  );
  return { ...planned, rows, jobs: bounds.slice(1).map((to, index) => job(index, bounds[index]!, to)) };
}

function headOf(path: string): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  const file = openSync(path, 'r');
  try {
    // No more than there is: every log keeps its head, and every thread has all of them.
    return head.slice(0, readSync(file, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

/** Content of a packed log, unpacked as it is read. */
export function unpackedStream(path: string, packing: Packing): AsyncIterable<Uint8Array> {
  const packed = createReadStream(path, { highWaterMark: 256 * 1024 });
  const unpacker =
    packing === 'gzip'
      ? createGunzip({ chunkSize: 256 * 1024 })
      : createZstdDecompress({ chunkSize: 256 * 1024 });
  packed.on('error', (error) => unpacker.destroy(error));
  return packed.pipe(unpacker) as AsyncIterable<Uint8Array>;
}
