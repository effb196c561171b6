import { PlaceLookup } from './place-lookup.ts';
import { certainties, countryCode } from './certainty.ts';
import type { FlowPlaces } from './flow-places.ts';
import type { FlowSpace } from './flow-sink.ts';
import { WITHIN } from './flow-sink.ts';
import { OwnNetworks } from './own-networks.ts';
import type { OwnNetwork } from './own-networks.ts';

/** Bits of a cell that are its tag: three for the group of one's own side, three for the direction. */
const TAG_BITS = 6;
const TAG_MASK = (1 << TAG_BITS) - 1;

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
  const lookup = new PlaceLookup(ranges);
  return {
    own: new OwnNetworks(networks, 0),
    tag: (group, direction) => ((group + 1) << 3) | direction,
    cell4: (address, tag) => (lookup.place4(address) << TAG_BITS) | tag,
    cell6: (a, b, c, d, tag) => (lookup.place6(a, b, c, d) << TAG_BITS) | tag,
    hourly: (cell) => (sideOfCell(cell, sideOf) << TAG_BITS) | (cell & TAG_MASK),
  };
}

/** Addresses of one's own that nobody placed are not abroad for that; over a peering with another region they may be. */
export function sideOfCell(cell: number, sideOf: Uint8Array): number {
  const place = cell >> TAG_BITS;
  return place === 0 && (cell & 7) === WITHIN ? sides.indexOf('own') : sideOf[place]!;
}

export function termsOf(cell: number): CellTerms {
  return {
    group: ((cell >> 3) & 7) - 1,
    direction: directions[cell & 7] ?? 'crossing',
    place: cell >> TAG_BITS,
  };
}
