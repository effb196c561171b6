import { compareText } from '@ancrage/base';
import type { DeclaredParty } from './declared-parties.ts';
import type { FlowGroup, FlowPeer, FlowReportInput, FlowSite, FlowSum, PlaneSummary } from './flow-report.ts';
import type { FlowPlace } from './flow-places.ts';
import { placeOfCell, sideOfCell, sides, termsOf } from './flow-space.ts';
import { GroupSums } from './group-sums.ts';
import { TAG_BITS, TAG_MASK } from './machine/row-memory.ts';
import { placeAt } from './place-list.ts';
import { planes } from './plane.ts';
import type { Plane } from './plane.ts';
import { KINDS, PLANE_CODES, topOf, UNDECLARED } from './summed-rows.ts';
import type { SummedRows, TopPeer } from './summed-rows.ts';

/** What is reported of flows whose rows were summed, by one thread or several. */
export class FlowSummary {
  readonly #input: FlowReportInput;
  readonly #groups = new GroupSums();
  readonly #peers = new Float64Array(PLANE_CODES * KINDS);
  readonly #places = new Map<number, FlowPlace>();
  readonly #byPlace = new Map<number, DeclaredParty | undefined>();

  constructor(input: FlowReportInput) {
    this.#input = input;
    for (const { groups, peers } of input.sums) {
      for (let group = 0; group < groups.count; group += 1)
        this.#groups.add(
          groups.cells[group]!,
          groups.parties[group]!,
          groups.few[group]!,
          groups.many.get(group) ?? 0n,
          groups.flows[group]!,
          groups.peers[group]!,
        );
      for (const [kind, count] of peers.entries()) this.#peers[kind]! += count;
    }
  }

  planes(): PlaneSummary[] {
    const sums = Array.from({ length: PLANE_CODES }, () => ({
      seen: false,
      bytes: Array.from({ length: KINDS }, () => 0n),
      flows: new Float64Array(KINDS),
      explained: 0n,
      unexplained: 0n,
    }));
    const { cells, flows, count } = this.#groups;
    for (let group = 0; group < count; group += 1) {
      const cell = cells[group]!;
      const party = this.#partyOf(group);
      const of = sums[(cell >> 3) & 7]!;
      const side = sideOfCell(cell);
      const bytes = this.#groups.bytesOf(group);
      of.seen = true;
      of.bytes[side]! += bytes;
      of.flows[side]! += flows[group]!;
      if (side === INSIDE && party === undefined && this.#placeOf(cell)?.layer !== 'own') {
        of.bytes[UNDECLARED]! += bytes;
        of.flows[UNDECLARED]! += flows[group]!;
      }
      if (side === OWN || this.#placeOf(cell)?.layer === 'own') continue;
      if (party === undefined) of.unexplained += bytes;
      else of.explained += bytes;
    }
    // Those that are judged come first.
    return [2, 3, 4, 1, 0].flatMap((plane) => {
      const of = sums[plane]!;
      if (!of.seen) return [];
      const sum = (kind: number): FlowSum => ({
        bytes: of.bytes[kind]!.toString(),
        flows: of.flows[kind]!,
        peers: this.#peers[plane * KINDS + kind]!,
      });
      const name = planeOf(plane);
      return [
        {
          plane: name,
          gate: name === 'storage' || name === 'management',
          outside: sum(OUTSIDE),
          undetermined: sum(UNDETERMINED),
          inside: sum(INSIDE),
          own: sum(OWN),
          explained: of.explained.toString(),
          unexplained: of.unexplained.toString(),
          undeclared_inside: sum(UNDECLARED),
        },
      ];
    });
  }

  /** Places that differ only by the file or region that told them are one to whoever reads this. */
  groups(): FlowGroup[] {
    const { cells, flows, peers, count } = this.#groups;
    // What is told of each place, once, by number.
    const [numberOf, ofPlace] = [new Map<string, number>(), new Map<number, number>()];
    const [wheres, places]: [string[], ToldPlace[]] = [[], []];
    const told = new GroupSums();
    const [names, numbers] = [[''], new Map([['', 0]])];
    const numberOfName = (party: DeclaredParty | undefined): number => {
      const name = party?.name ?? '';
      const number = numbers.get(name) ?? names.length;
      if (number < names.length) return number;
      names.push(name);
      numbers.set(name, number);
      return number;
    };
    const toldPlaces: number[] = [];
    for (let group = 0; group < count; group += 1) {
      const cell = cells[group]!;
      let where = ofPlace.get(placeOfCell(cell));
      if (where === undefined) {
        const place = toldPlace(this.#placeOf(cell));
        const words = wordsOf(place);
        where = numberOf.get(words) ?? wheres.length;
        ofPlace.set(placeOfCell(cell), where);
        if (where === wheres.length) {
          numberOf.set(words, where);
          wheres.push(words);
          places.push(place);
        }
      }
      const index = told.add(
        (((where << 2) | sideOfCell(cell)) << TAG_BITS) | (cell & TAG_MASK),
        numberOfName(this.#partyOf(group)),
        this.#groups.few[group]!,
        this.#groups.many.get(group) ?? 0n,
        flows[group]!,
        peers[group]!,
      );
      toldPlaces[index] = where;
    }
    const nameOf = (group: number): string => {
      const cell = told.cells[group]!;
      return `${wheres[toldPlaces[group]!]!} ${cell & TAG_MASK} ${(cell >> TAG_BITS) & 3} ${names[told.parties[group]!]!}`;
    };
    return told.byBytes(nameOf).map((group) => {
      const cell = told.cells[group]!;
      const place = places[toldPlaces[group]!]!;
      // In the order of their names: such rows are written in one go.
      return {
        bytes: told.textOf(group),
        certainty: place.certainty,
        country: place.country,
        declared: names[told.parties[group]!] || null,
        direction: termsOf(cell).direction,
        flows: told.flows[group]!,
        jurisdiction: place.jurisdiction,
        layer: place.layer,
        operator: place.operator,
        other: place.other,
        peers: told.peers[group]!,
        plane: planeOf((cell >> 3) & 7),
        province: place.province,
        side: sides[(cell >> TAG_BITS) & 3]!,
      };
    });
  }

  /** Places with coordinates, by name. */
  sites(): FlowSite[] {
    const sites = new Map<
      string,
      { readonly site: Omit<FlowSite, keyof FlowSum>; bytes: bigint; flows: number; peers: number }
    >();
    const { cells, flows, peers, count } = this.#groups;
    for (let group = 0; group < count; group += 1) {
      const cell = cells[group]!;
      const place = this.#placeOf(cell);
      if (place?.certainty !== 'placed') continue;
      const { country, province = null, name, latitude, longitude } = place;
      if (country === undefined || name === undefined || latitude === undefined || longitude === undefined)
        continue;
      const key = `${country} ${province ?? ''} ${name}`;
      const known = sites.get(key) ?? {
        site: { country, province, name, latitude, longitude },
        bytes: 0n,
        flows: 0,
        peers: 0,
      };
      known.bytes += this.#groups.bytesOf(group);
      known.flows += flows[group]!;
      known.peers += peers[group]!;
      sites.set(key, known);
    }
    return [...sites]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { site, bytes, flows, peers }]) => ({ ...site, bytes: bytes.toString(), flows, peers }));
  }

  outside(): FlowPeer[] {
    return this.#top(({ outside }) => outside);
  }

  undeclaredInside(): FlowPeer[] {
    return this.#top(({ undeclared }) => undeclared);
  }

  #top(of: (sums: SummedRows) => readonly TopPeer[]): FlowPeer[] {
    return topOf(this.#input.sums.map(of)).map((top) => this.#peer(top));
  }

  #placeOf(cell: number): FlowPlace | undefined {
    const place = placeOfCell(cell);
    if (place === 0) return undefined;
    let known = this.#places.get(place);
    if (known === undefined) {
      known = placeAt(this.#input.places, place - 1);
      this.#places.set(place, known);
    }
    return known;
  }

  /** Who is declared behind the peers of a group: whoever declares their prefix, else the operator of their place, who is asked for once for each place. */
  #partyOf(group: number): DeclaredParty | undefined {
    const { declared } = this.#input;
    const number = this.#groups.parties[group]!;
    if (number > 0) return declared.party(number);
    const cell = this.#groups.cells[group]!;
    if (sideOfCell(cell) === OWN) return undefined;
    const place = placeOfCell(cell);
    if (this.#byPlace.has(place)) return this.#byPlace.get(place);
    const party = declared.ofOperator(this.#placeOf(cell));
    this.#byPlace.set(place, party);
    return party;
  }

  #peer({ address, cell, bytes, flows }: TopPeer): FlowPeer {
    const place = this.#placeOf(cell);
    return {
      address,
      plane: planeOf((cell >> 3) & 7),
      direction: termsOf(cell).direction,
      bytes: bytes.toString(),
      flows,
      country: place?.country ?? null,
      certainty: place?.certainty ?? 'unknown',
      operator: place?.operator ?? null,
      layer: place?.layer ?? null,
      file: place?.file ?? null,
    };
  }
}

