import { compareText } from '@ancrage/base';
import { rowText } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { sides } from './flow-space.ts';
import type { GroupColumns } from './group-sums.ts';
import { planes } from './plane.ts';

/** Peers that are named one by one in each list. */
const MOST_PEERS = 25;

/** Kinds of peers that are counted once for each plane, whatever their direction: the sides, then those of nobody. */
export const UNDECLARED = sides.length;
export const KINDS = sides.length + 1;
/** The planes and what is of none. */
export const PLANE_CODES = planes.length + 1;

/** One peer with the sums of one plane and direction. */
export interface TopPeer {
  readonly address: string;
  readonly cell: number;
  readonly bytes: bigint;
  readonly flows: number;
}

/** What rows came to: plain values, which go from one thread to another. */
export interface SummedRows {
  readonly groups: GroupColumns;
  /** Distinct peers by plane and kind. */
  readonly peers: Float64Array<ArrayBuffer>;
  readonly outside: readonly TopPeer[];
  readonly undeclared: readonly TopPeer[];
  readonly folded: boolean;
}

/** The rows of most bytes, in order; of equal ones, by address and cell, so that their order in the table does not tell. */
export class TopRows {
  readonly #rows: TopRow[] = [];

  /** From how many bytes on a row may be among them. */
  get least(): number {
    return this.#rows[MOST_PEERS - 1]?.low ?? 0;
  }

  add(rows: FlowRows, row: number, few: number, many: bigint): void {
    if (many === 0n && this.least > few) return;
    const bytes = BigInt(few) + many;
    const kept: TopRow = { rows, row, cell: rows.tags[row]!, bytes, low: Number(bytes) };
    let at = this.#rows.length;
    while (at > 0 && isAhead(kept, this.#rows[at - 1]!, rowText(rows, row), textOf(this.#rows[at - 1]!)))
      at -= 1;
    if (at >= MOST_PEERS) return;
    this.#rows.splice(at, 0, kept);
    if (this.#rows.length > MOST_PEERS) this.#rows.pop();
  }

  told(): TopPeer[] {
    return this.#rows.map((top) => ({
      address: textOf(top),
      cell: top.cell,
      bytes: top.bytes,
      flows: top.rows.flows[top.row]!,
    }));
  }
}

/** The peers of most bytes of several lists. */
export function topOf(lists: readonly (readonly TopPeer[])[]): TopPeer[] {
  return lists
    .flat()
    .sort((a, b) => (isAhead(a, b, a.address, b.address) ? -1 : 1))
    .slice(0, MOST_PEERS);
}

interface TopRow {
  readonly rows: FlowRows;
  readonly row: number;
  readonly cell: number;
  readonly bytes: bigint;
  /** The same as a double, for a quick look. */
  readonly low: number;
}

function textOf({ rows, row }: TopRow): string {
  return rowText(rows, row);
}

interface Ranked {
  readonly bytes: bigint;
  readonly cell: number;
}

function isAhead(a: Ranked, b: Ranked, addressOfA: string, addressOfB: string): boolean {
  if (a.bytes !== b.bytes) return a.bytes > b.bytes;
  const order = compareText(addressOfA, addressOfB);
  return order === 0 ? a.cell < b.cell : order < 0;
}
