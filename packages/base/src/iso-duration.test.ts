import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BaseError } from './base-error.ts';
import { addDuration, parseDuration } from './iso-duration.ts';
import { formatUtcDate, parseUtcDate } from './utc-date.ts';

test('reads years, months, weeks and days', () => {
  assert.deepEqual(parseDuration('P3M'), { months: 3, days: 0 });
  assert.deepEqual(parseDuration('P12M'), parseDuration('P1Y'));
  assert.deepEqual(parseDuration('P90D'), { months: 0, days: 90 });
  assert.deepEqual(parseDuration('P1Y6M10D'), { months: 18, days: 10 });
  assert.deepEqual(parseDuration('P2W'), { months: 0, days: 14 });
});

test('refuses the rest', () => {
  for (const text of ['', 'P', 'P3', '3M', 'PT1H', 'P1.5M', '-P1M', 'P1M1Y', 'P1W1D', 'p3m', 'P3M ']) {
    assert.throws(
      () => parseDuration(text),
      (error) => error instanceof BaseError && error.code === 'DATE_SYNTAX',
      text,
    );
  }
  assert.throws(
    () => parseDuration('P99999999D'),
    (error) => error instanceof BaseError && error.code === 'DATE_RANGE',
  );
});

test('adds months first, then days', () => {
  const after = (text: string, duration: string): string =>
    formatUtcDate(addDuration(parseUtcDate(text), parseDuration(duration)));
  assert.equal(after('2025-12-31', 'P2M'), '2026-02-28');
  assert.equal(after('2026-01-31', 'P1M1D'), '2026-03-01');
  assert.equal(after('2025-12-31', 'P90D'), '2026-03-31');
});
