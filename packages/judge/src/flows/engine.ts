/** What threads that read flow logs need, and nothing else: each of them loads it. What reads tables is loaded where there is one, from `flow-format`. */
export type { FlowHint, FlowLog, FlowScanner } from './flow-format.ts';
export { textLogOf } from './text-logs.ts';
export { isParquet } from '../readers/is-parquet.ts';
export { type FlowPart, type Oddity, type OddityCount, type PackedPart, partOfRows } from './flow-part.ts';
export { FlowSink } from './flow-sink.ts';
export { joinedParts } from './joined-parts.ts';
export { type FlowSetup, placedSpace, PLACED_MASK } from './flow-space.ts';
export { MOST_ROWS } from './flow-table.ts';
export { unpackedRows } from './packed-rows.ts';
export { type PartyOfAddress, RowSums } from './row-sums.ts';
export { type PackedLists, type SummedLists, sumLists } from './sum-lists.ts';
export type { SummedRows } from './summed-rows.ts';
