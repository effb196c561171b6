import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RepeatedTexts } from './repeated-texts.ts';

test('property: what is given is the text of the bytes, whatever was given before', () => {
  const one = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.stringMatching(/^[ab]{0,6}$/));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 300 }), (asked) => {
      const repeated = new RepeatedTexts();
      for (const [hint, text] of asked) {
        const given = repeated.text(hint, Buffer.from(`x${text}y`), 1, text.length);
        assert.ok(given === undefined || given === text, `${given} for ${text}`);
      }
    }),
  );
});

test('a text that comes back is given; one that never does is left to the caller, and so is a long one', () => {
  const repeated = new RepeatedTexts();
  const given = (hint: number, text: string): string | undefined =>
    repeated.text(hint, Buffer.from(text), 0, text.length);
  for (let at = 0; at < 100; at += 1) assert.equal(given(1, 'canadacentral'), 'canadacentral');
  let made = 0;
  for (let at = 0; at < 1000; at += 1) if (given(2, String(1000 + at)) !== undefined) made += 1;
  assert.ok(made < 60, String(made));
  assert.equal(given(3, 'x'.repeat(65)), undefined);
});
