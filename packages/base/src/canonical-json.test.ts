import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError } from './base-error.ts';
import { canonicalJson } from './canonical-json.ts';
import { Decimal } from './decimal.ts';
import { JsonNumber } from './json-number.ts';

const vectors = new URL('../../../../shared/data/vectors/jcs/', import.meta.url);
const names = existsSync(vectors) ? readdirSync(new URL('input/', vectors)).sort() : [];

test('RFC 8785 vectors', {
  skip: names.length === 0 && 'the jcs vectors are not beside the repository',
}, async (t) => {
  for (const name of names) {
    await t.test(name, () => {
      const input: unknown = JSON.parse(readFileSync(new URL(`input/${name}`, vectors), 'utf8'));
      assert.equal(canonicalJson(input), readFileSync(new URL(`output/${name}`, vectors), 'utf8'));
      const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, vectors), 'utf8');
      assert.equal(Buffer.from(canonicalJson(input)).toString('hex'), hex.replaceAll(/\s/g, ''));
    });
  }
});

test('is idempotent, and equal for equal values whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const canonical = canonicalJson(value);
      const parsed: unknown = JSON.parse(canonical);
      assert.equal(canonicalJson(parsed), canonical);
      const reversed = JSON.parse(canonical, (_key, member: unknown) =>
        typeof member === 'object' && member !== null && !Array.isArray(member)
          ? Object.fromEntries(Object.entries(member).reverse())
          : member,
      );
      assert.equal(canonicalJson(reversed), canonical);
    }),
  );
});

test('numbers, strings and undefined members', () => {
  assert.equal(canonicalJson([-0, 1e21, 1e-7, 2 / 3, 5e-324]), '[0,1e+21,1e-7,0.6666666666666666,5e-324]');
  assert.equal(canonicalJson('\u0000\u001f\b"\\/\u2028é😀'), '"\\u0000\\u001f\\b\\"\\\\/\u2028é😀"');
  assert.equal(
    canonicalJson({ b: undefined, a: null, '\ufb33': 1, '😀': 2 }),
    '{"a":null,"😀":2,"\ufb33":1}',
  );
  assert.equal(canonicalJson(Object.assign(Object.create(null), { 10: 1, 9: 2 })), '{"10":1,"9":2}');
});

test('refuses what has no canonical form, and says where', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  const hole: unknown[] = [1];
  hole[2] = 3;
  const values: [unknown, string][] = [
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [undefined, 'undefined'],
    [1n, 'bigint'],
    [() => 1, 'function'],
    [Symbol('s'), 'symbol'],
    [new Date(0), 'Date'],
    [new JsonNumber('1'), 'JsonNumber'],
    [Decimal.ZERO, 'Decimal'],
    [new Map(), 'Map'],
    ['\ud800', 'lone surrogate'],
    [cycle, 'nesting'],
  ];
  for (const [value, kind] of values) {
    assert.throws(
      () => canonicalJson({ 'a/b': [value] }),
      (error) =>
        error instanceof BaseError &&
        error.details['kind'] === kind &&
        String(error.details['pointer']).startsWith('/a~1b/0'),
      kind,
    );
  }
  assert.throws(() => canonicalJson(hole), BaseError);
  assert.throws(() => canonicalJson({ '\udc00': 1 }), BaseError);
});

test('a long list of rows is written as each row by itself is', () => {
  const text = fc.string({ unit: 'binary', maxLength: 4 });
  const row = fc.oneof(
    { weight: 6, arbitrary: fc.record({ a: text, b: fc.option(fc.integer()), c: fc.boolean() }) },
    fc.dictionary(
      fc.string({ maxLength: 3 }),
      fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(undefined)),
    ),
    fc.array(text, { maxLength: 2 }),
    text,
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 17, maxLength: 30 }), (rows) => {
      assert.equal(canonicalJson(rows), `[${rows.map((one) => canonicalJson(one)).join(',')}]`);
    }),
  );
  const rows = Array.from({ length: 20 }, (_, index) => ({ a: 'x', b: index }));
  for (const odd of [{ a: '\ud800' }, { a: NaN }, { a: 1n }, { a: new Date(0) }, new Date(0), undefined])
    assert.throws(() => canonicalJson([...rows, odd]), { code: 'CANONICAL_UNSUPPORTED' });
  for (const count of [16, 17]) {
    let deep: unknown = rows.slice(0, count);
    for (let depth = 0; depth < 999; depth += 1) deep = [deep];
    assert.throws(() => canonicalJson(deep), { code: 'CANONICAL_UNSUPPORTED' });
    const told = Object.assign(rows.slice(0, count), { toJSON: () => 'x' });
    assert.equal(canonicalJson(told), canonicalJson(rows.slice(0, count)));
  }
  assert.equal(canonicalJson([...rows, { b: 1, a: undefined }]).slice(-9), ',{"b":1}]');
});
