import { canonicalJson } from '@ancrage/base';
import { BytePieces, COPIED } from './byte-pieces.ts';
import { directions, placeOfCell, sideOfCell, sides } from './flow-space.ts';
import { fieldEnds, FIELDS } from './place-list.ts';
import { planeOf } from './plane.ts';
import { PLANE_CODES } from './summed-rows.ts';
import type { ToldGroups } from './told-groups.ts';

const [OPEN, CLOSE, ZERO] = [0x5b, 0x5d, 0x30];
/** A sum of as many records as can be counted, each of as many bytes as a record can tell, has fewer digits. */
const LONGEST_NUMBER = 40;
/** What stands before the bytes, the plane and the side. */
const LONGEST_REST = 100;

/** Bytes that a group mostly has fewer of. */
const USUAL = 300;

/**
 * The list of groups in canonical JSON (RFC 8785) and UTF-8, as `canonicalJson` writes their rows. What stands between the numbers of a group is common to
 * many: it is written once, and copied.
 */
export function groupBytes(groups: ToldGroups): Uint8Array {
  const { sums, order } = groups;
  const { cells, parties: partyOf, few, flows, peers } = sums;
  const plain = sums.many.size === 0;
  const common = new CommonPieces(groups);
  const { pieces, places, parties, planes, sides: bySide, start } = common;
  let out = new Uint8Array(order.length * USUAL + 2);
  let view = new DataView(out.buffer);
  out[0] = OPEN;
  let at = 1;
  for (let index = 0; index < order.length; index += 1) {
    const group = order[index]!;
    const cell = cells[group]!;
    const told = placeOfCell(cell);
    const place = places[told]! || common.learnPlace(told);
    const key = partyOf[group]! * 8 + (cell & 7);
    const party = parties[key]! || common.learnParty(key);
    if (at + common.longest > out.length) {
      const grown = new Uint8Array(out.length * 2 + common.longest);
      grown.set(out);
      [out, view] = [grown, new DataView(grown.buffer)];
    }
    at = pieces.copy(start, view, at);
    at = plain ? putWhole(out, at, few[group]!) : putText(out, at, sums.textOf(group));
    at = pieces.copy(place, view, at);
    at = pieces.copy(party, view, at);
    at = putWhole(out, at, flows[group]!);
    at = pieces.copy(place + 1, view, at);
    at = putWhole(out, at, peers[group]!);
    at = pieces.copy(planes[(cell >> 3) & 7]!, view, at);
    at = pieces.copy(place + 2, view, at);
    at = pieces.copy(bySide[sideOfCell(cell)]!, view, at);
  }
  // Behind every group stands a comma, behind the last one too.
  if (at > 1) at -= 1;
  out[at] = CLOSE;
  return out.subarray(0, at + 1);
}

/** Fields of a place in the order in which its group has them; who is declared stands behind the second, peers behind the sixth. */
const MEMBERS = (
  ['certainty', 'country', 'jurisdiction', 'layer', 'operator', 'other', 'province'] as const
).map((name) => FIELDS.indexOf(name));
const [AFTER_COUNTRY, AFTER_OTHER] = [1, 5];

