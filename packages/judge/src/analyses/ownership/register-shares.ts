import type { Components } from './components.ts';
import { controlSettler, FEW, majorityOfFew } from './control.ts';
import { KEPT_ERROR, ListStore } from './list-store.ts';
import { LARGEST_DENSE, LoopSpace } from './loop-inverse.ts';
import type { LoopInverse } from './loop-inverse.ts';
import { heldNodes } from './share-graph.ts';
import type { ShareGraph } from './share-graph.ts';
import { invertLoop, ROUNDED_UP, solveLoop, UNIT } from './solve-loop.ts';

/** What is told of one node: its ultimate holders, in no order that means anything, with the share of each. The arrays are reused: copy what is kept. */
export type HoldersSink = (node: number, count: number, holders: Int32Array, shares: Float64Array) => void;

export interface UltimateHolders {
  /** Least share of a holder that is told, 0 to 1. */
  readonly least: number;
  /** Least share that is carried on through a node; what one holder may lose by it is bounded, and told. */
  readonly carried: number;
  /** Told of every held node. */
  readonly sink: HoldersSink;
}

/** All that a register says of each node. */
export interface RegisterShares {
  /** The share of the marked ones, 0 to 1, through all chains and loops. */
  readonly values: Float64Array;
  /** The same where a node that someone at the top controls counts in full for that one in all that it holds. */
  readonly attributed: Float64Array;
  /** No value of either is further from the exact one than this. */
  readonly errors: Float64Array;
  /** Who controls it, itself where nobody does. */
  readonly controller: Int32Array;
  /** Nodes of loops that hold themselves entirely: nobody is behind them, and their value means nothing. Ascending. */
  readonly closed: Int32Array;
  /** Nodes for which a holder just under `least` was not told and could reach it, and nodes of loops that are not solved. */
  readonly uncertain: number;
  /** Most that the share of any one told holder may lack, solved loops included. */
  readonly lost: number;
}

/** What a node counts for in what it holds, together in memory: its value, the error, the same with control attributed, controller and list. */
const RECORD = 4;
const [VALUE, ERROR, COUNTS] = [0, 1, 2];
/** The last eight bytes by halves. */
const [ROOT, LIST] = [6, 7];

/** Of a node whom nobody holds, in a byte: the few marks that there are, or that it must be looked up. */
const [HELD, UNMARKED, MARKED, OTHER] = [0, 1, 2, 3];

/**
 * Looks at each holding once, holders first: what is behind an entity, who controls it, and its ultimate holders (those whom nobody
 * holds) are made of what its holders count for, and reading that, at random over the whole register, is what takes the time.
 * `marks` gives what a node at the top counts for (1 in the class, 0 out of it). A list of holders is kept only while it is needed.
 */