const [INSIDE, OUTSIDE, UNDETERMINED, OWN] = [
  sides.indexOf('inside'),
  sides.indexOf('outside'),
  sides.indexOf('undetermined'),
  sides.indexOf('own'),
];

function planeOf(code: number): Plane | 'none' {
  return code === 0 ? 'none' : planes[code - 1]!;
}

/** What a group tells of its place. */
type ToldPlace = Pick<
  FlowGroup,
  'certainty' | 'country' | 'province' | 'other' | 'operator' | 'jurisdiction' | 'layer'
>;

function toldPlace(place: FlowPlace | undefined): ToldPlace {
  return {
    certainty: place?.certainty ?? 'unknown',
    country: place?.country ?? null,
    province: place?.province ?? null,
    other: place?.other ?? null,
    operator: place?.operator ?? null,
    jurisdiction: place?.jurisdiction ?? null,
    layer: place?.layer ?? null,
  };
}

/** What tells places apart that are told, and puts those of equal groups in order; no field holds what stands between. */
function wordsOf({ certainty, country, province, other, operator, jurisdiction, layer }: ToldPlace): string {
  return `${certainty}\n${country ?? ''}\n${province ?? ''}\n${other ?? ''}\n${operator ?? ''}\n${jurisdiction ?? ''}\n${layer ?? ''}`;
}
