import { Rational } from '@ancrage/base';
import type { Account, ExactGraph } from './exact-graph.ts';
import { larger, shortened, smaller } from './exact-graph.ts';
import { loopShares } from './loop-shares.ts';
import type { LoopRow } from './loop-shares.ts';

/** How a class of holders is counted. */
export interface Counting {
  /** What a holder counts for in all that it holds; undefined where it counts for what is behind it. */
  readonly carried: (node: number) => Rational | undefined;
  /**
   * For what must be proven: an account of more than the whole lends its excess to others, and a node counts for no more
   * than its ceiling. Absent for what is said against a provider, which nothing diminishes.
   */
  readonly ceiling?: (node: number) => Rational;
  /** Values of nodes that are not computed anew, and which those are. Absent: all are computed. */
  readonly among?: Among;
  readonly after?: { readonly values: readonly Rational[]; readonly changed: ReadonlySet<number> };
}

/** Only these count for anything; absent: any may. Spares a walk over all holders of a widely held entity. */
export type Among = ReadonlySet<number>;

/**
 * From below, the share of a class of holders in every node, through all chains and loops. Several accounts of one node
 * are never added: the one that gives most counts.
 */
export function leastShares({ size, accounts, groups }: ExactGraph, counting: Counting): Rational[] {
  const { carried, ceiling, among, after } = counting;
  const values = after === undefined ? Array.from({ length: size }, () => Rational.ZERO) : [...after.values];
  const countsFor = (node: number): Rational => carried(node) ?? values[node]!;

  const { order, bounds } = groups;
  for (let group = 0; group + 1 < bounds.length; group += 1) {
    const node = order[bounds[group]!]!;
    // The nodes of a loop change together.
    if (after !== undefined && !after.changed.has(node)) continue;
    const members = [...order.subarray(bounds[group], bounds[group + 1])];
    if (members.length === 1 && !accounts[node]!.some(({ least }) => least.has(node)))
      values[node] = accounts[node]!.reduce((most, one) => larger(most, alone(node, one)), Rational.ZERO);
    else solveLoop(members);
  }
  return values;

  function alone(node: number, { least, total }: Account): Rational {
    const sum = weighed(least, () => true);
    if (ceiling === undefined) return shortened(smaller(sum, Rational.ONE));
    const excess = larger(total.subtract(Rational.ONE), Rational.ZERO);
    return shortened(smaller(larger(sum.subtract(excess), Rational.ZERO), ceiling(node)));
  }

  function weighed(least: ReadonlyMap<number, Rational>, counts: (holder: number) => boolean): Rational {
    let sum = Rational.ZERO;
    const few = among !== undefined && among.size < least.size ? among : undefined;
    for (const holder of few ?? least.keys()) {
      const share = least.get(holder);
      if (share === undefined) continue;
      const worth = countsFor(holder);
      if (worth.numerator !== 0n && counts(holder)) sum = sum.add(share.multiply(worth));
    }
    return sum;
  }

  function solveLoop(members: readonly number[]): void {
    const positions = new Map<number, number>();
    members.forEach((member, position) => {
      values[member] = Rational.ZERO;
      if (carried(member) === undefined) positions.set(member, position);
    });
    const isOver = ({ total }: Account): boolean => total.compare(Rational.ONE) > 0;
    const rows = members.map((member) => {
      // Within a loop nothing that is in doubt proves anything.
      if (ceiling !== undefined && ceiling(member).compare(Rational.ONE) < 0) return [];
      return accounts[member]!.filter((one) => ceiling === undefined || !isOver(one)).map(
        ({ least }): LoopRow => ({
          within: new Map(
            [...least].flatMap(([holder, share]) => {
              const position = positions.get(holder);
              return position === undefined ? [] : [[position, share] as const];
            }),
          ),
          outside: weighed(least, (holder) => !positions.has(holder)),
        }),
      );
    });
    const contradictory = ceiling === undefined && members.some((member) => accounts[member]!.some(isOver));
    loopShares(rows, contradictory).forEach((value, position) => {
      values[members[position]!] = value;
    });
  }
}
