/** Scatters neighbouring numbers. Source: Knuth, multiplicative hashing by the golden ratio. */
const SCATTER = 0x9e3779b1;
const SKIPPED_BITS = 7;

/** Running sums by holder, in a small table that stays in the fastest memory: most nodes have a few dozen holders. */
export class HolderSums {
  /** Holders that have a sum, in the order in which they first had one. */
  holders: Int32Array;
  /** Their sums, in the same order. */
  sums: Float64Array;
  count = 0;
  /** Place of a holder in those columns, counted from `#base`; what is not above it is of sums forgotten. */
  #slots: Int32Array;
  #mask: number;
  #base = 0;

  constructor(room = 256) {
    this.#slots = new Int32Array(room * 2);
    this.#mask = room * 2 - 1;
    this.holders = new Int32Array(room);
    this.sums = new Float64Array(room);
  }

  add(holder: number, weight: number): void {
    const slots = this.#slots;
    const base = this.#base;
    let slot = (Math.imul(holder, SCATTER) >>> SKIPPED_BITS) & this.#mask;
    for (let at = slots[slot]! - base; at > 0; at = slots[slot]! - base) {
      if (this.holders[at - 1] === holder) {
        this.sums[at - 1]! += weight;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    if (this.count === this.holders.length) {
      this.#grow();
      this.add(holder, weight);
      return;
    }
    this.holders[this.count] = holder;
    this.sums[this.count] = weight;
    this.count += 1;
    slots[slot] = base + this.count;
  }

  /** Adds pairs of a holder and a number, from one index to another of a column, each number times a factor. */
  addAll(pairs: Uint32Array, from: number, to: number, factor: number): void {
    while (this.holders.length < this.count + (to - from) / 2) this.#grow();
    const { holders, sums } = this;
    const slots = this.#slots;
    const mask = this.#mask;
    const base = this.#base;
    let count = this.count;
    for (let pair = from; pair < to; pair += 2) {
      const holder = pairs[pair]!;
      const weight = pairs[pair + 1]! * factor;
      let slot = (Math.imul(holder, SCATTER) >>> SKIPPED_BITS) & mask;
      let at = slots[slot]! - base;
      while (at > 0 && holders[at - 1] !== holder) {
        slot = (slot + 1) & mask;
        at = slots[slot]! - base;
      }
      if (at > 0) sums[at - 1]! += weight;
      else {
        holders[count] = holder;
        sums[count] = weight;
        count += 1;
        slots[slot] = base + count;
      }
    }
    this.count = count;
  }

  /** Forgets all sums. The columns keep what they hold until the next `add`. */
  clear(): void {
    this.#base += this.count;
    this.count = 0;
    if (this.#base < 2 ** 30) return;
    this.#slots.fill(0);
    this.#base = 0;
  }

  #grow(): void {
    const room = this.holders.length * 2;
    const [holders, sums] = [new Int32Array(room), new Float64Array(room)];
    holders.set(this.holders);
    sums.set(this.sums);
    [this.holders, this.sums] = [holders, sums];
    this.#slots = new Int32Array(room * 2);
    this.#mask = room * 2 - 1;
    this.#base = 0;
    for (let at = 0; at < this.count; at += 1) {
      let slot = (Math.imul(holders[at]!, SCATTER) >>> SKIPPED_BITS) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = at + 1;
    }
  }
}
