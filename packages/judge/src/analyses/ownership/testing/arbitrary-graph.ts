import { Rational } from '@ancrage/base';
import fc from 'fast-check';
import type { Holdings } from '../share-graph.ts';

/** A small register: for each node, who holds how many per cent of it, 100 in all at the most. */
export interface SmallGraph {
  readonly nodes: number;
  readonly edges: readonly { readonly holder: number; readonly issuer: number; readonly percent: number }[];
}

export function columns({ edges }: SmallGraph): Holdings {
  return {
    holders: Int32Array.from(edges, ({ holder }) => holder),
    issuers: Int32Array.from(edges, ({ issuer }) => issuer),
    shares: Float64Array.from(edges, ({ percent }) => percent / 100),
  };
}

/** Loops, chains, parallel holdings and nodes that hold themselves; some shares stay undisclosed. */
export const arbitraryGraph: fc.Arbitrary<SmallGraph> = fc.integer({ min: 1, max: 8 }).chain((nodes) =>
  fc
    .array(fc.array(fc.tuple(fc.nat(nodes - 1), fc.integer({ min: 1, max: 100 })), { maxLength: 4 }), {
      minLength: nodes,
      maxLength: nodes,
    })
    .map((held) => ({
      nodes,
      edges: held.flatMap((holders, issuer) => {
        let left = 100;
        return holders.flatMap(([holder, percent]) => {
          const taken = Math.min(percent, left);
          left -= taken;
          return taken > 0 ? [{ holder, issuer, percent: taken }] : [];
        });
      }),
    })),
);

/**
 * The exact share of `marked` nodes in every node, by elimination over fractions; undefined for nodes of loops that hold
 * themselves entirely.
 */
export function exactShares(
  { nodes, edges }: SmallGraph,
  marked: (node: number) => boolean,
): (Rational | undefined)[] {
  const held = new Set(edges.map(({ issuer }) => issuer));
  const closed = closedNodes({ nodes, edges });
  const unknowns = [...held].filter((node) => !closed.has(node));
  const column = new Map(unknowns.map((node, index) => [node, index]));
  const zero = (): Rational[] => Array.from({ length: unknowns.length + 1 }, () => Rational.ZERO);
  const rows = unknowns.map((node, index) => {
    const row = zero();
    row[index] = Rational.ONE;
    for (const { holder, issuer, percent } of edges) {
      if (issuer !== node) continue;
      const share = Rational.of(BigInt(percent), 100n);
      const at = column.get(holder);
      if (at !== undefined) row[at] = row[at]!.subtract(share);
      else if (!held.has(holder) && marked(holder)) row[unknowns.length] = row[unknowns.length]!.add(share);
    }
    return row;
  });
  rows.forEach((_, pivot) => {
    const swap = rows.findIndex((row, index) => index >= pivot && !row[pivot]!.equals(Rational.ZERO));
    [rows[pivot], rows[swap]] = [rows[swap]!, rows[pivot]!];
    const diagonal = rows[pivot][pivot]!;
    rows[pivot] = rows[pivot].map((value) => value.divide(diagonal));
    rows.forEach((row, index) => {
      const factor = row[pivot]!;
      if (index === pivot || factor.equals(Rational.ZERO)) return;
      rows[index] = row.map((value, at) => value.subtract(factor.multiply(rows[pivot]![at]!)));
    });
  });
  return Array.from({ length: nodes }, (_, node) => {
    if (closed.has(node)) return undefined;
    const at = column.get(node);
    if (at !== undefined) return rows[at]![unknowns.length]!;
    return marked(node) ? Rational.ONE : Rational.ZERO;
  });
}

/** Nodes from which no share leads out: neither to an ultimate holder nor to something undisclosed. */
function closedNodes({ nodes, edges }: SmallGraph): ReadonlySet<number> {
  const total = Array.from({ length: nodes }, () => 0);
  for (const { issuer, percent } of edges) total[issuer]! += percent;
  const closed = new Set(
    Array.from({ length: nodes }, (_, node) => node).filter((node) => total[node] === 100),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const { holder, issuer } of edges)
      if (closed.has(issuer) && !closed.has(holder)) changed = closed.delete(issuer);
  }
  return closed;
}
