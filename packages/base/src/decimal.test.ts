import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError, type BaseErrorCode } from './base-error.ts';
import { Decimal } from './decimal.ts';

const SCALE = 20;
const operand = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(SCALE));

/** The decimal c / 10^s, made through text, and the same number as an integer count of 10^-20. */
function both([c, s]: [bigint, number]): [Decimal, bigint] {
  return [Decimal.parse(`${c}e-${s}`), c * 10n ** BigInt(SCALE - s)];
}

const value = (d: Decimal, scale: number): bigint => d.coefficient * 10n ** BigInt(scale - d.scale);

test('agrees with integers: add, subtract, multiply, negate, abs, compare', () => {
  fc.assert(
    fc.property(operand, operand, (p, q) => {
      const [a, x] = both(p);
      const [b, y] = both(q);
      assert.equal(value(a.add(b), SCALE), x + y);
      assert.equal(value(a.subtract(b), SCALE), x - y);
      assert.equal(value(a.multiply(b), 2 * SCALE), x * y);
      assert.equal(value(a.negate(), SCALE), -x);
      assert.equal(value(a.abs(), SCALE), x < 0n ? -x : x);
      assert.equal(a.compare(b), x < y ? -1 : x > y ? 1 : 0);
      assert.equal(a.equals(b), x === y);
      assert.equal(a.isZero(), x === 0n);
      assert.equal(a.isNegative(), x < 0n);
    }),
  );
});

test('is a commutative ring whose equal numbers have equal fields', () => {
  fc.assert(
    fc.property(operand, operand, operand, (p, q, r) => {
      const [[a], [b], [c]] = [both(p), both(q), both(r)];
      assert.deepEqual(a.add(b), b.add(a));
      assert.deepEqual(a.multiply(b), b.multiply(a));
      assert.deepEqual(a.add(b).add(c), a.add(b.add(c)));
      assert.deepEqual(a.multiply(b).multiply(c), a.multiply(b.multiply(c)));
      assert.deepEqual(a.multiply(b.add(c)), a.multiply(b).add(a.multiply(c)));
      assert.deepEqual(a.add(a.negate()), Decimal.ZERO);
      assert.deepEqual(a.multiply(Decimal.fromInteger(1)), a);
    }),
  );
});

test('writes plain digits that read back the same', () => {
  fc.assert(
    fc.property(operand, (p) => {
      const [a] = both(p);
      assert.match(a.toString(), /^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$/);
      assert.deepEqual(Decimal.parse(a.toString()), a);
    }),
  );
});

test('reads the forms it says, and sums what doubles cannot', () => {
  const cases: [string, string][] = [
    ['0', '0'],
    ['-0.00', '0'],
    ['+12.50', '12.5'],
    ['007', '7'],
    ['1e3', '1000'],
    ['1.5E-3', '0.0015'],
    ['-120e-1', '-12'],
    ['0e1000', '0'],
    [`1.${'0'.repeat(40)}`, '1'],
  ];
  for (const [text, plain] of cases) assert.equal(Decimal.parse(text).toString(), plain);
  const sum = Decimal.parse('0.1').add(Decimal.parse('0.2')).add(Decimal.parse('38.7'));
  assert.equal(sum.toString(), '39');
  assert.equal(Decimal.fromInteger(-5n).toString(), '-5');
  assert.equal(Decimal.parse('1e-1000').toNumber(), 0);
});

test('refuses the rest', () => {
  const code = (f: () => unknown, expected: BaseErrorCode): void =>
    assert.throws(f, (error) => error instanceof BaseError && error.code === expected);
  for (const text of [
    '',
    ' 1',
    '1 ',
    '1,5',
    '.5',
    '5.',
    '1e',
    '--1',
    '0x1',
    'NaN',
    '١',
    '1_000',
    '1/2',
    '1\n',
  ]) {
    code(() => Decimal.parse(text), 'DECIMAL_SYNTAX');
  }
  for (const text of ['1e1001', '1e-1001', '1e99999999999999999999', '1'.repeat(4097)]) {
    code(() => Decimal.parse(text), 'DECIMAL_RANGE');
  }
  for (const number of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
    code(() => Decimal.fromInteger(number), 'DECIMAL_RANGE');
  }
});
