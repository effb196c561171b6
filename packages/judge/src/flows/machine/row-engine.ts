import {
  addToRows,
  HOUR_CELLS,
  HOURS,
  HOURS_AT_HAND,
  MOST_WAITING,
  PEERS,
  ROWS,
  SIZES,
  TAGS,
  touchRows,
  WHENS,
} from './row-program.ts';
import { wasmModule } from './wasm-module.ts';

const PAGE_BYTES = 65_536;
const ROW_INTS = 6;

interface RowExports {
  touch(count: number, mask: number, shift: number): number;
  add(from: number, count: number, end: number, hourly: number): number;
}

/** Made when the first table is. */
let program: WebAssembly.Module | undefined;

/**
 * The memory of a table of rows of IPv4 addresses, with the flows that wait to be added to it, and the two programs that add them.
 * Its arrays are others after it has grown.
 */
export class RowEngine {
  readonly #memory: WebAssembly.Memory;
  readonly #program: RowExports;
  #slots = 0;
  peers = new Int32Array(0);
  tags = new Int32Array(0);
  sizes = new Float64Array(0);
  whens = new Int32Array(0);
  /** Sums of the hours at hand, each by number. */
  hours = new Float64Array(0);
  rows = new Int32Array(0);
  /** The same memory as doubles. */
  doubles = new Float64Array(0);

  /** `exact`: below it, one more addition is exact. */
  constructor(slots: number, exact: number) {
    this.#memory = new WebAssembly.Memory({ initial: pagesOf(slots) });
    program ??= new WebAssembly.Module(wasmModule([touchRows(), addToRows(exact)]));
    this.#program = new WebAssembly.Instance(program, { memory: { bytes: this.#memory } })
      .exports as unknown as RowExports;
    this.resize(slots);
  }

  /** Empties the rows and makes them so many. */
  resize(slots: number): void {
    const more = pagesOf(slots) - this.#memory.buffer.byteLength / PAGE_BYTES;
    if (more > 0) this.#memory.grow(more);
    const { buffer } = this.#memory;
    this.#slots = slots;
    this.peers = new Int32Array(buffer, PEERS, MOST_WAITING);
    this.tags = new Int32Array(buffer, TAGS, MOST_WAITING);
    this.sizes = new Float64Array(buffer, SIZES, MOST_WAITING);
    this.whens = new Int32Array(buffer, WHENS, MOST_WAITING);
    this.hours = new Float64Array(buffer, HOURS, HOURS_AT_HAND * HOUR_CELLS);
    this.rows = new Int32Array(buffer, ROWS, slots * ROW_INTS);
    this.doubles = new Float64Array(buffer, ROWS, (slots * ROW_INTS) / 2);
    this.rows.fill(0);
  }

  /** Asks for the memory of the rows of the flows that wait. */
  touch(count: number): void {
    this.#program.touch(count, this.#slots - 1, Math.clz32(this.#slots) + 1);
  }

  /** Adds those from one number to another as far as they are simple; gives the number of the first that is not. */
  add(from: number, count: number, hourly: boolean): number {
    return this.#program.add(from, count, this.#slots * ROW_INTS * 4, hourly ? 1 : 0);
  }
}

function pagesOf(slots: number): number {
  return Math.ceil((ROWS + slots * ROW_INTS * 4) / PAGE_BYTES);
}
