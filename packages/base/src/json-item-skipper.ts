import {
  FOUND_AT,
  INPUT_AT,
  JSON_ITEM_SKIPPER,
  MOST_SKIPPED,
  SKIPPER_PAGES,
} from './json-item-skipper.wat.ts';
import { instantiateWat } from './wasm/instantiate-wat.ts';

/** Behind the bytes of a piece: more than are read beyond its end. */
const ZEROS = 64;

/** Items that were passed over. */
export interface SkippedItems {
  /** Index behind the comma of the last of them; where it began, where there is none. */
  readonly next: number;
  readonly count: number;
  /** Line feeds in and around them. */
  readonly lines: number;
}

/**
 * Passes over items of a list in JSON that are not read this time, by their quotes and brackets alone and sixteen bytes at a time: what is wrong in them is not found. There is one
 * for each thread.
 */
export class JsonItemSkipper {
  readonly #bytes: Uint8Array;
  readonly #found: Int32Array;
  readonly #skip: (pos: number, end: number) => number;
  /** What is in its memory: some of whose piece, from where on, and how much. */
  #owner: object | undefined;
  #at = 0;
  #length = 0;

  constructor() {
    const { memory, exports } = instantiateWat(JSON_ITEM_SKIPPER, SKIPPER_PAGES);
    this.#bytes = new Uint8Array(memory.buffer);
    this.#found = new Int32Array(memory.buffer, FOUND_AT, 2);
    this.#skip = exports['skip']!;
  }

  /**
   * From an index at which an item begins, or a blank before it, over those that have a comma behind them, within the next MiB of the piece. `owner` stands for the
   * piece, whose bytes are taken once for as many lists as it has: another piece has another.
   */
  skip(owner: object, piece: Uint8Array, from: number): SkippedItems {
    if (this.#owner !== owner || from < this.#at || from >= this.#at + this.#length)
      this.#hold(owner, piece, from);
    const to = INPUT_AT - this.#at;
    const next = this.#skip(to + from, INPUT_AT + this.#length);
    return { next: next - to, count: this.#found[0]!, lines: this.#found[1]! };
  }

  #hold(owner: object, piece: Uint8Array, from: number): void {
    // All of it, where it fits.
    const at = piece.length <= MOST_SKIPPED ? 0 : from;
    const some = piece.subarray(at, at + MOST_SKIPPED);
    this.#bytes.set(some, INPUT_AT);
    this.#bytes.fill(0, INPUT_AT + some.length, INPUT_AT + some.length + ZEROS);
    this.#owner = owner;
    this.#at = at;
    this.#length = some.length;
  }
}
