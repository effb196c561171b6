import { components } from './components.ts';
import type { Components } from './components.ts';
import { FEW, majorityOf, majorityOfFew } from './control.ts';
import { HolderSums } from './holder-sums.ts';
import { lookThrough } from './look-through.ts';
import { registerShares } from './register-shares.ts';
import { heldGraph, shareGraph } from './share-graph.ts';
import type { HeldGraph, ShareGraph } from './share-graph.ts';
import { holdsItself } from './solve-loop.ts';

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
  /** Room for what one sale changes, all zero between two. */
  readonly after: {
    readonly is: Uint8Array;
    readonly values: Float64Array;
    readonly controller: Int32Array;
    readonly waiting: GroupQueue;
  };
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
  const { values, controller } = registerShares(graph, groups, marks);
  return {
    graph,
    held: heldGraph(graph),
    groups,
    groupOf,
    marks,
    values,
    controller,
    after: {
      is: new Uint8Array(graph.nodes),
      values: new Float64Array(graph.nodes),
      controller: new Int32Array(graph.nodes),
      waiting: new GroupQueue(groups.bounds.length),
    },
  };
}

/**
 * A share that moves by no more is as before: what a chain passes on fades with each link, and no register tells that many digits. What
 * is said of a node is so no further from the whole register solved again than this, times the links of the longest chain.
 */
const UNCHANGED = 1e-10;

/**
 * Share and control after a supposed sale, solved again only where it reaches: from the entity sold down to where nothing changes
 * any more. Where the sale closes a loop of holdings that the register does not have, the entities of that loop are solved together.
 * The register itself stays as it is.
 *
 * @throws RangeError where the seller has less than what it sells.
 */
