import type { FlowScanner } from './flow-format.ts';
import type { FlowSink } from './flow-sink.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, LF] = [0x22, 0x5c, 0x7b, 0x7d, 0x0a];
/** Longest record of an array. */
const LONGEST_ITEM = 1 << 20;

/** Cuts the objects of one JSON array out of bytes that may end anywhere, and gives each with the line on which it starts. */
export class JsonItemScanner implements FlowScanner {
  readonly #sink: FlowSink;
  readonly #item: (data: Uint8Array, from: number, to: number, line: number) => void;
  #held = new Uint8Array(4096);
  #length = 0;
  #depth = 0;
  #quoted = false;
  #escaped = false;
  #line = 1;
  #itemLine = 1;
  #tooLong = false;
  lines = 0;

  constructor(sink: FlowSink, item: (data: Uint8Array, from: number, to: number, line: number) => void) {
    this.#sink = sink;
    this.#item = item;
  }

  get pending(): number {
    return this.#depth === 0 ? 0 : 1;
  }

  push(piece: Uint8Array): void {
    for (const code of piece) {
      if (code === LF) {
        this.#line += 1;
        this.lines += 1;
      }
      if (this.#depth === 0) {
        if (code !== OPEN) continue;
        this.#length = 0;
        this.#tooLong = false;
        this.#itemLine = this.#line;
      }
      this.#keep(code);
      if (this.#quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) this.#quoted = false;
      } else if (code === QUOTE) this.#quoted = true;
      else if (code === OPEN) this.#depth += 1;
      else if (code === CLOSE) {
        this.#depth -= 1;
        if (this.#depth === 0) this.#give();
      }
    }
  }

  end(): void {
    if (this.#depth > 0) this.#sink.odd('SYNTAX', this.#itemLine);
    this.#depth = 0;
  }

  #give(): void {
    if (this.#tooLong) this.#sink.odd('TOO_LONG', this.#itemLine);
    else this.#item(this.#held, 0, this.#length, this.#itemLine);
  }

  #keep(code: number): void {
    if (this.#length === LONGEST_ITEM) {
      this.#tooLong = true;
      return;
    }
    if (this.#length === this.#held.length) {
      const grown = new Uint8Array(this.#held.length * 2);
      grown.set(this.#held);
      this.#held = grown;
    }
    this.#held[this.#length] = code;
    this.#length += 1;
  }
}
