import { closeSync, openSync, readSync } from 'node:fs';
import { isParquet, textLogOf } from '@ancrage/judge/flow-engine';
import type { FlowHint, FlowLog, FlowScanner, FlowSink, OddityCount } from '@ancrage/judge/flow-engine';
import { unpackedStream } from './flow-jobs.ts';
import type { FlowJob } from './flow-jobs.ts';

const PIECE_BYTES = 256 * 1024;
const LINE_FEED = 0x0a;
/** What unpacks to more than this many times its size is no log: real ones stay below fifty. */
const MOST_EXPANSION = 200;
const LEAST_REFUSED = 64 * 1024 * 1024;

/** What came of one job; sums are in the sink. */
export interface FlowJobOutcome {
  readonly file: number;
  readonly slice: number;
  readonly format: string;
  readonly version: string;
  /** Lines of this slice, without those before its first record. */
  readonly lines: number;
  /** Lines before the first record of the file; 0 in other slices than the first. */
  readonly headers: number;
  readonly oddities: readonly OddityCount[];
  /** Why it was not read to its end. */
  readonly problem: 'FILE_UNREADABLE' | 'READ_NOT_RECOGNISED' | 'FILE_DAMAGED' | 'FILE_EXPANDS' | undefined;
  /** What follows in the file is to be read in another way than its start says. */
  readonly relaid: boolean;
}

/** How to read a log by its first bytes; what reads tables is loaded for the first of them. */
async function logOf(head: Uint8Array, hint: FlowHint): Promise<FlowLog | undefined> {
  if (!isParquet(head)) return textLogOf(head, hint);
  const { flowLogOf } = await import('@ancrage/judge/flow-format');
  return flowLogOf(head, hint);
}

const piece = new Uint8Array(PIECE_BYTES);

/** Reads one job into a sink. `read` is told of each piece's bytes as they lie on disk. */
export async function readFlowJob(
  job: FlowJob,
  sink: FlowSink,
  hint: FlowHint,
  read: (bytes: number) => void,
): Promise<FlowJobOutcome> {
  if (job.packing !== 'none') return readPacked(job, sink, hint, read);
  const log = await logOf(job.head, hint);
  if (log === undefined) return outcome(job, undefined, undefined, sink, 'READ_NOT_RECOGNISED');
  const scanner = log.open(sink, job.slice > 0);
  let file: number;
  try {
    file = openSync(job.path, 'r');
  } catch {
    return outcome(job, log, scanner, sink, 'FILE_UNREADABLE');
  }
  try {
    const whole = log.mark === undefined || readMarked(file, job, Buffer.from(log.mark), scanner, read);
    if (log.mark === undefined) readSlice(file, job, log, scanner, read);
    const done = outcome(job, log, scanner, sink, undefined);
    return whole ? done : { ...done, relaid: true };
  } catch (error) {
    // A fault of ours is no fault of the file.
    if (!isSystemError(error)) throw error;
    return outcome(job, log, scanner, sink, 'FILE_UNREADABLE');
  } finally {
    closeSync(file);
  }
}

/** Records that start from `from` to `to`; the last one may end beyond, and what is before the first line feed is not theirs. */
function readSlice(
  file: number,
  { slice, from, to, size }: FlowJob,
  log: FlowLog,
  scanner: FlowScanner,
  read: (bytes: number) => void,
): void {
  const first = slice > 0 ? behindLineFeed(file, from - 1, to) : (log.firstRecord ?? 0);
  let at = readOn(file, first, to, scanner, read);
  while (scanner.pending > 0 && at < size) {
    const end = behindLineFeed(file, at, Math.min(size, at + PIECE_BYTES));
    const bytes = readSync(file, piece, 0, end - at, at);
    if (bytes === 0) break;
    scanner.push(piece.subarray(0, bytes));
    at += bytes;
  }
  scanner.end();
}

/**
 * Records from the first mark of a slice to the first one beyond it. Says whether the reader was done with all that came before that; if not, it is no mark, and
 * whoever starts there is mistaken.
 */
function readMarked(
  file: number,
  { slice, from, to, size }: FlowJob,
  mark: Buffer,
  scanner: FlowScanner,
  read: (bytes: number) => void,
): boolean {
  const at = slice === 0 ? from : markFrom(file, mark, from, to);
  // One without a mark belongs to those before.
  const end = at === to ? to : markFrom(file, mark, to, size);
  readOn(file, at, end, scanner, read);
  const whole = end === size || scanner.pending === 0;
  scanner.end();
  return whole;
}

