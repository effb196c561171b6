import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberOfText } from './number-of-text.ts';

test('texts that differ by a number, a letter or an order of letters have numbers of their own', () => {
  const texts = new Set<string>();
  for (let at = 0; at < 20_000; at += 1) {
    texts.add(`/subscriptions/s/resourcegroups/g/providers/microsoft.storage/storageaccounts/n${at}`);
    texts.add(String(at));
    texts.add(`${String.fromCharCode(97 + (at % 26))}${at % 13}${String.fromCharCode(97 + (at % 17))}`);
  }
  const numbers = new Set([...texts].map(numberOfText));
  assert.equal(numbers.size, texts.size);
  for (const number of numbers) assert.ok(Number.isSafeInteger(number) && number >= 0);
  // What is kept may be compared with what another machine makes of it.
  assert.equal(numberOfText(''), numberOfText(''));
  assert.notEqual(numberOfText('ab'), numberOfText('ba'));
});
