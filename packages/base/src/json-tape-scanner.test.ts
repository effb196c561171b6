import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError } from './base-error.ts';
import { canonicalJson } from './canonical-json.ts';
import { JsonTapeScanner } from './json-tape-scanner.ts';
import type { JsonValue } from './json-value.ts';
import { PlainJsonScanner } from './testing/plain-json-scanner.ts';

/** What a scanner makes of a text, in a form that tells every key, its order, and every lexeme; or its refusal. */
function told(scanner: { document(start: number): JsonValue }): string {
  try {
    const shown = (value: JsonValue): unknown => {
      if (Array.isArray(value)) return value.map((item) => shown(item as JsonValue));
      if (typeof value !== 'object' || value === null) return value;
      return 'lexeme' in value && typeof value.lexeme === 'string' && value.constructor !== undefined
        ? { number: value.lexeme }
        : {
            members: Object.keys(value).map((key) => [
              key,
              shown((value as Record<string, JsonValue>)[key]!),
            ]),
          };
    };
    return JSON.stringify(shown(scanner.document(0)));
  } catch (error) {
    if (error instanceof BaseError) return `${error.code} ${JSON.stringify(error.details)}`;
    throw error;
  }
}

/** The scanner over a text, giving the values of its tape. */
const scanner = (text: string, depth: number): { document(start: number): JsonValue } => ({
  document: (start) => new JsonTapeScanner(Buffer.from(text), depth).document(start).value(),
});

const same = (text: string, depth = 20): void =>
  assert.equal(told(scanner(text, depth)), told(new PlainJsonScanner(text, depth)));

const key = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c',
    'é',
    '',
    '__proto__',
    'constructor',
    'a"',
    '\\',
    'k'.repeat(64),
    'k'.repeat(65),
  ),
  fc.string({ maxLength: 3 }),
);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom('1', '-0.5e3', 'true', 'null', '"x"', '"\\u0061"', '""'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(key, tie('value'), fc.boolean()), { maxLength: 4 })
      .map(
        (members) =>
          `{${members
            .map(
              ([name, item, escaped]) =>
                `${escaped ? escapedKey(name) : JSON.stringify(name)}:${String(item)}`,
            )
            .join(',')}}`,
      ),
  ),
})).value;

/** The same key written with escapes. */
function escapedKey(name: string): string {
  const units = Array.from({ length: name.length }, (_, index) => name.charCodeAt(index));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
}

test('objects, duplicate keys and errors are those of the plain scanner, with their places', () => {
  fc.assert(
    fc.property(value, fc.nat(6), (text, depth) => same(String(text), depth)),
    { numRuns: 2000 },
  );
});

test('and so they are where a document is cut or changed at any place', () => {
  fc.assert(
    fc.property(
      value,
      fc.nat(),
      fc.constantFrom('', '"', '}', ',', '\\', '{"a":1,"a":2}'),
      (text, at, piece) => {
        const whole = String(text);
        const place = at % (whole.length + 1);
        same(whole.slice(0, place) + piece + whole.slice(place + 1));
        same(whole.slice(0, place));
      },
    ),
    { numRuns: 2000 },
  );
});

test('orders of keys met before hide no duplicate: more keys and orders than are kept, met again and again', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `key${index}`);
  for (let round = 0; round < 3; round += 1) {
    for (let index = 0; index + 3 < names.length; index += 1) {
      const [a, b, c] = names.slice(index, index + 3);
      assert.match(told(scanner(`{"${a}":1,"${b}":2,"${c}":3}`, 9)), /^\{/);
      assert.match(told(scanner(`{"${a}":1,"${b}":2,"${a}":3}`, 9)), /^JSON_DUPLICATE_KEY/);
      assert.match(told(scanner(`{"${a}":1,"${b}":{"${a}":1},"${b}":3}`, 9)), /^JSON_DUPLICATE_KEY/);
    }
  }
});

test('nor do objects of many members, in any order, nor more keys than any table holds', () => {
  const number = fc.nat(60);
  fc.assert(
    fc.property(fc.array(number, { maxLength: 50 }), fc.boolean(), (numbers, odd) => {
      same(
        `{${numbers.map((n) => `"${odd && n % 3 === 0 ? `\\u006b${n}` : `k${n}`}":{"k${n}":[${n}]}`).join(',')}}`,
      );
    }),
    { numRuns: 1000 },
  );
  const many = Array.from({ length: 20_000 }, (_, index) => `"k${index}":${index}`);
  same(`{${many.join(',')}}`);
  same(`{${many.join(',')},"k3":1}`);
  same(`{${many.join(',')},"k19999":1}`);
  same(`[${many.map((member) => `{${member},"x":1}`).join(',')}]`);
});

test('names made to have one hash cost no more than others, and hide no duplicate', () => {
  // Of two letters each pair has the same sum of 31 a + b.
  const pairs = ['Aa', 'BB', 'C#'];
  const names = Array.from({ length: 3 ** 8 }, (_, n) =>
    Array.from({ length: 8 }, (__, digit) => pairs[Math.floor(n / 3 ** digit) % 3]!).join(''),
  );
  same(`{${names.map((name) => `"${name}":1`).join(',')}}`);
  same(`{${names.map((name) => `"${name}":1`).join(',')},"${names[5000]!}":1}`);
  same(`[${names.map((name) => `{"${name}":1,"a":2,"${name}x":3}`).join(',')}]`);
});

test('a parsed object has a canonical form', () => {
  assert.equal(canonicalJson(scanner('{"b":{"c":"x"},"a":[{}]}', 9).document(0)), '{"a":[{}],"b":{"c":"x"}}');
});

test('an object has the keys of the document and no other', () => {
  const object = scanner('{"a":1}', 9).document(0) as Record<string, unknown>;
  for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) assert.ok(!(name in object));
  const prototype: unknown = Object.getPrototypeOf(object);
  assert.ok(Object.isFrozen(prototype) && Object.getPrototypeOf(prototype) === null);
  const own = scanner('{"__proto__":{"x":1}}', 9).document(0);
  assert.deepEqual(Object.keys(own as object), ['__proto__']);
  assert.equal(Object.getPrototypeOf(own), prototype);
});
