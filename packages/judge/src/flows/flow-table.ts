import { EXACT, emptyRows, masked, rankOf, slotOf, V4_LEVELS, V6_LEVELS } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { IN } from './flow-way.ts';
import { RowEngine } from './machine/row-engine.ts';
import type { PlacedAddresses } from './machine/row-engine.ts';
import { MOST_ROW_FLOWS, ROW_BYTES_BELOW } from './machine/row-memory.ts';
import { RowOrder } from './row-order.ts';

/** Rows of one table. Beyond it addresses are folded into their networks, so that memory does not grow with the log. */
export const MOST_ROWS = 1 << 20;

const LAST_LEVEL = V4_LEVELS.length - 1;

/** Probes after which a table that was made to collide is left for one whose hash nobody chose. */
const MOST_PROBES = 512;

/** Up to so many, a table that grows is likely to grow on; from so many on memory counts more than the time of growing. */
const FEW_SLOTS = 20_000;
const MANY_SLOTS = 300_000;

/** What tags tell of addresses. */
export interface AddressTags {
  /** What of a tag tells rows of one address apart: all of it (-1), or its lowest six bits (63), where the rest follows from the address. */
  readonly mask: number;
  /** The whole tag of a flow of an address: what is in `mask` as it was given, and the rest. */
  told4(address: number, tag: number): number;
  told6(a: number, b: number, c: number, d: number, tag: number): number;
  /** What `told4` looks up, for programs that do as it does; without it they tell nothing. */
  readonly places4?: PlacedAddresses;
}

const NOTHING_MORE: AddressTags = {
  mask: -1,
  told4: (_address, tag) => tag,
  told6: (_a, _b, _c, _d, tag) => tag,
};

/** What of a row no longer fits in it. */
interface Beyond {
  readonly bytes: bigint;
  readonly flows: number;
}

/**
 * Bytes and flows by address and tag, in rows of whole numbers of 32 bits: one word of the address or four, the tag, and in the last two the sum, flows
 * above bytes as `row-memory.ts` says. Sums are exact whatever their size. When distinct addresses are too many they are folded: which level is reached
 * depends only on what was added, never on its order or division.
 *
 * A tag tells rows of one address apart by the bits of `mask`. The rest of it follows from the address, is asked for with a new row, and tells it once
 * the address is folded: from then on all bits count.
 */
export class FlowTable {
  readonly #words: 1 | 4;
  /** Whole numbers of one slot, and where in it the tag and the sum stand. */
  readonly #size: number;
  readonly #tag: number;
  readonly #sum: number;
  readonly #most: number;
  readonly #tags: AddressTags;
  #level = 0;
  #slots: number;
  ints: Int32Array<ArrayBuffer> = new Int32Array(0);
  readonly #engine: RowEngine;
  #beyond = new Map<string, Beyond>();
  #colliding = new Map<string, number>();
  /** Slots that were tried for those that collide. */
  #tried = 0;
  /** Rows in use. */
  size = 0;

  /** `expected`: rows for which there is room at once. */
  constructor(words: 1 | 4, tags: AddressTags = NOTHING_MORE, most: number = MOST_ROWS, expected = 0) {
    this.#words = words;
    this.#tags = tags;
    this.#slots = slotsFor(Math.min(expected, most));
    this.#size = words === 1 ? 4 : 8;
    this.#tag = words;
    this.#sum = this.#size - 2;
    this.#most = most;
    this.#engine = new RowEngine(words, this.#slots, EXACT, IN, words === 1 ? tags.places4 : undefined);
    this.#clear();
  }

  /** Where flows wait to be added at once, and the programs that do it. What is read from it holds until the table grows. */
  get engine(): RowEngine {
    return this.#engine;
  }

