import { Rational } from '@ancrage/base';
import type { Account, ExactGraph } from './exact-graph.ts';

/** One half of the votes. */
export const HALF: Rational = Rational.of(1n, 2n);

/** Who holds votes in whom, by holder. */
export interface HeldVotes {
  readonly of: ReadonlyMap<
    number,
    readonly { readonly node: number; readonly account: Account; readonly least: Rational }[]
  >;
  /** Nodes that each controls in fact, whatever its votes. */
  readonly inFact: ReadonlyMap<number, readonly number[]>;
}

/** One node, and one that it controls in fact. */
export type InFact = readonly [controller: number, controlled: number];

export function heldVotes(
  { accounts }: Pick<ExactGraph, 'accounts'>,
  inFact: readonly InFact[] = [],
): HeldVotes {
  const of = new Map<number, { node: number; account: Account; least: Rational }[]>();
  accounts.forEach((ofNode, node) => {
    for (const one of ofNode)
      for (const [holder, least] of one.least) {
        const held = of.get(holder);
        if (held === undefined) of.set(holder, [{ node, account: one, least }]);
        else held.push({ node, account: one, least });
      }
  });
  const controlled = Map.groupBy(inFact, ([controller]) => controller);
  return {
    of,
    inFact: new Map([...controlled].map(([node, pairs]) => [node, pairs.map(([, to]) => to)])),
  };
}

type Suffices = (votes: Rational, account: Account, node: number) => boolean;

/**
 * These nodes and those that they carry: by control in fact, or by the votes they have together in one account, with the votes
 * of those that they carry. Loops settle to the smallest set: none is supposed to prove itself.
 */
export function carriedByVotes(held: HeldVotes, seeds: Iterable<number>, suffices: Suffices): Set<number> {
  return new Set(carrying(held, seeds, suffices));
}

/**
 * Nodes that carry one of the roots by themselves, each with what it carries; the roots are left out. Whoever holds something of the
 * roots comes first: who carries one that carries a root carries it too, so that a long chain is not walked anew from each of its links.
 */
export function whoCarries(
  { accounts }: Pick<ExactGraph, 'accounts'>,
  held: HeldVotes,
  roots: ReadonlySet<number>,
  suffices: Suffices,
): Set<number> {
  const found = new Set<number>();
  const upward = new Set(roots);
  const inFact = [...held.inFact].flatMap(([by, nodes]) => nodes.map((node) => ({ node, by })));
  const controllers = Map.groupBy(inFact, ({ node }) => node);
  // A set visits what is added to it while it is walked: nearest first.
  for (const node of upward) {
    for (const { least } of accounts[node] ?? []) for (const holder of least.keys()) upward.add(holder);
    for (const { by } of controllers.get(node) ?? []) upward.add(by);
    if (roots.has(node)) continue;
    for (const carried of carrying(held, [node], suffices))
      if (roots.has(carried) || found.has(carried)) {
        found.add(node);
        break;
      }
  }
  return found;
}

function* carrying(
  held: HeldVotes,
  seeds: Iterable<number>,
  suffices: Suffices,
): Generator<number, void, undefined> {
  const carried = new Set(seeds);
  yield* carried;
  const votes = new Map<Account, Rational>();
  for (const holder of carried) {
    for (const node of held.inFact.get(holder) ?? []) {
      if (carried.has(node)) continue;
      carried.add(node);
      yield node;
    }
    for (const { node, account, least } of held.of.get(holder) ?? []) {
      const sum = (votes.get(account) ?? Rational.ZERO).add(least);
      votes.set(account, sum);
      // A set visits what is added to it while it is walked.
      if (carried.has(node) || !suffices(sum, account, node)) continue;
      carried.add(node);
      yield node;
    }
  }
}

/** More than half: control. */
export function isMajority(votes: Rational): boolean {
  return votes.compare(HALF) > 0;
}

/** All nodes that these hold something of or control in fact, through any chain. */
export function heldThrough(held: HeldVotes, seeds: Iterable<number>): Set<number> {
  const reached = new Set<number>();
  const queue = [...seeds];
  for (const holder of queue)
    for (const node of [
      ...(held.of.get(holder) ?? []).map((one) => one.node),
      ...(held.inFact.get(holder) ?? []),
    ])
      if (!reached.has(node)) {
        reached.add(node);
        queue.push(node);
      }
  return reached;
}
