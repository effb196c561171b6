import { PLACED_MASK, sides } from './flow-space.ts';
import { RowTally } from './machine/row-tally.ts';
import type { OnTop, TopList } from './machine/row-tally.ts';
import { unpackedRows } from './packed-rows.ts';
import { KINDS, PLANE_CODES, TopRows } from './summed-rows.ts';
import type { SummedRows } from './summed-rows.ts';

/** Packed rows of several tables, each list in order. */
export interface PackedLists {
  readonly v4: readonly Int32Array<ArrayBuffer>[];
  readonly v6: readonly Int32Array<ArrayBuffer>[];
}

/** What packed rows came to, and how many they are once those of the same address and tag are one. */
export interface SummedLists {
  readonly v4: number;
  readonly v6: number;
  readonly sums: SummedRows;
}

const SIDES = { inside: sides.indexOf('inside'), outside: sides.indexOf('outside') };

/**
 * Sums packed rows of several tables, as `RowSums` does with rows that no prefix of a party concerns; undefined where a sum has no room in its row. Of no
 * address and plane are rows elsewhere. `undeclared`: as `FlowSetup` has it; `room`: memory that nobody needs any more.
 */
export function sumLists(
  { v4, v6 }: PackedLists,
  undeclared: Uint8Array,
  room?: WebAssembly.Memory,
): SummedLists | undefined {
  const tally = new RowTally(undeclared, SIDES, RowTally.roomFor(v4, v6), room);
  const tops = { outside: new TopRows(), undeclared: new TopRows() };
  const onTop: OnTop = (list, row, words) => {
    const rows = unpackedRows(row, { words, mask: PLACED_MASK });
    tops[list].add(rows, 0, rows.bytes[0]!, 0n);
  };
  const least = (list: TopList): number => tops[list].least;
  const count4 = tally.add(v4, 1, onTop, least);
  const count6 = tally.add(v6, 4, onTop, least);
  if (count4 === undefined || count6 === undefined) return undefined;
  const columns = tally.columns();
  const peers = new Float64Array(PLANE_CODES * KINDS);
  for (let plane = 0; plane < PLANE_CODES; plane += 1)
    for (let kind = 0; kind < KINDS; kind += 1) peers[plane * KINDS + kind] = tally.peers(plane, kind);
  return {
    v4: count4,
    v6: count6,
    sums: {
      groups: { ...columns, parties: new Uint16Array(columns.count) },
      peers,
      outside: tops.outside.told(),
      undeclared: tops.undeclared.told(),
      folded: false,
    },
  };
}
