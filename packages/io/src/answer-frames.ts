import { write } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { IoError } from './io-error.ts';
import type { PackedFacts } from './packed-facts.ts';
import type { FileOutcome } from './read-file.ts';

/** What the watched child answers of a file: some of its facts, while it is being read, or what came of it, which is the last. */
export type Answer = { readonly facts: PackedFacts } | { readonly outcome: FileOutcome };

/**
 * Answers are frames on a pipe: eight bytes, two numbers of 32 bits with the least byte first (length of the JSON behind it, number that the parent
 * gave to the file), and the {@link Answer} as JSON.
 */
const HEAD_BYTES = 8;
/** Longer than what any reader has to tell at once: a child that tells more is no reader any more. */
const MOST_FRAME_BYTES = 256 * 1024 * 1024;

/** Writes answers to a pipe while whoever gives them goes on: a full pipe keeps one, and the next one waits for it. */
export class AnswerWriter {
  readonly #pipe: number;
  #last: Promise<void> = Promise.resolve();

  constructor(pipe: number) {
    this.#pipe = pipe;
  }

  /** When the answer before is out of this process, and this one on its way. @throws where nobody reads from the pipe any more. */
  async write(file: number, answer: Answer): Promise<void> {
    const frame = frameOf(file, answer);
    await this.#last;
    this.#last = writeAll(this.#pipe, frame);
    // Whoever waits for it next is told.
    this.#last.catch(() => {});
  }

  /** When all answers are out of this process. @throws as `write`. */
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
export function frameOf(file: number, answer: Answer): Buffer {
  const json = JSON.stringify(answer);
  const length = Buffer.byteLength(json);
  const frame = Buffer.allocUnsafe(HEAD_BYTES + length);
  frame.writeUInt32LE(length, 0);
  frame.writeUInt32LE(file, 4);
  frame.write(json, HEAD_BYTES);
  return frame;
}

/** Puts frames together from pieces that end anywhere. What is in them is whatever a child says that may not be ours any more. */
export class AnswerReader {
  readonly #take: (file: number, answer: Answer, bytes: number) => void;
  #pieces: Uint8Array[] = [];
  #size = 0;

  /** `bytes`: length of the answer. */
  constructor(take: (file: number, answer: Answer, bytes: number) => void) {
    this.#take = take;
  }

  /** @throws IoError FILE_READER_CRASHED on what is no frame, and whatever `take` throws. */
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
      this.#take(head.readUInt32LE(4), answerIn(bytes.subarray(HEAD_BYTES, end)), end);
    }
  }
}

const STATES: readonly unknown[] = ['read', 'unrecognised', 'refused'] satisfies FileOutcome['state'][];

function answerIn(bytes: Uint8Array): Answer {
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
  } catch {
    throw new IoError('FILE_READER_CRASHED');
  }
  const { facts, outcome } = (said ?? {}) as Partial<Record<'facts' | 'outcome', object | null>>;
  if (typeof facts === 'object' && facts !== null) return { facts: facts as PackedFacts };
  if (typeof outcome === 'object' && outcome !== null && STATES.includes((outcome as FileOutcome).state))
    return { outcome: outcome as FileOutcome };
  throw new IoError('FILE_READER_CRASHED');
}
