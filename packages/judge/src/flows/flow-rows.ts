/** Flows that a row counts; it stays there when there are more, whoever adds them. */
export const MOST_FLOWS = 2 ** 31 - 1;

/** What a table of flows holds: plain arrays, which go from one thread to another. */
export interface FlowRows {
  readonly level: number;
  /** Words of each address: one for IPv4, four for IPv6, most significant first. */
  readonly words: 1 | 4;
  /** Rows stand in order: by rank, then by address, then by tag. */
  readonly keys: Int32Array<ArrayBuffer>;
  readonly tags: Int32Array<ArrayBuffer>;
  /** Low parts of the sums of bytes; the rest of a sum that is too large for it is in `beyond`. */
  readonly bytes: Float64Array<ArrayBuffer>;
  readonly flows: Float64Array<ArrayBuffer>;
  readonly beyond: readonly (readonly [row: number, bytes: bigint])[];
}

/** Rows without content, to be filled. */
export function emptyRows(
  level: number,
  words: 1 | 4,
  count: number,
): FlowRows & { beyond: [number, bigint][] } {
  return {
    level,
    words,
    keys: new Int32Array(count * words),
    tags: new Int32Array(count),
    bytes: new Float64Array(count),
    flows: new Float64Array(count),
    beyond: [],
  };
}

/**
 * Rank of a row among all: its address, and what its tag has above six bits, mixed so that ranks lie evenly whatever the network. Tables
 * have their rows nearly in this order, so that they are put in it without moving far. Tags of six bits leave the rows of an address together.
 */
export function rankOf(a: number, b: number, c: number, d: number, tag: number): number {
  let code = a ^ Math.imul(tag >>> 6, 0x9e3779b1);
  // An IPv4 address is the first word alone.
  if ((b | c | d) !== 0)
    code ^= Math.imul(Math.imul(Math.imul(b, 0x9e3779b1) ^ c, 0x85ebca6b) ^ d, 0xc2b2ae35);
  code ^= code >>> 16;
  code = Math.imul(code, 0x85ebca6b);
  code ^= code >>> 13;
  code = Math.imul(code, 0xc2b2ae35);
  return (code ^ (code >>> 16)) >>> 0;
}

/** First slot in which a row is looked for, in a table of so many slots: in the order of ranks, rows of one address near one another. */
export function slotOf(rank: number, tag: number, slots: number): number {
  // Exact: a rank has 32 bits, and no table has 2^21 slots.
  const slot = Math.floor((rank * slots) / 2 ** 32) + (Math.imul(tag, 0x9e3779b1) >>> 26);
  return slot < slots ? slot : slot - slots;
}

function rankAt({ words, keys, tags }: FlowRows, row: number): number {
  if (words === 1) return rankOf(keys[row]!, 0, 0, 0, tags[row]!);
  const at = row * 4;
  return rankOf(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!, tags[row]!);
}

/** Walks through the rows of two lists side by side, in the order of both: by rank, then by address, then by tag. */
class SideBySide {
  readonly #a: FlowRows;
  readonly #b: FlowRows;
  /** The rows at hand. */
  one = 0;
  other = 0;
  #rank = 0;
  #otherRank = 0;

  constructor(a: FlowRows, b: FlowRows) {
    this.#a = a;
    this.#b = b;
    this.#look(true, true);
  }

  /** Negative where the row of the first list comes first, positive where that of the second does, 0 where both are the same. */
  get ahead(): number {
    const { one, other } = this;
    const [a, b] = [this.#a, this.#b];
    if (one === a.tags.length) return 1;
    if (other === b.tags.length) return -1;
    if (this.#rank !== this.#otherRank) return this.#rank - this.#otherRank;
    for (let word = 0; word < a.words; word += 1) {
      const between = a.keys[one * a.words + word]! - b.keys[other * a.words + word]!;
      if (between !== 0) return between;
    }
    return a.tags[one]! - b.tags[other]!;
  }

  /** Passes what came first; false at the end of both. */
  next(ahead: number): boolean {
    if (ahead <= 0) this.one += 1;
    if (ahead >= 0) this.other += 1;
    this.#look(ahead <= 0, ahead >= 0);
    return this.one < this.#a.tags.length || this.other < this.#b.tags.length;
  }

  #look(one: boolean, other: boolean): void {
    if (one && this.one < this.#a.tags.length) this.#rank = rankAt(this.#a, this.one);
    if (other && this.other < this.#b.tags.length) this.#otherRank = rankAt(this.#b, this.other);
  }
}

/**
 * Rows of both, those of the same address and tag summed; undefined where there are more than `most`, or a sum is no longer exact: a table
 * then has to do it. Both must be of one level.
 */
export function mergedRows(a: FlowRows, b: FlowRows, most: number, exact: number): FlowRows | undefined {
  const [beyondA, beyondB] = [new Map(a.beyond), new Map(b.beyond)];
  const merged = emptyRows(a.level, a.words, countTogether(a, b));
  if (merged.tags.length > most) return undefined;
  const { words } = a;
  if (merged.tags.length === 0) return merged;
  const walk = new SideBySide(a, b);
  let row = 0;
  for (;;) {
    const { ahead, one, other } = walk;
    const [from, index] = ahead <= 0 ? [a, one] : [b, other];
    for (let word = 0; word < words; word += 1)
      merged.keys[row * words + word] = from.keys[index * words + word]!;
    merged.tags[row] = from.tags[index]!;
    let bytes = 0;
    let flows = 0;
    let more = 0n;
    if (ahead <= 0) {
      bytes = a.bytes[one]!;
      flows = a.flows[one]!;
      if (beyondA.size > 0) more += beyondA.get(one) ?? 0n;
    }
    if (ahead >= 0) {
      bytes += b.bytes[other]!;
      flows += b.flows[other]!;
      if (beyondB.size > 0) more += beyondB.get(other) ?? 0n;
    }
    if (bytes >= exact) {
      more += BigInt(bytes);
      bytes = 0;
    }
    merged.bytes[row] = bytes;
    merged.flows[row] = Math.min(MOST_FLOWS, flows);
    if (more !== 0n) merged.beyond.push([row, more]);
    row += 1;
    if (!walk.next(ahead)) return merged;
  }
}

/** Rows that both have together. */
function countTogether(a: FlowRows, b: FlowRows): number {
  if (a.tags.length === 0 || b.tags.length === 0) return a.tags.length + b.tags.length;
  const walk = new SideBySide(a, b);
  for (let count = 1; ; count += 1) if (!walk.next(walk.ahead)) return count;
}
