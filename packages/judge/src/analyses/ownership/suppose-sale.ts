import { components } from './components.ts';
import type { Components } from './components.ts';
import { controllers, MAJORITY } from './control.ts';
import { HolderSums } from './holder-sums.ts';
import { holdsItself, lookThrough } from './look-through.ts';
import { heldGraph, shareGraph } from './share-graph.ts';
import type { HeldGraph, ShareGraph } from './share-graph.ts';

/** A register solved once, of which sales can be supposed. */
export interface SolvedRegister {
  readonly graph: ShareGraph;
  readonly held: HeldGraph;
  readonly groups: Components;
  /** Group of each node: holders come in the same or an earlier one. */
  readonly groupOf: Int32Array;
  readonly marks: Float64Array;
  readonly values: Float64Array;
  /** Who controls each node, itself where nobody does. */
  readonly controller: Int32Array;
}

/** Somebody sells a part of an entity, 0 to 1 of the whole of it, to somebody else. */
export interface ShareSale {
  readonly seller: number;
  readonly buyer: number;
  readonly issuer: number;
  readonly part: number;
}

/** What a sale changes: nothing else is other than before. */
export interface SaleEffect {
  readonly values: ReadonlyMap<number, number>;
  readonly controllers: ReadonlyMap<number, number>;
}

export function solveRegister(graph: ShareGraph, marks: Float64Array): SolvedRegister {
  const groups = components(graph);
  const groupOf = new Int32Array(graph.nodes);
  for (let group = 0; group + 1 < groups.bounds.length; group += 1)
    for (let at = groups.bounds[group]!; at < groups.bounds[group + 1]!; at += 1)
      groupOf[groups.order[at]!] = group;
  const { values } = lookThrough(graph, groups, marks);
  return {
    graph,
    held: heldGraph(graph),
    groups,
    groupOf,
    marks,
    values,
    controller: controllers(graph, groups),
  };
}

/** A share that moves by no more is as before: what a chain passes on fades with each link. */
const UNCHANGED = 1e-13;

/**
 * Share and control after a supposed sale, solved again only where it reaches: from the entity sold down to where nothing changes
 * any more. Undefined where the sale would close a loop of holdings that the register does not have: that asks for the whole.
 * The register itself stays as it is.
 *
 * @throws RangeError where the seller has less than what it sells.
 */
export function supposeSale(register: SolvedRegister, sale: ShareSale): SaleEffect | undefined {
  if (closesLoop(register, sale)) return undefined;
  const { graph, held, groups, groupOf } = register;
  const row = rowAfter(graph, sale);
  const values = new Map<number, number>();
  const controlled = new Map<number, number>();
  const valueOf = (node: number): number => values.get(node) ?? register.values[node]!;
  const controllerOf = (node: number): number => controlled.get(node) ?? register.controller[node]!;
  const rowOf = (node: number): Row => (node === sale.issuer ? row : storedRow(graph, node));
  const waiting = new GroupQueue();
  const votes = new HolderSums();
  waiting.add(groupOf[sale.issuer]!);
  for (let group = waiting.next(); group >= 0; group = waiting.next()) {
    const [from, to] = [groups.bounds[group]!, groups.bounds[group + 1]!];
    const node = groups.order[from]!;
    if (to - from === 1 && node !== sale.issuer && !holdsItself(graph, node)) alone(node);
    else {
      const members = groups.order.subarray(from, to);
      const solved = solveGroup(members, rowOf, valueOf);
      const roots = settleControl(members, rowOf, controllerOf, votes);
      members.forEach((member, at) => note(member, solved[at]!, roots[at]!));
    }
  }
  const changed = <T>(told: Map<number, T>, before: { readonly [node: number]: T }): Map<number, T> =>
    new Map([...told].filter(([node, value]) => value !== before[node]));
  return {
    values: changed(values, register.values),
    controllers: changed(controlled, register.controller),
  };

  /** Keeps what a node now has, and has those that it holds something of solved again where that is another. */
  function note(node: number, value: number, root: number): void {
    if (Math.abs(value - valueOf(node)) <= UNCHANGED && root === controllerOf(node)) return;
    values.set(node, value);
    controlled.set(node, root);
    for (let to = held.start[node]!; to < held.start[node + 1]!; to += 1) {
      const below = groupOf[held.issuer[to]!]!;
      if (below !== groupOf[node]) waiting.add(below);
    }
  }

  /** The same as `solveGroup` and `settleControl` for a node in no loop, as most are. */
  function alone(node: number): void {
    const { start, holder, share } = graph;
    let sum = 0;
    for (let at = start[node]!; at < start[node + 1]!; at += 1) {
      const owner = holder[at]!;
      sum += share[at]! * valueOf(owner);
      votes.add(controllerOf(owner), share[at]!);
    }
    note(node, sum, majorityOf(votes, node));
  }
}

/** The root that has the majority of a node, the node itself where none has; forgets the votes. */
function majorityOf(votes: HolderSums, node: number): number {
  let root = node;
  for (let at = 0; at < votes.count; at += 1)
    if (votes.sums[at]! > MAJORITY && votes.holders[at] !== node) root = votes.holders[at]!;
  votes.clear();
  return root;
}

/** Holders of one node, ascending, with their shares. */
interface Row {
  readonly holders: ArrayLike<number>;
  readonly shares: ArrayLike<number>;
}

function storedRow({ start, holder, share }: ShareGraph, node: number): Row {
  return {
    holders: holder.subarray(start[node], start[node + 1]),
    shares: share.subarray(start[node], start[node + 1]),
  };
}

