/** Holdings as three columns: `holders[i]` holds `shares[i]` (0 to 1) of `issuers[i]`. Parallel ones are summed. */
export interface Holdings {
  readonly holders: Int32Array;
  readonly issuers: Int32Array;
  readonly shares: Float64Array;
}

/** Holders of one node are at `start[node]` to `start[node + 1]` of `holder` and `share`, each holder once, ascending. */
export interface ShareGraph {
  /** Number of nodes, numbered from 0. */
  readonly nodes: number;
  readonly start: Int32Array;
  readonly holder: Int32Array;
  readonly share: Float64Array;
}

/** Nodes that each node holds something of, at `start[node]` to `start[node + 1]` of `issuer`. */
export interface HeldGraph {
  readonly start: Int32Array;
  readonly issuer: Int32Array;
}

/** Buckets up to this size are sorted in place; larger ones by the column sort of the engine. */
const SMALL_BUCKET = 32;

/**
 * The graph of who holds what. Holdings of one holder in one issuer are added up, never overwritten: registers file
 * them class by class. Time and memory grow with nodes and holdings.
 */
export function shareGraph(nodes: number, { holders, issuers, shares }: Holdings): ShareGraph {
  const start = new Int32Array(nodes + 1);
  for (let edge = 0; edge < issuers.length; edge += 1) start[issuers[edge]! + 1]! += 1;
  for (let node = 0; node < nodes; node += 1) start[node + 1]! += start[node]!;
  const next = start.slice(0, nodes);
  const holder = new Int32Array(issuers.length);
  const share = new Float64Array(issuers.length);
  for (let edge = 0; edge < issuers.length; edge += 1) {
    const issuer = issuers[edge]!;
    const at = next[issuer]!;
    holder[at] = holders[edge]!;
    share[at] = shares[edge]!;
    next[issuer] = at + 1;
  }
  let filled = 0;
  let from = 0;
  for (let node = 0; node < nodes; node += 1) {
    const to = start[node + 1]!;
    sortByHolder(holder, share, from, to);
    const first = filled;
    for (let at = from; at < to; at += 1) {
      if (filled > first && holder[filled - 1] === holder[at]) share[filled - 1]! += share[at]!;
      else {
        holder[filled] = holder[at]!;
        share[filled] = share[at]!;
        filled += 1;
      }
    }
    start[node] = first;
    from = to;
  }
  start[nodes] = filled;
  return { nodes, start, holder: holder.subarray(0, filled), share: share.subarray(0, filled) };
}

/** Sorts one issuer's holdings by holder; those of one holder keep their order, so that sums are the same on any machine. */
function sortByHolder(holder: Int32Array, share: Float64Array, from: number, to: number): void {
  if (to - from > SMALL_BUCKET) {
    const order = Array.from({ length: to - from }, (_, index) => from + index);
    order.sort((a, b) => holder[a]! - holder[b]! || a - b);
    const sorted = order.map((at) => [holder[at]!, share[at]!] as const);
    sorted.forEach(([owner, held], index) => {
      holder[from + index] = owner;
      share[from + index] = held;
    });
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const [owner, held] = [holder[at]!, share[at]!];
    let hole = at;
    for (; hole > from && holder[hole - 1]! > owner; hole -= 1) {
      holder[hole] = holder[hole - 1]!;
      share[hole] = share[hole - 1]!;
    }
    holder[hole] = owner;
    share[hole] = held;
  }
}

/**
 * 1 for each node that somebody holds. A byte a node: most holders are persons in no order, and whether one has holders of its own is
 * asked for each holding.
 */
export function heldNodes({ nodes, start }: ShareGraph): Uint8Array {
  const held = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node += 1) if (start[node] !== start[node + 1]) held[node] = 1;
  return held;
}

/** The same arrows the other way round. */
export function heldGraph({ nodes, start, holder }: ShareGraph): HeldGraph {
  const heldStart = new Int32Array(nodes + 1);
  for (let at = 0; at < holder.length; at += 1) heldStart[holder[at]! + 1]! += 1;
  for (let node = 0; node < nodes; node += 1) heldStart[node + 1]! += heldStart[node]!;
  const next = heldStart.slice(0, nodes);
  const issuer = new Int32Array(holder.length);
  for (let node = 0; node < nodes; node += 1) {
    for (let at = start[node]!; at < start[node + 1]!; at += 1) {
      const owner = holder[at]!;
      issuer[next[owner]!] = node;
      next[owner]! += 1;
    }
  }
  return { start: heldStart, issuer };
}
