import { compareText } from '@ancrage/base';
import type { DeclaredParty } from './declared-parties.ts';
import type { FlowGroup } from './flow-report.ts';
import type { FlowPlace } from './flow-places.ts';
import { placeOfCell, sideOfCell, sides, termsOf } from './flow-space.ts';
import { GroupSums } from './group-sums.ts';
import { PLACE_MASK, TAG_BITS, TAG_MASK } from './machine/row-memory.ts';
import { placeAt } from './place-list.ts';
import type { PlaceList } from './place-list.ts';
import { planeOf } from './plane.ts';
import { orderByRank } from './rank-order.ts';

/** Groups as a report tells them, in columns: there can be tens of thousands, which are written sooner than they are made objects. */
export class ToldGroups {
  /** Their cells have what is told of a place where those of rows have the place. */
  readonly sums = new GroupSums();
  /** Names of the declared, by the number that sums have; nobody is the first. */
  readonly names: string[] = [''];
  readonly #numbers = new Map([['', 0]]);
  readonly places: PlaceList;
  /** A place of those of which the same is told, from 1, by number of what is told; 0 where it is told of none. */
  readonly #firsts: Int32Array;
  #order: Uint32Array | undefined;

  constructor(places: PlaceList) {
    this.places = places;
    this.#firsts = new Int32Array(places.told.length);
  }

  /** Adds flows of a cell; not after their order was asked for. */
  add(
    cell: number,
    party: DeclaredParty | undefined,
    few: number,
    many: bigint,
    flows: number,
    peers: number,
  ): void {
    const place = placeOfCell(cell);
    const told = this.places.told[place]!;
    if (place > 0) this.#firsts[told] = place;
    this.sums.add(
      (cell & ~PLACE_MASK) | (told << TAG_BITS),
      party === undefined ? 0 : this.#numberOf(party.name),
      few,
      many,
      flows,
      peers,
    );
  }

  /** Those of most bytes first, then by what is told of them: their place, plane and direction, side, and party. */
  get order(): Uint32Array {
    this.#order ??= this.sums.byBytes(this.#byTold());
    return this.#order;
  }

  /** A place of which that is told, by its number from 1; 0 where it is told of none. */
  placeOf(told: number): number {
    return this.#firsts[told]!;
  }

  rows(): FlowGroup[] {
    const { sums, names } = this;
    const places = new Map<number, FlowPlace>();
    return Array.from(this.order, (group): FlowGroup => {
      const cell = sums.cells[group]!;
      const { group: plane, direction, place: told } = termsOf(cell);
      let place = places.get(told);
      if (place === undefined) {
        const first = this.placeOf(told);
        place = first === 0 ? { certainty: 'unknown' } : placeAt(this.places, first - 1);
        places.set(told, place);
      }
      // In the order of their names: such rows are written in one go.
      return {
        bytes: sums.textOf(group),
        certainty: place.certainty,
        country: place.country ?? null,
        declared: names[sums.parties[group]!] || null,
        direction,
        flows: sums.flows[group]!,
        jurisdiction: place.jurisdiction ?? null,
        layer: place.layer ?? null,
        operator: place.operator ?? null,
        other: place.other ?? null,
        peers: sums.peers[group]!,
        plane: planeOf(plane + 1),
        province: place.province ?? null,
        side: sides[sideOfCell(cell)]!,
      };
    });
  }

  #byTold(): Uint32Array<ArrayBuffer> {
    const { count, cells, parties } = this.sums;
    let order = new Uint32Array(count);
    for (let group = 0; group < count; group += 1) order[group] = group;
    if (this.names.length > 1) {
      const rankOf = ranksOf(this.names);
      order = orderByRank(
        order,
        order.map((group) => rankOf[parties[group]!]!),
      ).numbers;
    }
    const terms = new Uint32Array(count);
    for (let at = 0; at < count; at += 1) {
      const cell = cells[order[at]!]!;
      terms[at] = (placeOfCell(cell) << 8) | (tagRanks[cell & TAG_MASK]! << 2) | sideOfCell(cell);
    }
    return orderByRank(order, terms).numbers;
  }

  #numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}

/** Tags in the order of their decimals, which are told as text. */
const tagRanks = ranksOf(Array.from({ length: TAG_MASK + 1 }, (_, tag) => String(tag)));

function ranksOf(texts: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(texts.length);
  for (const [rank, text] of [...texts].sort(compareText).entries()) ranks[texts.indexOf(text)] = rank;
  return ranks;
}
