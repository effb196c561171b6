import { LARGEST_DENSE, loopInverse } from './loop-inverse.ts';
import type { LoopInverse, LoopSpace } from './loop-inverse.ts';
import { solveByPasses } from './loop-passes.ts';
import type { ShareGraph } from './share-graph.ts';

export const UNIT: number = 2 ** -53;
/** Covers the rounding of sums of errors of up to a million holders. */
export const ROUNDED_UP: number = 1 + 2 ** -32;

/** One loop of holdings, and what nodes outside it count for in what they hold. */
export interface OpenLoop {
  readonly graph: ShareGraph;
  readonly members: Int32Array;
  /** Position of a node among the members, −1 of one that counts as outside. */
  readonly positionOf: Int32Array;
  readonly valueOf: (node: number) => number;
  readonly errorOf: (node: number) => number;
  /** Where it is known already; else it is made in this space. */
  readonly inverse?: LoopInverse | undefined;
  readonly space: LoopSpace;
}

/** The members’ shares by position, with a proven bound of their error; undefined where nobody is behind a loop that holds itself. */
export function solveLoop(
  loop: OpenLoop,
): { readonly values: ArrayLike<number>; readonly error: number } | undefined {
  const { graph, members, positionOf, valueOf, errorOf } = loop;
  const { start, holder, share } = graph;
  const size = members.length;
  // On the heap: of a few members, it costs less than a typed array.
  const outside: number[] = [];
  let [greatest, worst, longest] = [0, 0, 0];
  for (let position = 0; position < size; position += 1) {
    const member = members[position]!;
    let before = 0;
    let behind = 0;
    for (let at = start[member]!; at < start[member + 1]!; at += 1) {
      const owner = holder[at]!;
      if (positionOf[owner]! >= 0) continue;
      const error = errorOf(owner);
      before += share[at]! * valueOf(owner);
      behind += share[at]! * error;
      greatest = Math.max(greatest, error);
    }
    outside.push(before);
    worst = Math.max(worst, behind);
    longest = Math.max(longest, start[member + 1]! - start[member]!);
  }
  const solved =
    size <= LARGEST_DENSE ? solveDense(loop, outside) : solveByPasses(loop, Float64Array.from(outside));
  if (solved === undefined) return undefined;
  // What is behind averages out over shares that sum to at most 1; no row multiplies it by more than the norm.
  const inherited = Math.min(greatest, worst * solved.norm);
  return {
    values: solved.values,
    error: (inherited + solved.error + (longest + 1) * UNIT * solved.norm) * ROUNDED_UP,
  };
}

function solveDense(
  { graph, members, positionOf, inverse: known, space }: OpenLoop,
  outside: readonly number[],
): { readonly values: readonly number[]; readonly error: number; readonly norm: number } | undefined {
  const size = members.length;
  const inverse = known ?? invertLoop(graph, members, positionOf, space);
  if (inverse === undefined) return undefined;
  const values: number[] = [];
  for (let row = 0; row < size; row += 1) {
    let value = 0;
    for (let column = 0; column < size; column += 1)
      value += inverse.rows[row * size + column]! * outside[column]!;
    values.push(value);
  }
  return { values, error: inverse.error, norm: inverse.norm };
}

/** `loopInverse` of what the members hold of each other. */
export function invertLoop(
  { start, holder, share }: ShareGraph,
  members: Int32Array,
  positionOf: Int32Array,
  space: LoopSpace,
): LoopInverse | undefined {
  const size = members.length;
  space.clear(size);
  for (let row = 0; row < size; row += 1) {
    const member = members[row]!;
    for (let at = start[member]!; at < start[member + 1]!; at += 1) {
      const column = positionOf[holder[at]!]!;
      if (column >= 0) space.shares[row * size + column]! += share[at]!;
    }
  }
  return loopInverse(size, space);
}

export function holdsItself({ start, holder }: ShareGraph, node: number): boolean {
  for (let at = start[node]!; at < start[node + 1]!; at += 1) if (holder[at] === node) return true;
  return false;
}
