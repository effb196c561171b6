import { writeSync } from 'node:fs';
import type { AnyFact } from '@ancrage/judge';
import { IoError } from './io-error.ts';
import { packFacts } from './packed-facts.ts';
import type { PackedFacts } from './packed-facts.ts';

/**
 * Facts on a pipe from the watched child: some of one file, told while it is being read. A frame is eight bytes, two numbers of 32 bits with the
 * least byte first (length of the JSON behind it, number that the parent gave to the file), and {@link PackedFacts} as JSON.
 */
const HEAD_BYTES = 8;
/** Longer than what any reader has to tell at once: a child that tells more is no reader any more. */
const MOST_FRAME_BYTES = 256 * 1024 * 1024;

/** Writes some facts as one frame, and waits as long as the pipe is full. @throws where nobody reads from it any more. */
export function writeFrame(pipe: number, file: number, facts: readonly AnyFact[]): void {
  const frame = frameOf(file, facts);
  for (let at = 0; at < frame.length; ) {
    try {
      at += writeSync(pipe, frame, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      // A pipe that does not wait by itself; nobody wakes this thread.
      Atomics.wait(NEVER, 0, 0, 1);
    }
  }
}

const NEVER = new Int32Array(new SharedArrayBuffer(4));

/** The bytes of one frame. */
export function frameOf(file: number, facts: readonly AnyFact[]): Buffer {
  const json = JSON.stringify(packFacts(facts));
  const length = Buffer.byteLength(json);
  const frame = Buffer.allocUnsafe(HEAD_BYTES + length);
  frame.writeUInt32LE(length, 0);
  frame.writeUInt32LE(file, 4);
  frame.write(json, HEAD_BYTES);
  return frame;
}

/** Puts frames together from pieces that end anywhere. */
export class FrameReader {
  readonly #take: (file: number, facts: PackedFacts) => void;
  #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(take: (file: number, facts: PackedFacts) => void) {
    this.#take = take;
  }

  /** @throws IoError FILE_READER_CRASHED on what is no frame. */
  push(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
    for (;;) {
      if (this.#size < HEAD_BYTES) return;
      if (this.#pieces[0]!.length < HEAD_BYTES) this.#pieces = [Buffer.concat(this.#pieces)];
      const head = Buffer.from(this.#pieces[0]!.buffer, this.#pieces[0]!.byteOffset, HEAD_BYTES);
      const end = HEAD_BYTES + head.readUInt32LE(0);
      if (end > MOST_FRAME_BYTES) throw new IoError('FILE_READER_CRASHED');
      if (this.#size < end) return;
      const bytes = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
      const rest = bytes.subarray(end);
      this.#pieces = rest.length === 0 ? [] : [rest];
      this.#size = rest.length;
      this.#take(head.readUInt32LE(4), packedIn(bytes.subarray(HEAD_BYTES, end)));
    }
  }
}

function packedIn(bytes: Uint8Array): PackedFacts {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()) as PackedFacts;
  } catch {
    throw new IoError('FILE_READER_CRASHED');
  }
}
