import { compareText } from '@ancrage/base';
import type { DeclaredParty } from './declared-parties.ts';
import type { FlowGroup, FlowPeer, FlowReportInput, FlowSite, FlowSum, PlaneSummary } from './flow-report.ts';
import type { FlowPlace } from './flow-places.ts';
import { placedSpace, sideOfCell, sides, termsOf } from './flow-space.ts';
import type { FlowSpace } from './flow-sink.ts';
import { GroupSums } from './group-sums.ts';
import { rowText } from './flow-table.ts';
import { rankOf } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { placeAt } from './place-list.ts';
import { planes } from './plane-table.ts';
import type { Plane } from './plane-table.ts';
import { orderByRank } from './rank-order.ts';

/** Peers that are named one by one in each list. */
const MOST_PEERS = 25;

interface TopRow {
  readonly rows: FlowRows;
  readonly row: number;
  readonly cell: number;
  readonly bytes: bigint;
  /** The same as a double, for a quick look. */
  readonly low: number;
}

/** Kinds of peers that are counted once for each plane, whatever their direction: the sides, then those of nobody. */
const UNDECLARED = sides.length;
const KINDS = sides.length + 1;
/** The planes and what is of none. */
const PLANE_CODES = planes.length + 1;

/**
 * Sums rows by what is told of them. Rows are many and groups few: nothing is made a text before it is known that it is shown.
 */
export class FlowSummary {
  readonly #input: FlowReportInput;
  readonly #space: FlowSpace;
  readonly #groups = new GroupSums();
  /** Distinct peers by plane and kind, and of which of these the address at hand is one, as bits. */
  readonly #peers = new Float64Array(PLANE_CODES * KINDS);
  #seen = 0;
  readonly #places = new Map<number, FlowPlace>();
  readonly #byPlace = new Map<number, DeclaredParty | undefined>();
  readonly #outside: TopRow[] = [];
  readonly #undeclared: TopRow[] = [];

  constructor(input: FlowReportInput) {
    this.#input = input;
    this.#space = placedSpace(input.setup);
  }

