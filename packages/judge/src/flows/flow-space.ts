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
  /** The same ranges by side alone: few where places are many, so that a new address seldom waits for memory. */
  readonly sideRanges: RangeSet;
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
  return { networks, ranges, sideRanges: sideRanges(ranges, sideOf), sideOf };
}

/** The space in which the command on flows counts: by plane, direction and place, and by hour on which side. */
export function placedSpace({ networks, ranges, sideRanges: bySides }: FlowSetup): FlowSpace {
  const own = new OwnNetworks(networks, 0);
  const bySide = new RangeLookup(bySides);
  // Places themselves are asked for once addresses are folded: few threads ever do.
  let lookup: PlaceLookup | undefined;
  const places = (): PlaceLookup => (lookup ??= new PlaceLookup(ranges));
  return {
    own,
    hourTag: () => 0,
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

function sideRanges(ranges: FlowPlaces['ranges'], sideOf: Uint8Array): RangeSet {
  const [v4, v4Values] = changes(ranges.v4Values, sideOf);
  const [v6, v6Values] = changes(ranges.v6Values, sideOf);
  const v4Starts = new Uint32Array(v4.length);
  for (let row = 0; row < v4.length; row += 1) v4Starts[row] = ranges.v4Starts[v4[row]!]!;
  const v6Starts = new Uint32Array(v6.length * 4);
  for (let word = 0; word < v6Starts.length; word += 1)
    v6Starts[word] = ranges.v6Starts[v6[word >> 2]! * 4 + (word & 3)]!;
  return { v4Starts, v4Values, v6Starts, v6Values };
}

/** Indexes at which the side becomes another, and what it becomes: -1 where there is no place. */
function changes(values: Int32Array, sideOf: Uint8Array): readonly [indexes: Uint32Array, sides: Int32Array] {
  const indexes = new Uint32Array(values.length);
  const found = new Int32Array(values.length);
  let rows = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    const side = value < 0 ? -1 : sideOf[value + 1]!;
    if (rows > 0 && found[rows - 1] === side) continue;
    indexes[rows] = index;
    found[rows] = side;
    rows += 1;
  }
  return [indexes.slice(0, rows), found.slice(0, rows)];
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
