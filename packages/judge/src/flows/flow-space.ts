import { PlaceLookup } from './place-lookup.ts';
import { certainties, countryCode } from './certainty.ts';
import type { FlowPlaces } from './flow-places.ts';
import type { FlowSpace } from './flow-sink.ts';
import { WITHIN } from './flow-sink.ts';
import { OwnNetworks } from './own-networks.ts';
import type { OwnNetwork } from './own-networks.ts';
import { RangeLookup } from './range-set.ts';
import type { RangeSet } from './range-set.ts';

/** Bits of a cell that are its tag: three for the group of one's own side, three for the direction. */
const TAG_BITS = 6;

/** Where a peer is, seen from the boundary. `own`: an address of one's own that nobody placed. */
export const sides = ['inside', 'outside', 'undetermined', 'own'] as const;
export type Side = (typeof sides)[number];

export const directions = ['out', 'in', 'within', 'through', 'crossing'] as const;
export type Direction = (typeof directions)[number];

/** What every thread needs to tell flows apart; plain values. */
export interface FlowSetup {
  readonly networks: readonly OwnNetwork[];
  readonly ranges: FlowPlaces['ranges'];
  /** Side of each place, by its number from 1; that of addresses without place comes first. */
  readonly sideOf: Uint8Array;
}

/** What a row or a cell says of its flows besides their address. */
export interface CellTerms {
  /** Index into `planes`; -1 where no end is known as one's own. */
  readonly group: number;
  readonly direction: Direction;
  /** Number of the place, from 1; 0 where there is none. */
  readonly place: number;
}

/** Makes the plan by which threads read: who is inside the boundary, and how sources place addresses. */
export function flowSetup(
  networks: readonly OwnNetwork[],
  { places, ranges }: FlowPlaces,
  boundary: string,
): FlowSetup {
  const sideOf = new Uint8Array(places.ends.length + 1).fill(sides.indexOf('undetermined'));
  const home = countryCode(boundary);
  // Only what a source that can place has placed is inside or outside.
  for (let index = 0; index < places.ends.length; index += 1)
    if (certainties[places.certainty[index]!] === 'placed')
      sideOf[index + 1] = sides.indexOf(places.country[index] === home ? 'inside' : 'outside');
  return { networks, ranges, sideOf };
}

/** The space in which the command on flows counts: by plane, direction and place, and by hour on which side. */
export function placedSpace({ networks, ranges, sideOf }: FlowSetup): FlowSpace {
  const own = new OwnNetworks(networks, 0);
  const bySide = new RangeLookup(sideRanges(ranges, sideOf));
  // Places themselves are asked for once addresses are folded: few threads ever do.
  let lookup: PlaceLookup | undefined;
  const places = (): PlaceLookup => (lookup ??= new PlaceLookup(ranges));
  return {
    own,
    tag: (group, direction) => ((group + 1) << 3) | direction,
    cell4: (address, tag) => (places().place4(address) << TAG_BITS) | tag,
    cell6: (a, b, c, d, tag) => (places().place6(a, b, c, d) << TAG_BITS) | tag,
    hourly: true,
    hour4: (address, tag) => hourNumber(bySide.value4(address), tag),
    hour6: (a, b, c, d, tag) => hourNumber(bySide.value6(a, b, c, d), tag),
  };
}

/** Number of a sum by hour: side, direction, group. */
function hourNumber(side: number, tag: number): number {
  const where = side < 0 ? sideOfUnplaced(tag) : side;
  return where + sides.length * ((tag & 7) + directions.length * (tag >> 3));
}

export function sideOfHour(number: number): Side {
  return sides[number % sides.length]!;
}

/** Ranges by side alone: few where places are many, so that a new address seldom waits for memory. */
function sideRanges(ranges: FlowPlaces['ranges'], sideOf: Uint8Array): RangeSet {
  const side = (value: number): number => (value < 0 ? -1 : sideOf[value + 1]!);
  const v4 = changes(ranges.v4Values, side);
  const v6 = changes(ranges.v6Values, side);
  const v6Starts = new Uint32Array(v6.length * 4);
  for (const [row, index] of v6.entries())
    v6Starts.set(ranges.v6Starts.subarray(index * 4, index * 4 + 4), row * 4);
  return {
    v4Starts: v4.map((index) => ranges.v4Starts[index]!),
    v4Values: Int32Array.from(v4, (index) => side(ranges.v4Values[index]!)),
    v6Starts,
    v6Values: Int32Array.from(v6, (index) => side(ranges.v6Values[index]!)),
  };
}

/** Indexes at which the side becomes another. */
function changes(values: Int32Array, side: (value: number) => number): Uint32Array {
  const found: number[] = [];
  let last: number | undefined;
  for (let index = 0; index < values.length; index += 1) {
    const now = side(values[index]!);
    if (now !== last) found.push(index);
    last = now;
  }
  return Uint32Array.from(found);
}

/** Addresses of one's own that nobody placed are not abroad for that; over a peering with another region they may be. */
export function sideOfCell(cell: number, sideOf: Uint8Array): number {
  const place = cell >> TAG_BITS;
  return place === 0 ? sideOfUnplaced(cell) : sideOf[place]!;
}

function sideOfUnplaced(tag: number): number {
  return sides.indexOf((tag & 7) === WITHIN ? 'own' : 'undetermined');
}

export function termsOf(cell: number): CellTerms {
  return {
    group: ((cell >> 3) & 7) - 1,
    direction: directions[cell & 7] ?? 'crossing',
    place: cell >> TAG_BITS,
  };
}
