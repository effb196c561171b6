import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rational } from '@ancrage/base';
import fc from 'fast-check';
import { components } from './components.ts';
import { controllers } from './control.ts';
import { account, exactGraph, shortened } from './exact-graph.ts';
import type { ExactGraph } from './exact-graph.ts';
import { leastShares } from './least-shares.ts';
import { lookThrough } from './look-through.ts';
import { loopShares } from './loop-shares.ts';
import { shareGraph } from './share-graph.ts';
import { arbitraryGraph, columns, exactShares } from './testing/arbitrary-graph.ts';
import type { SmallGraph } from './testing/arbitrary-graph.ts';
import { carriedByVotes, heldThrough, heldVotes, isMajority, whoCarries } from './voting-majority.ts';

const part = (percent: number): Rational => Rational.of(BigInt(percent), 100n);
const graphOf = ({ nodes, edges }: SmallGraph): ExactGraph =>
  exactGraph(
    Array.from({ length: nodes }, (_, node) => {
      const held = edges.filter(({ issuer }) => issuer === node);
      return held.length === 0
        ? []
        : [account(held.map(({ holder, percent }) => [holder, part(percent)] as const))];
    }),
  );
const marks = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
const toNumber = ({ numerator, denominator }: Rational): number => Number(numerator) / Number(denominator);

test('property: shares equal those of elimination over the whole register; the float engine agrees within its error', () => {
  fc.assert(
    fc.property(arbitraryGraph, marks, (register, marked) => {
      const held = new Set(register.edges.map(({ issuer }) => issuer));
      const counts = (node: number): boolean => marked[node] === true;
      const exact = exactShares(register, counts);
      const shares = leastShares(graphOf(register), {
        carried: (node) => (held.has(node) ? undefined : counts(node) ? Rational.ONE : Rational.ZERO),
      });
      const graph = shareGraph(register.nodes, columns(register));
      const float = lookThrough(graph, components(graph), Float64Array.from(marked, Number));
      for (const node of held) {
        const value = shares[node]!;
        assert.equal(value.toString(), shortened(exact[node] ?? Rational.ZERO).toString());
        if (exact[node] !== undefined)
          assert.ok(Math.abs(float.values[node]! - toNumber(value)) <= float.errors[node]! + 2 ** -53);
      }
    }),
    { numRuns: 500 },
  );
});

test('property: control in fact and by votes is the least closed set; whoever carries a root is found upwards', () => {
  const ties = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 5 });
  fc.assert(
    fc.property(arbitraryGraph, ties, fc.nat(7), (register, pairs, chosen) => {
      const inFact = pairs.filter(([by, to]) => by !== to && Math.max(by, to) < register.nodes);
      const graph = graphOf(register);
      const held = heldVotes(graph, inFact);
      const closure = (seed: number): Set<number> => {
        const carried = new Set([seed]);
        for (let size = 0; size !== carried.size; ) {
          size = carried.size;
          for (const [by, to] of inFact) if (carried.has(by)) carried.add(to);
          for (let node = 0; node < register.nodes; node += 1) {
            const votes = register.edges
              .filter(({ issuer, holder }) => issuer === node && carried.has(holder))
              .reduce((sum, { percent }) => sum + percent, 0);
            if (votes > 50) carried.add(node);
          }
        }
        return carried;
      };
      const root = chosen % register.nodes;
      const above = whoCarries(graph, held, new Set([root]), isMajority);
      for (let node = 0; node < register.nodes; node += 1) {
        const naive = closure(node);
        assert.deepEqual(carriedByVotes(held, [node], isMajority), naive);
        if (node !== root) assert.equal(above.has(node), naive.has(root));
      }
    }),
    { numRuns: 500 },
  );
});

test('property: whoever has the majority is the same by fractions and by the float engine', () => {
  fc.assert(
    fc.property(arbitraryGraph, (register) => {
      const graph = shareGraph(register.nodes, columns(register));
      const control = controllers(graph, components(graph));
      const held = heldVotes(graphOf(register));
      for (let node = 0; node < register.nodes; node += 1) {
        if (register.edges.some(({ issuer }) => issuer === node)) continue;
        const carried = carriedByVotes(held, [node], isMajority);
        for (let other = 0; other < register.nodes; other += 1)
          assert.equal(carried.has(other), control[other] === node, `${node} over ${other}`);
      }
    }),
    { numRuns: 500 },
  );
});

