import type { Components } from './components.ts';
import { HolderSums } from './holder-sums.ts';
import type { ShareGraph } from './share-graph.ts';

/**
 * Votes are told to nine decimals of a whole at the most, so a sum this close to one half is one half, which is no
 * majority.
 */
export const MAJORITY: number = 0.5 + 1e-10;

/**
 * Who controls each node: the one whose votes, with all the votes of those that it controls, are more than half. A node
 * that nobody controls is its own controller. Loops settle to the smallest control: none is supposed to prove itself.
 */
export function controllers(graph: ShareGraph, { order, bounds }: Components): Int32Array {
  const { nodes, start, holder, share } = graph;
  const controller = new Int32Array(nodes);
  for (let node = 0; node < nodes; node += 1) controller[node] = node;
  const votes = new HolderSums(64);

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
  /** The root that has the majority of a node, the node itself where nobody has. */
  const majority = (node: number): number => {
    const [from, to] = [start[node]!, start[node + 1]!];
    let found = node;
    for (let at = from; at < to; at += 1) votes.add(rootOf(holder[at]!), share[at]!);
    for (let at = 0; at < votes.count; at += 1)
      if (votes.sums[at]! > MAJORITY && votes.holders[at] !== node) found = votes.holders[at]!;
    votes.clear();
    return found;
  };

  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const [from, to] = [bounds[group]!, bounds[group + 1]!];
    for (let changed = true; changed; ) {
      changed = false;
      for (let at = from; at < to; at += 1) {
        const node = order[at]!;
        if (controller[node] !== node) continue;
        const root = majority(node);
        if (root === node) continue;
        controller[node] = root;
        changed = to - from > 1;
      }
    }
  }
  for (let node = 0; node < nodes; node += 1) rootOf(node);
  return controller;
}
