import { RangeLookup } from './range-set.ts';
import type { RangeSet } from './range-set.ts';

/** Looks places up. */
export class PlaceLookup {
  readonly #lookup: RangeLookup;

  constructor(ranges: RangeSet) {
    this.#lookup = new RangeLookup(ranges);
  }

  /** Number of the place of an IPv4 address, from 1; 0 where no source holds it. */
  place4(address: number): number {
    return this.#lookup.value4(address) + 1;
  }

  place6(a: number, b: number, c: number, d: number): number {
    return this.#lookup.value6(a, b, c, d) + 1;
  }
}
