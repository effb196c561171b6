import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HolderSums } from './holder-sums.ts';

test('property: sums are those of a map, in the order of first mention, over any number of rounds', () => {
  const added = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 })), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(fc.array(added, { maxLength: 6 }), fc.constantFrom(1, 0x7fff0000), (rounds, scale) => {
      const sums = new HolderSums(2);
      for (const round of rounds) {
        const expected = new Map<number, number>();
        for (const [small, weight] of round) {
          const holder = scale === 1 ? small : scale + small;
          sums.add(holder, weight);
          expected.set(holder, (expected.get(holder) ?? 0) + weight);
        }
        const got = Array.from({ length: sums.count }, (_, at) => [sums.holders[at], sums.sums[at]]);
        assert.deepEqual(got, [...expected]);
        sums.clear();
      }
    }),
  );
});
