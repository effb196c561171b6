import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { digestOf, isBaseError } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError, HEAD_BYTES, recogniseReader } from '@ancrage/judge/readers';
import type { AnyFact, Format, Reading } from '@ancrage/judge';
import type { Ending, ReadingStream } from '@ancrage/judge/readers';
import { readInSlices } from './sliced-file.ts';

/** Files above this are refused by the bounded reader. */
export const MAX_FILE_BYTES = 192 * 1024 * 1024;

/** What came of reading one file: its receipt, and its reading where there is one. */
export interface FileOutcome {
  readonly path: string;
  readonly digest: Digest | undefined;
  readonly bytes: number;
  readonly state: 'read' | 'unrecognised' | 'refused';
  readonly code?: string;
  /** Where in the file, as the error tells it: `line 3`, `/resources/2`, … */
  readonly place?: string;
  /** Parameters of the error's words. */
  readonly details?: Readonly<Record<string, string | number>>;
  readonly format?: Format;
  readonly reading?: Reading;
}

/** A file above this is read piece by piece where its format allows it, so that memory does not grow with it. */
const WHOLE_FILE_BYTES = 8 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
/** A file above this is read on all cores where its format allows it: below, starting threads costs more than they spare. */
const SLICED_FILE_BYTES = 64 * 1024 * 1024;

/** Takes facts of a file that is still being read; they are none of it yet, and are nothing if it is refused in the end. */
export type GiveFacts = (facts: readonly AnyFact[]) => Promise<void>;

/**
 * Reads one file in this process, which waits for the disk: foreign bytes are read by the watched child, which has nothing
 * else to do, and not by the command itself. With `give`, facts
 * of a file that is read piece by piece are given as they come, and not held: the outcome's reading lacks those.
 */
export async function readEvidenceFile(
  absolute: string,
  path: string,
  give?: GiveFacts,
): Promise<FileOutcome> {
  let fd: number | undefined;
  try {
    fd = openSync(absolute, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const { size } = fstatSync(fd);
    const head = size > WHOLE_FILE_BYTES ? headOf(fd) : undefined;
    const reader = head === undefined ? undefined : recogniseReader(head, path, endingOf(fd, size));
    if (head !== undefined && reader?.slices !== undefined && size > SLICED_FILE_BYTES) {
      const read = await readInSlices(fd, reader.format, reader.slices, head);
      if (read !== undefined) return { path, ...read, state: 'read', format: reader.format };
    }
    if (reader?.open !== undefined) {
      return await readInPieces(fd, path, reader.format, reader.open(path), give);
    }
    if (size > MAX_FILE_BYTES) {
      return { path, digest: undefined, bytes: size, state: 'refused', code: 'FILE_TOO_LARGE' };
    }
    return readEvidenceBytes(readFileSync(fd), path);
  } catch {
    return { path, digest: undefined, bytes: 0, state: 'refused', code: 'FILE_UNREADABLE' };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function headOf(fd: number): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  return head.subarray(0, readSync(fd, head, 0, HEAD_BYTES, 0));
}

function endingOf(fd: number, size: number): Ending {
  return (count) => {
    const end = new Uint8Array(Math.min(count, size));
    return end.subarray(0, readSync(fd, end, 0, end.length, size - end.length));
  };
}

/**
 * The whole file is hashed even where its reader gives up, so that the receipt names what was refused. A reader that asks for
 * the file once more is given the same bytes, or the file is refused.
 */
async function readInPieces(
  fd: number,
  path: string,
  format: Format,
  stream: ReadingStream,
  give: GiveFacts | undefined,
): Promise<FileOutcome> {
  const first = await pushFile(fd, stream, give);
  const known = { path, digest: first.digest, bytes: first.bytes };
  let { failure } = first;
  try {
    for (let last = first; failure === undefined && stream.again?.() === true; failure = last.failure) {
      last = await pushFile(fd, stream, give);
      if (last.digest !== first.digest) return { ...known, state: 'refused', code: 'FILE_CHANGED', format };
    }
    if (failure === undefined) {
      while (stream.rest?.() === true) await giveTaken(stream, give);
      // One message of all that was added up would take many times its room.
      while (await giveTaken(stream, give, true));
      return { ...known, state: 'read', format, reading: stream.end(first.digest) };
    }
  } catch (error) {
    failure = error;
  }
  return { ...known, ...refusalOf(failure, format) };
}

interface Pushed {
  readonly digest: Digest;
  readonly bytes: number;
  /** What the reader threw; it was given nothing after that. */
  readonly failure: unknown;
}

async function pushFile(fd: number, stream: ReadingStream, give: GiveFacts | undefined): Promise<Pushed> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(PIECE_BYTES);
  let bytes = 0;
  let failure: unknown;
  for (;;) {
    const bytesRead = readSync(fd, piece, 0, PIECE_BYTES, bytes);
    if (bytesRead === 0) break;
    bytes += bytesRead;
    const read = piece.subarray(0, bytesRead);
    hash.update(read);
    try {
      if (failure === undefined) stream.push(read);
    } catch (error) {
      failure = error;
    }
    if (failure === undefined) await giveTaken(stream, give);
  }
  return { digest: `sha256:${hash.digest('hex')}`, bytes, failure };
}

/** Gives what may be taken, `over` at the end of the file; whether there was any. */
async function giveTaken(
  stream: ReadingStream,
  give: GiveFacts | undefined,
  over?: boolean,
): Promise<boolean> {
  const facts = give === undefined ? undefined : stream.take?.(over);
  if (facts === undefined || facts.length === 0) return false;
  await give!(facts);
  return true;
}

/** The same for bytes already in memory. Any exception of a reader becomes a refusal; nothing else is lost. */
export function readEvidenceBytes(bytes: Uint8Array, path: string): FileOutcome {
  const digest = digestOf(bytes);
  const known = { path, digest, bytes: bytes.length };
  let format: Format | undefined;
  try {
    const reader = recogniseReader(bytes, path);
    if (reader === undefined) return { ...known, state: 'unrecognised' };
    ({ format } = reader);
    return { ...known, state: 'read', format, reading: reader.read(bytes, { evidence: digest, name: path }) };
  } catch (error) {
    return { ...known, ...refusalOf(error, format) };
  }
}

function refusalOf(
  error: unknown,
  format: Format | undefined,
): Pick<FileOutcome, 'state' | 'code' | 'place' | 'details' | 'format'> {
  const refused = { state: 'refused' as const, ...(format === undefined ? {} : { format }) };
  if (error instanceof JudgeError || isBaseError(error)) {
    return { ...refused, code: error.code, place: placeOf(error.details), details: error.details };
  }
  return { ...refused, code: 'FILE_READER_CRASHED' };
}

function placeOf(details: Readonly<Record<string, string | number>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name} ${String(value).slice(0, 200)}`)
    .join(', ');
}
