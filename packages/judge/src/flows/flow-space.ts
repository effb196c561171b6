import { PlaceLookup } from './place-lookup.ts';
import { certainties, countryCode } from './certainty.ts';
import type { DeclaredParties } from './declared-parties.ts';
import type { FlowPlaces } from './flow-places.ts';
import type { FlowSpace } from './flow-sink.ts';
import { WITHIN } from './flow-way.ts';
import { placeAt } from './place-list.ts';
import { OwnNetworks } from './own-networks.ts';
import type { OwnNetwork } from './own-networks.ts';
import { PLACE_MASK, SIDE_SHIFT, TAG_BITS, TAG_MASK } from './machine/row-memory.ts';

/** Where a peer is, seen from the boundary. `own`: an address of one's own that nobody placed. */
export const sides = ['inside', 'outside', 'undetermined', 'own'] as const;
export type Side = (typeof sides)[number];

const [INSIDE, OUTSIDE, UNDETERMINED] = [
  sides.indexOf('inside'),
  sides.indexOf('outside'),
  sides.indexOf('undetermined'),
];
const PLACED = certainties.indexOf('placed');

export const directions = ['out', 'in', 'within', 'through', 'crossing'] as const;
export type Direction = (typeof directions)[number];

/** What every thread needs to tell flows apart; plain values. */
export interface FlowSetup {
  readonly networks: readonly OwnNetwork[];
  readonly ranges: Pick<FlowPlaces['ranges'], 'v6Starts' | 'v6Values'>;
  readonly packed: FlowPlaces['packed'];
  /** Side of each place, by its number from 1; that of addresses without place comes first. */
  readonly sideOf: Uint8Array;
  /** By the same number, 1 where a place within the boundary is nobody's that is declared, nor one's own. */
  readonly undeclared: Uint8Array;
}

/** How addresses are placed, as far as flows need it. */
export interface PlacedFlows extends Pick<FlowPlaces, 'places' | 'packed'> {
  readonly ranges: FlowSetup['ranges'];
}

/** What a row or a cell says of its flows besides their address. */
export interface CellTerms {
  /** Index into `planes`; -1 where no end is known as one's own. */
  readonly group: number;
  readonly direction: Direction;
  /** Number of the place, from 1; 0 where there is none. */
  readonly place: number;
}

/** Makes the plan by which threads read: who is inside the boundary, who is declared there, and how sources place addresses. */
export function flowSetup(
  networks: readonly OwnNetwork[],
  { places, ranges: { v6Starts, v6Values }, packed }: PlacedFlows,
  boundary: string,
  declared: Pick<DeclaredParties, 'isEmpty' | 'ofOperator'>,
): FlowSetup {
  const sideOf = new Uint8Array(places.ends.length + 1).fill(UNDETERMINED);
  const undeclared = new Uint8Array(sideOf.length);
  const home = countryCode(boundary);
  const { certainty } = places;
  for (let index = certainty.indexOf(PLACED); index >= 0; index = certainty.indexOf(PLACED, index + 1)) {
    // Only what a source that can place has placed is inside or outside.
    const inside = places.country[index] === home;
    sideOf[index + 1] = inside ? INSIDE : OUTSIDE;
    if (!inside || places.own[index] === 1) continue;
    if (declared.isEmpty || declared.ofOperator(placeAt(places, index)) === undefined)
      undeclared[index + 1] = 1;
  }
  return { networks, ranges: { v6Starts, v6Values }, packed, sideOf, undeclared };
}

/** What of its tags tells rows of one address apart. */
export const PLACED_MASK = TAG_MASK;

/** The space in which the command on flows counts: by plane, direction, place and side, the last two of which follow from the address. */
export function placedSpace({ networks, ranges, packed, sideOf }: FlowSetup): FlowSpace {
  const places = new PlaceLookup({ ranges, packed });
  const told = (place: number, tag: number): number => {
    const side = place === 0 ? sideOfUnplaced(tag) : sideOf[place]!;
    return (side << SIDE_SHIFT) | (place << TAG_BITS) | tag;
  };
  return {
    own: new OwnNetworks(networks, 0),
    hourTag: () => 0,
    mask: PLACED_MASK,
    told4: (address, tag) => told(places.place4(address), tag & TAG_MASK),
    told6: (a, b, c, d, tag) => told(places.place6(a, b, c, d), tag & TAG_MASK),
    places4: {
      packed,
      sideOf,
      unplaced: Uint8Array.from(directions, (_, direction) => sideOfUnplaced(direction)),
    },
    hourly: true,
  };
}

/** Side of a sum of an hour. */
export function sideOfHour(number: number): Side {
  return sides[number & 3]!;
}

/** Index into `sides` of a row or a group. */
export function sideOfCell(cell: number): number {
  return cell >>> SIDE_SHIFT;
}

/** Number of the place of a row or a group, from 1; 0 where there is none. */
export function placeOfCell(cell: number): number {
  return (cell & PLACE_MASK) >>> TAG_BITS;
}

/** Addresses of one's own that nobody placed are not abroad for that; over a peering with another region they may be. */
function sideOfUnplaced(tag: number): number {
  return sides.indexOf((tag & 7) === WITHIN ? 'own' : 'undetermined');
}

export function termsOf(cell: number): CellTerms {
  return {
    group: ((cell >> 3) & 7) - 1,
    direction: directions[cell & 7] ?? 'crossing',
    place: placeOfCell(cell),
  };
}
