import type { FlowScanner } from './flow-format.ts';
import type { FlowSink } from './flow-sink.ts';

const [LF, CR] = [0x0a, 0x0d];

/** Longest line of a notation that has one record on each; a record of JSON with every field is far below. */
const LONGEST_LINE = 1 << 18;

/** Cuts bytes into lines, whose ends may lie in other pieces, and gives each to whoever reads it. Long lines are told and left. */
export class LineScanner implements FlowScanner {
  readonly #sink: FlowSink;
  readonly #line: (data: Uint8Array, from: number, to: number, line: number) => void;
  #carry = new Uint8Array(4096);
  #carried = 0;
  #tooLong = false;
  lines = 0;

  constructor(sink: FlowSink, line: (data: Uint8Array, from: number, to: number, line: number) => void) {
    this.#sink = sink;
    this.#line = line;
  }

  get pending(): number {
    return this.#tooLong ? 1 : this.#carried;
  }

  push(piece: Uint8Array): void {
    let from = 0;
    for (;;) {
      const feed = piece.indexOf(LF, from);
      if (feed < 0) break;
      if (this.pending > 0) {
        this.#keep(piece.subarray(from, feed));
        this.#endCarried();
      } else this.#give(piece, from, feed);
      from = feed + 1;
    }
    if (from < piece.length) this.#keep(piece.subarray(from));
  }

  end(): void {
    if (this.pending > 0) this.#endCarried();
  }

  #give(data: Uint8Array, from: number, feed: number): void {
    this.lines += 1;
    const to = feed > from && data[feed - 1] === CR ? feed - 1 : feed;
    if (to - from > LONGEST_LINE) this.#sink.odd('TOO_LONG', this.lines);
    else if (to > from) this.#line(data, from, to, this.lines);
  }

  #keep(bytes: Uint8Array): void {
    if (this.#tooLong) return;
    const needed = this.#carried + bytes.length;
    if (needed > LONGEST_LINE + 1) {
      this.#tooLong = true;
      return;
    }
    if (needed > this.#carry.length) {
      const grown = new Uint8Array(Math.max(needed, this.#carry.length * 2));
      grown.set(this.#carry.subarray(0, this.#carried));
      this.#carry = grown;
    }
    this.#carry.set(bytes, this.#carried);
    this.#carried = needed;
  }

  #endCarried(): void {
    if (this.#tooLong) {
      this.lines += 1;
      this.#sink.odd('TOO_LONG', this.lines);
    } else this.#give(this.#carry, 0, this.#carried);
    this.#carried = 0;
    this.#tooLong = false;
  }
}