/** What groups have in common, as numbers of pieces, none of which is 0; those of places and parties are made when the first group has them. */
class CommonPieces {
  readonly pieces = new BytePieces();
  readonly #none = this.#piece('');
  readonly start = this.#piece('{"bytes":"');
  /** By what is told of a place, the first of three: from the bytes to who is declared, from the flows to the peers, and the province. */
  readonly places: Int32Array;
  /** By party and direction. */
  readonly parties: Int32Array;
  readonly planes = Int32Array.from({ length: PLANE_CODES }, (_, plane) =>
    this.#piece(`,"plane":"${planeOf(plane)}","province":`),
  );
  readonly sides = Int32Array.from(sides, (side) => this.#piece(`,"side":"${side}"},`));
  /** A group has no more bytes. */
  longest = 0;
  readonly #names = MEMBERS.map((field) => this.#piece(openingOf(FIELDS[field]!)));
  readonly #unknown = this.#piece('"unknown"');
  readonly #null = this.#piece('null');
  readonly #declared = this.#piece(',"declared":');
  readonly #peers = this.#piece(',"peers":');
  readonly #groups: ToldGroups;
  readonly #ends = new Uint32Array(FIELDS.length);
  #longestPlace = 0;
  #longestParty = 0;

  constructor(groups: ToldGroups) {
    this.#groups = groups;
    this.places = new Int32Array(groups.places.told.length);
    this.parties = new Int32Array(groups.names.length * 8);
  }

  learnPlace(told: number): number {
    let first = this.#none;
    const { places } = this.#groups;
    const number = this.#groups.placeOf(told);
    const ends = this.#ends.fill(0);
    const from = number === 0 ? 0 : fieldEnds(places, number - 1, ends);
    const { pieces } = this;
    for (let member = 0; member < MEMBERS.length; member += 1) {
      const field = MEMBERS[member]!;
      pieces.again(this.#names[member]!);
      const start = field === 0 ? from : ends[field - 1]! + 1;
      if (start < ends[field]!) pieces.quoted(places.texts, start, ends[field]!);
      else pieces.again(field === 0 ? this.#unknown : this.#null);
      if (member === AFTER_COUNTRY) {
        pieces.again(this.#declared);
        first = pieces.end();
      } else if (member === AFTER_OTHER) {
        pieces.again(this.#peers);
        pieces.end();
      }
    }
    pieces.end();
    this.places[told] = first;
    const length = pieces.lengthOf(first) + pieces.lengthOf(first + 1) + pieces.lengthOf(first + 2);
    this.#longestPlace = Math.max(this.#longestPlace, length);
    this.#bound();
    return first;
  }

  learnParty(key: number): number {
    const name = this.#groups.names[key >> 3]! || null;
    const direction = directions[key & 7] ?? 'crossing';
    const party = this.#piece(`${canonicalJson(name)},"direction":"${direction}","flows":`);
    this.parties[key] = party;
    this.#longestParty = Math.max(this.#longestParty, this.pieces.lengthOf(party));
    this.#bound();
    return party;
  }

  #bound(): void {
    this.longest = this.#longestPlace + this.#longestParty + 3 * LONGEST_NUMBER + LONGEST_REST + COPIED;
  }

  #piece(text: string): number {
    this.pieces.text(text);
    return this.pieces.end();
  }
}

function putText(out: Uint8Array, to: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) out[to + index] = text.charCodeAt(index);
  return to + text.length;
}

const BILLION = 1e9;

/** Puts the digits of a whole number that is exact as a double. */
function putWhole(out: Uint8Array, to: number, value: number): number {
  if (value < BILLION) return putDigits(out, to, value, digitsOf(value));
  if (value > Number.MAX_SAFE_INTEGER) return putText(out, to, canonicalJson(value));
  const high = Math.floor(value / BILLION);
  return putDigits(out, putWhole(out, to, high), value - high * BILLION, 9);
}

function digitsOf(value: number): number {
  let digits = 1;
  for (let ten = 10; value >= ten; ten *= 10) digits += 1;
  return digits;
}

function putDigits(out: Uint8Array, to: number, value: number, digits: number): number {
  let left = value | 0;
  for (let at = to + digits - 1; at >= to; at -= 1) {
    const next = (left / 10) | 0;
    out[at] = ZERO + left - next * 10;
    left = next;
  }
  return to + digits;
}

/** What stands before the value of a field: the bytes end before the certainty, and the province begins a piece of its own. */
function openingOf(field: (typeof FIELDS)[number]): string {
  if (field === 'province') return '';
  return field === 'certainty' ? '","certainty":' : `,"${field}":`;
}