  /** Adds rows, those of one address side by side. */
  add(rows: FlowRows): void {
    const { setup, declared } = this.#input;
    const beyond = new Map(rows.beyond);
    const { keys, tags, words } = rows;
    const order = byAddress(rows);
    let [before, placed, known] = [-1, 0, -1];
    let ofPlace: DeclaredParty | undefined;
    for (let index = 0; index < tags.length; index += 1) {
      const row = order === undefined ? index : order[index]!;
      if (before < 0 || !sameAddress(rows, row, before)) {
        this.#seen = 0;
        // One address has one place; what is folded tells it itself.
        const at = row * words;
        if (rows.level > 0) placed = 0;
        else if (words === 1) placed = this.#space.cell4(keys[at]!, 0);
        else placed = this.#space.cell6(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!, 0);
      }
      before = row;
      const cell = placed | tags[row]!;
      const side = sideOfCell(cell, setup.sideOf);
      const place = cell >> 6;
      let party: DeclaredParty | undefined;
      if (side !== OWN) {
        party = declared.hasPrefixes
          ? declared.ofAddress(rowText(rows, row), this.#placeOf(place))
          : undefined;
        // Mostly the place of the row before.
        if (place !== known) ofPlace = this.#partyOf(place);
        known = place;
        party ??= ofPlace;
      }
      const few = rows.bytes[row]!;
      const many = beyond.size === 0 ? 0n : (beyond.get(row) ?? 0n);
      this.#groups.add(cell, declared.numberOf(party), party, few, many, rows.flows[row]!, 1);
      const plane = (cell >> 3) & 7;
      this.#count(plane * KINDS + side);
      const undeclared = this.#isUndeclared(cell, side, party);
      if (undeclared) this.#count(plane * KINDS + UNDECLARED);
      if (side === OUTSIDE) keepTop(this.#outside, rows, row, cell, few, many);
      if (undeclared) keepTop(this.#undeclared, rows, row, cell, few, many);
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
    const { cells, parties, flows, count } = this.#groups;
    for (let group = 0; group < count; group += 1) {
      const [cell, party] = [cells[group]!, parties[group]];
      const of = sums[(cell >> 3) & 7]!;
      const side = sideOfCell(cell, this.#input.setup.sideOf);
      const bytes = this.#groups.bytesOf(group);
      of.seen = true;
      of.bytes[side]! += bytes;
      of.flows[side]! += flows[group]!;
      if (this.#isUndeclared(cell, side, party)) {
        of.bytes[UNDECLARED]! += bytes;
        of.flows[UNDECLARED]! += flows[group]!;
      }
      if (side === OWN || this.#placeOf(cell >> 6)?.layer === 'own') continue;
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
    const { sideOf } = this.#input.setup;
    const { cells, parties, flows, peers, count } = this.#groups;
    // What is told of each place, once, by number.
    const [numberOf, ofPlace] = [new Map<string, number>(), new Map<number, number>()];
    const [wheres, places]: [string[], ToldPlace[]] = [[], []];
    const told = new GroupSums();
    const names = new Map<string, number>();
    const numberOfName = (party: DeclaredParty | undefined): number => {
      if (party === undefined) return 0;
      const number = names.get(party.name) ?? names.size + 1;
      names.set(party.name, number);
      return number;
    };
    const toldPlaces: number[] = [];
    for (let group = 0; group < count; group += 1) {
      const cell = cells[group]!;
      let where = ofPlace.get(cell >> 6);
      if (where === undefined) {
        const place = toldPlace(this.#placeOf(cell >> 6));
        const words = JSON.stringify(place);
        where = numberOf.get(words) ?? wheres.length;
        ofPlace.set(cell >> 6, where);
        if (where === wheres.length) {
          numberOf.set(words, where);
          wheres.push(words);
          places.push(place);
        }
      }
      const side = sideOfCell(cell, sideOf);
      const index = told.add(
        ((where << 2) | side) * 64 + (cell & 63),
        numberOfName(parties[group]),
        parties[group],
        this.#groups.few[group]!,
        this.#groups.many.get(group) ?? 0n,
        flows[group]!,
        peers[group]!,
      );
      toldPlaces[index] = where;
    }
    const nameOf = (group: number): string => {
      const cell = told.cells[group]!;
      return `${wheres[toldPlaces[group]!]!} ${cell & 63} ${(cell >> 6) & 3} ${told.parties[group]?.name ?? ''}`;
    };
    return told.byBytes(nameOf).map((group) => {
      const cell = told.cells[group]!;
      const place = places[toldPlaces[group]!]!;
      // In the order of their names: such rows are written in one go.
      return {
        bytes: told.bytesOf(group).toString(),
        certainty: place.certainty,
        country: place.country,
        declared: told.parties[group]?.name ?? null,
        direction: termsOf(cell).direction,
        flows: told.flows[group]!,
        jurisdiction: place.jurisdiction,
        layer: place.layer,
        operator: place.operator,
        other: place.other,
        peers: told.peers[group]!,
        plane: planeOf((cell >> 3) & 7),
        province: place.province,
        side: sides[(cell >> 6) & 3]!,
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
      const place = this.#placeOf(cell >> 6);
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
    return this.#outside.map((top) => this.#peer(top));
  }

  undeclaredInside(): FlowPeer[] {
    return this.#undeclared.map((top) => this.#peer(top));
  }

  #placeOf(place: number): FlowPlace | undefined {
    if (place === 0) return undefined;
    let known = this.#places.get(place);
    if (known === undefined) {
      known = placeAt(this.#input.places, place - 1);
      this.#places.set(place, known);
    }
    return known;
  }

  /** Who is behind the operator of a place: asked once for each place. */
  #partyOf(place: number): DeclaredParty | undefined {
    if (this.#byPlace.has(place)) return this.#byPlace.get(place);
    const party = this.#input.declared.ofOperator(this.#placeOf(place));
    this.#byPlace.set(place, party);
    return party;
  }

  #isUndeclared(cell: number, side: number, party: DeclaredParty | undefined): boolean {
    return side === INSIDE && party === undefined && this.#placeOf(cell >> 6)?.layer !== 'own';
  }

  /** Counts the address at hand as a peer of a kind, once. */
  #count(kind: number): void {
    const bit = 1 << kind;
    if ((this.#seen & bit) !== 0) return;
    this.#seen |= bit;
    this.#peers[kind]! += 1;
  }

  #peer({ rows, row, cell, bytes }: TopRow): FlowPeer {
    const place = this.#placeOf(cell >> 6);
    return {
      address: rowText(rows, row),
      plane: planeOf((cell >> 3) & 7),
      direction: termsOf(cell).direction,
      bytes: bytes.toString(),
      flows: rows.flows[row]!,
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

/** Whether two rows are of one address. */
function sameAddress({ words, keys }: FlowRows, row: number, other: number): boolean {
  for (let word = 0; word < words; word += 1)
    if (keys[row * words + word] !== keys[other * words + word]) return false;
  return true;
}

/** Order in which rows of one address stand side by side; undefined where they do as they are. */
function byAddress({ level, words, keys, tags }: FlowRows): Uint32Array | undefined {
  // The tag of what is folded has a part in its rank.
  if (level === 0) return undefined;
  const at = (row: number): number =>
    words === 1
      ? keys[row]!
      : rankOf(keys[row * 4]!, keys[row * 4 + 1]!, keys[row * 4 + 2]!, keys[row * 4 + 3]!, 0);
  const rows = Uint32Array.from(tags.keys());
  return orderByRank(rows, Uint32Array.from(rows, at)).numbers;
}

/** Keeps the rows of most bytes, in order; of equal ones, by address and tag, so that their order in the table does not tell. */
function keepTop(top: TopRow[], rows: FlowRows, row: number, cell: number, few: number, many: bigint): void {
  const last = top[MOST_PEERS - 1];
  if (last !== undefined && many === 0n && last.low > few) return;
  const bytes = BigInt(few) + many;
  const kept: TopRow = { rows, row, cell, bytes, low: Number(bytes) };
  let at = top.length;
  while (at > 0 && isAhead(kept, top[at - 1]!)) at -= 1;
  if (at >= MOST_PEERS) return;
  top.splice(at, 0, kept);
  if (top.length > MOST_PEERS) top.pop();
}

function isAhead(a: TopRow, b: TopRow): boolean {
  if (a.bytes !== b.bytes) return a.bytes > b.bytes;
  const order = compareText(rowText(a.rows, a.row), rowText(b.rows, b.row));
  return order === 0 ? a.cell < b.cell : order < 0;
}
