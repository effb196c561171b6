import { write } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
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

/**
 * Writes frames to a pipe, one after another, while whoever gives them goes on: one waits, which a full pipe keeps there, and the next one waits for it.
 */
export class FrameWriter {
  readonly #pipe: number;
  #last: Promise<void> = Promise.resolve();

  constructor(pipe: number) {
    this.#pipe = pipe;
  }

  /** When the frame before is out of this process, and this one on its way. @throws where nobody reads from the pipe any more. */
  async write(file: number, facts: readonly AnyFact[]): Promise<void> {
    const frame = frameOf(file, facts);
    await this.#last;
    this.#last = writeAll(this.#pipe, frame);
    // Whoever waits for it is told.
    this.#last.catch(() => {});
  }

  /** When all frames are out of this process. @throws as `write`. */
  async end(): Promise<void> {
    await this.#last;
  }
}

async function writeAll(pipe: number, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += (await writeSome(pipe, bytes, at)).bytesWritten;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      // A pipe that does not wait by itself.
      await sleep(1);
    }
  }
}

const writeSome = promisify(write);

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
