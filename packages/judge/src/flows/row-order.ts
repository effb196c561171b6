import { rankOf } from './flow-rows.ts';
import type { RowEngine } from './machine/row-engine.ts';
import { orderByRank } from './rank-order.ts';

/** How far rows are moved one by one to be in order. */
const FARTHEST = 2048;
/** Slots at the start of a table that may hold rows that went round its end. */
const ROUND = 2048;

/** What is told of a table whose rows are put in order. */
export interface TableShape {
  readonly words: 1 | 4;
  readonly slots: number;
  /** How many slots are in use. */
  readonly rows: number;
  /** What of a tag has a part in the rank. */
  readonly mask: number;
  readonly engine: RowEngine;
}

/** The order of the rows of a table: by rank, then by address, then by tag. They mostly lie nearly so. */
export class RowOrder {
  readonly #ints: Int32Array;
  readonly #shape: TableShape;
  /** Whole numbers of a slot; the last of them is 0 where it is free. */
  readonly #size: number;

  constructor(ints: Int32Array, shape: TableShape) {
    this.#ints = ints;
    this.#shape = shape;
    this.#size = shape.words === 1 ? 4 : 8;
  }

  /** Puts the rows in order where they lie, from its first slot on; false where some would have to go too far. */
  inPlace(): boolean {
    const { engine, rows, slots } = this.#shape;
    if (rows === 0) return false;
    const [ints, size] = [this.#ints, this.#size];
    // Those that went round the end of the table come last.
    const late: Int32Array[] = [];
    for (let slot = 0; slot < Math.min(ROUND, slots); slot += 1) {
      const at = slot * size;
      if (this.#isFree(slot) || this.#rankOf(slot) <= 2 ** 31) continue;
      late.push(ints.slice(at, at + size));
      ints.fill(0, at, at + size);
    }
    let [row, slot] = engine.order(0, slots, 0, FARTHEST);
    if (slot === slots) {
      for (const [index, ended] of late.entries()) ints.set(ended, (row + index) * size);
      const end = row + late.length;
      [row, slot] = engine.order(row, end, row, FARTHEST);
      if (slot === end) return true;
      late.splice(0);
    }
    // Back to where there is room: they are put in order in another way.
    for (const ended of late) {
      let free = 0;
      while (!this.#isFree(free)) free += 1;
      ints.set(ended, free * size);
    }
    return false;
  }

  /** Slots in use, as they lie; those that went round the end of the table come last. */
  used(): Uint32Array<ArrayBuffer> {
    const used = new Uint32Array(this.#shape.rows);
    const late: number[] = [];
    let row = 0;
    for (let slot = 0; slot < this.#shape.slots; slot += 1) {
      if (this.#isFree(slot)) continue;
      // A row of the last ranks among the first slots.
      const round = slot < ROUND && this.#rankOf(slot) > 2 ** 31;
      if (round) late.push(slot);
      else {
        used[row] = slot;
        row += 1;
      }
    }
    used.set(late, row);
    return used;
  }

  /** Slots in use in order. */
  slots(): Uint32Array<ArrayBuffer> {
    const used = this.used();
    const ranks = new Uint32Array(used.length);
    for (let row = 0; row < used.length; row += 1) ranks[row] = this.#rankOf(used[row]!);
    if (this.#movedNear(used, ranks)) return used;
    const sorted = orderByRank(used, ranks);
    let from = 0;
    for (let row = 1; row <= used.length; row += 1) {
      if (row < used.length && sorted.ranks[row] === sorted.ranks[from]) continue;
      if (row - from > 1) sorted.numbers.subarray(from, row).sort((a, b) => this.#compare(a, b));
      from = row;
    }
    return sorted.numbers;
  }

  /** Puts slots in order by moving each back over those before it; false where one would have to go far. */
  #movedNear(slots: Uint32Array<ArrayBuffer>, ranks: Uint32Array<ArrayBuffer>): boolean {
    for (let row = 1; row < slots.length; row += 1) {
      const [slot, rank] = [slots[row]!, ranks[row]!];
      let at = row;
      while (
        at > 0 &&
        (ranks[at - 1]! > rank || (ranks[at - 1] === rank && this.#compare(slots[at - 1]!, slot) > 0))
      ) {
        slots[at] = slots[at - 1]!;
        ranks[at] = ranks[at - 1]!;
        at -= 1;
      }
      slots[at] = slot;
      ranks[at] = rank;
      if (row - at > FARTHEST) return false;
    }
    return true;
  }

  #isFree(slot: number): boolean {
    return this.#ints[slot * this.#size + this.#size - 1] === 0;
  }

  #rankOf(slot: number): number {
    const { words, mask } = this.#shape;
    const ints = this.#ints;
    const at = slot * this.#size;
    const tag = ints[at + words]! & mask;
    return words === 1
      ? rankOf(ints[at]!, 0, 0, 0, tag)
      : rankOf(ints[at]!, ints[at + 1]!, ints[at + 2]!, ints[at + 3]!, tag);
  }

  /** Order of two slots of one rank. */
  #compare(one: number, other: number): number {
    const ints = this.#ints;
    const [a, b] = [one * this.#size, other * this.#size];
    for (let word = 0; word <= this.#shape.words; word += 1)
      if (ints[a + word] !== ints[b + word]) return ints[a + word]! - ints[b + word]!;
    return 0;
  }
}
