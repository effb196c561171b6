import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStrictJson, toPlain } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../errors/judge-error.ts';
import { jsonItems } from './json-items.ts';

const itemsOf = (text: string, member?: string): unknown[] =>
  [...jsonItems(new TextEncoder().encode(text), member)].map(({ bytes }) => toPlain(parseStrictJson(bytes)));

test('the items of any array are those that parsing the whole gives', () => {
  const value = fc.array(
    fc.jsonValue({ maxDepth: 3 }).map((item) => JSON.parse(JSON.stringify(item)) as unknown),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, '\t'), (items, space) => {
      const plain = (text: string): unknown => toPlain(parseStrictJson(text));
      const array = JSON.stringify(items, undefined, space);
      assert.deepEqual(itemsOf(array), plain(array));
      assert.deepEqual(
        itemsOf(JSON.stringify({ Records: items }, undefined, space), 'Records'),
        plain(array),
      );
    }),
    { numRuns: 200 },
  );
});

test('another outline is refused, an item that is no JSON by the strict parser', () => {
  const refused = ['', '{}', '[', '[1', '["a', '[1] x', '[1]]', '{"a":1}'];
  for (const text of refused) assert.throws(() => itemsOf(text), JudgeError, text);
  for (const text of ['{"Records":[1],"x":2}', '{"records":[1]}', '{"Records":[1]', '[1]', '{"Records":{}}'])
    assert.throws(() => itemsOf(text, 'Records'), JudgeError, text);
  for (const text of ['[1,]', '[,]', '[{]', '[1 2]', '[{"a":1,"a":2}]'])
    assert.throws(() => itemsOf(text), text);
});
