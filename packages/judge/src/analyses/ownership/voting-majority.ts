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
}

export function heldVotes({ accounts }: ExactGraph): HeldVotes {
  const of = new Map<number, { node: number; account: Account; least: Rational }[]>();
  accounts.forEach((ofNode, node) => {
    for (const one of ofNode)
      for (const [holder, least] of one.least) {
        const held = of.get(holder);
        if (held === undefined) of.set(holder, [{ node, account: one, least }]);
        else held.push({ node, account: one, least });
      }
  });
  return { of };
}

/**
 * These nodes and those that they carry by the votes they have together in one account, with the votes of those that
 * they carry. Loops settle to the smallest set: none is supposed to prove itself.
 */
export function carriedByVotes(
  held: HeldVotes,
  seeds: Iterable<number>,
  suffices: (votes: Rational, account: Account, node: number) => boolean,
): Set<number> {
  const carried = new Set(seeds);
  const votes = new Map<Account, Rational>();
  for (const holder of carried) {
    for (const { node, account, least } of held.of.get(holder) ?? []) {
      const sum = (votes.get(account) ?? Rational.ZERO).add(least);
      votes.set(account, sum);
      // A set visits what is added to it while it is walked.
      if (!carried.has(node) && suffices(sum, account, node)) carried.add(node);
    }
  }
  return carried;
}

/** More than half: control. */
export function isMajority(votes: Rational): boolean {
  return votes.compare(HALF) > 0;
}

/** All nodes that these hold something of, through any chain. */
export function heldThrough(held: HeldVotes, seeds: Iterable<number>): Set<number> {
  const reached = new Set<number>();
  const queue = [...seeds];
  for (const holder of queue)
    for (const { node } of held.of.get(holder) ?? [])
      if (!reached.has(node)) {
        reached.add(node);
        queue.push(node);
      }
  return reached;
}
