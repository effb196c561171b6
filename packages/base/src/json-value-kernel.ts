import { type JsonKeyTable, LONGEST_KEPT_KEY, NO_KEYS, ODD_KEY, UNKNOWN_ORDER } from './json-key-table.ts';
import {
  AT,
  JSON_VALUE_KERNEL,
  KERNEL_PAGES,
  LEFT,
  MOST_INPUT,
  PLACES,
  UNEXPECTED,
  WAYS,
} from './json-value-kernel.wat.ts';
import { instantiateWat } from './wasm/instantiate-wat.ts';

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const ENTRY_WORDS = 4;
/** Behind the bytes of a piece: more than are ever read beyond one that ends them. */
const ZEROS = 64;
/** Deepest that it keeps places for. */
const MOST_OPEN = 500;
/** Keys are kept where vectors of 16 bytes are read from. */
const VECTOR = 16;

/** An object that has more keys, in an order that was not met before, is left to who compares them by a set. */
const MOST_COMPARED = 16;

/** Words of its state where it stopped at a key. */
const [LINES, KEY_AT, ORDER, COUNT, WITHIN] = [0, 1, 5, 6, 7];

/**
 * Reads values of JSON in WebAssembly with vector instructions, into the words that {@link JsonTapeScanner} writes. It knows keys where they are expected; what is
 * expected is learnt here, from the table of keys, when it stops at one. There is one for all who read, each of whom takes it with the bytes of its piece.
 */
export class JsonValueKernel {
  /** The words of the value read last, the first one its own. */
  readonly words: Int32Array;
  readonly #state: Int32Array;
  readonly #expected: Int32Array;
  readonly #memory: Uint8Array;
  readonly #read: (pos: number, most: number, from: number) => number;
  #keys: JsonKeyTable | undefined;
  /** Where each key of the table stands in memory; 0 where it does not yet. */
  readonly #places: number[] = [];
  #nextPlace = 0;
  #piece = 0;

  constructor() {
    const { memory, exports } = instantiateWat(JSON_VALUE_KERNEL, KERNEL_PAGES);
    this.words = new Int32Array(memory.buffer, AT.words, (AT.input - AT.words) >> 2);
    this.#state = new Int32Array(memory.buffer, AT.state, 16);
    this.#expected = new Int32Array(memory.buffer, AT.expected, PLACES * WAYS * ENTRY_WORDS);
    this.#memory = new Uint8Array(memory.buffer);
    this.#read = exports['read']!;
  }

  /** Whether it reads pieces of so many bytes at all. */
  static canRead(length: number): boolean {
    return length <= MOST_INPUT;
  }

  /**
   * Takes it for a piece, known by a number from 1 that no other has, and whose bytes are UTF-8; nothing is done where it was taken for
   * this one last.
   */
  take(piece: number, bytes: Uint8Array, keys: JsonKeyTable): void {
    if (this.#piece === piece) return;
    this.#piece = piece;
    this.#memory.set(bytes, AT.input);
    this.#memory.fill(0, AT.input + bytes.length, AT.input + bytes.length + ZEROS);
    if (this.#keys === keys) return;
    // Its memory is zero to begin with, and takes no room where nothing was written.
    if (this.#keys !== undefined) this.#expected.fill(0);
    this.#keys = keys;
    this.#places.length = 0;
    this.#nextPlace = AT.keys;
  }

  /** Line feeds in and around the value read last. */
  get lines(): number {
    return this.#state[LINES]!;
  }

  /**
   * Reads the value at an index of the piece, which must be within it: the index behind it and the white space there, or -1 where it is
   * for others to read.
   */
  value(start: number, depth: number): number {
    if (!(depth >= 0 && depth <= MOST_OPEN)) return LEFT;
    let end = this.#read(AT.input + start, depth, 0);
    let stopped = 0;
    while (end === UNEXPECTED) {
      const at = this.#state[KEY_AT]!;
      // What it learnt it knows; if it ever did not, it would stop there for good.
      if (at === stopped || !this.#learn()) return LEFT;
      stopped = at;
      end = this.#read(0, depth, 1);
    }
    return end;
  }

  /** Learns the key that it stopped at; not where it is an odd one, or one that its object has already. */
  #learn(): boolean {
    const [keys, memory, state] = [this.#keys!, this.#memory, this.#state];
    const start = state[KEY_AT]! + 1;
    const end = endOfPlain(memory, start);
    if (memory[end] !== QUOTE) return false;
    const key = keys.keep(memory, start, end);
    if (key === ODD_KEY) return false;
    const isFirst = state[COUNT] === 0;
    const order = isFirst ? NO_KEYS : state[ORDER]!;
    let longer = keys.nextOrder(order, key);
    if (longer < 0) {
      if (state[COUNT]! > MOST_COMPARED || keys.isAmong(order, key)) return false;
      longer = keys.keepOrder(order, key);
      if (longer === UNKNOWN_ORDER) return false;
    }
    const place = (isFirst ? PLACES / 2 + state[WITHIN]! : order) * WAYS * ENTRY_WORDS;
    // What was met last is looked for first.
    this.#expected.copyWithin(place + ENTRY_WORDS, place, place + (WAYS - 1) * ENTRY_WORDS);
    this.#expected.set([this.#placeOf(key, start, end), end - start + 1, key, longer], place);
    return true;
  }

  #placeOf(key: number, start: number, end: number): number {
    const known = this.#places[key];
    if (known !== undefined) return known;
    const place = this.#nextPlace;
    this.#memory.copyWithin(place, start, end + 1);
    this.#places[key] = place;
    this.#nextPlace = place + Math.ceil((end + 1 - start) / VECTOR) * VECTOR;
    return place;
  }
}

/** Where a key ends, or the first byte of it that does not stand for itself. */
function endOfPlain(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at - start < LONGEST_KEPT_KEY && isPlain(bytes[at]!)) at += 1;
  return at;
}

function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte < 0x80 && byte !== QUOTE && byte !== BACKSLASH;
}