export function supposeSale(register: SolvedRegister, sale: ShareSale): SaleEffect {
  const { graph, held, groups, groupOf, after } = register;
  const row = rowAfter(graph, sale);
  const rowOf = (node: number): Row => (node === sale.issuer ? row : storedRow(graph, node));
  const changed: number[] = [];
  const valueOf = (node: number): number =>
    after.is[node] === 1 ? after.values[node]! : register.values[node]!;
  const controllerOf = (node: number): number =>
    after.is[node] === 1 ? after.controller[node]! : register.controller[node]!;
  const { waiting } = after;
  const votes = new HolderSums();
  const roots = new Int32Array(FEW);

  const loop = newLoop(register, sale);
  const inLoop = new Set(loop);
  if (loop.length > 0) together(loop);
  else waiting.add(groupOf[sale.issuer]!);
  for (let group = waiting.next(); group >= 0; group = waiting.next()) {
    const [from, to] = [groups.bounds[group]!, groups.bounds[group + 1]!];
    const node = groups.order[from]!;
    if (to - from === 1 && node !== sale.issuer && !holdsItself(graph, node)) alone(node);
    else together(groups.order.subarray(from, to));
  }
  const values = new Map<number, number>();
  const controlled = new Map<number, number>();
  for (const node of changed) {
    if (after.values[node] !== register.values[node]) values.set(node, after.values[node]!);
    if (after.controller[node] !== register.controller[node]) controlled.set(node, after.controller[node]!);
    after.is[node] = 0;
  }
  return { values, controllers: controlled };

  /** Keeps what a node now has, and has those that it holds something of solved again where that is another. */
  function note(node: number, value: number, root: number): void {
    if (Math.abs(value - valueOf(node)) <= UNCHANGED && root === controllerOf(node)) return;
    after.values[node] = value;
    after.controller[node] = root;
    after.is[node] = 1;
    changed.push(node);
    for (let to = held.start[node]!; to < held.start[node + 1]!; to += 1) {
      const below = held.issuer[to]!;
      // Of a new loop, all are solved by now.
      if (groupOf[below] !== groupOf[node] && !inLoop.has(below)) waiting.add(groupOf[below]!);
    }
  }

  function together(members: Int32Array): void {
    const solved = solveGroup(members, rowOf, valueOf);
    const owners = settleControl(members, rowOf, controllerOf, votes);
    members.forEach((member, at) => note(member, solved[at]!, owners[at]!));
  }

  /** The same for a node in no loop, as most are. */
  function alone(node: number): void {
    const { start, holder, share } = graph;
    const [from, to] = [start[node]!, start[node + 1]!];
    const isFew = to - from <= FEW;
    let sum = 0;
    for (let at = from; at < to; at += 1) {
      const owner = holder[at]!;
      sum += share[at]! * valueOf(owner);
      if (isFew) roots[at - from] = controllerOf(owner);
      else votes.add(controllerOf(owner), share[at]!);
    }
    note(node, sum, isFew ? majorityOfFew(node, roots, share, from, to) : majorityOf(votes, node));
  }
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

/**
 * The entities that a sale ties into a loop which the register does not have: those through which the entity sold has something of its
 * buyer, both among them; none where it has nothing.
 */
function newLoop({ graph, held, groups, groupOf }: SolvedRegister, { buyer, issuer }: ShareSale): Int32Array {
  const [first, last] = [groupOf[issuer]!, groupOf[buyer]!];
  // What one loop holds already is solved as one.
  if (last < first || (last === first && buyer !== issuer)) return new Int32Array(0);
  if (!reaches(issuer, buyer)) return new Int32Array(0);
  const found = new Set<number>();
  const above = new Set([buyer]);
  // A set visits what is added to it while it is walked.
  for (const node of above)
    for (let at = graph.start[node]!; at < graph.start[node + 1]!; at += 1)
      if (groupOf[graph.holder[at]!]! >= first) above.add(graph.holder[at]!);
  const inOrder = [...new Set(Array.from(above, (node) => groupOf[node]!))].sort((a, b) => a - b);
  for (const group of inOrder) {
    const members = groups.order.subarray(groups.bounds[group], groups.bounds[group + 1]);
    if (members.some(isBelow)) for (const member of members) found.add(member);
  }
  return Int32Array.from(found);

  function isBelow(node: number): boolean {
    if (node === issuer) return true;
    for (let at = graph.start[node]!; at < graph.start[node + 1]!; at += 1)
      if (found.has(graph.holder[at]!)) return true;
    return false;
  }

  /** Down from the one and up from the other in turn: whichever has less to look at ends it. */
  function reaches(top: number, bottom: number): boolean {
    if (top === bottom) return true;
    const [down, up] = [new Set([top]), new Set([bottom])];
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
        const holder = graph.holder[at]!;
        if (down.has(holder)) return true;
        if (groupOf[holder]! >= first) up.add(holder);
      }
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
  const rows = Array.from(members, rowOf);
  const count = rows.reduce((sum, { holders }) => sum + holders.length, 0);
  const [holders, issuers, shares] = [new Int32Array(count), new Int32Array(count), new Float64Array(count)];
  let edge = 0;
  rows.forEach((row, issuer) => {
    for (let at = 0; at < row.holders.length; at += 1) {
      const holder = row.holders[at]!;
      const number = numbers.get(holder) ?? numbers.size;
      numbers.set(holder, number);
      holders[edge] = number;
      issuers[edge] = issuer;
      shares[edge] = row.shares[at]!;
      edge += 1;
    }
  });
  const graph = shareGraph(numbers.size, { holders, issuers, shares });
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

/** Groups that wait to be solved, the earliest first, each once: a bit for each, and one for each 32 of these. */
class GroupQueue {
  readonly #bits: Uint32Array;
  readonly #words: Uint32Array;
  #first = 0;
  #count = 0;

  constructor(groups: number) {
    this.#bits = new Uint32Array((groups >>> 5) + 1);
    this.#words = new Uint32Array((groups >>> 10) + 1);
  }

  add(group: number): void {
    const word = group >>> 5;
    const bit = 1 << (group & 31);
    if ((this.#bits[word]! & bit) !== 0) return;
    this.#bits[word]! |= bit;
    this.#words[word >>> 5]! |= 1 << (word & 31);
    this.#first = this.#count === 0 ? word >>> 5 : Math.min(this.#first, word >>> 5);
    this.#count += 1;
  }

  /** -1 where none waits. */
  next(): number {
    if (this.#count === 0) return -1;
    while (this.#words[this.#first] === 0) this.#first += 1;
    const word = this.#first * 32 + lowest(this.#words[this.#first]!);
    const group = word * 32 + lowest(this.#bits[word]!);
    this.#bits[word]! &= this.#bits[word]! - 1;
    if (this.#bits[word] === 0) this.#words[this.#first]! &= this.#words[this.#first]! - 1;
    this.#count -= 1;
    return group;
  }
}

function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
