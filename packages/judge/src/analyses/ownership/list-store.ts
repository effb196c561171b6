import { instantiateWat } from '@ancrage/base';
import type { WatMemory } from '@ancrage/base';
import { HolderSums } from './holder-sums.ts';
import { MERGE_KERNEL, MOST_ENTRIES, MOST_TASKS, PLACES } from './merge-kernel.wat.ts';

const PAGE = 65_536;
/** A share is kept in units of 2^-32, rounded down: 8 bytes an entry. */
const UNITS = 2 ** 32;
const MOST = UNITS - 1;
/** Words before each list: its entries, what they lack, uses left, its class of room. While it is free: the next free one. */
const HEADER = 4;
const [SIZE, LACKS, USES, CLASS] = [-4, -3, -2, -1];
/** Lists up to this size have room for exactly their entries; longer ones come in eight steps for each doubling. */
const EXACT = 64;
const CLASSES = EXACT + 1 + 8 * 26;

/** Most that keeping a share takes from it. */
export const KEPT_ERROR: number = 2 ** -32;

/** What came of adding up lists. The columns are reused. */
export interface Merged {
  /** Holders of `least` and more, with their shares. */
  told: number;
  holders: Int32Array;
  shares: Float64Array;
  /** Most that any one share lacks by the lists, the largest that is not kept on, the largest that is not told. */
  lost: number;
  pruned: number;
  near: number;
}

/**
 * Lists of holders with their shares, in the memory of the kernel that adds them up. A place that is given back is the next one to be
 * taken: what was read last is still near.
 */
export class ListStore {
  readonly #merge: (end: number, base: number, carried: number, least: number) => number;
  readonly #copy: (to: number, bytes: number) => number;
  readonly #memory: WatMemory;
  /** The whole memory, by 32 and by 64 bits; replaced as it grows. */
  #words!: Uint32Array;
  #doubles!: Float64Array;
  #toldHolders!: Int32Array;
  #toldShares!: Float64Array;
  /** First free place of each class; 0 where there is none. */
  readonly #free = new Uint32Array(CLASSES);
  #end = PLACES.end / 4;
  /** What was added since `begin`: of whom, its list or 0, times what. */
  #owners = new Int32Array(MOST_TASKS);
  #lists = new Uint32Array(MOST_TASKS);
  #weights = new Float64Array(MOST_TASKS);
  #tasks = 0;
  #base = 0;
  /** Entries that the kernel kept; -1 where those of `#sums` are meant. */
  #kept = 0;
  #carried = 0;
  readonly #sums = new HolderSums();
  #large = 0;
  readonly #merged: Merged;

