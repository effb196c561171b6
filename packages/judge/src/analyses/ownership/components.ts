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
  // Least index that a node of the open path reaches. By node only this is kept, so that most reads are near one another.
  const low = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  const order = new Int32Array(nodes);
  const bounds = new Int32Array(nodes + 1);
  let [path, cursor, index] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)];
  /** Low of a node whose group is closed: no later `low` may take it. */
  const CLOSED = 0x7fffffff;
  let seen = 0;
  let emitted = 0;
  let groups = 0;
  let opened = 0;
  for (let root = 0; root < nodes; root += 1) {
    if (low[root] !== 0) continue;
    let depth = 0;
    let entering = root;
    while (depth >= 0) {
      if (entering >= 0) {
        const [from, to] = [start[entering]!, start[entering + 1]!];
        if (from === to) {
          // Whom nobody holds is a group of its own.
          low[entering] = CLOSED;
          order[emitted] = entering;
          emitted += 1;
          groups += 1;
          bounds[groups] = emitted;
          depth -= 1;
        } else {
          if (depth === path.length) [path, cursor, index] = [doubled(path), doubled(cursor), doubled(index)];
          seen += 1;
          low[entering] = seen;
          path[depth] = entering;
          cursor[depth] = from;
          index[depth] = seen;
          open[opened] = entering;
          opened += 1;
        }
        entering = -1;
        continue;
      }
      const node = path[depth]!;
      let least = low[node]!;
      let at = cursor[depth]!;
      const end = start[node + 1]!;
      for (; at < end; at += 1) {
        const owner = holder[at]!;
        const known = low[owner]!;
        if (known === 0) {
          entering = owner;
          break;
        }
        if (known < least) least = known;
      }
      low[node] = least;
      if (entering >= 0) {
        // Looked at again once it is closed, for what it reaches.
        cursor[depth] = at;
        depth += 1;
        continue;
      }
      if (least === index[depth]) {
        for (;;) {
          opened -= 1;
          const member = open[opened]!;
          low[member] = CLOSED;
          order[emitted] = member;
          emitted += 1;
          if (member === node) break;
        }
        groups += 1;
        bounds[groups] = emitted;
      }
      depth -= 1;
    }
  }
  return { order, bounds: bounds.slice(0, groups + 1) };
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
