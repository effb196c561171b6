import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError } from './base-error.ts';
import { addDays, addMonths, formatUtcDate, monthOf, monthsBetween, parseUtcDate } from './utc-date.ts';

const FIRST = parseUtcDate('1600-01-01');
const LAST = parseUtcDate('9999-12-31');
const day = fc.integer({ min: FIRST, max: LAST });

test('every day of the range is written as the engine writes it, and reads back', () => {
  for (let days = FIRST; days <= LAST; days += days < 100_000 ? 1 : 13) {
    const text = formatUtcDate(days);
    if (text !== new Date(days * 86_400_000).toISOString().slice(0, 10) || parseUtcDate(text) !== days) {
      assert.fail(`${days} gave ${text}`);
    }
  }
  assert.equal(parseUtcDate('1970-01-01'), 0);
  assert.equal(parseUtcDate('2000-02-29'), 11_016);
});

test('adding months keeps the day or the end of the month', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -100_000, max: 100_000 }),
      fc.integer({ min: -600, max: 600 }),
      (days, n) => {
        const moved = addMonths(days, n);
        const [from, to] = [formatUtcDate(days), formatUtcDate(moved)];
        const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        assert.equal(months(to) - months(from), n);
        assert.ok(to.slice(8) === from.slice(8) || monthOf(moved) !== monthOf(moved + 1));
      },
    ),
  );
  const after = (text: string, n: number): string => formatUtcDate(addMonths(parseUtcDate(text), n));
  assert.equal(after('2024-01-31', 1), '2024-02-29');
  assert.equal(after('2025-01-31', 1), '2025-02-28');
  assert.equal(after('2024-03-31', -1), '2024-02-29');
  assert.equal(after('2024-02-29', 12), '2025-02-28');
});

test('months between two days', () => {
  const months = (a: string, b: string): string[] => monthsBetween(parseUtcDate(a), parseUtcDate(b));
  assert.deepEqual(months('2025-11-30', '2026-02-01'), ['2025-11', '2025-12', '2026-01', '2026-02']);
  assert.deepEqual(months('2026-02-10', '2026-02-01'), ['2026-02']);
  assert.deepEqual(months('2026-03-01', '2026-02-28'), []);
});

test('order of days is order of texts', () => {
  fc.assert(fc.property(day, day, (a, b) => assert.equal(a < b, formatUtcDate(a) < formatUtcDate(b))));
});

test('refuses what is not a day', () => {
  const code = (f: () => unknown, expected: string): void =>
    assert.throws(f, (error) => error instanceof BaseError && error.code === expected);
  for (const text of [
    '',
    '2026-1-01',
    '20260101',
    '2026-01-01Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '+2026-01-01',
  ]) {
    code(() => parseUtcDate(text), 'DATE_SYNTAX');
  }
  for (const text of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-01', '2026-01-00', '1599-12-31']) {
    code(() => parseUtcDate(text), 'DATE_RANGE');
  }
  for (const days of [FIRST - 1, LAST + 1, 0.5, Number.NaN]) code(() => formatUtcDate(days), 'DATE_RANGE');
  code(() => addDays(LAST, 1), 'DATE_RANGE');
  code(() => addMonths(LAST, 1), 'DATE_RANGE');
  code(() => addMonths(0, 0.5), 'DATE_RANGE');
});
