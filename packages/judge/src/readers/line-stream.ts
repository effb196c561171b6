import { JudgeError } from '../errors/judge-error.ts';

const [LF, CR] = [0x0a, 0x0d];
/** Mark that UTF-8 may start with. */
const MARK = [0xef, 0xbb, 0xbf];
/** A longer line is none. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Lines of a file from pieces that may end anywhere, as `forEachLine` gives them of the whole: those that are not blank, without
 * their ends, each with its number from 1. Memory holds one piece and one line.
 */
export class LineStream {
  readonly #take: (bytes: Uint8Array, start: number, end: number, line: number) => void;
  /** The start of a line whose end is not there yet. */
  #held = new Uint8Array(0);
  #line = 0;

  constructor(take: (bytes: Uint8Array, start: number, end: number, line: number) => void) {
    this.#take = take;
  }

  push(piece: Uint8Array): void {
    const feed = piece.indexOf(LF);
    if (feed < 0) {
      this.#hold(piece);
      return;
    }
    let start = 0;
    if (this.#held.length > 0) {
      this.#hold(piece.subarray(0, feed));
      this.#giveHeld();
      start = feed + 1;
    }
    for (let next = piece.indexOf(LF, start); next >= 0; next = piece.indexOf(LF, start)) {
      this.#give(piece, start, next);
      start = next + 1;
    }
    this.#hold(piece.subarray(start));
  }

  end(): void {
    if (this.#held.length > 0) this.#giveHeld();
  }

  #giveHeld(): void {
    const line = this.#held;
    this.#held = new Uint8Array(0);
    this.#give(line, 0, line.length);
  }

  #give(bytes: Uint8Array, from: number, next: number): void {
    this.#line += 1;
    const marked =
      this.#line === 1 && MARK.every((byte, at) => from + at < next && bytes[from + at] === byte);
    const start = marked ? from + MARK.length : from;
    const end = next > start && bytes[next - 1] === CR ? next - 1 : next;
    if (end > start) this.#take(bytes, start, end, this.#line);
  }

  #hold(part: Uint8Array): void {
    if (part.length === 0) return;
    const length = this.#held.length + part.length;
    if (length > MOST_BYTES)
      throw new JudgeError('READ_SYNTAX', {
        line: this.#line + 1,
        problem: `line of more than ${MOST_BYTES} bytes`,
      });
    const held = new Uint8Array(length);
    held.set(this.#held);
    held.set(part, this.#held.length);
    this.#held = held;
  }
}
