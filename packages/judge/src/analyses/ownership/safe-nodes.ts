import { Rational } from '@ancrage/base';
import { components } from './components.ts';
import type { Components } from './components.ts';
import type { Account, ExactGraph } from './exact-graph.ts';
import { larger } from './exact-graph.ts';
import { shareGraph } from './share-graph.ts';
import { HALF, heldVotes } from './voting-majority.ts';
import type { InFact } from './voting-majority.ts';

/** Beyond this many steps in loops of holdings and control, an entity of such a loop is in nobody's hands for sure. */
const MOST_STEPS = 200_000;

/** Tells in whose hands entities are, for sure, from whom one trusts. */
export interface SafeNodes {
  /** These nodes, and those in which they and what they so carry have half of the votes, and whom nobody else controls in fact. */
  readonly of: (seeds: ReadonlySet<number>) => Set<number>;
  /** Steps taken so far: one per share or tie looked at. */
  readonly steps: () => number;
}

/**
 * Prepares the order in which nodes are judged: who holds or controls them first, loops together, so that one walk is enough and a
 * long chain is not walked anew from each of its links. In a loop, entities that control one another in fact are nobody else's, but
 * none proves itself by its own votes.
 */
export function safeNodes(
  { accounts }: Pick<ExactGraph, 'accounts'>,
  inFact: readonly InFact[],
  mayBeSafe: (node: number) => boolean,
): SafeNodes {
  const controllers = Map.groupBy(inFact, ([, node]) => node);
  const held = heldVotes({ accounts });
  const { order, bounds } = holdersFirst(accounts, inFact);
  const enough = new Map(
    accounts.flatMap((ofNode) =>
      ofNode.map((one) => [one, larger(one.total.subtract(Rational.ONE), Rational.ZERO).add(HALF)] as const),
    ),
  );
  let steps = 0;
  return { of, steps: () => steps };

  function of(seeds: ReadonlySet<number>): Set<number> {
    const carried = new Set(seeds);
    let left = MOST_STEPS;
    for (let group = 0; group + 1 < bounds.length; group += 1) {
      const members = [...order.subarray(bounds[group], bounds[group + 1])].filter(
        (node) => !carried.has(node),
      );
      const before = steps;
      for (const node of safeAmong(new Set(members), carried, members.length === 1 ? Infinity : left))
        carried.add(node);
      if (members.length > 1) left -= steps - before;
    }
    return carried;
  }

  /** Members of one group that are safe, once whoever holds or controls them from outside is known; none after too many steps. */
  function safeAmong(members: Set<number>, carried: ReadonlySet<number>, most: number): ReadonlySet<number> {
    const end = steps + most;
    let among = members;
    for (;;) {
      const safe = withHalf(among, carried);
      const kept = new Set(
        [...safe].filter((node) => {
          const by = controllers.get(node) ?? [];
          steps += by.length;
          return by.every(([controller]) => carried.has(controller) || safe.has(controller));
        }),
      );
      if (kept.size === safe.size) return kept;
      if (steps > end) return new Set();
      among = kept;
    }
  }

  /** The least set of these nodes in which those outside and those in it have half of the votes. */
  function withHalf(among: ReadonlySet<number>, carried: ReadonlySet<number>): Set<number> {
    const safe = new Set<number>();
    const sums = new Map<Account, Rational>();
    const count = (node: number, one: Account, votes: Rational): void => {
      const sum = votes.add(sums.get(one) ?? Rational.ZERO);
      sums.set(one, sum);
      if (sum.compare(enough.get(one)!) >= 0) safe.add(node);
    };
    for (const node of among) {
      if (!mayBeSafe(node)) continue;
      for (const one of accounts[node]!) {
        let outside = Rational.ZERO;
        for (const [holder, votes] of one.least) if (carried.has(holder)) outside = outside.add(votes);
        steps += one.least.size;
        count(node, one, outside);
      }
    }
    // A set visits what is added to it while it is walked.
    for (const holder of safe)
      for (const { node, account, least } of held.of.get(holder) ?? []) {
        steps += 1;
        if (among.has(node) && mayBeSafe(node)) count(node, account, least);
      }
    return safe;
  }
}

/** Nodes in groups, who holds or controls them first. */
function holdersFirst(accounts: ExactGraph['accounts'], inFact: readonly InFact[]): Components {
  const ties = [
    ...accounts.flatMap((ofNode, issuer) =>
      ofNode.flatMap(({ least }) => [...least.keys()].map((holder) => [holder, issuer] as const)),
    ),
    ...inFact,
  ];
  return components(
    shareGraph(accounts.length, {
      holders: Int32Array.from(ties, ([holder]) => holder),
      issuers: Int32Array.from(ties, ([, issuer]) => issuer),
      shares: new Float64Array(ties.length),
    }),
  );
}
