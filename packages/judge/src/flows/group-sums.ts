import { EXACT } from './flow-rows.ts';
import { orderByRank } from './rank-order.ts';
import { addWhole } from './whole-sums.ts';

/** Sums of groups in columns: plain values, which go from one thread to another. */
export interface GroupColumns {
  readonly count: number;
  readonly cells: Int32Array<ArrayBuffer>;
  /** Number of the party of each, from 1; 0 where there is none. */
  readonly parties: Uint16Array<ArrayBuffer>;
  readonly few: Float64Array<ArrayBuffer>;
  readonly flows: Float64Array<ArrayBuffer>;
  readonly peers: Float64Array<ArrayBuffer>;
  /** What is too large for `few`, by index. */
  readonly many: ReadonlyMap<number, bigint>;
}

/**
 * Sums by a number of 32 bits that tells what they have in common, and by declared party, in columns: there can be hundreds of thousands. Bytes are
 * doubles below 2^52, and what is beyond.
 */
export class GroupSums implements GroupColumns {
  /** Index of a group, from 1, by its first free slot from its hash on; never more than half full. */
  #slots = new Int32Array(2048);
  count = 0;
  cells = new Int32Array(1024);
  parties = new Uint16Array(1024);
  few = new Float64Array(1024);
  flows = new Float64Array(1024);
  peers = new Float64Array(1024);
  readonly many = new Map<number, bigint>();

  /** Adds to a group, which is made where it is new; gives its index. */
  add(cell: number, party: number, few: number, many: bigint, flows: number, peers: number): number {
    const group = this.#groupOf(cell, party);
    addWhole(this.few, this.many, group, few, many);
    this.flows[group]! += flows;
    this.peers[group]! += peers;
    return group;
  }

  bytesOf(group: number): bigint {
    const few = BigInt(this.few[group]!);
    return this.many.size === 0 ? few : few + (this.many.get(group) ?? 0n);
  }

  /** All, as they are. */
  columns(): GroupColumns {
    const { count, cells, parties, few, flows, peers, many } = this;
    return {
      count,
      cells: cells.slice(0, count),
      parties: parties.slice(0, count),
      few: few.slice(0, count),
      flows: flows.slice(0, count),
      peers: peers.slice(0, count),
      many,
    };
  }

  /** The bytes of a group as a decimal. */
  textOf(group: number): string {
    // A double below 2^53 is written as the whole number that it is.
    return this.many.size === 0 ? String(this.few[group]!) : this.bytesOf(group).toString();
  }

  /** Groups by their bytes, the most first; those of as many stay in the order in which they are given. */
  byBytes(groups: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
    const sizes = this.few.slice(0, this.count);
    for (const group of this.many.keys()) sizes[group] = Number(this.bytesOf(group));
    // The bits of doubles that are not negative stand in the order of their numbers.
    const bits = new Uint32Array(sizes.buffer);
    const words = (order: Uint32Array, half: number): Uint32Array<ArrayBuffer> => {
      const ranks = new Uint32Array(order.length);
      for (let at = 0; at < ranks.length; at += 1) ranks[at] = ~bits[order[at]! * 2 + half]!;
      return ranks;
    };
    const byLow = orderByRank(groups, words(groups, 0)).numbers;
    const order = orderByRank(byLow, words(byLow, 1)).numbers;
    if (this.many.size > 0) this.#settle(order, sizes);
    return order;
  }

  /** Puts those in order that doubles do not tell apart. */
  #settle(order: Uint32Array, sizes: Float64Array): void {
    for (let from = 0, to = 1; from < order.length; to += 1) {
      if (to < order.length && sizes[order[to]!] === sizes[order[from]!]) continue;
      if (to - from > 1 && sizes[order[from]!]! >= EXACT) {
        const exact = Array.from(order.subarray(from, to), (group) => ({
          group,
          bytes: this.bytesOf(group),
        }));
        exact.sort((a, b) => (a.bytes === b.bytes ? 0 : a.bytes > b.bytes ? -1 : 1));
        order.set(
          exact.map(({ group }) => group),
          from,
        );
      }
      from = to;
    }
  }

  #groupOf(cell: number, party: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    for (let slot = hashOf(cell, party) & last; ; slot = (slot + 1) & last) {
      const group = slots[slot]! - 1;
      if (group < 0) return this.#make(slot, cell, party);
      if (this.cells[group] === cell && this.parties[group] === party) return group;
    }
  }

  #make(slot: number, cell: number, party: number): number {
    const group = this.count;
    this.#slots[slot] = group + 1;
    this.cells[group] = cell;
    this.parties[group] = party;
    this.count += 1;
    if (this.count === this.cells.length) this.#grow();
    return group;
  }

  #grow(): void {
    const most = this.cells.length * 2;
    const longer = (column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(most);
      grown.set(column);
      return grown;
    };
    const [cells, parties] = [new Int32Array(most), new Uint16Array(most)];
    cells.set(this.cells);
    parties.set(this.parties);
    [this.cells, this.parties] = [cells, parties];
    this.few = longer(this.few);
    this.flows = longer(this.flows);
    this.peers = longer(this.peers);
    const slots = new Int32Array(most * 2);
    const last = slots.length - 1;
    for (let group = 0; group < this.count; group += 1) {
      let slot = hashOf(cells[group]!, parties[group]!) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = group + 1;
    }
    this.#slots = slots;
  }
}

/** Numbers of cells differ above all in what is beyond their lowest bits. */
function hashOf(cell: number, party: number): number {
  const mixed = Math.imul(cell ^ Math.imul(party, 0x85ebca6b), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
