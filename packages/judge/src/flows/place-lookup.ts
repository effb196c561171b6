import type { FlowPlaces } from './flow-places.ts';
import { valueOf4 } from './packed-ranges.ts';
import { valueOf6 } from './range-set.ts';

/** Looks places up: numbers from 1; 0 where no source holds an address. */
export class PlaceLookup {
  readonly #packed: FlowPlaces['packed'];
  readonly #ranges: Pick<FlowPlaces['ranges'], 'v6Starts' | 'v6Values'>;

  constructor({
    packed,
    ranges,
  }: Pick<FlowPlaces, 'packed'> & { readonly ranges: Pick<FlowPlaces['ranges'], 'v6Starts' | 'v6Values'> }) {
    this.#packed = packed;
    this.#ranges = ranges;
  }

  place4(address: number): number {
    return valueOf4(this.#packed, address);
  }

  place6(a: number, b: number, c: number, d: number): number {
    return valueOf6(this.#ranges, a, b, c, d) + 1;
  }
}