  constructor() {
    const { memory, exports } = instantiateWat(MERGE_KERNEL, 2);
    this.#memory = memory;
    this.#merge = exports['merge']!;
    this.#copy = exports['copy']!;
    this.#look();
    this.#merged = {
      told: 0,
      holders: this.#toldHolders,
      shares: this.#toldShares,
      lost: 0,
      pruned: 0,
      near: 0,
    };
  }

  begin(): void {
    this.#tasks = 0;
  }

  /** Adds a list, or a holder by itself where that is 0, times a number. */
  add(owner: number, list: number, weight: number): void {
    const task = this.#tasks;
    if (task === this.#owners.length) {
      this.#owners = enlarged(this.#owners, Int32Array);
      this.#lists = enlarged(this.#lists, Uint32Array);
      this.#weights = enlarged(this.#weights, Float64Array);
    }
    this.#owners[task] = owner;
    this.#lists[task] = list;
    this.#weights[task] = weight;
    this.#tasks = task + 1;
  }

  /** Adds up what was added since `begin`. Shares of `carried` and more are kept by a `keep` that follows, those of `least` and more told. */
  merge(carried: number, least: number): Merged {
    const words = this.#words;
    const doubles = this.#doubles;
    const lists = this.#lists;
    const weights = this.#weights;
    const tasks = this.#tasks;
    let entries = tasks > MOST_TASKS ? Infinity : 0;
    let lost = 0;
    for (let task = 0; task < tasks && entries <= MOST_ENTRIES; task += 1) {
      const list = lists[task]!;
      const weight = weights[task]!;
      const place = PLACES.tasks / 4 + task * 4;
      if (list === 0) {
        // A list of one: half of the whole, twice.
        const single = PLACES.single / 4 + task * 2;
        words[single] = this.#owners[task]!;
        words[single + 1] = UNITS / 2;
        words[place] = single * 4;
        words[place + 1] = single * 4 + 8;
        doubles[place / 2 + 1] = weight * 2;
        entries += 1;
      } else {
        const size = words[list + SIZE]!;
        lost += (words[list + LACKS]! / UNITS) * weight;
        words[place] = list * 4;
        words[place + 1] = (list + size * 2) * 4;
        doubles[place / 2 + 1] = weight;
        entries += size;
      }
    }
    if (entries > MOST_ENTRIES) return this.#mergeLarge(carried, least);
    const merged = this.#merged;
    this.#kept = this.#merge(PLACES.tasks + tasks * 16, this.#base, carried * UNITS, least * UNITS);
    this.#base += words[PLACES.count / 4]!;
    if (this.#base > 2 ** 30) {
      words.fill(0, PLACES.slots / 4, PLACES.sums / 4);
      this.#base = 0;
    }
    merged.told = words[PLACES.told / 4]!;
    merged.holders = this.#toldHolders;
    merged.shares = this.#toldShares;
    merged.lost = lost;
    merged.pruned = doubles[PLACES.pruned / 8]! * KEPT_ERROR;
    merged.near = doubles[PLACES.near / 8]! * KEPT_ERROR;
    return merged;
  }

  /** Keeps what was merged last, for as many uses; no share of it lacks more than `lacks`. */
  keep(lacks: number, uses: number): number {
    if (this.#kept >= 0) {
      const list = this.#make(this.#kept, lacks, uses);
      this.#copy(list * 4, this.#kept * 8);
      return list;
    }
    const { holders, sums } = this.#sums;
    let size = 0;
    for (let at = 0; at < this.#large; at += 1) if (sums[at]! >= this.#carried) size += 1;
    const list = this.#make(size, lacks, uses);
    let put = list;
    for (let at = 0; at < this.#large; at += 1) {
      if (sums[at]! < this.#carried) continue;
      this.#words[put] = holders[at]!;
      this.#words[put + 1] = Math.min(Math.floor(sums[at]! * UNITS), MOST);
      put += 2;
    }
    return list;
  }

  /** A list of nobody, of which the share of any holder may lack all. */
  unknown(uses: number): number {
    return this.#make(0, 1, uses);
  }

  /** A merge of nothing, to be told. */
  nothing(): Merged {
    this.#merged.told = 0;
    return this.#merged;
  }

  /** One use less of a list; without any left, its place is given back. Whether it was the last one. */
  used(list: number): boolean {
    const words = this.#words;
    const left = words[list + USES]! - 1;
    words[list + USES] = left;
    if (left > 0) return false;
    const kind = words[list + CLASS]!;
    words[list + SIZE] = this.#free[kind]!;
    this.#free[kind] = list;
    return true;
  }

  /** The same as `merge` for more than the kernel has room for. */
  #mergeLarge(carried: number, least: number): Merged {
    const sums = this.#sums;
    const words = this.#words;
    let lost = 0;
    for (let task = 0; task < this.#tasks; task += 1) {
      const list = this.#lists[task]!;
      const weight = this.#weights[task]!;
      if (list === 0) {
        sums.add(this.#owners[task]!, weight);
        continue;
      }
      lost += (words[list + LACKS]! / UNITS) * weight;
      sums.addAll(words, list, list + words[list + SIZE]! * 2, weight * KEPT_ERROR);
    }
    const { count, holders, sums: shares } = sums;
    // Both columns keep what they hold until the next `add`.
    sums.clear();
    this.#kept = -1;
    this.#large = count;
    this.#carried = carried;
    const told = new Int32Array(count);
    const toldShares = new Float64Array(count);
    const merged: Merged = { told: 0, holders: told, shares: toldShares, lost, pruned: 0, near: 0 };
    for (let at = 0; at < count; at += 1) {
      const value = shares[at]!;
      if (value < carried) merged.pruned = Math.max(merged.pruned, value);
      if (value < least) merged.near = Math.max(merged.near, value);
      else {
        told[merged.told] = holders[at]!;
        toldShares[merged.told] = value;
        merged.told += 1;
      }
    }
    return merged;
  }

  #make(size: number, lacks: number, uses: number): number {
    const kind = classOf(size);
    let list = this.#free[kind]!;
    if (list === 0) {
      list = this.#end + HEADER;
      this.#end = list + 2 * roomOf(kind);
      if (this.#end > this.#words.length) {
        const short = Math.ceil(((this.#end - this.#words.length) * 4) / PAGE);
        this.#memory.grow(Math.max(short, Math.ceil(this.#words.length / (PAGE / 4) / 4)));
        this.#look();
      }
    } else this.#free[kind] = this.#words[list + SIZE]!;
    const words = this.#words;
    words[list + SIZE] = size;
    words[list + LACKS] = Math.min(Math.ceil(lacks * UNITS), MOST);
    words[list + USES] = uses;
    words[list + CLASS] = kind;
    return list;
  }

  #look(): void {
    const { buffer } = this.#memory;
    this.#words = new Uint32Array(buffer);
    this.#doubles = new Float64Array(buffer);
    this.#toldHolders = new Int32Array(
      buffer,
      PLACES.toldHolders,
      (PLACES.toldShares - PLACES.toldHolders) / 4,
    );
    this.#toldShares = new Float64Array(buffer, PLACES.toldShares, (PLACES.kept - PLACES.toldShares) / 8);
  }
}

/** The smallest class with room for so many. */
function classOf(size: number): number {
  if (size <= EXACT) return size;
  const doubling = 31 - Math.clz32(size - 1);
  return EXACT + 8 * (doubling - 6) + (((size - 1) >>> (doubling - 3)) & 7) + 1;
}

function roomOf(kind: number): number {
  if (kind <= EXACT) return kind;
  const step = kind - EXACT - 1;
  return ((step & 7) + 9) << ((step >> 3) + 3);
}

function enlarged<T extends Int32Array | Uint32Array | Float64Array>(
  array: T,
  made: new (length: number) => T,
): T {
  const larger = new made(array.length * 2);
  larger.set(array);
  return larger;
}
