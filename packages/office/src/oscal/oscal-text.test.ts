import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hrefOfPath, lineOf, proseOf, stringOf } from './oscal-text.ts';

/** OSCAL's own patterns for strings and for one line of mark-up. */
const STRING = /^\S(.*\S)?$/;
const LINE = /^[^\n]+$/;

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

test('property: any text becomes a string and a line that OSCAL accepts', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.match(stringOf(text), STRING);
      assert.match(lineOf(text), LINE);
      assert.ok(stringOf(text).isWellFormed());
    }),
    { numRuns: 500 },
  );
});

test('nothing from the evidence is mark-up, reorders the text, or drives a terminal', () => {
  assert.equal(lineOf('<script>*a*</script>'), '\\<script\\>\\*a\\*\\</script\\>');
  assert.equal(lineOf('[x](javascript:y)'), '\\[x\\](javascript:y)');
  assert.equal(stringOf('a\u202eb\u0007c\ud800'), 'a\ufffdb\ufffdc\ufffd');
  assert.equal(stringOf(' \n '), '–');
  assert.equal(Array.from(stringOf('x'.repeat(5000))).length, 2000);
});

test('one line stands alone, several are a list', () => {
  assert.equal(proseOf(['a']), 'a');
  assert.equal(proseOf(['a\nb', 'c']), '- a b\n- c');
});

test('a path is a relative reference whose parts are encoded', () => {
  assert.equal(hrefOfPath('a b/é?#.json'), 'a%20b/%C3%A9%3F%23.json');
  assert.equal(hrefOfPath('\ud800'), '%EF%BF%BD');
  // A first part with a colon would be taken for a scheme of URI.
  assert.equal(hrefOfPath('javascript:x'), 'javascript%3Ax');
});
