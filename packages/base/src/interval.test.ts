import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError } from './base-error.ts';
import { Decimal } from './decimal.ts';
import {
  atLeast,
  atMost,
  between,
  exactly,
  hull,
  type Interval,
  intervalCompare,
  intervalToJson,
  unbounded,
} from './interval.ts';
import type { Tri } from './tri.ts';

const bound = fc.option(fc.integer({ min: -4, max: 4 }));
const interval = fc.tuple(bound, bound).map(([a, b]): Interval => {
  if (a === null) return b === null ? unbounded : atMost(b);
  if (b === null) return atLeast(a);
  return between(Math.min(a, b), Math.max(a, b));
});

/** Half steps well past every finite bound: between small whole bounds, they show all that can happen. */
const samples = Array.from({ length: 81 }, (_, i) => Decimal.parse(String(i / 2 - 20)));

const members = (i: Interval): Decimal[] =>
  samples.filter((x) => (i.lo === null || x.compare(i.lo) >= 0) && (i.hi === null || x.compare(i.hi) <= 0));

function enumerate(a: Interval, b: Interval, holds: (order: number) => boolean): Tri {
  const seen = new Set(members(a).flatMap((x) => members(b).map((y) => holds(x.compare(y)))));
  return seen.size === 1 ? seen.has(true) : undefined;
}

test('comparisons are what the enumeration of pairs says', () => {
  fc.assert(
    fc.property(interval, interval, (a, b) => {
      assert.equal(
        intervalCompare.lt(a, b),
        enumerate(a, b, (o) => o < 0),
      );
      assert.equal(
        intervalCompare.le(a, b),
        enumerate(a, b, (o) => o <= 0),
      );
      assert.equal(
        intervalCompare.gt(a, b),
        enumerate(a, b, (o) => o > 0),
      );
      assert.equal(
        intervalCompare.ge(a, b),
        enumerate(a, b, (o) => o >= 0),
      );
      assert.equal(
        intervalCompare.eq(a, b),
        enumerate(a, b, (o) => o === 0),
      );
    }),
  );
});

test('the hull holds both and is the smallest', () => {
  fc.assert(
    fc.property(interval, interval, (a, b) => {
      const joined = members(hull(a, b));
      for (const x of [...members(a), ...members(b)]) assert.ok(joined.some((y) => y.equals(x)));
      const ends = intervalToJson(hull(a, b));
      assert.ok([intervalToJson(a).lo, intervalToJson(b).lo].includes(ends.lo));
      assert.ok([intervalToJson(a).hi, intervalToJson(b).hi].includes(ends.hi));
    }),
  );
});

test('a threshold inside an interval is undecided', () => {
  const share = between(Decimal.parse('48.5'), Decimal.parse('51'));
  assert.equal(intervalCompare.ge(share, exactly(50)), undefined);
  assert.equal(intervalCompare.ge(share, exactly(48)), true);
  assert.equal(intervalCompare.lt(share, exactly(48)), false);
  assert.equal(intervalCompare.eq(exactly(2), exactly(Decimal.parse('2.0'))), true);
});

test('writes bounds as decimals', () => {
  assert.deepEqual(intervalToJson(between(1, Decimal.parse('2.50'))), { lo: '1', hi: '2.5' });
  assert.deepEqual(intervalToJson(atLeast(0)), { lo: '0', hi: null });
  assert.deepEqual(intervalToJson(unbounded), { lo: null, hi: null });
});

test('refuses empty intervals and rounded numbers', () => {
  assert.throws(() => between(2, 1), BaseError);
  assert.throws(() => exactly(0.1), BaseError);
});
