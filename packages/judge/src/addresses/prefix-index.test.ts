import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PrefixIndex } from './prefix-index.ts';

const indexOf = (...prefixes: string[]): PrefixIndex<string> => {
  const index = new PrefixIndex<string>();
  for (const prefix of prefixes) index.add(prefix, prefix);
  return index;
};

test('the most specific prefix comes first, all values of one together, malformed ones hold nothing', () => {
  const index = indexOf(
    '192.0.0.0/8',
    '192.0.2.0/24',
    '192.0.2.5/24',
    '0.0.0.0/0',
    '2001:db8::/32',
    '192.0.2.0/33',
  );
  assert.deepEqual(
    [...index.holding('192.0.2.77')],
    [['192.0.2.0/24', '192.0.2.5/24'], ['192.0.0.0/8'], ['0.0.0.0/0']],
  );
  assert.deepEqual([...index.holding('2001:db8::1')], [['2001:db8::/32']]);
  assert.deepEqual([...index.holding('inconnue')], []);
});

test('an address lies in every prefix cut from it, and out of it once a bit of the prefix is flipped', () => {
  const text = (bits: number): string => [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 1, max: 32 }), (bits, length) => {
      const prefix = `${text(bits)}/${length}`;
      assert.deepEqual([...indexOf(prefix).holding(text(bits))], [[prefix]]);
      const flipped = (bits ^ (1 << (32 - length))) >>> 0;
      assert.deepEqual([...indexOf(prefix).holding(text(flipped))], []);
    }),
    { numRuns: 200 },
  );
});
