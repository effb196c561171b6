import { compareText } from '@ancrage/base';
import { EXACT } from './flow-rows.ts';

/** Numbers of parties are below it: there is a limit to how many may be declared. */
const MOST_PARTIES = 65_536;

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
  readonly #groups = new Map<number, number>();
  count = 0;
  cells = new Int32Array(1024);
  parties = new Uint16Array(1024);
  few = new Float64Array(1024);
  flows = new Float64Array(1024);
  peers = new Float64Array(1024);
  readonly many = new Map<number, bigint>();

  /** Adds to a group, which is made where it is new; gives its index. */
  add(cell: number, party: number, few: number, many: bigint, flows: number, peers: number): number {
    // Whole numbers are found sooner; with a party it is none, and no cell.
    const key = party === 0 ? cell : cell * MOST_PARTIES + party + 0.5;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = this.count;
      if (group === this.cells.length) this.#grow();
      this.#groups.set(key, group);
      this.cells[group] = cell;
      this.parties[group] = party;
      this.count += 1;
    }
    const sum = this.few[group]! + few;
    if (sum < EXACT && many === 0n) this.few[group] = sum;
    else {
      this.few[group] = 0;
      this.many.set(group, (this.many.get(group) ?? 0n) + BigInt(sum) + many);
    }
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

  /** All, those of most bytes first; those of as many by name. */
  byBytes(nameOf: (group: number) => string): number[] {
    const exact = this.many.size > 0;
    return Array.from({ length: this.count }, (_, group) => group).sort((a, b) => {
      const more = this.few[b]! - this.few[a]!;
      if (exact) {
        const [x, y] = [this.bytesOf(a), this.bytesOf(b)];
        if (x !== y) return x > y ? -1 : 1;
      } else if (more !== 0) return more;
      return compareText(nameOf(a), nameOf(b));
    });
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
  }
}