test('property: whoever carries a root, found from the roots up, is whoever does so taken alone', () => {
  fc.assert(
    fc.property(arbitraryGraph, marks, (register, marked) => {
      const graph = graphOf(register);
      const held = heldVotes(graph);
      const roots = new Set(
        Array.from({ length: register.nodes }, (_, node) => node).filter((node) => marked[node]),
      );
      const alone = Array.from({ length: register.nodes }, (_, node) => node).filter(
        (node) =>
          !roots.has(node) && [...carriedByVotes(held, [node], isMajority)].some((other) => roots.has(other)),
      );
      assert.deepEqual(
        [...whoCarries(graph, held, roots, isMajority)].sort((a, b) => a - b),
        alone,
      );
    }),
    { numRuns: 500 },
  );
});

test('property: more accounts and more holdings never lower a share', () => {
  const edge = fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 8 }), fc.nat(1));
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 11 }), edge, (edges, added) => {
      const sharesOf = (all: readonly (readonly number[])[]): Rational[] =>
        leastShares(
          exactGraph(
            Array.from({ length: 6 }, (_, node) =>
              [0, 1].map((source) =>
                account(
                  all
                    .filter(([, issuer, , from]) => issuer === node && from === source)
                    .map(([holder, , percent]) => [holder!, part(percent!)] as const),
                ),
              ),
            ),
          ),
          { carried: (node) => (node === 0 ? Rational.ONE : undefined) },
        );
      const [before, after] = [sharesOf(edges), sharesOf([...edges, added])];
      before.forEach((share, node) => assert.ok(after[node]!.compare(share) >= 0));
      for (const share of after) assert.ok(share.compare(Rational.ONE) <= 0);
    }),
    { numRuns: 500 },
  );
});

test('property: what does not change downstream may be kept', () => {
  fc.assert(
    fc.property(arbitraryGraph, marks, fc.nat(7), (register, marked, changed) => {
      const graph = graphOf(register);
      const counts =
        (flags: readonly boolean[]) =>
        (node: number): Rational | undefined =>
          flags[node] === true ? Rational.ONE : undefined;
      const values = leastShares(graph, { carried: counts(marked) });
      const flipped = marked.map((flag, node) => (node === changed ? !flag : flag));
      const again = leastShares(graph, {
        carried: counts(flipped),
        after: { values, changed: heldThrough(heldVotes(graph), [changed]) },
      });
      assert.deepEqual(again, leastShares(graph, { carried: counts(flipped) }));
    }),
    { numRuns: 300 },
  );
});

test('of several accounts the one that gives most counts, within a loop too', () => {
  const graph = exactGraph([
    [],
    [
      account([
        [0, part(20)],
        [2, part(50)],
      ]),
      account([[0, part(30)]]),
    ],
    [
      account([[1, part(40)]]),
      account([
        [0, part(10)],
        [1, part(30)],
      ]),
    ],
  ]);
  const shares = leastShares(graph, { carried: (node) => (node === 0 ? Rational.ONE : undefined) });
  // x = 1/5 + y/2 or 3/10; y = 2x/5 or 1/10 + 3x/10.
  assert.deepEqual(shares.map(String), ['0/1', '3/10', '19/100']);
});

test('what must be proven loses the excess of a contradictory account, and all of it in a loop', () => {
  const counting = {
    carried: (node: number) => (node === 0 ? Rational.ONE : undefined),
    ceiling: () => Rational.ONE,
  };
  const over = account([
    [0, part(80)],
    [2, part(40)],
  ]);
  assert.deepEqual(leastShares(exactGraph([[], [over], []]), counting).map(String), ['0/1', '3/5', '0/1']);
  const looped = exactGraph([[], [over], [account([[1, part(100)]])]]);
  assert.deepEqual(leastShares(looped, counting).map(String), ['0/1', '0/1', '0/1']);
});

test('a large loop is bounded from below, closely', () => {
  const size = 40;
  const rows = Array.from({ length: size }, (_, member) => [
    { within: new Map([[(member + 1) % size, part(50)]]), outside: part(50) },
  ]);
  for (const share of loopShares(rows, false)) {
    assert.ok(share.compare(Rational.ONE) < 0);
    assert.ok(share.compare(Rational.of(999_999_999n, 1_000_000_000n)) > 0);
  }
});
