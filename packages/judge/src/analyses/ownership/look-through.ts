import type { Components } from './components.ts';
import { LoopSpace } from './loop-inverse.ts';
import type { ShareGraph } from './share-graph.ts';
import { ROUNDED_UP, solveLoop, UNIT } from './solve-loop.ts';

/** The share of one class of holders in every node, through all chains and loops of holdings. */
export interface LookThrough {
  /** Per node, 0 to 1. */
  readonly values: Float64Array;
  /** Per node: no value is further from the exact one than this. */
  readonly errors: Float64Array;
  /** Nodes of loops that hold themselves entirely: nobody is behind them, and their value means nothing. Ascending. */
  readonly closed: Int32Array;
}

/** Looks through to the holders whom nobody holds. `marks` gives what such a node counts for (1 in the class, 0 out of it). */
export function lookThrough(
  graph: ShareGraph,
  { order, bounds }: Components,
  marks: Float64Array,
): LookThrough {
  const { nodes, start, holder, share } = graph;
  const values = new Float64Array(nodes);
  const errors = new Float64Array(nodes);
  const closed: number[] = [];
  const positionOf = new Int32Array(nodes).fill(-1);
  const space = new LoopSpace();

  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const [first, last] = [bounds[group]!, bounds[group + 1]!];
    const node = order[first]!;
    const [from, to] = [start[node]!, start[node + 1]!];
    let isLoop = last - first > 1;
    let sum = 0;
    let error = 0;
    for (let at = from; at < to && !isLoop; at += 1) {
      const owner = holder[at]!;
      isLoop = owner === node;
      sum += share[at]! * values[owner]!;
      error += share[at]! * errors[owner]!;
    }
    if (isLoop) close(order.subarray(first, last));
    else if (from === to) values[node] = marks[node]!;
    else {
      values[node] = sum;
      // Each product and sum rounds once, of terms that add up to at most 1; so does the error's own sum.
      errors[node] = (error + (to - from + 1) * UNIT) * ROUNDED_UP;
    }
  }
  return { values, errors, closed: Int32Array.from(closed).sort() };

  function close(members: Int32Array): void {
    members.forEach((member, position) => {
      positionOf[member] = position;
    });
    const solved = solveLoop({
      graph,
      members,
      positionOf,
      space,
      valueOf: (owner) => values[owner]!,
      errorOf: (owner) => errors[owner]!,
    });
    members.forEach((member, position) => {
      values[member] = solved?.values[position] ?? 0;
      errors[member] = solved?.error ?? 1;
      positionOf[member] = -1;
      if (solved === undefined) closed.push(member);
    });
  }
}