/** Gives a reader what is between two places; tells where it came to, which is less where there is no more. */
function readOn(
  file: number,
  from: number,
  to: number,
  scanner: FlowScanner,
  read: (bytes: number) => void,
): number {
  const room = scanner.room ?? piece;
  let at = from;
  while (at < to) {
    const bytes = readSync(file, room, 0, Math.min(room.length, to - at), at);
    if (bytes === 0) break;
    if (scanner.take === undefined) scanner.push(room.subarray(0, bytes));
    else scanner.take(bytes);
    at += bytes;
    read(bytes);
  }
  return at;
}

/** Offset of the first mark that starts from `from` on; `to` where there is none before it. */
function markFrom(file: number, mark: Buffer, from: number, to: number): number {
  const seen = Buffer.from(piece.buffer);
  for (let at = from; at < to; ) {
    const bytes = readSync(file, piece, 0, Math.min(PIECE_BYTES, to - at + mark.length - 1), at);
    if (bytes < mark.length) break;
    const found = seen.subarray(0, bytes).indexOf(mark);
    if (found >= 0) return at + found;
    // What starts in the last bytes and ends beyond is looked for again.
    at += bytes - mark.length + 1;
  }
  return to;
}

async function readPacked(
  job: FlowJob,
  sink: FlowSink,
  hint: FlowHint,
  read: (bytes: number) => void,
): Promise<FlowJobOutcome> {
  let log: FlowLog | undefined;
  let scanner: FlowScanner | undefined;
  let unpacked = 0;
  let told = 0;
  const most = Math.max(LEAST_REFUSED, job.size * MOST_EXPANSION);
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  const start = async (): Promise<boolean> => {
    const head = Buffer.concat(held);
    log = await logOf(head, hint);
    if (log === undefined) return false;
    scanner = log.open(sink);
    scanner.push(head.subarray(log.firstRecord ?? 0));
    return true;
  };
  try {
    for await (const chunk of unpackedStream(job.path, job.packing)) {
      unpacked += chunk.length;
      if (unpacked > most) return outcome(job, log, scanner, sink, 'FILE_EXPANDS');
      const share = Math.min(job.size, Math.floor(unpacked / 8));
      if (share > told) read(share - told);
      told = Math.max(told, share);
      if (scanner !== undefined) scanner.push(chunk);
      else {
        held.push(chunk);
        heldBytes += chunk.length;
        if (heldBytes >= 65_536 && !(await start()))
          return outcome(job, log, scanner, sink, 'READ_NOT_RECOGNISED');
      }
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (scanner === undefined && heldBytes > 0) await start();
    scanner?.end();
    return outcome(job, log, scanner, sink, 'FILE_DAMAGED');
  }
  if (scanner === undefined && heldBytes > 0 && !(await start()))
    return outcome(job, log, scanner, sink, 'READ_NOT_RECOGNISED');
  scanner?.end();
  read(job.size - told);
  return outcome(job, log, scanner, sink, undefined);
}

/** Whether the system or an unpacker refused: both name a code. */
function isSystemError(error: unknown): boolean {
  return (
    error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'errno' in error
  );
}

function outcome(
  job: FlowJob,
  log: FlowLog | undefined,
  scanner: FlowScanner | undefined,
  sink: FlowSink,
  problem: FlowJobOutcome['problem'],
): FlowJobOutcome {
  return {
    file: job.file,
    slice: job.slice,
    format: log?.format ?? '',
    version: log?.version ?? '',
    lines: scanner?.lines ?? 0,
    headers: job.slice === 0 && (log?.firstRecord ?? 0) > 0 ? 1 : 0,
    oddities: sink.takeOddities(),
    problem,
    relaid: scanner?.relaid === true,
  };
}

/** Offset behind the first line feed from `from` on; `to` where there is none before it. */
function behindLineFeed(file: number, from: number, to: number): number {
  for (let at = from; at < to; ) {
    const bytes = readSync(file, piece, 0, Math.min(PIECE_BYTES, to - at), at);
    if (bytes === 0) break;
    const found = piece.subarray(0, bytes).indexOf(LINE_FEED);
    if (found >= 0) return at + found + 1;
    at += bytes;
  }
  return to;
}