  /** Rows that it may be given before it grows or folds. */
  get #free(): number {
    return Math.max(0, Math.min(this.#most, Math.floor((this.#slots * 7) / 10)) - this.size);
  }

  /** Adds so many flows that wait, their addresses as far folded as those of the table; gives how many are left to be added one by one. */
  addWaiting(count: number): number {
    const engine = this.#engine;
    const left = engine.add(count, this.#free);
    this.size += engine.inserted;
    if (this.mask === -1 || engine.inserted === 0) return left;
    if (this.#words === 1 && this.#tags.places4 !== undefined) engine.tell();
    else for (const at of engine.fresh) this.#tell(at);
    return left;
  }

  /** Makes the tag of a new row the whole one. */
  #tell(at: number): void {
    const { ints } = this;
    const tag = at + this.#tag;
    ints[tag] = this.#told(ints[at]!, ints[at + 1]!, ints[at + 2]!, ints[at + 3]!, ints[tag]!);
  }

  /** How far addresses are folded: an index into the list of levels. */
  get level(): number {
    return this.#level;
  }

  /** What of a tag tells rows of one address apart. */
  get mask(): number {
    return this.#level === 0 ? this.#tags.mask : -1;
  }

  /**
   * Index in `ints` of the row of an IPv4 address and a tag, which is added where it is new: the next thing to be done with it is then `add`. It
   * holds until the next row is asked for.
   */
  row4(address: number, tag: number): number {
    return this.#level === 0
      ? this.#row4(address, tag, false)
      : this.#row4(address, this.#tags.told4(address, tag), true);
  }

  /** The same of an IPv6 address. */
  row6(a: number, b: number, c: number, d: number, tag: number): number {
    return this.#level === 0
      ? this.#row6(a, b, c, d, tag, false)
      : this.#row6(a, b, c, d, this.#tags.told6(a, b, c, d, tag), true);
  }

  /** The whole tag of a row. */
  tagAt(at: number): number {
    return this.ints[at + this.#tag]!;
  }

  /** `whole`: the tag tells what follows from the address. */
  #row4(address: number, tag: number, whole: boolean): number {
    const key = masked(address, V4_LEVELS[this.#level]!, 0);
    const { ints, mask } = this;
    let slot = slotOf(rankOf(key, 0, 0, 0, tag & mask), this.#slots);
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const at = slot * 4;
      if (ints[at + 3] === 0) return this.#insert(at, key, 0, 0, 0, tag, whole, address, 0, 0, 0);
      if (ints[at] === key && ((ints[at + 1]! ^ tag) & mask) === 0) return at;
      slot = slot + 1 === this.#slots ? 0 : slot + 1;
    }
    return this.#collide(key, 0, 0, 0, tag, whole, address, 0, 0, 0);
  }

  #row6(a: number, b: number, c: number, d: number, tag: number, whole: boolean): number {
    const bits = V6_LEVELS[this.#level]!;
    const k0 = masked(a, bits, 0);
    const k1 = masked(b, bits, 1);
    const k2 = masked(c, bits, 2);
    const k3 = masked(d, bits, 3);
    const { ints, mask } = this;
    let slot = slotOf(rankOf(k0, k1, k2, k3, tag & mask), this.#slots);
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const at = slot * 8;
      if (ints[at + 7] === 0) return this.#insert(at, k0, k1, k2, k3, tag, whole, a, b, c, d);
      if (
        ints[at] === k0 &&
        ints[at + 1] === k1 &&
        ints[at + 2] === k2 &&
        ints[at + 3] === k3 &&
        ((ints[at + 4]! ^ tag) & mask) === 0
      )
        return at;
      slot = slot + 1 === this.#slots ? 0 : slot + 1;
    }
    return this.#collide(k0, k1, k2, k3, tag, whole, a, b, c, d);
  }

  /** Adds one flow of fewer than 2^50 bytes to a row. */
  add(at: number, bytes: number): void {
    this.addSums(at, bytes, 1, 0n);
  }

  /** Adds sums of another table, or flows of any size: `bytes` is below 2^53, and `beyond` comes on top of it. */
  addSums(at: number, bytes: number, flows: number, beyond: bigint): void {
    const sum = bytesAt(this.ints, at + this.#sum) + bytes;
    const count = flowsAt(this.ints, at + this.#sum) + flows;
    if (sum < ROW_BYTES_BELOW && count <= MOST_ROW_FLOWS && beyond === 0n) {
      this.#write(at, sum, count);
      return;
    }
    // One flow stays, for without any the row would be none.
    const name = this.#nameOf(at);
    const known = this.#beyond.get(name) ?? { bytes: 0n, flows: 0 };
    this.#beyond.set(name, {
      bytes: known.bytes + BigInt(sum) + beyond,
      flows: known.flows + count - 1,
    });
    this.#write(at, 0, 1);
  }

  /** Makes what another table holds part of this one. */
  absorb(rows: FlowRows): void {
    while (this.#level < rows.level) this.#fold();
    // Room for all at once; rows in the order of their slots would crowd together in fewer.
    const slots = slotsFor(Math.max(rows.tags.length, this.size));
    if (slots > this.#slots) {
      const own = this.#copied(this.#order().used());
      this.#slots = slots;
      this.#restart(own);
    }
    this.#put(rows);
  }

  /** Takes out what the table holds, in order, in arrays of its own: the table is empty then. */
  takeRows(): FlowRows {
    const inPlace = this.#beyond.size === 0 && this.#order().inPlace();
    const rows = this.#copied(inPlace ? undefined : this.#order().slots());
    this.#clear();
    return rows;
  }

  /** Whether rows say all there is: no address is folded, and no sum is beyond its row. */
  get isPlain(): boolean {
    return this.#level === 0 && this.#beyond.size === 0;
  }

  /**
   * The rows of a plain table, in order, as they lie in it, for whoever puts those of several tables together. They may lie in the table's own memory: it is not
   * to be used afterwards.
   */
  takePacked(): Int32Array<ArrayBuffer> {
    const { ints, size } = this;
    if (this.#order().inPlace()) return ints.subarray(0, size * this.#size);
    const packed = new Int32Array(size * this.#size);
    for (const [row, slot] of this.#order().slots().entries())
      packed.set(ints.subarray(slot * this.#size, (slot + 1) * this.#size), row * this.#size);
    return packed;
  }

  #order(): RowOrder {
    return new RowOrder(this.ints, {
      words: this.#words,
      slots: this.#slots,
      rows: this.size,
      mask: this.mask,
      engine: this.#engine,
    });
  }

  /** The rows of so many slots; without, those that stand at the start of the memory. */
  #copied(slots: Uint32Array | undefined): FlowRows {
    const { ints, size, level, mask } = this;
    const words = this.#words;
    const rows = emptyRows({ level, words, mask }, size);
    const { keys, tags, bytes, flows } = rows;
    for (let row = 0; row < size; row += 1) {
      const at = (slots === undefined ? row : slots[row]!) * this.#size;
      for (let word = 0; word < words; word += 1) keys[row * words + word] = ints[at + word]!;
      tags[row] = ints[at + words]!;
      bytes[row] = bytesAt(ints, at + this.#sum);
      flows[row] = flowsAt(ints, at + this.#sum);
      const more = this.#beyond.size === 0 ? undefined : this.#beyond.get(this.#nameOf(at));
      if (more === undefined) continue;
      flows[row]! += more.flows;
      const whole = more.bytes + BigInt(bytes[row]!);
      bytes[row] = whole < EXACT ? Number(whole) : 0;
      if (whole >= EXACT) rows.beyond.push([row, whole]);
    }
    return rows;
  }

  #put(rows: FlowRows): void {
    const { words, keys, tags } = rows;
    const beyond = new Map(rows.beyond);
    for (let from = 0; from < tags.length; from += 1) {
      if (beyond.size === 0) from = this.#putSimple(rows, from);
      if (from === tags.length) break;
      const key = from * words;
      const a = keys[key]!;
      const tag = tags[from]!;
      const at =
        words === 1
          ? this.#row4(a, tag, true)
          : this.#row6(a, keys[key + 1]!, keys[key + 2]!, keys[key + 3]!, tag, true);
      this.addSums(at, rows.bytes[from]!, rows.flows[from]!, beyond.get(from) ?? 0n);
    }
  }

  /** Puts rows from one on by the engine; gives the number of the first that it cannot take, or how many there are. */
  #putSimple(rows: FlowRows, first: number): number {
    const engine = this.#engine;
    const { words, keys, tags, bytes, flows } = rows;
    const bits = (words === 1 ? V4_LEVELS : V6_LEVELS)[this.#level]!;
    for (let from = first; from < tags.length; ) {
      const most = Math.min(tags.length - from, engine.mostGiven);
      const { input } = engine;
      let count = 0;
      for (; count < most; count += 1) {
        const row = from + count;
        if (bytes[row]! >= ROW_BYTES_BELOW || flows[row]! > MOST_ROW_FLOWS) break;
        const at = count * engine.givenInts;
        for (let word = 0; word < words; word += 1)
          input[at + word] = masked(keys[row * words + word]!, bits, word);
        input[at + this.#tag] = tags[row]!;
        input[at + this.#sum] = bytes[row]!;
        input[at + this.#sum + 1] = highOf(bytes[row]!, flows[row]!);
      }
      const put = engine.put(0, count, this.#free);
      this.size += engine.inserted;
      from += put;
      if (put < most) return from;
    }
    return tags.length;
  }

  #write(at: number, bytes: number, flows: number): void {
    this.ints[at + this.#sum] = bytes;
    this.ints[at + this.#sum + 1] = highOf(bytes, flows);
  }

  #nameOf(at: number): string {
    return this.ints.subarray(at, at + this.#tag + 1).join(' ');
  }

  /** A new row at a free slot; where there is no room for it, all are folded first. `a` to `d`: the address unfolded. */
  #insert(
    at: number,
    k0: number,
    k1: number,
    k2: number,
    k3: number,
    tag: number,
    whole: boolean,
    a: number,
    b: number,
    c: number,
    d: number,
  ): number {
    const crowded = (this.size + 1) * 10 > this.#slots * 7;
    const folds = this.size >= this.#most && this.#level < LAST_LEVEL;
    if (folds || crowded) {
      if (folds) this.#fold();
      else this.#grow();
      const told = whole ? tag : this.#told(a, b, c, d, tag);
      return this.#words === 1 ? this.#row4(a, told, true) : this.#row6(a, b, c, d, told, true);
    }
    const { ints } = this;
    ints[at] = k0;
    if (this.#words === 4) {
      ints[at + 1] = k1;
      ints[at + 2] = k2;
      ints[at + 3] = k3;
    }
    ints[at + this.#tag] = whole ? tag : this.#told(a, b, c, d, tag);
    this.size += 1;
    return at;
  }

  #told(a: number, b: number, c: number, d: number, tag: number): number {
    return this.#words === 1 ? this.#tags.told4(a, tag) : this.#tags.told6(a, b, c, d, tag);
  }

  /** Where a log was made so that its addresses collide: a table by text, whose hash nobody chose, says in which slot. */
  #collide(
    k0: number,
    k1: number,
    k2: number,
    k3: number,
    tag: number,
    whole: boolean,
    a: number,
    b: number,
    c: number,
    d: number,
  ): number {
    const name = `${k0} ${k1} ${k2} ${k3} ${tag & this.mask}`;
    const known = this.#colliding.get(name);
    if (known !== undefined) return known;
    // One slot after another, far from each other: those behind a full one may be full for long.
    let slot: number;
    do {
      slot = slotOf(Math.imul(this.#tried, 0x9e3779b1) >>> 0, this.#slots);
      this.#tried += 1;
    } while (this.ints[slot * this.#size + this.#sum + 1] !== 0);
    const [size, level, slots] = [this.size, this.#level, this.#slots];
    const at = this.#insert(slot * this.#size, k0, k1, k2, k3, tag, whole, a, b, c, d);
    if (this.size === size + 1 && this.#level === level && this.#slots === slots)
      this.#colliding.set(name, at);
    return at;
  }

  #grow(): void {
    const rows = this.#copied(this.#order().used());
    const more = Math.ceil(this.#slots * (this.#slots < FEW_SLOTS ? 4 : this.#slots < MANY_SLOTS ? 2 : 1.5));
    const most = slotsFor(this.#most);
    this.#slots = this.#slots < most ? Math.min(more, most) : more;
    this.#restart(rows);
  }

  /** Starts again one level up with the sums so far. */
  #fold(): void {
    const rows = this.#copied(this.#order().used());
    this.#level += 1;
    this.#restart(rows);
  }

  #restart(rows: FlowRows): void {
    this.#clear();
    this.#put(rows);
  }

  #clear(): void {
    this.#engine.resize(this.#slots);
    this.#engine.mask = this.mask;
    this.ints = this.#engine.rows;
    this.size = 0;
    this.#beyond = new Map();
    this.#colliding.clear();
    this.#tried = 0;
  }
}

/** Bytes of a sum that stands in two whole numbers, the lower one first. */
export function bytesAt(ints: Int32Array, at: number): number {
  return (ints[at + 1]! & 0xff) * 2 ** 32 + (ints[at]! >>> 0);
}

export function flowsAt(ints: Int32Array, at: number): number {
  return ints[at + 1]! >>> 8;
}

/** The upper of these two; the lower one is what 32 bits hold of the bytes. */
function highOf(bytes: number, flows: number): number {
  return Math.floor(bytes / 2 ** 32) | (flows << 8);
}

/** Number of slots for so many rows, of which seven in ten are used at the most. */
function slotsFor(rows: number): number {
  return Math.max(4096, Math.ceil((rows * 10) / 7) + 1);
}
