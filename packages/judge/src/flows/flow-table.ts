import { v4Text, v6Text } from './address-bytes.ts';
import { emptyRows, rankOf, slotOf, MOST_FLOWS } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { RowEngine } from './machine/row-engine.ts';
import { GIVEN_ROW } from './machine/order-program.ts';
import { MOST_WAITING } from './machine/row-memory.ts';
import { orderByRank } from './rank-order.ts';

/** Rows of one table. Beyond it addresses are folded into their networks, so that memory does not grow with the log. */
export const MOST_ROWS = 1 << 20;

/** Bits of an address that are told apart at each level of folding. */
export const V4_LEVELS = [32, 24, 16, 8, 0] as const;
export const V6_LEVELS = [128, 64, 48, 32, 0] as const;
const LAST_LEVEL = V4_LEVELS.length - 1;

/** Sums beyond this go to whole numbers without limit: below it, one more addition of a fast record stays exact. */
export const EXACT = 2 ** 52;

/** Probes after which a table that was made to collide is left for one whose hash nobody chose. */
const MOST_PROBES = 256;

/** How far rows are moved one by one to be in order. */
const FARTHEST = 4 * MOST_PROBES;

/** Slots at the start of a table that may hold rows that went round its end. */
const ROUND = 512;

/** What a tag becomes once addresses are folded and no longer tell by themselves what they told. */
export type Retag = (a: number, b: number, c: number, d: number, tag: number) => number;

/**
 * A row is so many whole numbers of 32 bits, so that one look-up touches one line of cache: flows, tag, a place for whoever
 * owns the table, one word of the address or four, and the bytes as a double.
 */
export const FLOWS = 0;
export const TAG = 1;
export const NOTE = 2;
export const KEY = 3;
const V4_INTS = 6;
const V6_INTS = 10;
const GIVEN_INTS = GIVEN_ROW / 4;

/**
 * Bytes and flows by address and tag. Sums are exact whatever their size. When distinct addresses are too many they are folded:
 * which level is reached depends only on what was added, never on its order or division.
 */
export class FlowTable {
  readonly #words: 1 | 4;
  /** Whole numbers of 32 bits of one slot. */
  readonly #size: number;
  readonly #most: number;
  readonly #retag: Retag;
  #level = 0;
  #slots: number;
  /** The slots as whole numbers, and the same memory as doubles, where each row's bytes are the last. */
  ints: Int32Array = new Int32Array(0);
  #doubles: Float64Array = new Float64Array(0);
  /** Memory and programs of a table of IPv4 to which many flows are added at once. */
  readonly #engine: RowEngine | undefined;
  #beyond = new Map<string, bigint>();
  #colliding = new Map<string, number>();
  /** Rows in use. */
  size = 0;

  /** `retag` gives the tag of an address from the first fold on; from then on, whoever adds gives tags of that kind. `expected`: rows for which there is room at once. */
  constructor(
    words: 1 | 4,
    retag: Retag = (_a, _b, _c, _d, tag) => tag,
    most: number = MOST_ROWS,
    expected = 0,
  ) {
    this.#words = words;
    this.#slots = slotsFor(Math.min(expected, most));
    this.#size = words === 1 ? V4_INTS : V6_INTS;
    this.#most = most;
    this.#retag = retag;
    this.#engine = words === 1 ? new RowEngine(this.#slots, EXACT, INWARD) : undefined;
    this.#clear();
  }

  /** Where flows wait to be added at once; only tables of IPv4 have it. What is read from it holds until the table grows. */
  get engine(): RowEngine {
    return this.#engine!;
  }

