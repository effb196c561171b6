import { v4Text, v6Text } from './address-bytes.ts';

/** Bits of an address that are told apart at each level of folding. */
export const V4_LEVELS = [32, 24, 16, 8, 0] as const;
export const V6_LEVELS = [128, 64, 48, 32, 0] as const;

/** Sums beyond this go to whole numbers without limit: below it, one more addition of a fast record stays exact. */
export const EXACT = 2 ** 52;

/** What a table of flows holds: plain arrays, which go from one thread to another. */
export interface FlowRows {
  readonly level: number;
  /** Words of each address: one for IPv4, four for IPv6, most significant first. */
  readonly words: 1 | 4;
  /** What of a tag tells rows of one address apart; the rest follows from the address. */
  readonly mask: number;
  /** Rows stand in order: by rank, then by address, then by tag. */
  readonly keys: Int32Array<ArrayBuffer>;
  readonly tags: Int32Array<ArrayBuffer>;
  /** Sums of bytes; those that are too large to be exact are 0 here and stand in `beyond`. */
  readonly bytes: Float64Array<ArrayBuffer>;
  readonly flows: Float64Array<ArrayBuffer>;
  readonly beyond: readonly (readonly [row: number, bytes: bigint])[];
}

/** Rows without content, to be filled. */
export function emptyRows(
  { level, words, mask }: Pick<FlowRows, 'level' | 'words' | 'mask'>,
  count: number,
): FlowRows & { beyond: [number, bigint][] } {
  return {
    level,
    words,
    mask,
    keys: new Int32Array(count * words),
    tags: new Int32Array(count),
    bytes: new Float64Array(count),
    flows: new Float64Array(count),
    beyond: [],
  };
}

/**
 * Rank of a row among all: its address, and what its tag has above the three bits of the direction where that does not follow from the address, mixed so
 * that ranks lie evenly whatever the network. Tables have their rows nearly in this order, so that they are put in it without moving far, rows of one
 * address and plane side by side.
 */
export function rankOf(a: number, b: number, c: number, d: number, tag: number): number {
  let code = a ^ Math.imul(tag >>> 3, 0x9e3779b1);
  // An IPv4 address is the first word alone.
  if ((b | c | d) !== 0)
    code ^= Math.imul(Math.imul(Math.imul(b, 0x9e3779b1) ^ c, 0x85ebca6b) ^ d, 0xc2b2ae35);
  code ^= code >>> 16;
  code = Math.imul(code, 0x85ebca6b);
  code ^= code >>> 13;
  code = Math.imul(code, 0xc2b2ae35);
  return (code ^ (code >>> 16)) >>> 0;
}

/** First slot in which a row is looked for, in a table of so many slots: in the order of ranks. */
export function slotOf(rank: number, slots: number): number {
  // Exact: a rank has 32 bits, and no table has 2^21 slots.
  return Math.floor((rank * slots) / 2 ** 32);
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

/** The whole sum of a row. */
export function rowBytes(rows: FlowRows, row: number, beyond: ReadonlyMap<number, bigint>): bigint {
  return BigInt(rows.bytes[row]!) + (beyond.get(row) ?? 0n);
}

/** The bits of one word of an address that are within the first `bits` of it. */
export function masked(value: number, bits: number, word: number): number {
  const kept = Math.min(32, Math.max(0, bits - word * 32));
  return kept === 32 ? value : kept === 0 ? 0 : value & (-1 << (32 - kept));
}
