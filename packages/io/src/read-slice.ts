import { readSync } from 'node:fs';
import type { SlicePart, SliceStream } from '@ancrage/judge/readers';

const PIECE_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;

/** What a thread reads into; nobody keeps it. */
const piece = new Uint8Array(PIECE_BYTES);

/** Where a file is to be read. */
export interface SliceJob {
  /** Descriptor of the open file, which all threads of the process share. */
  readonly file: number;
  readonly size: number;
  /** The first bytes of the file. */
  readonly start: Uint8Array;
}

/** What came of a slice: where its first item started and its last one ended, and its part; none where it holds no item. */
export interface SliceOutcome {
  readonly from: number;
  readonly to: number;
  readonly part: SlicePart | undefined;
}

/**
 * Reads the items that start from `from` to `to`, the latter left out; the last one may end beyond. `exact`: an item starts
 * at `from`. Otherwise one is taken to start behind the first line feed, which the caller checks against where the slice
 * before it ended.
 */
export function readSlice(
  stream: SliceStream,
  { file, size }: SliceJob,
  from: number,
  to: number,
  exact: boolean,
): SliceOutcome {
  const first = exact ? from : behindLineFeed(file, from - 1, to);
  if (first >= to) return { from: first, to: first, part: undefined };
  stream.begin(first);
  let at = first;
  while (at < to) {
    const read = readSync(file, piece, 0, Math.min(PIECE_BYTES, to - at), at);
    if (read === 0) break;
    stream.push(piece.subarray(0, read));
    at += read;
  }
  while (stream.pending > 0 && at < size) {
    const end = behindLineFeed(file, at, Math.min(size, at + PIECE_BYTES));
    const read = readSync(file, piece, 0, end - at, at);
    if (read === 0) break;
    stream.push(piece.subarray(0, read));
    at += read;
  }
  return { from: first, to: at, part: stream.end() };
}

/** Offset behind the first line feed from `from` on; `to` where there is none before it. */
function behindLineFeed(file: number, from: number, to: number): number {
  for (let at = from; at < to; ) {
    const read = readSync(file, piece, 0, Math.min(PIECE_BYTES, to - at), at);
    if (read === 0) break;
    const found = piece.subarray(0, read).indexOf(LINE_FEED);
    if (found >= 0) return at + found + 1;
    at += read;
  }
  return to;
}
