import { Rational } from '@ancrage/base';
import { components } from './components.ts';
import type { Components } from './components.ts';
import { shareGraph } from './share-graph.ts';

/** What one source says of who holds one entity on one axis. Accounts of one entity tell of the same shares: they are never added up. */
export interface Account {
  /** Least share of each holder, 0 to 1. */
  readonly least: ReadonlyMap<number, Rational>;
  /** Sum of these; over 1 where the source contradicts itself. */
  readonly total: Rational;
}

/** Who holds whom, exactly, in the small: the entities behind one provider. Nodes are numbered from 0. */
export interface ExactGraph {
  readonly size: number;
  /** Accounts of each node. */
  readonly accounts: readonly (readonly Account[])[];
  /** Holders first, loops together. */
  readonly groups: Components;
}

/** Digits kept of a share that has more: lower bounds stay lower bounds, and no dossier makes numbers grow without end. */
const KEPT = 10n ** 60n;

export function exactGraph(accounts: readonly (readonly Account[])[]): ExactGraph {
  const holders: number[] = [];
  const issuers: number[] = [];
  accounts.forEach((ofNode, issuer) => {
    for (const { least } of ofNode)
      for (const holder of least.keys()) {
        holders.push(holder);
        issuers.push(issuer);
      }
  });
  const groups = components(
    shareGraph(accounts.length, {
      holders: Int32Array.from(holders),
      issuers: Int32Array.from(issuers),
      shares: new Float64Array(holders.length),
    }),
  );
  return { size: accounts.length, accounts, groups };
}

/** An account of these least shares; each holder's are no more than the whole. */
export function account(shares: Iterable<readonly [number, Rational]>): Account {
  const least = new Map<number, Rational>();
  for (const [holder, share] of shares) {
    const sum = share.add(least.get(holder) ?? Rational.ZERO);
    least.set(holder, sum.compare(Rational.ONE) > 0 ? Rational.ONE : sum);
  }
  let total = Rational.ZERO;
  for (const share of least.values()) total = total.add(share);
  return { least, total };
}

/** The number itself, or one just below it where it is too long to be carried on. */
export function shortened(value: Rational): Rational {
  if (value.denominator <= KEPT) return value;
  return Rational.of((value.numerator * KEPT) / value.denominator, KEPT);
}

export function smaller(a: Rational, b: Rational): Rational {
  return a.compare(b) <= 0 ? a : b;
}

export function larger(a: Rational, b: Rational): Rational {
  return a.compare(b) >= 0 ? a : b;
}
