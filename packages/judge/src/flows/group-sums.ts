import { compareText } from '@ancrage/base';
import type { DeclaredParty } from './declared-parties.ts';
import { EXACT } from './flow-table.ts';

/** Numbers of parties are below it: there is a limit to how many may be declared. */
const MOST_PARTIES = 65_536;

/**
 * Sums by a number that tells what they have in common and by declared party, in columns: there can be hundreds of thousands. Bytes are
 * doubles below 2^52, and what is beyond.
 */
export class GroupSums {
  readonly #groups = new Map<number, number>();
  count = 0;
  cells = new Float64Array(1024);
  few = new Float64Array(1024);
  flows = new Float64Array(1024);
  peers = new Float64Array(1024);
  readonly parties: (DeclaredParty | undefined)[] = [];
  readonly many = new Map<number, bigint>();

  /** Adds to a group, which is made where it is new; gives its index. */
  add(
    cell: number,
    number: number,
    party: DeclaredParty | undefined,
    few: number,
    many: bigint,
    flows: number,
    peers: number,
  ): number {
    // Small numbers are found sooner.
    const key = number === 0 ? cell : -(cell * MOST_PARTIES + number);
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = this.count;
      if (group === this.cells.length) this.#grow();
      this.#groups.set(key, group);
      this.cells[group] = cell;
      this.parties.push(party);
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

  /** All, those of most bytes first; those of as many by name. */
  byBytes(nameOf: (group: number) => string): number[] {
    const names = new Map<number, string>();
    const name = (group: number): string => {
      const known = names.get(group) ?? nameOf(group);
      names.set(group, known);
      return known;
    };
    const exact = this.many.size > 0;
    return Array.from({ length: this.count }, (_, group) => group).sort((a, b) => {
      const more = this.few[b]! - this.few[a]!;
      if (exact) {
        const [x, y] = [this.bytesOf(a), this.bytesOf(b)];
        if (x !== y) return x > y ? -1 : 1;
      } else if (more !== 0) return more;
      return compareText(name(a), name(b));
    });
  }

  #grow(): void {
    const longer = (column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.cells = longer(this.cells);
    this.few = longer(this.few);
    this.flows = longer(this.flows);
    this.peers = longer(this.peers);
  }
}
