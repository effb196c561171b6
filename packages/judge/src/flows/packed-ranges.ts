import type { RangeSet } from './range-set.ts';

/**
 * Ranges of IPv4 by the upper 16 bits of their addresses, so that a look-up reads two places of memory: where the entries of these bits begin, and the
 * entries, side by side. Each is three numbers of 16 bits: the lower bits of its start, then its value from 1, lower half first; 0 where there is none.
 * The first of each upper bits starts at 0.
 */
export interface PackedRanges {
  /** Number of the first entry of each upper bits, and behind the last where all end. */
  readonly firsts: Uint32Array;
  readonly entries: Uint16Array;
}

const HIGHS = 65_536;
export const ENTRY_BYTES = 6;

export function packedRanges({ v4Starts, v4Values }: Pick<RangeSet, 'v4Starts' | 'v4Values'>): PackedRanges {
  const firsts = new Uint32Array(HIGHS + 1);
  const entries = new Uint16Array((v4Starts.length + HIGHS) * 3);
  let [entry, range, value] = [0, 0, 0];
  const put = (low: number): void => {
    entries[entry * 3] = low;
    entries[entry * 3 + 1] = value;
    entries[entry * 3 + 2] = value >>> 16;
    entry += 1;
  };
  for (let high = 0; high < HIGHS; high += 1) {
    firsts[high] = entry;
    const start = high * HIGHS;
    if (v4Starts[range] !== start) put(0);
    while (range < v4Starts.length && v4Starts[range]! < start + HIGHS) {
      value = v4Values[range]! + 1;
      put(v4Starts[range]! - start);
      range += 1;
    }
  }
  firsts[HIGHS] = entry;
  return { firsts, entries: entries.slice(0, entry * 3) };
}

/** Value of the range of an address, from 1, signed or not; 0 where there is none. */
export function valueOf4({ firsts, entries }: PackedRanges, address: number): number {
  const high = address >>> 16;
  const low = address & 0xffff;
  let from = firsts[high]!;
  let to = firsts[high + 1]! - 1;
  while (from < to) {
    const middle = (from + to + 1) >>> 1;
    if (entries[middle * 3]! <= low) from = middle;
    else to = middle - 1;
  }
  return entries[from * 3 + 1]! | (entries[from * 3 + 2]! << 16);
}
