import { Coverage } from './coverage.ts';
import type { CoveragePart } from './coverage.ts';
import { emptyRows } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';

/** What a record can have wrong with it, or in it, that is told by kind with its first example. */
export const oddities = [
  'FIELD_COUNT',
  'ADDRESS',
  'NUMBER',
  'NUMBER_TOO_LARGE',
  'TIME',
  'TIME_BACKWARDS',
  'STATUS',
  'SYNTAX',
  'TOO_LONG',
  'HEADER_AGAIN',
] as const;
export type Oddity = (typeof oddities)[number];

/** Kinds that take nothing away from what is read. */
export const HARMLESS: ReadonlySet<Oddity> = new Set(['HEADER_AGAIN']);

export interface OddityCount {
  readonly kind: Oddity;
  count: number;
  /** First line that has it, counted from 1 within the part. */
  line: number;
}

/** What one part of a log came to. */
export interface FlowPart {
  readonly v4: FlowRows;
  readonly v6: FlowRows;
  /** By hour since 1970 UTC: bytes by number of the space’s hours. */
  readonly hours: readonly (readonly [hour: number, sums: Float64Array])[];
  /** What is too large for those sums. */
  readonly hoursBeyond: readonly HourBytes[];
  readonly coverage: CoveragePart;
  readonly counts: FlowCounts;
  readonly oddities: readonly OddityCount[];
}

/** A part whose rows, if they could be packed, stand beside it in shares of their ranks, as `sumLists` takes them, and not in it. */
export interface PackedPart {
  readonly part: FlowPart;
  readonly packed?: { readonly v4: PackedShares; readonly v6: PackedShares };
}
export type PackedShares = readonly Int32Array<ArrayBuffer>[];

/** A part that has rows and nothing else. */
export function partOfRows({ v4, v6 }: Partial<Pick<FlowPart, 'v4' | 'v6'>>): FlowPart {
  const none = (words: 1 | 4): FlowRows => emptyRows({ level: 0, words, mask: -1 }, 0);
  return {
    v4: v4 ?? none(1),
    v6: v6 ?? none(4),
    hours: [],
    hoursBeyond: [],
    coverage: new Coverage().part(),
    counts: noCounts(),
    oddities: [],
  };
}

/** Bytes of a number in an hour, whatever their size. */
export type HourBytes = readonly [hour: number, number: number, bytes: bigint];

/** Records of a log, each in one of these. */
export interface FlowCounts {
  /** Lines or items that hold a record. */
  records: number;
  /** Flows that were let through, whose bytes are told. */
  accepted: number;
  /** Flows that were refused: nothing went by. */
  rejected: number;
  noData: number;
  skipped: number;
  /** Records of the other end of a flow that is counted already. */
  repeated: number;
  bad: number;
  /** Seconds since 1970 UTC of the first start and last end; Infinity and -Infinity where there is none. */
  first: number;
  last: number;
}

/** Nothing counted yet. */
export const noCounts = (): FlowCounts => ({
  records: 0,
  accepted: 0,
  rejected: 0,
  noData: 0,
  skipped: 0,
  repeated: 0,
  bad: 0,
  first: Infinity,
  last: -Infinity,
});
