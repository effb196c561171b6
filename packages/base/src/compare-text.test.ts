import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareText } from './compare-text.ts';

test('orders by code unit, not by language', () => {
  assert.deepEqual(['é', 'z', 'Z', 'a', '10', '9', '\ufb33', '😀'].sort(compareText), [
    '10',
    '9',
    'Z',
    'a',
    'z',
    'é',
    '😀',
    '\ufb33',
  ]);
});

test('is antisymmetric, and zero on equal strings only', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      assert.equal(compareText(a, b) + compareText(b, a), 0);
      assert.equal(compareText(a, b) === 0, a === b);
    }),
  );
});
