import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyOrder } from './json-key-table.ts';

test('an answer about names is computed once, but kept of no more names than objects of one kind have', () => {
  const asker = {};
  for (const [count, times] of [
    [64, 1],
    [65, 3],
  ] as const) {
    const order = new KeyOrder(Array.from({ length: count }, (_, at) => `name${at}`));
    let computed = 0;
    for (let turn = 0; turn < 3; turn += 1)
      assert.equal(
        order.answer(asker, (names) => {
          computed += 1;
          return names.length;
        }),
        count,
      );
    assert.equal(computed, times, `${count} names`);
  }
});
