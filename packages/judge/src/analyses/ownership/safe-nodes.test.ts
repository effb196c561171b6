import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rational } from '@ancrage/base';
import fc from 'fast-check';
import { account, larger } from './exact-graph.ts';
import type { Account } from './exact-graph.ts';
import { safeNodes } from './safe-nodes.ts';
import { arbitraryGraph } from './testing/arbitrary-graph.ts';
import { carriedByVotes, HALF, heldVotes } from './voting-majority.ts';
import type { InFact } from './voting-majority.ts';

const always = (): boolean => true;
const part = (percent: number): Rational => Rational.of(BigInt(percent), 100n);

test('property: one walk gives what striking out the taken ones, over and over, gives', () => {
  const ties = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 6 });
  fc.assert(
    fc.property(arbitraryGraph, ties, fc.uniqueArray(fc.nat(7)), ({ nodes, edges }, pairs, chosen) => {
      const accounts = Array.from({ length: nodes }, (_, node): Account[] => {
        const held = edges.filter(({ issuer }) => issuer === node);
        return held.length === 0 ? [] : [account(held.map(({ holder, percent }) => [holder, part(percent)]))];
      });
      const inFact: InFact[] = pairs.filter(([by, to]) => by !== to && Math.max(by, to) < nodes);
      const seeds = new Set(chosen.filter((node) => node < nodes));
      const struck = new Set<number>();
      const votes = heldVotes({ accounts });
      for (;;) {
        const carried = carriedByVotes(votes, seeds, (sum, { total }, node) => {
          const excess = larger(total.subtract(Rational.ONE), Rational.ZERO);
          return !struck.has(node) && sum.subtract(excess).compare(HALF) >= 0;
        });
        const lost = inFact.filter(([by, to]) => carried.has(to) && !seeds.has(to) && !carried.has(by));
        if (lost.length === 0) {
          const sorted = (set: Set<number>): number[] => [...set].sort((a, b) => a - b);
          assert.deepEqual(sorted(safeNodes({ accounts }, inFact, always).of(seeds)), sorted(carried));
          return;
        }
        for (const [, to] of lost) struck.add(to);
      }
    }),
    { numRuns: 500 },
  );
});

test('a chain of entities that consolidate one another is walked once, from either end', () => {
  const LENGTH = 5000;
  const whole = account([[0, Rational.ONE]]);
  const accounts = Array.from({ length: LENGTH + 1 }, (_, node) =>
    node === 0 || node === LENGTH ? [] : [whole],
  );
  for (const upward of [true, false]) {
    const at = (place: number): number => (upward || place === LENGTH ? place : LENGTH - place);
    // The last one is nobody’s.
    const inFact = Array.from({ length: LENGTH - 1 }, (_, place): InFact => [at(place + 2), at(place + 1)]);
    const nodes = safeNodes({ accounts }, inFact, always);
    assert.deepEqual(nodes.of(new Set([0])), new Set([0]));
    assert.ok(nodes.steps() < 5 * LENGTH, `${nodes.steps()} steps`);
  }
});

test('entities that control one another are nobody else’s; a long loop of which one is taken is given up', () => {
  const whole = account([[0, Rational.ONE]]);
  const loop = (length: number, taken: boolean): Set<number> => {
    const accounts = Array.from({ length: length + 2 }, (_, node) =>
      node === 0 || node === length + 1 ? [] : [whole],
    );
    const inFact = Array.from({ length }, (_, place): InFact => [place + 1, ((place + 1) % length) + 1]);
    const nodes = safeNodes({ accounts }, taken ? [...inFact, [length + 1, 1]] : inFact, always);
    const safe = nodes.of(new Set([0]));
    assert.ok(nodes.steps() < 300_000, `${nodes.steps()} steps`);
    return safe;
  };
  assert.equal(loop(4, false).size, 5);
  assert.deepEqual(loop(4, true), new Set([0]));
  assert.equal(loop(5000, false).size, 5001);
  assert.deepEqual(loop(5000, true), new Set([0]));
});