export function registerShares(
  graph: ShareGraph,
  { order, bounds }: Components,
  marks: Float64Array,
  ultimate?: UltimateHolders,
): RegisterShares {
  const { nodes, start, holder, share } = graph;
  const [values, attributed] = [new Float64Array(nodes), new Float64Array(nodes)];
  const errors = new Float64Array(nodes);
  const controller = new Int32Array(nodes);
  const records = new Float64Array(nodes * RECORD);
  const halves = new Int32Array(records.buffer);
  const kinds = heldNodes(graph);
  for (let node = 0; node < nodes; node += 1) {
    controller[node] = node;
    if (kinds[node] === 1) kinds[node] = HELD;
    else {
      const mark = marks[node]!;
      values[node] = attributed[node] = mark;
      kinds[node] = mark === 0 ? UNMARKED : mark === 1 ? MARKED : OTHER;
    }
  }
  const isTop = (node: number): boolean => kinds[node] !== HELD;
  const closed: number[] = [];
  const positionOf = new Int32Array(nodes).fill(-1);
  const settleControl = controlSettler(graph, controller);
  const lists = ultimate === undefined ? undefined : new ListStore();
  const uses = ultimate === undefined ? new Int32Array(0) : usesOf(graph, kinds);
  const { least = 0, carried = 0, sink = () => undefined } = ultimate ?? {};
  const [space, pinnedSpace] = [new LoopSpace(), new LoopSpace()];
  const roots = new Int32Array(FEW);
  const [uncertain, mostLost] = [new Int32Array(1), new Float64Array(1)];

  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const first = bounds[group]!;
    const last = bounds[group + 1]!;
    const node = order[first]!;
    if (kinds[node] === HELD && (last - first > 1 || !solvePlain(node)))
      solveGroup(order.subarray(first, last));
  }
  return {
    values,
    attributed,
    errors,
    controller,
    closed: Int32Array.from(closed).sort(),
    uncertain: uncertain[0]!,
    lost: mostLost[0]!,
  };

  function settle(node: number, value: number, error: number, counted: number, root: number): void {
    const record = node * RECORD;
    values[node] = value;
    errors[node] = error;
    attributed[node] = counted;
    controller[node] = root;
    records[record + VALUE] = value;
    records[record + ERROR] = error;
    records[record + COUNTS] = root !== node && isTop(root) ? marks[root]! : counted;
    halves[record * 2 + ROOT] = root;
  }

  /** One node by itself; false where that is not what it is. */
  function solvePlain(node: number): boolean {
    const from = start[node]!;
    const to = start[node + 1]!;
    if (to - from > FEW) return false;
    let sum = 0;
    let error = 0;
    let counted = 0;
    for (let at = from; at < to; at += 1) {
      const owner = holder[at]!;
      const part = share[at]!;
      const kind = kinds[owner]!;
      if (kind === HELD) {
        if (owner === node) return false;
        const record = owner * RECORD;
        sum += part * records[record + VALUE]!;
        error += part * records[record + ERROR]!;
        counted += part * records[record + COUNTS]!;
        roots[at - from] = halves[record * 2 + ROOT]!;
      } else {
        roots[at - from] = owner;
        if (kind !== UNMARKED) {
          const mark = kind === MARKED ? 1 : marks[owner]!;
          sum += part * mark;
          counted += part * mark;
        }
      }
    }
    // Each product and sum rounds once, of terms that add up to at most 1; so does the error's own sum.
    settle(
      node,
      sum,
      (error + (to - from + 1) * UNIT) * ROUNDED_UP,
      counted,
      majorityOfFew(node, roots, share, from, to),
    );
    if (lists !== undefined) {
      tellPlain(node, from, to, lists);
      release(node);
    }
    return true;
  }

  function tellPlain(node: number, from: number, to: number, into: ListStore): void {
    into.begin();
    for (let at = from; at < to; at += 1) {
      const owner = holder[at]!;
      into.add(owner, kinds[owner] === HELD ? halves[owner * RECORD * 2 + LIST]! : 0, share[at]!);
    }
    tellMerged(node, into);
  }

  /** A loop, a node that holds itself, or one with more holders than the kernel has room for. */
  function solveGroup(members: Int32Array): void {
    settleControl(members, 0, members.length);
    members.forEach((member, position) => {
      positionOf[member] = position;
    });
    const inverse =
      members.length <= LARGEST_DENSE ? invertLoop(graph, members, positionOf, space) : undefined;
    const loop = { graph, members, positionOf, inverse, space: pinnedSpace };
    const isClosed = inverse === undefined && members.length <= LARGEST_DENSE;
    const errorOf = (owner: number): number => (isTop(owner) ? 0 : records[owner * RECORD + ERROR]!);
    const through = isClosed
      ? undefined
      : solveLoop({
          ...loop,
          valueOf: (owner) => (isTop(owner) ? marks[owner]! : records[owner * RECORD + VALUE]!),
          errorOf,
        });
    // Whom someone at the top controls is that one’s for the others of the loop.
    const isPinned = (node: number): boolean => controller[node] !== node && isTop(controller[node]!);
    const pinned = members.filter(isPinned);
    for (const member of pinned) positionOf[member] = -1;
    const counted =
      isClosed && pinned.length === 0
        ? undefined
        : solveLoop({
            ...loop,
            inverse: pinned.length === 0 ? inverse : undefined,
            valueOf: (owner) => {
              if (isTop(owner)) return marks[owner]!;
              return isPinned(owner) ? marks[controller[owner]!]! : records[owner * RECORD + COUNTS]!;
            },
            errorOf: (owner) => (isPinned(owner) ? 0 : errorOf(owner)),
          });
    members.forEach((member, position) => {
      positionOf[member] = position;
      settle(
        member,
        through?.values[position] ?? 0,
        Math.max(through?.error ?? 1, counted?.error ?? 1),
        counted?.values[position] ?? 0,
        controller[member]!,
      );
      if (through === undefined) closed.push(member);
    });
    if (lists !== undefined) tellGroup(members, inverse, lists);
    for (const member of members) {
      positionOf[member] = -1;
      release(member);
    }
  }

  function tellGroup(members: Int32Array, inverse: LoopInverse | undefined, into: ListStore): void {
    for (let row = 0; row < members.length; row += 1) {
      const member = members[row]!;
      if (inverse === undefined) {
        // Nobody is behind a loop that holds itself; one too large to invert is told as unknown.
        if (uses[member] !== 0) halves[member * RECORD * 2 + LIST] = into.unknown(uses[member]!);
        uncertain[0]! += 1;
        const { holders, shares } = into.nothing();
        sink(member, 0, holders, shares);
        continue;
      }
      into.begin();
      for (let column = 0; column < members.length; column += 1) {
        const factor = inverse.rows[row * members.length + column]!;
        const other = members[column]!;
        if (factor === 0) continue;
        for (let at = start[other]!; at < start[other + 1]!; at += 1) {
          const owner = holder[at]!;
          if (positionOf[owner]! >= 0) continue;
          into.add(
            owner,
            kinds[owner] === HELD ? halves[owner * RECORD * 2 + LIST]! : 0,
            share[at]! * factor,
          );
        }
      }
      tellMerged(member, into);
    }
  }

  /** Tells a node’s holders from the lists just added, and keeps its own list where it is asked for again. */
  function tellMerged(node: number, into: ListStore): void {
    const merged = into.merge(carried, least);
    const lacks = merged.lost + merged.pruned;
    if (merged.near + merged.lost >= least) uncertain[0]! += 1;
    if (lacks > mostLost[0]!) mostLost[0] = lacks;
    // Keeping may let the lists' memory grow, after which these arrays tell nothing.
    sink(node, merged.told, merged.holders, merged.shares);
    const used = uses[node]!;
    if (used !== 0) halves[node * RECORD * 2 + LIST] = into.keep(lacks + KEPT_ERROR, used);
  }

  function release(node: number): void {
    for (let at = start[node]!; at < start[node + 1]!; at += 1) {
      const place = holder[at]! * RECORD * 2 + LIST;
      const list = halves[place]!;
      if (list !== 0 && lists!.used(list)) halves[place] = 0;
    }
  }
}

/** In how many nodes each held node holds something. */
function usesOf({ nodes, holder }: ShareGraph, kinds: Uint8Array): Int32Array {
  const uses = new Int32Array(nodes);
  for (let at = 0; at < holder.length; at += 1) if (kinds[holder[at]!] === HELD) uses[holder[at]!]! += 1;
  return uses;
}
