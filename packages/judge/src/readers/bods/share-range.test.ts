import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, JsonCursor, parseStrictJson } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import { LimitedNotes } from '../limited-notes.ts';
import { shareRangeOf } from './share-range.ts';

/** Least share, greatest share, codes of the notes. */
function range(share: string): readonly unknown[] {
  const reading = new ReadingBuilder({ id: digestOf('x'), format: 'bods', version: '0.4' });
  const interest = new JsonCursor(parseStrictJson(`{"share":${share}}`));
  const { minimum, maximum } = shareRangeOf(interest, new LimitedNotes(reading));
  return [minimum, maximum, ...reading.build().notes.map(({ code }) => code)];
}

test('an exact share is both bounds, in all its digits', () => {
  assert.deepEqual(range('{"exact":23.5}'), ['23.5', '23.5']);
  assert.deepEqual(range('{"exact":33.333333333333333333}'), [
    '33.333333333333333333',
    '33.333333333333333333',
  ]);
  assert.deepEqual(range('{"exact":1e2}'), ['100', '100']);
  assert.deepEqual(range('{"exact":0}'), ['0', '0']);
  assert.deepEqual(range('{"exact":30,"minimum":25,"maximum":50}'), ['30', '30']);
});

test('bounds are kept as given, exclusive ones as inclusive, one alone too', () => {
  assert.deepEqual(range('{"minimum":25,"exclusiveMaximum":50}'), ['25', '50']);
  assert.deepEqual(range('{"exclusiveMinimum":25,"maximum":50}'), ['25', '50']);
  assert.deepEqual(range('{"minimum":75}'), ['75', undefined]);
  assert.deepEqual(range('{"exclusiveMaximum":10}'), [undefined, '10']);
  assert.deepEqual(range('{}'), [undefined, undefined]);
});

test('where a bound is given twice the wider one stands', () => {
  assert.deepEqual(range('{"minimum":30,"exclusiveMinimum":25}'), ['25', undefined]);
  assert.deepEqual(range('{"maximum":40,"exclusiveMaximum":50}'), [undefined, '50']);
});

test('a number outside 0–100 is noted and left out, what is valid beside it stays', () => {
  for (const bad of ['150', '-1', '100.0000001', '1e-900', '"sixty"', 'true', '[]', '1e900'])
    assert.deepEqual(range(`{"minimum":25,"maximum":${bad}}`), ['25', undefined, 'SHARE_OUT_OF_RANGE'], bad);
});

test('bounds that exclude each other leave nothing', () => {
  for (const share of [
    '{"minimum":60,"maximum":40}',
    '{"exclusiveMinimum":50,"maximum":50}',
    '{"exact":60,"maximum":50}',
    '{"exact":25,"exclusiveMinimum":25}',
    '{"exclusiveMinimum":100}',
    '{"exclusiveMaximum":0}',
  ])
    assert.deepEqual(range(share), [undefined, undefined, 'SHARE_CONTRADICTORY'], share);
});
