import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError } from './base-error.ts';
import { formatInstant, instantOf, parseInstant } from './utc-instant.ts';

const FIRST = Date.UTC(1600, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

test('instants are written as the engine writes them, and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST }), (ms) => {
      assert.equal(formatInstant(ms), new Date(ms).toISOString().replace('.000', ''));
      assert.equal(parseInstant(formatInstant(ms)), ms);
    }),
  );
});

test('reads the forms it says', () => {
  const cases: [string, string][] = [
    ['2026-03-31', '2026-03-31T00:00:00Z'],
    ['2026-03-31T12:34:56Z', '2026-03-31T12:34:56Z'],
    ['2026-03-31 12:34:56z', '2026-03-31T12:34:56Z'],
    ['2026-03-31t12:34:56.7Z', '2026-03-31T12:34:56.700Z'],
    ['2026-03-31T12:34:56.123999999Z', '2026-03-31T12:34:56.123Z'],
    ['2026-03-31T20:00:00-04:00', '2026-04-01T00:00:00Z'],
    ['2026-04-01T05:29:00+05:30', '2026-03-31T23:59:00Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.999Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['2026-01-01T00:00:00-00:00', '2026-01-01T00:00:00Z'],
  ];
  for (const [text, expected] of cases) assert.equal(formatInstant(parseInstant(text)), expected);
});

test('property: the form that machines write is read as the others are, and refused as they are', () => {
  const told = (text: string): unknown => {
    try {
      return parseInstant(text);
    } catch (error) {
      return error instanceof BaseError ? error.code : error;
    }
  };
  const two = fc.nat({ max: 62 }).map((number) => String(number).padStart(2, '0'));
  const year = fc.integer({ min: 1598, max: 2030 }).map(String);
  const end = fc.constantFrom('Z', '.Z', '.5Z', '.12Z', '.1239Z', '.1x9Z', 'z', '');
  const odd = fc.option(fc.tuple(fc.nat({ max: 19 }), fc.constantFrom('x', '-', ' ', '/', ':')));
  fc.assert(
    fc.property(year, two, two, two, two, two, end, odd, (y, month, day, h, m, s, rest, change) => {
      const text = `${y}-${month}-${day}T${h}:${m}:${s}${rest}`.split('');
      if (change !== null && change[0] !== 10) text[change[0]] = change[1];
      const other = text.with(10, ' ').join('');
      assert.equal(told(text.join('')), told(other), other);
    }),
    { numRuns: 3000 },
  );
});

test('refuses the rest', () => {
  const code = (f: () => unknown, expected: string): void =>
    assert.throws(f, (error) => error instanceof BaseError && error.code === expected);
  for (const text of [
    ['', '2026-03-31T12:34:56', '2026-03-31T12:34Z', '2026-03-31T12:34:56.Z', '2026-03-31T12:34:56+0400'],
    ['2026-03-31Z', '2026-03-31T12:34:56,5Z', '1774960496', '2026-03-31T12:34:56Z ', '31/03/2026'],
  ].flat()) {
    code(() => parseInstant(text), 'DATE_SYNTAX');
  }
  for (const text of [
    ['2026-02-30', '2026-03-31T24:00:00Z', '2026-03-31T12:60:00Z', '2026-03-31T12:00:61Z'],
    ['2026-03-31T12:00:00+24:00', '2026-03-31T12:00:00+00:60', '1600-01-01T00:00:00+00:01'],
  ].flat()) {
    code(() => parseInstant(text), 'DATE_RANGE');
  }
  for (const ms of [0.5, Number.NaN, LAST + 1, FIRST - 1]) code(() => formatInstant(ms), 'DATE_RANGE');
});

test('what a file states is an instant or none, never a throw', () => {
  assert.equal(instantOf('1970-01-01T00:00:01Z'), 1000);
  for (const text of [undefined, '', 'yesterday', '2026-02-30', '9999-12-31T23:59:59-14:00'])
    assert.equal(instantOf(text), undefined, text);
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.doesNotThrow(() => instantOf(text));
    }),
  );
});
