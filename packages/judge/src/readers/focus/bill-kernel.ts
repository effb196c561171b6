import { instantiateWat } from '@ancrage/base';
import type { WatMemory } from '@ancrage/base';
import { BILL_KERNEL } from './bill-kernel.wat.ts';
import { END_OF_TELLING_SLOTS, FIRST_TELLING_SLOT, KEY_SLOTS } from './focus-columns.ts';

/** What came of reading a record. */
export const RECORD = { whole: 0, odd: 2, single: 3, incomplete: 4, badQuote: 5 } as const;

/** Bytes behind those held: two that end a field, and what is read beyond them where sixteen are read at once. */
const SLACK = 32;

const PAGE = 65_536;
/** Where the slots by column stand; numbers before it are those of `bill-kernel.wat.ts`. */
const COLUMNS_AT = 1024;
const STARTS_AT = 64;
const ENDS_AT = 160;
const PRESENT_AT = 32;
const FIELDS_AT = 384;
const FIELD_BYTES = 32;
const KEYS_AT = 960;
const TELLINGS_AT = 976;
/** Places of `control`, in words. */
const [NEXT, FEEDS, DOUBLED, NEWS, TELLING, COLUMNS, PRESENT] = [0, 1, 2, 3, 4, 5, 6];
/**
 * Words of the record of a table: one less than its places, how many are taken, bytes that values take, where places and
 * values start, bytes that there are for values.
 */
const [MASK, SIZE, USED, TABLE, VALUES, ROOM] = [0, 1, 2, 3, 4, 5];

/** Values of one field, bytes of them, and tuples, that are kept before numbering starts anew. */
const MOST_VALUES = 1 << 14;
const MOST_VALUE_BYTES = 1 << 20;
const LONGEST_VALUE = 4096;
const MOST_TUPLES = 1 << 15;
const VALUE_ENTRY = 16;
const TUPLE_ENTRY = 64;
const FIRST_PLACES = 256;
const FIRST_VALUE_BYTES = 2 * LONGEST_VALUE;
const FIRST_INPUT_BYTES = 1 << 20;

interface Exports {
  readonly valid: (at: number, end: number) => number;
  readonly read: (at: number, end: number) => number;
  readonly numbers: () => number;
  readonly key: (mark: number) => number;
}

/**
 * The memory that the inner loop of a bill works on, and its calls. Its tables number the values of each field, what tuples
 * of them tell, and the sums that they belong to; here they are made larger, each time at the end of the memory, and emptied.
 */
export class BillKernel {
  /** Everything, of which `starts` and `ends` say where the fields of the record read last lie. */
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  readonly valid: Exports['valid'];
  readonly read: Exports['read'];
  readonly numbers: Exports['numbers'];
  readonly key: Exports['key'];
  /** Where what is read starts. */
  input: number;
  readonly #memory: WatMemory;
  readonly #present: readonly number[];
  #control: Int32Array;
  /** Behind all that is in use, and bytes that there are for input. */
  #used: number;
  #inputBytes = FIRST_INPUT_BYTES;

