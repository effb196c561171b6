import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { detachedText } from './detached-text.ts';

test('property: a detached text is the same text, in whatever letters and of whatever length', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'é', 'x'.repeat(512), 'é'.repeat(511), '€'.repeat(600)),
  );
  fc.assert(
    fc.property(text, fc.string(), (inner, before) => {
      assert.equal(detachedText(`${before}${inner}`.slice(before.length)), inner);
    }),
  );
});
