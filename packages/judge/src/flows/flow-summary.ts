import { compareText } from '@ancrage/base';
import type { DeclaredParty } from './declared-parties.ts';
import type { FlowGroup, FlowPeer, FlowReportInput, FlowSite, FlowSum, PlaneSummary } from './flow-report.ts';
import type { FlowPlace } from './flow-places.ts';
import { placedSpace, sideOfCell, sides, termsOf } from './flow-space.ts';
import type { Side } from './flow-space.ts';
import type { FlowSpace } from './flow-sink.ts';
import { EXACT, FlowTable, rowText } from './flow-table.ts';
import type { FlowRows } from './flow-table.ts';
import { placeAt } from './place-list.ts';
import { planes } from './plane-table.ts';
import type { Plane } from './plane-table.ts';

/** Peers that are named one by one in each list. */
const MOST_PEERS = 25;

/** A sum of bytes that stays exact: small ones are added as doubles. */
class Bytes {
  #few = 0;
  #many = 0n;

  add(few: number, many: bigint): void {
    this.#few += few;
    if (this.#few >= EXACT) {
      this.#many += BigInt(this.#few);
      this.#few = 0;
    }
    if (many !== 0n) this.#many += many;
  }

  get total(): bigint {
    return this.#many + BigInt(this.#few);
  }
}

interface Group {
  readonly cell: number;
  readonly party: DeclaredParty | undefined;
  readonly bytes: Bytes;
  flows: number;
  peers: number;
}

interface TopRow {
  readonly rows: FlowRows;
  readonly row: number;
  readonly cell: number;
  readonly bytes: bigint;
}

/** Kinds of peers that are counted once for each plane, whatever their direction: the sides, then those of nobody. */
const UNDECLARED = sides.length;
const KINDS = sides.length + 1;

/**
 * Sums rows by what is told of them. Rows are many and groups few: nothing is made a text before it is known that it is shown.
 */
export class FlowSummary {
  readonly #input: FlowReportInput;
  readonly #space: FlowSpace;
  readonly #groups = new Map<string | number, Group>();
  readonly #seen4 = new FlowTable(1, undefined, Infinity);
  readonly #seen6 = new FlowTable(4, undefined, Infinity);
  /** Distinct peers, flows and bytes by plane and kind. */
  readonly #peers = new Map<number, number>();
  readonly #places = new Map<number, FlowPlace>();
  readonly #byPlace = new Map<number, DeclaredParty | undefined>();
  readonly #outside: TopRow[] = [];
  readonly #undeclared: TopRow[] = [];

  constructor(input: FlowReportInput) {
    this.#input = input;
    this.#space = placedSpace(input.setup);
  }

