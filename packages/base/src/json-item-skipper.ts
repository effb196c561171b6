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

  constructor() {
    const { memory, exports } = instantiateWat(JSON_ITEM_SKIPPER, SKIPPER_PAGES);
    this.#bytes = new Uint8Array(memory.buffer);
    this.#found = new Int32Array(memory.buffer, FOUND_AT, 2);
    this.#skip = exports['skip']!;
  }

  /**
   * From an index at which an item begins, or a blank before it, over those that have a comma behind them, within the next MiB of the piece.
   */
  skip(piece: Uint8Array, from: number): SkippedItems {
    const some = piece.subarray(from, from + MOST_SKIPPED);
    const { length } = some;
    this.#bytes.set(some, INPUT_AT);
    this.#bytes.fill(0, INPUT_AT + length, INPUT_AT + length + ZEROS);
    const next = this.#skip(INPUT_AT, INPUT_AT + length);
    return { next: next - INPUT_AT + from, count: this.#found[0]!, lines: this.#found[1]! };
  }
}
