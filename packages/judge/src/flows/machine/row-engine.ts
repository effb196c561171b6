import { addToHours, addToRows, findRows, ROWS_AHEAD, tellRows } from './row-program.ts';
import {
  AT_HAND,
  DIRECTIONS,
  ENTRIES,
  FIRSTS,
  FRESH,
  HIGHEST_NAME,
  HOUR_CELLS,
  HOUR_RECORDS,
  HOUR_TAGS,
  HOURS,
  HOURS_AT_HAND,
  HOURS_LEFT,
  INPUT,
  INSERTED,
  LEFT,
  LEFT_SIZES,
  MARKED_NAMES,
  MARKS,
  MOST_WAITING,
  OWN_CODES,
  PEERS,
  PLACES,
  V4_ROW,
  V6_ROW,
  SIZES,
  TAGS,
  UNPLACED,
  WHENS,
} from './row-memory.ts';
import type { RowPlan } from './row-memory.ts';
import { RECORD_BYTES } from './line-memory.ts';
import { givenRow, orderRows, putRows } from './order-program.ts';
import { takeRecords } from './take-program.ts';
import { wasmModule } from './wasm-module.ts';
import type { PackedRanges } from '../packed-ranges.ts';

const PAGE_BYTES = 65_536;

interface RowExports {
  take(count: number, nameless: number): number;
  find(count: number, slots: number, mask: number): number;
  add(count: number, end: number, free: number, mask: number): number;
  tell(count: number): number;
  hours(count: number): number;
  put(from: number, count: number, slots: number, free: number, mask: number): number;
  order(at: number, end: number, row: number, most: number, mask: number): number;
}

/** What new rows are told of their addresses. */
export interface PlacedAddresses {
  readonly packed: PackedRanges;
  /** Side by number of place; of addresses without place by direction. */
  readonly sideOf: Uint8Array;
  readonly unplaced: Uint8Array;
}

/** Programs by what they are made for; those of one setup are all that a command needs. */
const programs = new Map<string, WebAssembly.Module>();
const MOST_PROGRAMS = 32;

/**
 * The memory of a table of rows of addresses of one kind, with the flows that wait to be added to it, and the programs that take and add them.
 * Its arrays are others after it has grown.
 */
export class RowEngine {
  /** All of it; free for others once the rows were taken out. */
  readonly memory: WebAssembly.Memory;
  readonly #program: RowExports;
  readonly #plan: RowPlan;
  #slots = 0;
  peers = new Int32Array(0);
  tags = new Int32Array(0);
  sizes = new Float64Array(0);
  whens = new Int32Array(0);
  /** Flows that were not added, with their bytes. */
  left = new Int32Array(0);
  leftSizes = new Float64Array(0);
  /** Hours at hand by their place, -1 where there is none; what their tags have besides group and direction; records of each. */
  atHand = new Int32Array(0);
  hourTags = new Int32Array(0);
  hourRecords = new Int32Array(0);
  /** Sums of the hours at hand, each by number. */
  hours = new Float64Array(0);
  /** Interfaces heard in the hours at hand, by number. */
  marks = new Uint8Array(0);
  /** Where records are put that are to be taken, and rows that are to be put. */
  input = new Int32Array(0);
  /** What programs leave, by word. */
  words = new Int32Array(0);
  rows = new Int32Array(0);
  /** What of a word tells rows of one address apart: all bits, unless the rest follows from the address. */
  mask = -1;

  /** How many rows may be put at once, and whole numbers of one of them. */
  readonly mostGiven: number;
  readonly givenInts: number;
  readonly #size: number;

