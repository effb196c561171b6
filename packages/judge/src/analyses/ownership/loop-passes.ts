import type { ShareGraph } from './share-graph.ts';

const UNIT = 2 ** -53;
const MOST_PASSES = 20_000;

/** One loop of holdings, too large to invert. */
interface Loop {
  readonly graph: ShareGraph;
  readonly members: Int32Array;
  /** Position of a node among the members, −1 outside. */
  readonly positionOf: Int32Array;
}

/**
 * Solves `x = W x + outside` by repeated passes, for the shares `W` that the members hold in each other. Gives the values by
 * position and a proven bound of their error; undefined where no bound below 1e-9 is reached, as in a loop that holds itself
 * entirely.
 *
 * The bound: with `v` such that `(I − W) v ≥ ½` (checked), every error is at most `2 max v` times the greatest residual.
 */
export function solveByPasses(
  loop: Loop,
  outside: Float64Array,
): { readonly values: Float64Array; readonly error: number; readonly norm: number } | undefined {
  const weights = settle(loop, new Float64Array(outside.length).fill(1), 1e-3);
  if (weights === undefined || greatestResidual(loop, weights, 1) > 0.5) return undefined;
  const norm = 2 * weights.reduce((most, value) => Math.max(most, value), 0);
  const values = settle(loop, outside, 1e-12 / norm);
  if (values === undefined) return undefined;
  const longest = loop.members.reduce(
    (most, node) => Math.max(most, loop.graph.start[node + 1]! - loop.graph.start[node]!),
    0,
  );
  const error = norm * (greatestResidual(loop, values, outside) + (longest + 3) * UNIT * 2);
  return error < 1e-9 ? { values, error, norm } : undefined;
}

/** Gauss–Seidel from below until no value moves by more than `within`. */
function settle(loop: Loop, outside: Float64Array, within: number): Float64Array | undefined {
  const values = Float64Array.from(outside);
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let moved = 0;
    for (let at = 0; at < values.length; at += 1) {
      const next = outside[at]! + heldInside(loop, at, values);
      moved = Math.max(moved, Math.abs(next - values[at]!));
      values[at] = next;
    }
    if (moved <= within) return values;
    if (!(moved < 1e12)) return undefined;
  }
  return undefined;
}

function heldInside({ graph, members, positionOf }: Loop, at: number, values: Float64Array): number {
  const node = members[at]!;
  let sum = 0;
  for (let edge = graph.start[node]!; edge < graph.start[node + 1]!; edge += 1) {
    const position = positionOf[graph.holder[edge]!]!;
    if (position >= 0) sum += graph.share[edge]! * values[position]!;
  }
  return sum;
}

function greatestResidual(loop: Loop, values: Float64Array, outside: Float64Array | number): number {
  let most = 0;
  for (let at = 0; at < values.length; at += 1) {
    const own = typeof outside === 'number' ? outside : outside[at]!;
    most = Math.max(most, Math.abs(own + heldInside(loop, at, values) - values[at]!));
  }
  return most;
}
