import { EXACT } from '../flow-rows.ts';
import type { GroupColumns } from '../group-sums.ts';
import {
  CELL_AT,
  GROUP,
  GROUP_BYTES_AT,
  GROUP_COUNT,
  GROUP_FLOWS_AT,
  KIND_COUNTS,
  LEAST_OUTSIDE,
  LEAST_UNDECLARED,
  NO_ROOM,
  PEERS_AT,
  SEEN_KINDS,
  STOPPED,
  TOP_OUTSIDE,
  TOP_UNDECLARED,
  UNDECLARED_PLACES,
} from './tally-memory.ts';
import { V4_ROW, V6_ROW } from './row-memory.ts';
import { mergeLists, sumList } from './tally-program.ts';
import { wasmModule } from './wasm-module.ts';

const PAGE_BYTES = 65_536;
const FIRST_SHIFT = 16;

type Merge = (a: number, aEnd: number, b: number, bEnd: number, out: number) => number;
type Sum = (at: number, end: number, start: number, groups: number, shift: number, most: number) => number;

interface TallyExports {
  readonly merge4: Merge;
  readonly merge6: Merge;
  readonly sum4: Sum;
  readonly sum6: Sum;
}

/** Groups in columns. `many`: bytes that are too large to be exact in `few`, by index. */
export type TallyColumns = Omit<GroupColumns, 'parties'>;

/** One of the lists of peers of most bytes. */
export type TopList = 'outside' | 'undeclared';

/** A row that may be among the first of a list, as it lies packed. It holds until the tally goes on. */
export type OnTop = (list: TopList, row: Int32Array, words: 1 | 4) => void;

/** Made when the first tally is. */
let program: WebAssembly.Module | undefined;

/**
 * Puts packed rows of several tables together and sums them by tag: a memory for one use and the programs over it. Rows lie first, then the groups, so
 * that these may grow.
 */
export class RowTally {
  readonly #memory: WebAssembly.Memory;
  readonly #program: TallyExports;
  /** Where rows are put, and where groups begin. */
  readonly #rows: number;
  readonly #groups: number;
  #shift = 32 - FIRST_SHIFT;

