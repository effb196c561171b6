import type { Components } from './components.ts';
import { holdsItself, sharesWithin } from './look-through.ts';
import { HolderSums } from './holder-sums.ts';
import { KEPT_ERROR, ListStore } from './list-store.ts';
import { LARGEST_DENSE, loopInverse } from './loop-inverse.ts';
import type { ShareGraph } from './share-graph.ts';

/** What is told of one node: its ultimate holders, in no order that means anything, with the share of each. The arrays are reused: copy what is kept. */
export type HoldersSink = (node: number, count: number, holders: Int32Array, shares: Float64Array) => void;

export interface UltimateHoldersOptions {
  /** Least share of a holder that is told, 0 to 1. */
  readonly least: number;
  /** Least share that is carried on through a node; what one holder may lose by it is bounded, and told. */
  readonly carried: number;
}

export interface UltimateHolders {
  /** Nodes for which a holder just under `least` was not told and could reach it, and nodes of loops that are not solved. */
  readonly uncertain: number;
  /** Most that the share of any one holder may lack, solved loops included. */
  readonly lost: number;
}

/**
 * Every ultimate holder (one whom nobody holds) of every held node, with its share through all chains and loops. Lists are
 * merged holders first. A list is kept only while it is needed: memory grows with what is carried, not with what is told.
 */
export function ultimateHolders(
  graph: ShareGraph,
  { order, bounds }: Components,
  { least, carried }: UltimateHoldersOptions,
  sink: HoldersSink,
): UltimateHolders {
  const { nodes, start, holder, share } = graph;
  const lists = new ListStore(nodes);
  const uses = usesOf(graph);
  const sums = new HolderSums();
  const positionOf = new Int32Array(nodes).fill(-1);
  let told = new Float64Array(1024);
  let uncertain = 0;
  let mostLost = 0;
  let lostNow = 0;

  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const [from, to] = [bounds[group]!, bounds[group + 1]!];
    const node = order[from]!;
    if (to - from > 1 || holdsItself(graph, node)) closeLoop(order.subarray(from, to));
    else if (start[node] !== start[node + 1]) {
      for (let at = start[node]!; at < start[node + 1]!; at += 1) {
        const list = gather(holder[at]!, share[at]!);
        if (list >= 0) lists.used(list);
      }
      close(node);
    }
  }
  return { uncertain, lost: mostLost };

  /** Adds what is behind an owner, times its share, to the running sums; gives its list, -1 where nobody holds it. */
  function gather(owner: number, weight: number): number {
    const from = lists.from(owner);
    // Only one whom nobody holds has no list while something of it is asked for.
    if (from < 0) {
      if (weight !== 0) sums.add(owner, weight);
      return from;
    }
    if (weight !== 0) sums.addAll(lists.entries, from, from + lists.size(from) * 2, weight * KEPT_ERROR);
    lostNow += lists.lacks(from) * weight;
    return from;
  }

  /** Tells a node's holders from the running sums, keeps its list, and clears the sums. */
  function close(node: number): void {
    const { count } = sums;
    const kept = uses[node]!;
    const wanted = kept !== 0;
    let put = wanted ? lists.open(node, count) : 0;
    const first = put;
    let pruned = 0;
    let near = 0;
    let at = 0;
    if (told.length < count) told = new Float64Array(count * 2);
    const { holders, sums: values } = sums;
    sums.clear();
    for (let index = 0; index < count; index += 1) {
      const owner = holders[index]!;
      const value = values[index]!;
      if (value < carried) {
        if (value > pruned) pruned = value;
        continue;
      }
      if (wanted) {
        lists.put(put, owner, value);
        put += 2;
      }
      if (value >= least) {
        // Never ahead of where it is read from.
        holders[at] = owner;
        told[at] = value;
        at += 1;
      } else if (value > near) near = value;
    }
    const lacks = lostNow + pruned;
    if (wanted) lists.close((put - first) / 2, lacks + KEPT_ERROR, kept);
    if (Math.max(near, pruned) + lostNow >= least) uncertain += 1;
    mostLost = Math.max(mostLost, lacks);
    lostNow = 0;
    sink(node, at, holders, told);
  }

  function closeLoop(members: Int32Array): void {
    const size = members.length;
    members.forEach((member, position) => {
      positionOf[member] = position;
    });
    const inverse =
      size > LARGEST_DENSE ? undefined : loopInverse(size, sharesWithin(graph, members, positionOf));
    if (inverse === undefined) {
      // Nobody is behind a loop that holds itself; one too large to invert is told as unknown.
      for (const member of members) {
        if (uses[member] !== 0) {
          lists.open(member, 0);
          lists.close(0, 1, uses[member]!);
        }
        uncertain += 1;
        sink(member, 0, sums.holders, told);
      }
    } else {
      members.forEach((member, row) => {
        members.forEach((other, column) => {
          const factor = inverse.rows[row * size + column]!;
          if (factor !== 0) gatherOutside(other, factor);
        });
        close(member);
      });
    }
    for (const member of members) {
      positionOf[member] = -1;
      release(member);
    }
  }

  /** The same for all that a member of a loop is held by outside it. */
  function gatherOutside(member: number, factor: number): void {
    for (let at = start[member]!; at < start[member + 1]!; at += 1)
      if (positionOf[holder[at]!]! < 0) gather(holder[at]!, share[at]! * factor);
  }

  function release(member: number): void {
    for (let at = start[member]!; at < start[member + 1]!; at += 1) {
      const list = lists.from(holder[at]!);
      if (list >= 0) lists.used(list);
    }
  }
}

/** In how many nodes each node holds something. */
function usesOf({ nodes, holder }: ShareGraph): Int32Array {
  const uses = new Int32Array(nodes);
  for (let at = 0; at < holder.length; at += 1) uses[holder[at]!]! += 1;
  return uses;
}
