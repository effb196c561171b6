import type { Components } from './components.ts';
import { HolderSums } from './holder-sums.ts';
import type { ShareGraph } from './share-graph.ts';

/**
 * Votes are told to nine decimals of a whole at the most, so a sum this close to one half is one half, which is no
 * majority.
 */
export const MAJORITY: number = 0.5 + 1e-10;

/** Up to so many holders are compared with one another instead of summed in a table. */
export const FEW = 16;

/**
 * Who controls each node: the one whose votes, with all the votes of those that it controls, are more than half. A node
 * that nobody controls is its own controller. Loops settle to the smallest control: none is supposed to prove itself.
 */
export function controllers(graph: ShareGraph, { order, bounds }: Components): Int32Array {
  const controller = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  const settle = controlSettler(graph, controller);
  for (let group = 0; group + 1 < bounds.length; group += 1)
    settle(order, bounds[group]!, bounds[group + 1]!);
  return controller;
}

/**
 * Settles who controls the nodes of one group, at `from` to `to` of an order, in a column that holds the controllers of all groups
 * before it and each of these nodes itself.
 */
export function controlSettler(
  { start, holder, share }: ShareGraph,
  controller: Int32Array,
): (order: Int32Array, from: number, to: number) => void {
  const votes = new HolderSums(64);
  const roots = new Int32Array(FEW);
  const rootOf = (node: number): number => {
    let root = node;
    while (controller[root] !== root) root = controller[root]!;
    for (let at = node; at !== root; ) {
      const next = controller[at]!;
      controller[at] = root;
      at = next;
    }
    return root;
  };
  return (order, from, to) => {
    for (let changed = true; changed; ) {
      changed = false;
      for (let place = from; place < to; place += 1) {
        const node = order[place]!;
        if (controller[node] !== node) continue;
        const [first, last] = [start[node]!, start[node + 1]!];
        let root = node;
        if (last - first > FEW) {
          for (let at = first; at < last; at += 1) votes.add(rootOf(holder[at]!), share[at]!);
          root = majorityOf(votes, node);
        } else {
          for (let at = first; at < last; at += 1) roots[at - first] = rootOf(holder[at]!);
          root = majorityOfFew(node, roots, share, first, last);
        }
        if (root === node) continue;
        controller[node] = root;
        changed = to - from > 1;
      }
    }
    for (let place = from; place < to; place += 1) rootOf(order[place]!);
  };
}

/** The same as `majorityOf`, without a table: holders are at `first` to `last` of the shares, their roots from 0. */
export function majorityOfFew(
  node: number,
  roots: Int32Array,
  share: Float64Array,
  first: number,
  last: number,
): number {
  for (let at = first; at < last; at += 1) {
    const root = roots[at - first]!;
    let votes = share[at]!;
    // What the same root has before was looked at with all of its votes.
    for (let other = at + 1; other < last; other += 1)
      if (roots[other - first] === root) votes += share[other]!;
    if (votes > MAJORITY && root !== node) return root;
  }
  return node;
}

/** The root that has the majority of a node, the first one of a contradictory table; the node itself where none has. Forgets the votes. */
export function majorityOf(votes: HolderSums, node: number): number {
  const { count, holders, sums } = votes;
  votes.clear();
  for (let at = 0; at < count; at += 1) if (sums[at]! > MAJORITY && holders[at] !== node) return holders[at]!;
  return node;
}
