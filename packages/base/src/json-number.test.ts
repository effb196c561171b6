import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonNumber } from './json-number.ts';

test('a safe integer is known however it is written', () => {
  const cases: [string, number | undefined][] = [
    ['0', 0],
    ['-0', 0],
    ['-0.0', 0],
    ['1.0', 1],
    ['12e1', 120],
    ['1200e-2', 12],
    ['1.5', undefined],
    ['9007199254740991', 9007199254740991],
    ['-9007199254740991.0', -9007199254740991],
    ['9007199254740992', undefined],
    ['9007199254740993', undefined],
    ['9007199254740990.9999999999999999', undefined],
    ['1e400', undefined],
  ];
  for (const [lexeme, value] of cases) {
    const integer = new JsonNumber(lexeme).toSafeInteger();
    assert.ok(Object.is(integer, value), `${lexeme} gave ${integer}`);
  }
});

test('the decimal is exact and the double is the nearest', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      const number = new JsonNumber(JSON.stringify(x));
      assert.equal(number.toNumber(), x + 0);
      assert.equal(number.toDecimal().toNumber(), x + 0);
    }),
  );
  assert.equal(new JsonNumber('0.10').toDecimal().toString(), '0.1');
});
