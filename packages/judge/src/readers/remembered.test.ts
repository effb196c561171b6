import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembered } from './remembered.ts';

test('an answer is computed once, and is always that of the computation', () => {
  let computed = 0;
  const upper = remembered((text) => {
    computed += 1;
    return text === '' ? undefined : text.toUpperCase();
  });
  for (let round = 0; round < 2; round += 1) assert.equal(upper('a'), 'A');
  assert.equal(computed, 1);
  assert.equal(upper(''), undefined);
  const long = 'b'.repeat(300);
  assert.equal(upper(long), long.toUpperCase());
  for (let index = 0; index < 10_000; index += 1) assert.equal(upper(`n${index}`), `N${index}`);
  assert.equal(upper('a'), 'A');
});