  add(rows: FlowRows): void {
    const { setup, declared } = this.#input;
    const beyond = new Map(rows.beyond);
    const { keys, words } = rows;
    for (let row = 0; row < rows.tags.length; row += 1) {
      const tag = rows.tags[row]!;
      const at = row * words;
      const cell =
        rows.level > 0
          ? tag
          : words === 1
            ? this.#space.cell4(keys[row]!, tag)
            : this.#space.cell6(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!, tag);
      const side = sideOfCell(cell, setup.sideOf);
      const place = cell >> 6;
      let party: DeclaredParty | undefined;
      if (side !== OWN) {
        party = declared.hasPrefixes
          ? declared.ofAddress(rowText(rows, row), this.#placeOf(place))
          : undefined;
        party ??= this.#partyOf(place);
      }
      const number = declared.numberOf(party);
      const key = cell * 65_536 + number;
      let group = this.#groups.get(key);
      if (group === undefined) {
        group = { cell, party, bytes: new Bytes(), flows: 0, peers: 0 };
        this.#groups.set(key, group);
      }
      const few = rows.bytes[row]!;
      const many = beyond.get(row) ?? 0n;
      group.bytes.add(few, many);
      group.flows += rows.flows[row]!;
      group.peers += 1;
      const plane = (cell >> 3) & 7;
      this.#count(rows, row, plane * KINDS + side);
      const undeclared = this.#isUndeclared(cell, side, party);
      if (undeclared) this.#count(rows, row, plane * KINDS + UNDECLARED);
      if (side === OUTSIDE) keepTop(this.#outside, rows, row, cell, few, many);
      if (undeclared) keepTop(this.#undeclared, rows, row, cell, few, many);
    }
  }

  planes(): PlaneSummary[] {
    const { setup } = this.#input;
    // Those that are judged come first.
    return [2, 3, 4, 1, 0].flatMap((plane) => {
      const groups = [...this.#groups.values()].filter(({ cell }) => ((cell >> 3) & 7) === plane);
      if (groups.length === 0) return [];
      const sum = (kind: number, fits: (group: Group) => boolean): FlowSum => {
        const own = groups.filter(fits);
        return {
          bytes: total(own).toString(),
          flows: own.reduce((flows, group) => flows + group.flows, 0),
          peers: this.#peers.get(plane * KINDS + kind) ?? 0,
        };
      };
      const ofSide = (side: Side): FlowSum =>
        sum(sides.indexOf(side), ({ cell }) => sideOfCell(cell, setup.sideOf) === sides.indexOf(side));
      const foreign = groups.filter(
        ({ cell }) => sideOfCell(cell, setup.sideOf) !== OWN && this.#placeOf(cell >> 6)?.layer !== 'own',
      );
      const name = planeOf(plane);
      return [
        {
          plane: name,
          gate: name === 'storage' || name === 'management',
          outside: ofSide('outside'),
          undetermined: ofSide('undetermined'),
          inside: ofSide('inside'),
          own: ofSide('own'),
          explained: total(foreign.filter(({ party }) => party !== undefined)).toString(),
          unexplained: total(foreign.filter(({ party }) => party === undefined)).toString(),
          undeclared_inside: sum(UNDECLARED, ({ cell, party }) =>
            this.#isUndeclared(cell, sideOfCell(cell, setup.sideOf), party),
          ),
        },
      ];
    });
  }

  /** Places that differ only by the file or region that told them are one to whoever reads this. */
  groups(): FlowGroup[] {
    const told = new Map<
      string,
      { readonly group: Omit<FlowGroup, keyof FlowSum>; bytes: bigint; flows: number; peers: number }
    >();
    for (const { cell, party, bytes, flows, peers } of this.#groups.values()) {
      const place = this.#placeOf(cell >> 6);
      const group = {
        plane: planeOf((cell >> 3) & 7),
        direction: termsOf(cell).direction,
        side: sides[sideOfCell(cell, this.#input.setup.sideOf)]!,
        certainty: place?.certainty ?? 'unknown',
        country: place?.country ?? null,
        province: place?.province ?? null,
        other: place?.other ?? null,
        operator: place?.operator ?? null,
        jurisdiction: place?.jurisdiction ?? null,
        layer: place?.layer ?? null,
        declared: party?.name ?? null,
      } as const;
      const key = JSON.stringify(group);
      const known = told.get(key) ?? { group, bytes: 0n, flows: 0, peers: 0 };
      known.bytes += bytes.total;
      known.flows += flows;
      known.peers += peers;
      told.set(key, known);
    }
    return [...told]
      .sort(([a, { bytes: x }], [b, { bytes: y }]) => (x > y ? -1 : x < y ? 1 : compareText(a, b)))
      .map(([, { group, bytes, flows, peers }]) => ({ ...group, bytes: bytes.toString(), flows, peers }));
  }

  /** Places with coordinates, by name. */
  sites(): FlowSite[] {
    const sites = new Map<
      string,
      { readonly site: Omit<FlowSite, keyof FlowSum>; bytes: bigint; flows: number; peers: number }
    >();
    for (const { cell, bytes, flows, peers } of this.#groups.values()) {
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
      known.bytes += bytes.total;
      known.flows += flows;
      known.peers += peers;
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

  #count(rows: FlowRows, row: number, kind: number): void {
    const { keys, words } = rows;
    const table = words === 1 ? this.#seen4 : this.#seen6;
    const at = row * 4;
    const found =
      words === 1
        ? table.row4(keys[row]!, kind)
        : table.row6(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!, kind);
    if (table.ints[found] !== 0) return;
    table.add(found, 0);
    this.#peers.set(kind, (this.#peers.get(kind) ?? 0) + 1);
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

const [INSIDE, OUTSIDE, OWN] = [sides.indexOf('inside'), sides.indexOf('outside'), sides.indexOf('own')];

function planeOf(code: number): Plane | 'none' {
  return code === 0 ? 'none' : planes[code - 1]!;
}

function total(groups: readonly Group[]): bigint {
  return groups.reduce((sum, { bytes }) => sum + bytes.total, 0n);
}

/** Keeps the rows of most bytes, in order; of equal ones, by address and tag, so that their order in the table does not tell. */
function keepTop(top: TopRow[], rows: FlowRows, row: number, cell: number, few: number, many: bigint): void {
  const last = top[MOST_PEERS - 1];
  if (last !== undefined && many === 0n && last.bytes > BigInt(few)) return;
  const kept: TopRow = { rows, row, cell, bytes: BigInt(few) + many };
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