  /**
   * `words`: of an address. `exact`: below it, one more addition to the sum of an hour is exact; `inward`: the direction whose peer is the source. Without places, a new row is
   * told nothing.
   */
  constructor(words: 1 | 4, slots: number, exact: number, inward: number, places?: PlacedAddresses) {
    const layout = words === 1 ? V4_ROW : V6_ROW;
    this.#size = layout.size;
    this.givenInts = givenRow(layout) / 4;
    this.mostGiven = Math.floor((MOST_WAITING * RECORD_BYTES) / givenRow(layout));
    const sides = ENTRIES + (places?.packed.entries.byteLength ?? 0);
    const rows = aligned(sides + (places?.sideOf.length ?? 0));
    this.#plan = { layout, sides, rows, exact, inward };
    this.memory = new WebAssembly.Memory({ initial: this.#pagesOf(slots) });
    if (places !== undefined) {
      const { buffer } = this.memory;
      new Uint8Array(buffer).set(places.unplaced, UNPLACED);
      new Uint32Array(buffer, FIRSTS).set(places.packed.firsts);
      new Uint16Array(buffer, ENTRIES).set(places.packed.entries);
      new Uint8Array(buffer).set(places.sideOf, sides);
    }
    const key = JSON.stringify(this.#plan);
    const program = programs.get(key) ?? moduleFor(this.#plan);
    if (programs.size >= MOST_PROGRAMS) programs.clear();
    programs.set(key, program);
    this.#program = new WebAssembly.Instance(program, { memory: { bytes: this.memory } })
      .exports as unknown as RowExports;
    this.#view(slots);
  }

  /** Tells it one's own networks and how directions follow from them; without, it takes no records. */
  prepare(codes: Uint16Array, directions: Uint8Array): void {
    new Uint16Array(this.memory.buffer).set(codes, OWN_CODES / 2);
    new Uint8Array(this.memory.buffer).set(directions, DIRECTIONS);
  }

  /** Empties the rows and makes them so many. */
  resize(slots: number): void {
    const more = this.#pagesOf(slots) - this.memory.buffer.byteLength / PAGE_BYTES;
    if (more > 0) this.memory.grow(more);
    this.#view(slots);
    this.rows.fill(0);
  }

  /** Makes the arrays anew, over memory that may have moved. */
  #view(slots: number): void {
    const { buffer } = this.memory;
    this.#slots = slots;
    this.words = new Int32Array(buffer, 0, AT_HAND / 4);
    this.atHand = new Int32Array(buffer, AT_HAND, HOURS_AT_HAND);
    this.hourTags = new Int32Array(buffer, HOUR_TAGS, HOURS_AT_HAND);
    this.hourRecords = new Int32Array(buffer, HOUR_RECORDS, HOURS_AT_HAND);
    this.peers = new Int32Array(buffer, PEERS, MOST_WAITING * this.#plan.layout.words);
    this.tags = new Int32Array(buffer, TAGS, MOST_WAITING);
    this.sizes = new Float64Array(buffer, SIZES, MOST_WAITING);
    this.whens = new Int32Array(buffer, WHENS, MOST_WAITING);
    this.left = new Int32Array(buffer, LEFT, MOST_WAITING);
    this.leftSizes = new Float64Array(buffer, LEFT_SIZES, MOST_WAITING);
    this.hours = new Float64Array(buffer, HOURS, HOURS_AT_HAND * HOUR_CELLS);
    this.marks = new Uint8Array(buffer, MARKS, HOURS_AT_HAND * MARKED_NAMES);
    this.input = new Int32Array(buffer, INPUT, (MOST_WAITING * RECORD_BYTES) / 4);
    this.rows = new Int32Array(buffer, this.#plan.rows, (slots * this.#size) / 4);
  }

  /** Takes records from the input; gives how many, up to the first that needs more than it can do. */
  take(count: number, nameless: number): number {
    return this.#program.take(count, nameless);
  }

  /** Adds the flows that wait to their rows, with at most `free` new ones; gives how many it left to others. */
  add(count: number, free: number): number {
    this.#program.find(count, this.#slots, this.mask);
    return this.#program.add(count, this.#slots * this.#size, free, this.mask);
  }

  /** Rows that the last `add` made, as indices among the whole numbers of rows. */
  get fresh(): Int32Array {
    return new Int32Array(this.memory.buffer, FRESH, this.inserted).map((place) => place / 4);
  }

  /** Tells rows of IPv4 that the last `add` made the place and the side of their addresses. */
  tell(): void {
    this.#program.tell(this.inserted);
  }

  /** Adds the flows that the last `add` added to the sums of their hours; gives four times the number of each that it left to others. */
  addHours(count: number): Int32Array {
    return new Int32Array(this.memory.buffer, HOURS_LEFT, this.#program.hours(count));
  }

  /** Where the row of a flow stands that the last `add` added to it, as an index among the whole numbers of rows. */
  rowOf(flow: number): number {
    return new Int32Array(this.memory.buffer, PLACES, MOST_WAITING)[flow]! / 4;
  }

  /** Puts rows from the input, as `givenRow` says; gives the number of the first that it leaves to others. */
  put(from: number, count: number, free: number): number {
    return this.#program.put(from, count, this.#slots, free, this.mask);
  }

  /**
   * Puts the rows of so many slots from `at` on in order behind those that stand at the start up to `row`. Gives where those end and to which slot it
   * came: not to the last where a row went more than `most` rows back.
   */
  order(at: number, end: number, row: number, most: number): readonly [row: number, at: number] {
    const size = this.#size;
    const ended = this.#program.order(at * size, end * size, row * size, most * size, this.mask);
    return [ended / size, this.words[INSERTED / 4]! / size];
  }

  /** Rows that the last `add` or `put` made. */
  get inserted(): number {
    return this.words[INSERTED / 4]!;
  }

  /** Highest number of an interface that was marked. */
  get highestName(): number {
    return this.words[HIGHEST_NAME / 4]!;
  }

  #pagesOf(slots: number): number {
    // What is looked for behind the last slot is loaded too, before it is known where it goes on.
    return Math.ceil((this.#plan.rows + (slots + ROWS_AHEAD) * this.#size) / PAGE_BYTES);
  }
}

function moduleFor(plan: RowPlan): WebAssembly.Module {
  return new WebAssembly.Module(
    wasmModule([
      ...(plan.layout.words === 1 ? [takeRecords(plan), tellRows(plan)] : []),
      findRows(plan),
      addToRows(plan),
      addToHours(plan),
      putRows(plan),
      orderRows(plan),
    ]),
  );
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
