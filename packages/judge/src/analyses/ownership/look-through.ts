import type { Components } from './components.ts';
import { LARGEST_DENSE, loopInverse } from './loop-inverse.ts';
import { solveByPasses } from './loop-passes.ts';
import type { ShareGraph } from './share-graph.ts';

/** The share of one class of holders in every node, through all chains and loops of holdings. */
export interface LookThrough {
  /** Per node, 0 to 1. */
  readonly values: Float64Array;
  /** Per node: no value is further from the exact one than this. */
  readonly errors: Float64Array;
  /** Nodes of loops that hold themselves entirely: nobody is behind them, and their value means nothing. Ascending. */
  readonly closed: Int32Array;
}

const UNIT = 2 ** -53;
/** Covers the rounding of sums of errors of up to a million holders. */
const ROUNDED_UP = 1 + 2 ** -32;

/**
 * Looks through to the holders whom nobody holds. `marks` gives what such a node counts for (1 in the class, 0 out of it).
 * A `pinned` node counts for its mark in all that it holds, whoever is behind it; its own value is computed all the same.
 */
export function lookThrough(
  graph: ShareGraph,
  { order, bounds }: Components,
  marks: Float64Array,
  pinned?: Uint8Array,
): LookThrough {
  const { nodes, start, holder, share } = graph;
  const values = new Float64Array(nodes);
  const errors = new Float64Array(nodes);
  const closed: number[] = [];
  const positionOf = new Int32Array(nodes).fill(-1);
  /** What each node counts for in what it holds, and the error of that: beside each other, for they are read together. */
  const carried = new Float64Array(nodes * 2);
  const settle = (node: number, value: number, error: number): void => {
    values[node] = value;
    errors[node] = error;
    const isPinned = pinned !== undefined && pinned[node] === 1;
    carried[node * 2] = isPinned ? marks[node]! : value;
    carried[node * 2 + 1] = isPinned ? 0 : error;
  };

  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const members = order.subarray(bounds[group], bounds[group + 1]);
    const node = members[0]!;
    const [from, to] = [start[node]!, start[node + 1]!];
    if (members.length === 1 && !holdsItself(graph, node)) {
      if (from === to) {
        settle(node, marks[node]!, 0);
        continue;
      }
      let sum = 0;
      let error = 0;
      for (let at = from; at < to; at += 1) {
        const owner = holder[at]! * 2;
        sum += share[at]! * carried[owner]!;
        error += share[at]! * carried[owner + 1]!;
      }
      // Each product and sum rounds once, of terms that add up to at most 1; so does the error's own sum.
      settle(node, sum, (error + (to - from + 1) * UNIT) * ROUNDED_UP);
      continue;
    }
    solveGroup(members);
  }
  return { values, errors, closed: Int32Array.from(closed).sort() };

  function solveGroup(members: Int32Array): void {
    const size = members.length;
    members.forEach((member, position) => {
      const isPinned = pinned?.[member] === 1;
      positionOf[member] = isPinned ? -1 : position;
      // Others of the loop ask for it before its own value is known.
      if (isPinned) carried[member * 2] = marks[member]!;
    });
    const outside = new Float64Array(size);
    const behind = new Float64Array(size);
    let greatest = 0;
    let longest = 0;
    for (let position = 0; position < size; position += 1) {
      const member = members[position]!;
      for (let at = start[member]!; at < start[member + 1]!; at += 1) {
        const owner = holder[at]!;
        if (positionOf[owner]! >= 0) continue;
        const error = carried[owner * 2 + 1]!;
        outside[position]! += share[at]! * carried[owner * 2]!;
        behind[position]! += share[at]! * error;
        greatest = Math.max(greatest, error);
      }
      longest = Math.max(longest, start[member + 1]! - start[member]!);
    }
    const solved =
      size <= LARGEST_DENSE
        ? solveDense(members, outside)
        : solveByPasses({ graph, members, positionOf }, outside);
    const worst = behind.reduce((most, error) => Math.max(most, error), 0);
    for (let position = 0; position < size; position += 1) {
      const member = members[position]!;
      if (solved === undefined) {
        closed.push(member);
        settle(member, 0, 1);
      } else {
        // What is behind averages out over shares that sum to at most 1; no row multiplies it by more than the norm.
        const inherited = Math.min(greatest, worst * solved.norm);
        const error = (inherited + solved.error + (longest + 1) * UNIT * solved.norm) * ROUNDED_UP;
        settle(member, solved.values[position]!, error);
      }
      positionOf[member] = -1;
    }
  }

  function solveDense(
    members: Int32Array,
    outside: Float64Array,
  ): { readonly values: Float64Array; readonly error: number; readonly norm: number } | undefined {
    const size = members.length;
    const inverse = loopInverse(size, sharesWithin(graph, members, positionOf));
    if (inverse === undefined) return undefined;
    const solution = new Float64Array(size);
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1)
        solution[row]! += inverse.rows[row * size + column]! * outside[column]!;
    return { values: solution, error: inverse.error, norm: inverse.norm };
  }
}

/** Row by row, what each member (column) holds of each member (row). */
export function sharesWithin(
  { start, holder, share }: ShareGraph,
  members: Int32Array,
  positionOf: Int32Array,
): Float64Array {
  const size = members.length;
  const shares = new Float64Array(size * size);
  members.forEach((member, row) => {
    for (let at = start[member]!; at < start[member + 1]!; at += 1) {
      const column = positionOf[holder[at]!]!;
      if (column >= 0) shares[row * size + column]! += share[at]!;
    }
  });
  return shares;
}

export function holdsItself({ start, holder }: ShareGraph, node: number): boolean {
  for (let at = start[node]!; at < start[node + 1]!; at += 1) if (holder[at] === node) return true;
  return false;
}
