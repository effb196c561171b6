import type { Components } from './components.ts';
import { holdsItself, sharesWithin } from './look-through.ts';
import { ListStore } from './list-store.ts';
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
  const lost = new Float64Array(nodes);
  const sum = new Float64Array(nodes);
  const positionOf = new Int32Array(nodes).fill(-1);
  let touched = new Int32Array(1024);
  let told = new Float64Array(1024);
  let uncertain = 0;
  let mostLost = 0;
  let lostNow = 0;

  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const [from, to] = [bounds[group]!, bounds[group + 1]!];
    const node = order[from]!;
    if (to - from > 1 || holdsItself(graph, node)) closeLoop(order.subarray(from, to));
    else if (start[node] !== start[node + 1]) close(node, gather(node, 1, 0));
    for (let at = from; at < to; at += 1) release(order[at]!);
  }
  return { uncertain, lost: mostLost };

  /** Adds what a node holds outside its loop, times a factor, to the running sums; gives how many holders these touch. */
  function gather(node: number, factor: number, count: number): number {
    let touching = count;
    for (let at = start[node]!; at < start[node + 1]!; at += 1) {
      const owner = holder[at]!;
      if (positionOf[owner]! >= 0) continue;
      const weight = share[at]! * factor;
      if (start[owner] === start[owner + 1]) touching = add(owner, weight, touching);
      else {
        const [from, size] = [lists.from(owner), lists.size(owner)];
        for (let entry = from; entry < from + size; entry += 1)
          touching = add(lists.holders[entry]!, lists.shares[entry]! * weight, touching);
        lostNow += lost[owner]! * weight;
      }
    }
    return touching;
  }

  function add(owner: number, weight: number, count: number): number {
    if (weight === 0) return count;
    const known = sum[owner]!;
    sum[owner] = known + weight;
    if (known !== 0) return count;
    if (count === touched.length) {
      touched = grown(touched);
      told = new Float64Array(touched.length);
    }
    touched[count] = owner;
    return count + 1;
  }

  /** Tells a node's holders from the running sums, keeps its list, and clears the sums. */
  function close(node: number, count: number): void {
    const wanted = uses[node] !== 0;
    const from = wanted ? lists.open(node, count) : 0;
    let kept = 0;
    let pruned = 0;
    let near = 0;
    let at = 0;
    for (let index = 0; index < count; index += 1) {
      const owner = touched[index]!;
      const value = sum[owner]!;
      sum[owner] = 0;
      if (value < carried) {
        if (value > pruned) pruned = value;
        continue;
      }
      if (wanted) {
        lists.holders[from + kept] = owner;
        lists.shares[from + kept] = value;
        kept += 1;
      }
      if (value >= least) {
        // Never ahead of where it is read from.
        touched[at] = owner;
        told[at] = value;
        at += 1;
      } else if (value > near) near = value;
    }
    if (wanted) lists.close(node, kept);
    if (Math.max(near, pruned) + lostNow >= least) uncertain += 1;
    lost[node] = lostNow + pruned;
    mostLost = Math.max(mostLost, lost[node]);
    lostNow = 0;
    sink(node, at, touched, told);
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
        lists.open(member, 0);
        lists.close(member, 0);
        lost[member] = 1;
        uncertain += 1;
        sink(member, 0, touched, told);
      }
    } else {
      members.forEach((member, row) => {
        let count = 0;
        members.forEach((other, column) => {
          const factor = inverse.rows[row * size + column]!;
          if (factor !== 0) count = gather(other, factor, count);
        });
        close(member, count);
      });
    }
    for (const member of members) positionOf[member] = -1;
  }

  function release(member: number): void {
    for (let at = start[member]!; at < start[member + 1]!; at += 1) {
      const owner = holder[at]!;
      uses[owner]! -= 1;
      if (uses[owner] === 0) lists.free(owner);
    }
    if (uses[member] === 0) lists.free(member);
  }
}

/** In how many nodes each node holds something. */
function usesOf({ nodes, holder }: ShareGraph): Int32Array {
  const uses = new Int32Array(nodes);
  for (const owner of holder) uses[owner]! += 1;
  return uses;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