  /** `rowBytes`: room for rows, as `roomFor` says; `room`: memory that nobody needs any more. */
  constructor(
    undeclared: Uint8Array,
    sides: { inside: number; outside: number },
    rowBytes: number,
    room?: WebAssembly.Memory,
  ) {
    this.#rows = aligned(UNDECLARED_PLACES + undeclared.length);
    this.#groups = this.#rows + rowBytes;
    const bytes = this.#groups + (GROUP << FIRST_SHIFT);
    this.#memory = room ?? new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const more = Math.ceil((bytes - this.#memory.buffer.byteLength) / PAGE_BYTES);
    if (more > 0) this.#memory.grow(more);
    new Uint8Array(this.#memory.buffer, 0, UNDECLARED_PLACES).fill(0);
    new Uint8Array(this.#memory.buffer, this.#groups, GROUP << FIRST_SHIFT).fill(0);
    program ??= new WebAssembly.Module(
      wasmModule([V4_ROW, V6_ROW].flatMap((layout) => [mergeLists(layout), sumList(layout, sides)])),
    );
    this.#program = new WebAssembly.Instance(program, { memory: { bytes: this.#memory } })
      .exports as unknown as TallyExports;
    new Uint8Array(this.#memory.buffer).set(undeclared, UNDECLARED_PLACES);
  }

  /** Bytes of rows for which several kinds of lists need room, one kind after another: twice those of the kind that has most. */
  static roomFor(...kinds: readonly (readonly Int32Array[])[]): number {
    return 2 * kinds.reduce((most, lists) => Math.max(most, bytesOf(lists)), 0);
  }

  /**
   * Puts lists that stand in order together and adds them; gives how many rows that are, or undefined where a sum has no room in its row. `least`: from
   * how many bytes on a row may be among the first of a list, asked for again after each such row.
   */
  add(
    lists: readonly Int32Array[],
    words: 1 | 4,
    onTop: OnTop,
    least: (list: TopList) => number,
  ): number | undefined {
    const [first, ...others] = lists;
    if (first === undefined) return 0;
    const merge = words === 1 ? this.#program.merge4 : this.#program.merge6;
    // Two halves of the room: what is together stands in one, the next list behind it, and the other takes what both are together.
    let [half, other] = [this.#rows, this.#rows + bytesOf(lists)];
    let end = this.#put(first, half);
    for (const list of others) {
      const listEnd = this.#put(list, end);
      const merged = merge(half, end, end, listEnd, other);
      if (merged === 0) return undefined;
      [half, other, end] = [other, half, merged];
    }
    const from = half;
    const { size } = words === 1 ? V4_ROW : V6_ROW;
    this.#sum(from, end, words, onTop, least);
    return (end - from) / size;
  }

  #sum(start: number, end: number, words: 1 | 4, onTop: OnTop, least: (list: TopList) => number): void {
    const sum = words === 1 ? this.#program.sum4 : this.#program.sum6;
    const { size } = words === 1 ? V4_ROW : V6_ROW;
    new Int32Array(this.#memory.buffer)[SEEN_KINDS / 4] = 0;
    for (let at = start; at < end; ) {
      const { buffer } = this.#memory;
      const leasts = new BigInt64Array(buffer, 0, 2);
      leasts[LEAST_OUTSIDE / 8] = BigInt(least('outside'));
      leasts[LEAST_UNDECLARED / 8] = BigInt(least('undeclared'));
      const slots = 2 ** (32 - this.#shift);
      at = sum(at, end, start, this.#groups, this.#shift, Math.floor(slots * 0.7));
      const stopped = new Int32Array(buffer)[STOPPED / 4]!;
      if (stopped === NO_ROOM) this.#grow();
      else {
        const row = new Int32Array(buffer, at - size, size / 4);
        if ((stopped & TOP_OUTSIDE) !== 0) onTop('outside', row, words);
        if ((stopped & TOP_UNDECLARED) !== 0) onTop('undeclared', row, words);
      }
    }
  }

  /** Distinct peers of a kind of a plane. */
  peers(plane: number, kind: number): number {
    return new Int32Array(this.#memory.buffer)[KIND_COUNTS / 4 + plane * 8 + kind]!;
  }

  /** Tells every group, in columns. */
  columns(): TallyColumns {
    const { buffer } = this.#memory;
    const count = new Int32Array(buffer)[GROUP_COUNT / 4]!;
    const ints = new Int32Array(buffer, this.#groups, (2 ** (32 - this.#shift) * GROUP) / 4);
    const cells = new Int32Array(count);
    const [peers, few, flows] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
    const many = new Map<number, bigint>();
    let group = 0;
    // One loop without calls: it runs once, before any engine has made it fast.
    for (let at = 0; at < ints.length; at += GROUP / 4) {
      const distinct = ints[at + PEERS_AT / 4]!;
      if (distinct === 0) continue;
      const [low, high] = [ints[at + GROUP_BYTES_AT / 4]!, ints[at + GROUP_BYTES_AT / 4 + 1]!];
      cells[group] = ints[at + CELL_AT / 4]!;
      peers[group] = distinct;
      if (high >= 0 && high < EXACT / 2 ** 32) few[group] = high * 2 ** 32 + (low >>> 0);
      else many.set(group, BigInt.asUintN(64, (BigInt(high) << 32n) | BigInt(low >>> 0)));
      flows[group] = ints[at + GROUP_FLOWS_AT / 4 + 1]! * 2 ** 32 + (ints[at + GROUP_FLOWS_AT / 4]! >>> 0);
      group += 1;
    }
    return { count, cells, few, flows, peers, many };
  }

  /** Puts a list at a place; gives where it ends. */
  #put(list: Int32Array, from: number): number {
    new Int32Array(this.#memory.buffer, from, list.length).set(list);
    return from + list.byteLength;
  }

  /** Twice as many slots for groups. */
  #grow(): void {
    const old = 2 ** (32 - this.#shift);
    const kept = new Int32Array(this.#memory.buffer, this.#groups, (old * GROUP) / 4).slice();
    const more = this.#groups + old * 2 * GROUP - this.#memory.buffer.byteLength;
    if (more > 0) this.#memory.grow(Math.ceil(more / PAGE_BYTES));
    this.#shift -= 1;
    const slots = old * 2;
    const ints = new Int32Array(this.#memory.buffer, this.#groups, (slots * GROUP) / 4).fill(0);
    const size = GROUP / 4;
    for (let at = 0; at < kept.length; at += size) {
      if (kept[at + PEERS_AT / 4] === 0) continue;
      let slot = Math.imul(kept[at]!, 0x9e3779b1) >>> this.#shift;
      while (ints[slot * size + PEERS_AT / 4] !== 0) slot = slot + 1 === slots ? 0 : slot + 1;
      ints.set(kept.subarray(at, at + size), slot * size);
    }
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}

function bytesOf(lists: readonly Int32Array[]): number {
  return lists.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