function rowAfter(graph: ShareGraph, { seller, buyer, issuer, part }: ShareSale): Row {
  const { holders, shares } = storedRow(graph, issuer);
  const row = new Map(Array.from(holders, (holder, at) => [holder, shares[at]!]));
  const left = (row.get(seller) ?? 0) - part;
  // A share in hundredths of a per cent is not exact in binary: what rounding leaves is nothing.
  if (left < -1e-12) throw new RangeError('the seller has less than what it sells');
  if (left <= 1e-12) row.delete(seller);
  else row.set(seller, left);
  row.set(buyer, (row.get(buyer) ?? 0) + part);
  const sorted = [...row].sort(([a], [b]) => a - b);
  return { holders: sorted.map(([holder]) => holder), shares: sorted.map(([, share]) => share) };
}

/** Whether the entity sold has, through any chain, something of its buyer. */
function closesLoop({ graph, held, groupOf }: SolvedRegister, { buyer, issuer }: ShareSale): boolean {
  if (buyer === issuer) return true;
  if (graph.start[buyer] === graph.start[buyer + 1]) return false;
  const last = groupOf[buyer]!;
  if (last < groupOf[issuer]!) return false;
  // Already in one loop: the group stays as it is.
  if (last === groupOf[issuer]) return false;
  // Down from the entity and up from the buyer in turn: whichever has less to look at ends it.
  const first = groupOf[issuer]!;
  const [down, up] = [new Set([issuer]), new Set([buyer])];
  const [lower, upper] = [down.values(), up.values()];
  for (;;) {
    const node = lower.next().value;
    if (node === undefined) return false;
    for (let to = held.start[node]!; to < held.start[node + 1]!; to += 1) {
      const below = held.issuer[to]!;
      if (up.has(below)) return true;
      if (groupOf[below]! <= last) down.add(below);
    }
    const other = upper.next().value;
    if (other === undefined) return false;
    for (let at = graph.start[other]!; at < graph.start[other + 1]!; at += 1) {
      const above = graph.holder[at]!;
      if (down.has(above)) return true;
      if (groupOf[above]! >= first) up.add(above);
    }
  }
}

/** Values of the members of one group, by position, in the order of sums of `lookThrough`. */
function solveGroup(
  members: Int32Array,
  rowOf: (node: number) => Row,
  valueOf: (node: number) => number,
): number[] {
  const first = rowOf(members[0]!);
  if (members.length === 1 && Array.prototype.indexOf.call(first.holders, members[0]) < 0) {
    let sum = 0;
    for (let at = 0; at < first.holders.length; at += 1)
      sum += first.shares[at]! * valueOf(first.holders[at]!);
    return [sum];
  }
  const numbers = new Map(Array.from(members, (node, at) => [node, at]));
  const edges: [holder: number, issuer: number, share: number][] = [];
  members.forEach((node, issuer) => {
    const { holders, shares } = rowOf(node);
    for (let at = 0; at < holders.length; at += 1) {
      const holder = holders[at]!;
      const number = numbers.get(holder) ?? numbers.size;
      numbers.set(holder, number);
      edges.push([number, issuer, shares[at]!]);
    }
  });
  const graph = shareGraph(numbers.size, {
    holders: Int32Array.from(edges, ([holder]) => holder),
    issuers: Int32Array.from(edges, ([, issuer]) => issuer),
    shares: Float64Array.from(edges, ([, , share]) => share),
  });
  const marks = Float64Array.from(numbers.keys(), valueOf);
  return [...lookThrough(graph, components(graph), marks).values.subarray(0, members.length)];
}

/** Who controls the members of one group, by position, from nobody up: none is supposed to prove itself. */
function settleControl(
  members: Int32Array,
  rowOf: (node: number) => Row,
  controllerOf: (node: number) => number,
  votes: HolderSums,
): number[] {
  const position = new Map(Array.from(members, (node, at) => [node, at]));
  const roots = [...members];
  const rootOf = (node: number): number => {
    let at = position.get(node);
    if (at === undefined) return controllerOf(node);
    while (position.has(roots[at]!) && roots[position.get(roots[at]!)!] !== roots[at])
      at = position.get(roots[at]!)!;
    return roots[at]!;
  };
  for (let changed = true; changed; ) {
    changed = false;
    members.forEach((node, at) => {
      if (roots[at] !== node) return;
      const { holders, shares } = rowOf(node);
      for (let held = 0; held < holders.length; held += 1) votes.add(rootOf(holders[held]!), shares[held]!);
      roots[at] = majorityOf(votes, node);
      changed ||= roots[at] !== node && members.length > 1;
    });
  }
  return Array.from(members, rootOf);
}

/** Groups that wait to be solved, the earliest first, each once. */
class GroupQueue {
  readonly #heap: number[] = [];
  readonly #waiting = new Set<number>();

  add(group: number): void {
    if (this.#waiting.has(group)) return;
    this.#waiting.add(group);
    const heap = this.#heap;
    let at = heap.push(group) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (heap[above]! <= group) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = group;
  }

  /** -1 where none waits. */
  next(): number {
    const heap = this.#heap;
    const first = heap[0];
    if (first === undefined) return -1;
    this.#waiting.delete(first);
    const last = heap.pop()!;
    let at = 0;
    for (let below = 1; below < heap.length; below = at * 2 + 1) {
      if (below + 1 < heap.length && heap[below + 1]! < heap[below]!) below += 1;
      if (heap[below]! >= last) break;
      heap[at] = heap[below]!;
      at = below;
    }
    if (heap.length > 0) heap[at] = last;
    return first;
  }
}
