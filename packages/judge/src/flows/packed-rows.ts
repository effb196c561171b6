import { emptyRows, rankOf } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { bytesAt, flowsAt } from './flow-table.ts';

/** Whole numbers of a packed row, by the words of its address. */
const sizeOf = (words: 1 | 4): number => (words === 1 ? 4 : 8);

/** Packed rows of a table as arrays. */
export function unpackedRows(list: Int32Array, { words, mask }: Pick<FlowRows, 'words' | 'mask'>): FlowRows {
  const size = sizeOf(words);
  const rows = emptyRows({ level: 0, words, mask }, list.length / size);
  for (let row = 0; row < rows.tags.length; row += 1) {
    const at = row * size;
    for (let word = 0; word < words; word += 1) rows.keys[row * words + word] = list[at + word]!;
    rows.tags[row] = list[at + words]!;
    rows.bytes[row] = bytesAt(list, at + size - 2);
    rows.flows[row] = flowsAt(list, at + size - 2);
  }
  return rows;
}

/** Packed rows that stand in order, divided into so many shares by their ranks: those of one address and plane are in the same share, whatever the table. */
export function sharesOf(
  list: Int32Array<ArrayBuffer>,
  { words, mask }: Pick<FlowRows, 'words' | 'mask'>,
  count: number,
): Int32Array<ArrayBuffer>[] {
  const size = sizeOf(words);
  const firstFrom = (rank: number): number => {
    let from = 0;
    let to = list.length / size;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (rankIn(list, middle * size, words, mask) < rank) from = middle + 1;
      else to = middle;
    }
    return from * size;
  };
  const starts = Array.from({ length: count }, (_, share) => firstFrom((share * 2 ** 32) / count));
  return starts.map((from, share) => list.slice(from, starts[share + 1]));
}

function rankIn(ints: Int32Array, at: number, words: number, mask: number): number {
  const tag = ints[at + words]! & mask;
  return words === 1
    ? rankOf(ints[at]!, 0, 0, 0, tag)
    : rankOf(ints[at]!, ints[at + 1]!, ints[at + 2]!, ints[at + 3]!, tag);
}
