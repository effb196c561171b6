import { compareText } from '@ancrage/base';
import type { DeclaredParty } from './declared-parties.ts';
import type { FlowPeer, FlowReportInput, FlowSite, FlowSum, PlaneSummary } from './flow-report.ts';
import type { FlowPlace } from './flow-places.ts';
import { certainties } from './certainty.ts';
import { placeOfCell, sideOfCell, sides, termsOf } from './flow-space.ts';
import type { GroupColumns } from './group-sums.ts';
import { placeAt } from './place-list.ts';
import { planeOf } from './plane.ts';
import { KINDS, PLANE_CODES, topOf, UNDECLARED } from './summed-rows.ts';
import type { SummedRows, TopPeer } from './summed-rows.ts';
import { ToldGroups } from './told-groups.ts';
import { WholeSums } from './whole-sums.ts';

const [INSIDE, OUTSIDE, UNDETERMINED, OWN] = [
  sides.indexOf('inside'),
  sides.indexOf('outside'),
  sides.indexOf('undetermined'),
  sides.indexOf('own'),
];
const PLACED = certainties.indexOf('placed');

type Site = Omit<FlowSite, keyof FlowSum>;

/** What is reported of flows whose rows were summed, by one thread or several: one pass over their groups. */
export class FlowSummary {
  readonly groups: ToldGroups;
  readonly #input: FlowReportInput;
  readonly #seen = new Uint8Array(PLANE_CODES);
  readonly #bytes = new WholeSums(PLANE_CODES * KINDS);
  readonly #flows = new Float64Array(PLANE_CODES * KINDS);
  readonly #peers = new Float64Array(PLANE_CODES * KINDS);
  readonly #explained = new WholeSums(PLANE_CODES);
  readonly #unexplained = new WholeSums(PLANE_CODES);
  readonly #sites = new Map<string, { site: Site; bytes: bigint; flows: number; peers: number }>();
  readonly #siteOf = new Map<number, string | undefined>();
  readonly #partyOf = new Map<number, DeclaredParty | undefined>();

  constructor(input: FlowReportInput) {
    this.#input = input;
    this.groups = new ToldGroups(input.places);
    for (const { groups, peers } of input.sums) {
      this.#add(groups);
      for (let kind = 0; kind < peers.length; kind += 1) this.#peers[kind]! += peers[kind]!;
    }
  }

  planes(): PlaneSummary[] {
    // Those that are judged come first.
    return [2, 3, 4, 1, 0].flatMap((plane) => {
      if (this.#seen[plane] === 0) return [];
      const sum = (kind: number): FlowSum => ({
        bytes: this.#bytes.text(plane * KINDS + kind),
        flows: this.#flows[plane * KINDS + kind]!,
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
          explained: this.#explained.text(plane),
          unexplained: this.#unexplained.text(plane),
          undeclared_inside: sum(UNDECLARED),
        },
      ];
    });
  }

  /** Places with coordinates, by name. */
  sites(): FlowSite[] {
    return [...this.#sites]
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

  #add({ count, cells, parties, few, many, flows, peers }: GroupColumns): void {
    const { places, declared } = this.#input;
    const anyone = !declared.isEmpty;
    for (let group = 0; group < count; group += 1) {
      const cell = cells[group]!;
      const [side, place, plane] = [sideOfCell(cell), placeOfCell(cell), (cell >> 3) & 7];
      const more = many.size === 0 ? 0n : (many.get(group) ?? 0n);
      const bytes = few[group]!;
      const party = anyone ? this.#party(parties[group]!, side, place) : undefined;
      const own = place > 0 && places.own[place - 1] === 1;
      this.groups.add(cell, party, bytes, more, flows[group]!, peers[group]!);
      this.#seen[plane] = 1;
      this.#bytes.add(plane * KINDS + side, bytes, more);
      this.#flows[plane * KINDS + side]! += flows[group]!;
      if (side === INSIDE && party === undefined && !own) {
        this.#bytes.add(plane * KINDS + UNDECLARED, bytes, more);
        this.#flows[plane * KINDS + UNDECLARED]! += flows[group]!;
      }
      if (side !== OWN && !own)
        (party === undefined ? this.#unexplained : this.#explained).add(plane, bytes, more);
      if (place > 0 && places.certainty[place - 1] === PLACED)
        this.#addSite(place, BigInt(bytes) + more, flows[group]!, peers[group]!);
    }
  }

  /** Who is declared behind the peers of a group: whoever declares their prefix, else the operator of their place, who is asked for once for each place. */
  #party(number: number, side: number, place: number): DeclaredParty | undefined {
    const { declared } = this.#input;
    if (number > 0) return declared.party(number);
    if (side === OWN) return undefined;
    if (this.#partyOf.has(place)) return this.#partyOf.get(place);
    const party = declared.ofOperator(this.#placeOf(place));
    this.#partyOf.set(place, party);
    return party;
  }

  #addSite(place: number, bytes: bigint, flows: number, peers: number): void {
    let key = this.#siteOf.get(place);
    if (key === undefined) {
      if (this.#siteOf.has(place)) return;
      const { country, province = null, name, latitude, longitude } = this.#placeOf(place)!;
      const told =
        country !== undefined && name !== undefined && latitude !== undefined && longitude !== undefined;
      key = told ? `${country} ${province ?? ''} ${name}` : undefined;
      this.#siteOf.set(place, key);
      if (!told || key === undefined) return;
      if (!this.#sites.has(key))
        this.#sites.set(key, {
          site: { country, province, name, latitude, longitude },
          bytes: 0n,
          flows: 0,
          peers: 0,
        });
    }
    const known = this.#sites.get(key)!;
    known.bytes += bytes;
    known.flows += flows;
    known.peers += peers;
  }

  #placeOf(place: number): FlowPlace | undefined {
    return place === 0 ? undefined : placeAt(this.#input.places, place - 1);
  }

  #peer({ address, cell, bytes, flows }: TopPeer): FlowPeer {
    const place = this.#placeOf(placeOfCell(cell));
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
