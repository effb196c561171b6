import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cheapestCut } from './cheapest-cut.ts';

/** Every subset tried: slow and beyond doubt. */
function bruteForce(paths: readonly (readonly number[])[], costs: readonly number[]): [number, number] {
  let best: [number, number] = [Infinity, Infinity];
  for (let mask = 0; mask < 2 ** costs.length; mask += 1) {
    const chosen = costs.flatMap((_cost, at) => ((mask >> at) % 2 === 1 ? [at] : []));
    if (!paths.every((need) => need.length === 0 || need.some((change) => chosen.includes(change)))) continue;
    const cost = chosen.reduce((sum, at) => sum + costs[at]!, 0);
    if (cost < best[0] || (cost === best[0] && chosen.length < best[1])) best = [cost, chosen.length];
  }
  return best;
}

const instance = fc.integer({ min: 1, max: 9 }).chain((changes) =>
  fc.record({
    costs: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: changes, maxLength: changes }),
    paths: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: changes - 1 }), { maxLength: 5 }), {
      maxLength: 14,
    }),
  }),
);

test('the cheapest set is the cheapest that brute force finds, with the fewest changes, and cuts every path', () => {
  fc.assert(
    fc.property(instance, ({ paths, costs }) => {
      const cut = cheapestCut(paths, costs);
      const [cost, size] = bruteForce(paths, costs);
      assert.ok(cut.proven);
      assert.deepEqual([cut.cost, cut.changes.length], [cost, size]);
      for (const need of paths)
        assert.ok(need.length === 0 || need.some((change) => cut.changes.includes(change)));
      assert.equal(cut.uncut, paths.filter((need) => need.length === 0).length);
    }),
    { numRuns: 1500 },
  );
});

test('one more path never makes it cheaper, one more change that cuts never dearer', () => {
  fc.assert(
    fc.property(instance, fc.uniqueArray(fc.nat(8), { minLength: 1 }), ({ paths, costs }, more) => {
      const cost = cheapestCut(paths, costs).cost;
      const extra = more.filter((change) => change < costs.length);
      assert.ok(cheapestCut([...paths, extra], costs).cost >= cost);
      const helped = paths.map((need) => (need.length === 0 ? need : [...need, costs.length]));
      assert.ok(cheapestCut(helped, [...costs, 3]).cost <= cost);
    }),
  );
});

test('a search that is stopped says so, and still cuts every path', () => {
  const paths = Array.from({ length: 40 }, (_, at) => [at % 13, (at * 7 + 3) % 13, (at * 5 + 1) % 13]);
  const costs = Array.from({ length: 13 }, (_, at) => 5 + ((at * 11) % 7));
  const stopped = cheapestCut(paths, costs, 3);
  assert.equal(stopped.proven, false);
  for (const need of paths) assert.ok(need.some((change) => stopped.changes.includes(change)));
  const whole = cheapestCut(paths, costs);
  assert.ok(whole.proven && whole.cost <= stopped.cost);
});
