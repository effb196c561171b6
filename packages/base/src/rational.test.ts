import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError } from './base-error.ts';
import { Decimal } from './decimal.ts';
import { Rational } from './rational.ts';

const rational = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
  .map(([n, d]) => Rational.of(n, d));

test('is a field in lowest terms', () => {
  fc.assert(
    fc.property(rational, rational, rational, (a, b, c) => {
      assert.deepEqual(a.add(b), b.add(a));
      assert.deepEqual(a.add(b).add(c), a.add(b.add(c)));
      assert.deepEqual(a.multiply(b.add(c)), a.multiply(b).add(a.multiply(c)));
      assert.deepEqual(a.subtract(b).add(b), a);
      assert.deepEqual(a.multiply(Rational.ONE), a);
      if (!b.equals(Rational.ZERO)) assert.deepEqual(a.divide(b).multiply(b), a);
      assert.deepEqual(Rational.parse(a.toString()), a);
    }),
  );
});

test('compares like the cross products, and like decimals', () => {
  fc.assert(
    fc.property(rational, rational, (a, b) => {
      const sign = a.subtract(b).numerator;
      assert.equal(a.compare(b), sign < 0n ? -1 : sign > 0n ? 1 : 0);
    }),
  );
  assert.equal(Rational.parse('2/3').compare(Rational.parse('0.6667')), -1);
});

test('reads fractions and decimals', () => {
  assert.equal(Rational.parse('6/4').toString(), '3/2');
  assert.equal(Rational.parse('-6/4').toString(), '-3/2');
  assert.equal(Rational.parse('0/7').toString(), '0/1');
  assert.equal(Rational.parse('0.45').toString(), '9/20');
  assert.equal(Rational.of(3n, -6n).toString(), '-1/2');
  assert.equal(Rational.fromDecimal(Decimal.parse('12.50')).toString(), '25/2');
});

test('refuses the rest', () => {
  for (const text of ['1/0', '0/0', `1/${'1'.repeat(5000)}`]) {
    assert.throws(
      () => Rational.parse(text),
      (error) => error instanceof BaseError && error.code === 'DECIMAL_RANGE',
    );
  }
  for (const text of ['', '/', '1/', '1/-2', '1.5/2', '1/2/3', ' 1/2', 'a/b']) {
    assert.throws(
      () => Rational.parse(text),
      (error) => error instanceof BaseError && error.code === 'DECIMAL_SYNTAX',
    );
  }
  assert.throws(() => Rational.ONE.divide(Rational.ZERO), BaseError);
});
