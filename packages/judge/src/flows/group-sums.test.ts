import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GroupSums } from './group-sums.ts';

test('groups stand by their bytes, the most first, then as they were given; sums are exact whatever their size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(30), fc.nat(2), fc.oneof(fc.nat(5), fc.bigInt(0n, 2n ** 60n).map(Number))), {
        maxLength: 60,
      }),
      (adds) => {
        const sums = new GroupSums();
        const known = new Map<number, bigint>();
        for (const [cell, party, bytes] of adds) {
          const small = bytes < 2 ** 52;
          const group = sums.add(cell, party, small ? bytes : 0, small ? 0n : BigInt(bytes), 1, 1);
          known.set(group, (known.get(group) ?? 0n) + BigInt(bytes));
        }
        const given = [...known.keys()].sort((a, b) => ((a * 7) % 31) - ((b * 7) % 31));
        const expected = given.toSorted((a, b) => {
          const [x, y] = [known.get(a)!, known.get(b)!];
          return x === y ? 0 : x > y ? -1 : 1;
        });
        assert.deepEqual([...sums.byBytes(Uint32Array.from(given))], expected);
        for (const [group, bytes] of known) {
          assert.equal(sums.bytesOf(group), bytes);
          assert.equal(sums.textOf(group), bytes.toString());
        }
      },
    ),
    { numRuns: 400 },
  );
});