  /** Rows that it may be given before it grows or folds. */
  get free(): number {
    return Math.max(0, Math.min(this.#most, Math.floor((this.#slots * 7) / 10)) - this.size);
  }

  /** How far addresses are folded: an index into the list of levels. */
  get level(): number {
    return this.#level;
  }

  /**
   * Index in `ints` of the row of an IPv4 address and a tag, which is added where it is new: its flows are then 0 and the
   * next thing to be done with it is `add`. It holds until the next row is asked for.
   */
  row4(address: number, tag: number): number {
    const key = this.#level === 0 ? address : masked(address, V4_LEVELS[this.#level]!, 0);
    const ints = this.ints;
    let slot = slotOf(rankOf(key, 0, 0, 0, tag), tag, this.#slots);
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const at = slot * V4_INTS;
      const flows = ints[at]!;
      if (ints[at + KEY] === key && ints[at + TAG] === tag && flows !== 0) return at;
      if (flows === 0) return this.#insert(at, key, 0, 0, 0, tag, address, 0, 0, 0);
      slot = slot + 1 === this.#slots ? 0 : slot + 1;
    }
    return this.#collide(key, 0, 0, 0, tag, address, 0, 0, 0);
  }

  /** The same of an IPv6 address. */
  row6(a: number, b: number, c: number, d: number, tag: number): number {
    const bits = V6_LEVELS[this.#level]!;
    const k0 = masked(a, bits, 0);
    const k1 = masked(b, bits, 1);
    const k2 = masked(c, bits, 2);
    const k3 = masked(d, bits, 3);
    const ints = this.ints;
    let slot = slotOf(rankOf(k0, k1, k2, k3, tag), tag, this.#slots);
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const at = slot * V6_INTS;
      if (ints[at] === 0) return this.#insert(at, k0, k1, k2, k3, tag, a, b, c, d);
      if (
        ints[at + KEY] === k0 &&
        ints[at + KEY + 1] === k1 &&
        ints[at + KEY + 2] === k2 &&
        ints[at + KEY + 3] === k3 &&
        ints[at + TAG] === tag
      )
        return at;
      slot = slot + 1 === this.#slots ? 0 : slot + 1;
    }
    return this.#collide(k0, k1, k2, k3, tag, a, b, c, d);
  }

  /** Adds one flow of fewer than 2^50 bytes to a row. */
  add(at: number, bytes: number): void {
    const last = (at + this.#size) / 2 - 1;
    const sum = this.#doubles[last]! + bytes;
    // Flows of one row are beyond 32 bits in no log that one machine reads; they stop there rather than turn.
    if (this.ints[at]! < MOST_FLOWS) this.ints[at]! += 1;
    if (sum < EXACT) this.#doubles[last] = sum;
    else this.#carry(at, sum, 0n);
  }

  /** Adds sums of another table, or flows of any size. */
  addSums(at: number, bytes: number, flows: number, beyond: bigint): void {
    const last = (at + this.#size) / 2 - 1;
    this.ints[at] = Math.min(MOST_FLOWS, this.ints[at]! + flows);
    // Both are below 2^52, so that their sum is exact.
    const sum = this.#doubles[last]! + bytes;
    if (sum < EXACT && beyond === 0n) this.#doubles[last] = sum;
    else this.#carry(at, sum, beyond);
  }

  /** Makes what another table holds part of this one. */
  absorb(rows: FlowRows): void {
    while (this.#level < rows.level) this.#fold();
    // Room for all at once; rows in the order of their slots would crowd together in fewer.
    const slots = slotsFor(Math.max(rows.tags.length, this.size));
    if (slots > this.#slots) {
      const own = this.#copied(this.#used());
      this.#slots = slots;
      this.#restart(own);
    }
    this.#put(rows);
  }

  /** Takes out what the table holds, in order, in arrays of its own: the table is empty then. */
  takeRows(): FlowRows {
    const rows = this.#takenInPlace() ?? this.#copied(this.#ordered());
    this.#clear();
    return rows;
  }

  /** The rows of a table of IPv4, put in order where they lie; undefined where some would have to go too far, or sums stand elsewhere. */
  #takenInPlace(): FlowRows | undefined {
    const engine = this.#engine;
    if (engine === undefined || this.#beyond.size > 0 || this.size === 0) return undefined;
    const { ints } = this;
    // Those that went round the end of the table come last.
    const late: Int32Array[] = [];
    for (let slot = 0; slot < Math.min(ROUND, this.#slots); slot += 1) {
      const at = slot * V4_INTS;
      if (ints[at] === 0 || this.#rankOf(slot) <= 2 ** 31) continue;
      late.push(ints.slice(at, at + V4_INTS));
      ints[at] = 0;
    }
    let [row, slot] = engine.order(0, this.#slots, 0, FARTHEST);
    if (slot === this.#slots) {
      for (const [index, ended] of late.entries()) ints.set(ended, (row + index) * V4_INTS);
      const end = row + late.length;
      [row, slot] = engine.order(row, end, row, FARTHEST);
      if (slot === end) return this.#copiedInOrder();
      late.splice(0);
    }
    // Back to where there is room: they are put in order in another way.
    for (const ended of late) {
      let free = 0;
      while (ints[free * V4_INTS] !== 0) free += 1;
      ints.set(ended, free * V4_INTS);
    }
    return undefined;
  }

  /** The first rows of the memory. */
  #copiedInOrder(): FlowRows {
    const { ints, size } = this;
    const doubles = this.#doubles;
    const rows = emptyRows(this.#level, 1, size);
    const { keys, tags, bytes, flows } = rows;
    for (let row = 0, at = 0; row < size; row += 1, at += V4_INTS) {
      keys[row] = ints[at + KEY]!;
      tags[row] = ints[at + TAG]!;
      flows[row] = ints[at]!;
      bytes[row] = doubles[at / 2 + 2]!;
    }
    return rows;
  }

  /** Slots in use, as they lie; those that went round the end of the table come last. */
  #used(): Uint32Array<ArrayBuffer> {
    const used = new Uint32Array(this.size);
    const { ints } = this;
    const size = this.#size;
    const late: number[] = [];
    let row = 0;
    for (let slot = 0; slot < this.#slots; slot += 1) {
      if (ints[slot * size] === 0) continue;
      // A row of the last ranks among the first slots.
      const round = slot < ROUND && this.#rankOf(slot) > 2 ** 31;
      if (round) late.push(slot);
      else {
        used[row] = slot;
        row += 1;
      }
    }
    used.set(late, row);
    return used;
  }

  /** Slots in use in the order of their rows: by rank, then by address, then by tag. They mostly lie nearly so. */
  #ordered(): Uint32Array<ArrayBuffer> {
    const used = this.#used();
    const ranks = new Uint32Array(used.length);
    for (let row = 0; row < used.length; row += 1) ranks[row] = this.#rankOf(used[row]!);
    if (this.#movedNear(used, ranks)) return used;
    const sorted = orderByRank(used, ranks);
    let from = 0;
    for (let row = 1; row <= used.length; row += 1) {
      if (row < used.length && sorted.ranks[row] === sorted.ranks[from]) continue;
      if (row - from > 1) sorted.numbers.subarray(from, row).sort((a, b) => this.#compare(a, b));
      from = row;
    }
    return sorted.numbers;
  }

  /** Puts slots in order by moving each back over those before it; false where one would have to go far. */
  #movedNear(slots: Uint32Array<ArrayBuffer>, ranks: Uint32Array<ArrayBuffer>): boolean {
    for (let row = 1; row < slots.length; row += 1) {
      const [slot, rank] = [slots[row]!, ranks[row]!];
      let at = row;
      while (
        at > 0 &&
        (ranks[at - 1]! > rank || (ranks[at - 1] === rank && this.#compare(slots[at - 1]!, slot) > 0))
      ) {
        slots[at] = slots[at - 1]!;
        ranks[at] = ranks[at - 1]!;
        at -= 1;
      }
      slots[at] = slot;
      ranks[at] = rank;
      if (row - at > FARTHEST) return false;
    }
    return true;
  }

  #rankOf(slot: number): number {
    const { ints } = this;
    const at = slot * this.#size;
    const key = at + KEY;
    return this.#words === 1
      ? rankOf(ints[key]!, 0, 0, 0, ints[at + TAG]!)
      : rankOf(ints[key]!, ints[key + 1]!, ints[key + 2]!, ints[key + 3]!, ints[at + TAG]!);
  }

  /** Order of two slots of one rank. */
  #compare(one: number, other: number): number {
    const { ints } = this;
    const [a, b] = [one * this.#size, other * this.#size];
    for (let word = KEY; word < KEY + this.#words; word += 1)
      if (ints[a + word] !== ints[b + word]) return ints[a + word]! - ints[b + word]!;
    return ints[a + TAG]! - ints[b + TAG]!;
  }

  #copied(slots: Uint32Array): FlowRows {
    const rows = emptyRows(this.#level, this.#words, slots.length);
    const { ints } = this;
    for (let row = 0; row < slots.length; row += 1) {
      const at = slots[row]! * this.#size;
      for (let word = 0; word < this.#words; word += 1)
        rows.keys[row * this.#words + word] = ints[at + KEY + word]!;
      rows.tags[row] = ints[at + TAG]!;
      rows.bytes[row] = this.#doubles[(at + this.#size) / 2 - 1]!;
      rows.flows[row] = ints[at]!;
      const more = this.#beyond.size === 0 ? undefined : this.#beyond.get(this.#nameOf(at));
      if (more !== undefined) rows.beyond.push([row, more]);
    }
    return rows;
  }

  #put(rows: FlowRows, notes?: Int32Array): void {
    const { words, keys } = rows;
    const beyond = new Map(rows.beyond);
    const retags = rows.level === 0;
    for (let from = 0; from < rows.tags.length; from += 1) {
      if (words === 1 && beyond.size === 0) from = this.#putSimple(rows, from, notes);
      if (from === rows.tags.length) break;
      const key = from * words;
      const a = keys[key]!;
      const b = words === 1 ? 0 : keys[key + 1]!;
      const c = words === 1 ? 0 : keys[key + 2]!;
      const d = words === 1 ? 0 : keys[key + 3]!;
      const raw = rows.tags[from]!;
      const tag = retags && this.#level > 0 ? this.#retag(a, b, c, d, raw) : raw;
      const at = words === 1 ? this.row4(a, tag) : this.row6(a, b, c, d, tag);
      this.addSums(at, rows.bytes[from]!, rows.flows[from]!, beyond.get(from) ?? 0n);
    }
  }

  /** Puts rows of IPv4 from one on by the engine; gives the number of the first that it cannot take, or how many there are. */
  #putSimple(rows: FlowRows, first: number, notes: Int32Array | undefined): number {
    const engine = this.#engine!;
    const { keys, tags, bytes, flows } = rows;
    const retags = rows.level === 0 && this.#level > 0;
    const bits = V4_LEVELS[this.#level]!;
    for (let from = first; from < tags.length; ) {
      const count = Math.min(tags.length - from, MOST_WAITING);
      const { input, inputDoubles } = engine;
      for (let index = 0; index < count; index += 1) {
        const at = index * GIVEN_INTS;
        const row = from + index;
        const key = keys[row]!;
        input[at] = Math.min(MOST_FLOWS, flows[row]!);
        input[at + TAG] = retags ? this.#retag(key, 0, 0, 0, tags[row]!) : tags[row]!;
        input[at + NOTE] = notes === undefined ? 0 : notes[row]!;
        input[at + KEY] = bits === 32 ? key : masked(key, bits, 0);
        inputDoubles[at / 2 + 2] = bytes[row]!;
      }
      const put = engine.put(0, count, this.free);
      this.size += engine.inserted;
      from += put;
      if (put < count) return from;
    }
    return tags.length;
  }

  #carry(at: number, sum: number, more: bigint): void {
    const name = this.#nameOf(at);
    this.#beyond.set(name, (this.#beyond.get(name) ?? 0n) + BigInt(sum) + more);
    this.#doubles[(at + this.#size) / 2 - 1] = 0;
  }

  #nameOf(at: number): string {
    return this.ints
      .subarray(at + TAG, at + KEY + this.#words)
      .with(NOTE - TAG, 0)
      .join(' ');
  }

  /** A new row at a free slot; where there is no room for it, all are folded first. `a` to `d`: the address unfolded. */
  #insert(
    at: number,
    k0: number,
    k1: number,
    k2: number,
    k3: number,
    tag: number,
    a: number,
    b: number,
    c: number,
    d: number,
  ): number {
    if (this.size >= this.#most && this.#level < LAST_LEVEL) {
      const next = this.#level === 0 ? this.#retag(a, b, c, d, tag) : tag;
      this.#fold();
      return this.#words === 1 ? this.row4(a, next) : this.row6(a, b, c, d, next);
    }
    if ((this.size + 1) * 10 > this.#slots * 7) {
      this.#grow();
      return this.#words === 1 ? this.row4(a, tag) : this.row6(a, b, c, d, tag);
    }
    const { ints } = this;
    ints[at + TAG] = tag;
    ints[at + NOTE] = 0;
    ints[at + KEY] = k0;
    if (this.#words === 4) {
      ints[at + KEY + 1] = k1;
      ints[at + KEY + 2] = k2;
      ints[at + KEY + 3] = k3;
    }
    this.size += 1;
    return at;
  }

  /** Where a log was made so that its addresses collide: a table by text, whose hash nobody chose, says in which slot. */
  #collide(
    k0: number,
    k1: number,
    k2: number,
    k3: number,
    tag: number,
    a: number,
    b: number,
    c: number,
    d: number,
  ): number {
    const name = `${k0} ${k1} ${k2} ${k3} ${tag}`;
    const known = this.#colliding.get(name);
    if (known !== undefined) return known;
    // The first free slot of all, from a start of its own; there are always some.
    let slot = (this.#colliding.size * 2_654_435_761) % this.#slots;
    while (this.ints[slot * this.#size] !== 0) slot = (slot + 1) % this.#slots;
    const [size, level, slots] = [this.size, this.#level, this.#slots];
    const at = this.#insert(slot * this.#size, k0, k1, k2, k3, tag, a, b, c, d);
    if (this.size === size + 1 && this.#level === level && this.#slots === slots)
      this.#colliding.set(name, at);
    return at;
  }

  #grow(): void {
    const used = this.#used();
    const rows = this.#copied(used);
    // Told once, whatever the table grows to.
    const notes = new Int32Array(used.length);
    for (let row = 0; row < used.length; row += 1) notes[row] = this.ints[used[row]! * this.#size + NOTE]!;
    this.#slots = Math.ceil(this.#slots * (this.#slots < MANY_SLOTS ? 2 : 1.5));
    this.#restart(rows, notes);
  }

  /** Starts again one level up with the sums so far. */
  #fold(): void {
    const rows = this.#copied(this.#used());
    this.#level += 1;
    this.#restart(rows);
  }

  #restart(rows: FlowRows, notes?: Int32Array): void {
    this.#clear();
    this.#put(rows, notes);
  }

  #clear(): void {
    const engine = this.#engine;
    if (engine !== undefined) {
      engine.resize(this.#slots);
      this.ints = engine.rows;
      this.#doubles = engine.doubles;
    } else if (this.ints.length === this.#slots * this.#size) this.ints.fill(0);
    else {
      this.ints = new Int32Array(this.#slots * this.#size);
      this.#doubles = new Float64Array(this.ints.buffer);
    }
    this.size = 0;
    this.#beyond = new Map();
    this.#colliding.clear();
  }
}

/** The direction of what came in, whose peer is the source. */
const INWARD = 1;

/** From so many on memory counts more than the time of growing: tables grow by half, no longer to twice as many. */
const MANY_SLOTS = 300_000;

/** Number of slots for so many rows, of which seven in ten are used at the most. */
function slotsFor(rows: number): number {
  return Math.max(4096, Math.ceil((rows * 10) / 7) + 1);
}

/** Text of a row's address, or of the network that it was folded into. */
export function rowText({ keys, words, level }: FlowRows, row: number): string {
  if (words === 1) {
    const bits = V4_LEVELS[level]!;
    return bits === 32 ? v4Text(keys[row]!) : `${v4Text(keys[row]!)}/${bits}`;
  }
  const bits = V6_LEVELS[level]!;
  const at = row * 4;
  const text = v6Text(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!);
  return bits === 128 ? text : `${text}/${bits}`;
}

/** The network of an IPv4 address at a level of folding. */
export function folded4(address: number, level: number): number {
  return masked(address, V4_LEVELS[level]!, 0);
}

/** The whole sum of a row. */
export function rowBytes(rows: FlowRows, row: number, beyond: ReadonlyMap<number, bigint>): bigint {
  return BigInt(rows.bytes[row]!) + (beyond.get(row) ?? 0n);
}

/** The bits of one word of an address that are within the first `bits` of it. */
function masked(value: number, bits: number, word: number): number {
  const kept = Math.min(32, Math.max(0, bits - word * 32));
  return kept === 32 ? value : kept === 0 ? 0 : value & (-1 << (32 - kept));
}