  /** `slots`: of each column, or -1. */
  constructor(slots: Int8Array) {
    this.#present = [...slots].filter((slot) => slot >= 0 && slot < END_OF_TELLING_SLOTS);
    this.#used = wholeLines(COLUMNS_AT + slots.length);
    const { memory, exports } = instantiateWat(BILL_KERNEL, pagesOf(this.#used));
    ({
      valid: this.valid,
      read: this.read,
      numbers: this.numbers,
      key: this.key,
    } = exports as unknown as Exports);
    this.#memory = memory;
    this.bytes = new Uint8Array(memory.buffer);
    this.starts = new Int32Array(memory.buffer, STARTS_AT, 24);
    this.ends = new Int32Array(memory.buffer, ENDS_AT, 24);
    this.#control = new Int32Array(memory.buffer, 0, COLUMNS_AT / 4);
    this.input = this.#allocate(this.#inputBytes + SLACK);
    this.bytes.set(new Uint8Array(slots.buffer, slots.byteOffset, slots.length), COLUMNS_AT);
    this.bytes.set(this.#present, PRESENT_AT);
    this.#control[COLUMNS] = slots.length;
    this.#control[PRESENT] = this.#present.length;
    for (const table of [KEYS_AT / 4, TELLINGS_AT / 4]) this.#open(table, TUPLE_ENTRY);
    for (const slot of this.#present) {
      const field = fieldAt(slot) / 4;
      this.#open(field, VALUE_ENTRY);
      this.#openValues(field, FIRST_VALUE_BYTES);
    }
  }

  /** Where the record behind the one read last starts. */
  get next(): number {
    return this.#control[NEXT]!;
  }

  /** Line feeds within the fields of the record read last. */
  get feeds(): number {
    return this.#control[FEEDS]!;
  }

  /** Slots whose field is quoted and holds doubled quotes, by bit. */
  get doubled(): number {
    return this.#control[DOUBLED]!;
  }

  /** Number of what the record read last tells. */
  get telling(): number {
    return this.#control[TELLING]!;
  }

  /** Whether anything new was numbered since {@link makeRoom}. */
  get news(): boolean {
    return this.#control[NEWS] !== 0;
  }

  /** Keys numbered so far. */
  get keys(): number {
    return this.#control[KEYS_AT / 4 + SIZE]!;
  }

  /** Makes place for so many bytes of input, of which `held` are there. */
  holds(bytes: number, held: number): void {
    if (bytes <= this.#inputBytes) return;
    this.#inputBytes = Math.max(bytes, this.#inputBytes * 2);
    const input = this.#allocate(this.#inputBytes + SLACK);
    this.bytes.copyWithin(input, this.input, this.input + held);
    this.input = input;
  }

  /**
   * Makes tables larger that are half full. One that is as large as it may be is emptied, and with it those whose numbers
   * rest on it: `keys`, `tellings` say whether those start again from 0.
   */
  makeRoom(): { readonly keys: boolean; readonly tellings: boolean } {
    this.#control[NEWS] = 0;
    let keys = this.#control[KEYS_AT / 4 + SIZE]! >= MOST_TUPLES;
    let tellings = this.#control[TELLINGS_AT / 4 + SIZE]! >= MOST_TUPLES;
    for (const slot of this.#present) {
      const field = fieldAt(slot) / 4;
      const used = this.#control[field + USED]!;
      if (this.#control[field + SIZE]! < MOST_VALUES && used <= MOST_VALUE_BYTES) {
        this.#widen(field, VALUE_ENTRY);
        const room = this.#control[field + ROOM]!;
        if (used > room - LONGEST_VALUE) this.#openValues(field, room * 2);
      } else {
        this.#empty(field, VALUE_ENTRY);
        keys ||= slot < KEY_SLOTS;
        tellings ||= slot >= FIRST_TELLING_SLOT;
      }
    }
    if (keys) this.#empty(KEYS_AT / 4, TUPLE_ENTRY);
    else this.#widen(KEYS_AT / 4, TUPLE_ENTRY);
    if (tellings) this.#empty(TELLINGS_AT / 4, TUPLE_ENTRY);
    else this.#widen(TELLINGS_AT / 4, TUPLE_ENTRY);
    return { keys, tellings };
  }

  #allocate(bytes: number): number {
    const start = this.#used;
    this.#used = wholeLines(start + bytes);
    const lacking = this.#used - this.bytes.length;
    if (lacking <= 0) return start;
    this.#memory.grow(pagesOf(lacking));
    const { buffer } = this.#memory;
    this.bytes = new Uint8Array(buffer);
    this.starts = new Int32Array(buffer, STARTS_AT, 24);
    this.ends = new Int32Array(buffer, ENDS_AT, 24);
    this.#control = new Int32Array(buffer, 0, COLUMNS_AT / 4);
    return start;
  }

  #open(table: number, entry: number, places = FIRST_PLACES): void {
    const start = this.#allocate(places * entry);
    this.#control[table + MASK] = places - 1;
    this.#control[table + TABLE] = start;
  }

  #openValues(field: number, bytes: number): void {
    const start = this.#allocate(bytes + SLACK);
    const before = this.#control[field + VALUES]!;
    this.bytes.copyWithin(start, before, before + this.#control[field + USED]!);
    this.#control[field + VALUES] = start;
    this.#control[field + ROOM] = bytes;
  }

  #empty(table: number, entry: number): void {
    const start = this.#control[table + TABLE]!;
    this.bytes.fill(0, start, start + (this.#control[table + MASK]! + 1) * entry);
    this.#control[table + SIZE] = 0;
    this.#control[table + USED] = 0;
  }

  /** Gives a table that is half full twice its places. */
  #widen(table: number, entry: number): void {
    const places = this.#control[table + MASK]! + 1;
    if (this.#control[table + SIZE]! * 2 < places) return;
    const before = this.#control[table + TABLE]!;
    this.#open(table, entry, places * 2);
    const start = this.#control[table + TABLE]!;
    const words = new Int32Array(this.bytes.buffer);
    for (let from = before; from < before + places * entry; from += entry) {
      if (words[from / 4 + 1] === 0) continue;
      let place = words[from / 4]! & (places * 2 - 1);
      while (words[(start + place * entry) / 4 + 1] !== 0) place = (place + 1) & (places * 2 - 1);
      this.bytes.copyWithin(start + place * entry, from, from + entry);
    }
  }
}

function fieldAt(slot: number): number {
  return FIELDS_AT + slot * FIELD_BYTES;
}

/** Tables start where lines of the processor's memory do. */
function wholeLines(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

function pagesOf(bytes: number): number {
  return Math.ceil(bytes / PAGE);
}
