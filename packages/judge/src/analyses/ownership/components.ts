import type { ShareGraph } from './share-graph.ts';

/** Nodes grouped so that the holders of a group's nodes are in it or in an earlier one. A group of several is a loop of holdings. */
export interface Components {
  /** Every node once, group after group. */
  readonly order: Int32Array;
  /** Group `g` is at `bounds[g]` to `bounds[g + 1]` of `order`. */
  readonly bounds: Int32Array;
}

/** Strongly connected components, holders first (Tarjan 1972, without recursion: chains of holdings may be long). */
export function components({ nodes, start, holder }: ShareGraph): Components {
  const index = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const cursor = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  const order = new Int32Array(nodes);
  const bounds = new Int32Array(nodes + 1);
  /** Index of a node whose group is closed: no later `low` may take it. */
  const CLOSED = 0x7fffffff;
  let seen = 0;
  let emitted = 0;
  let groups = 0;
  let opened = 0;
  for (let root = 0; root < nodes; root += 1) {
    if (index[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    seen += 1;
    index[root] = low[root] = seen;
    cursor[root] = start[root]!;
    open[opened] = root;
    opened += 1;
    while (depth >= 0) {
      const node = path[depth]!;
      if (cursor[node]! < start[node + 1]!) {
        const owner = holder[cursor[node]!]!;
        cursor[node]! += 1;
        const known = index[owner]!;
        if (known === 0) {
          seen += 1;
          index[owner] = low[owner] = seen;
          cursor[owner] = start[owner]!;
          open[opened] = owner;
          opened += 1;
          depth += 1;
          path[depth] = owner;
        } else if (known !== CLOSED && known < low[node]!) low[node] = known;
        continue;
      }
      if (low[node] === index[node]) {
        for (;;) {
          opened -= 1;
          const member = open[opened]!;
          index[member] = CLOSED;
          order[emitted] = member;
          emitted += 1;
          if (member === node) break;
        }
        groups += 1;
        bounds[groups] = emitted;
      }
      depth -= 1;
      if (depth >= 0) {
        const parent = path[depth]!;
        if (low[node]! < low[parent]!) low[parent] = low[node]!;
      }
    }
  }
  return { order, bounds: bounds.slice(0, groups + 1) };
}
