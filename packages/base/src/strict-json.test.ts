import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError, type BaseErrorCode } from './base-error.ts';
import { JsonCursor, toPlain } from './json-cursor.ts';
import { JsonNumber } from './json-number.ts';
import { parseStrictJson } from './strict-json.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(input: string | Uint8Array, limits = {}): BaseError {
  try {
    parseStrictJson(input, limits);
  } catch (error) {
    assert.ok(error instanceof BaseError, `not a BaseError: ${String(error)}`);
    return error;
  }
  return assert.fail(`accepted: ${JSON.stringify(input)}`);
}

/** What toPlain promises of a value that JSON.stringify wrote: only safe integers stay numbers. */
function expected(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : JSON.stringify(value);
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, expected(member)]));
}

test('reads back what JSON.stringify writes, from text and from bytes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      assert.deepEqual(toPlain(parseStrictJson(text)), expected(value));
      assert.deepEqual(toPlain(parseStrictJson(bytesOf(text))), expected(value));
    }),
  );
});

test('accepts no text that JSON.parse refuses, and parses or throws BaseError', () => {
  const tokens = [
    ['{', '}', '[', ']', ':', ',', '"', '"a"', '"b"', '\\', '\\u', 'd800', '\\n', '1', '-', '0', '.', 'e'],
    ['true', 'false', 'null', ' ', '\n', '\t', '\u0000', '\u00a0', '\ufeff', '\ud83d\ude00', '\ud800', '+'],
  ].flat();
  const token = fc.constantFrom(...tokens);
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      const text = tokens.join('');
      try {
        parseStrictJson(text);
      } catch (error) {
        assert.ok(error instanceof BaseError);
        return;
      }
      JSON.parse(text.replace(/^\ufeff/, ''));
    }),
    { numRuns: 3000 },
  );
});

test('any bytes parse or throw BaseError', () => {
  const mark = fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]);
  fc.assert(
    fc.property(mark, fc.uint8Array({ maxLength: 64 }), (start, rest) => {
      try {
        parseStrictJson(Uint8Array.from([...start, ...rest]));
      } catch (error) {
        assert.ok(error instanceof BaseError);
      }
    }),
    { numRuns: 2000 },
  );
});

const malformed = [
  ['', ' ', '[', '{', '[1', '[1,', '[1,]', '[,1]', '[1 2]', '{"a"}', '{"a":}', '{"a":1,}', '{a:1}'],
  ["{'a':1}", 'nul', 'nulll', 'True', '01', '-', '-a', '+1', '1.', '.5', '1e', '1e+', '0x1', 'NaN', '1 1'],
  ['"', '"a', '"\\', '"\\x"', '"\\u12"', '"\\u12g4"', '"\n"', '"\u0000"', '"a\\n\t"', '[]]', '//\n1'],
  ['Infinity', '1\u00a0', '{"a":1 "b":2}', '{,}', '[1}', '{"a":1]', '\u2028 1', "'a'", '\ufeff\ufeff1'],
].flat();
for (const input of malformed) {
  test(`refuses ${JSON.stringify(input)}`, () => assert.equal(refusal(input).code, 'JSON_SYNTAX'));
}

const refused: [string, string | Uint8Array, object, BaseErrorCode][] = [
  ['a duplicate key', '{"a":1,"a":2}', {}, 'JSON_DUPLICATE_KEY'],
  ['a duplicate key behind an escape', '{"a":1,"\\u0061":2}', {}, 'JSON_DUPLICATE_KEY'],
  ['a duplicate __proto__', '{"__proto__":1,"__proto__":2}', {}, 'JSON_DUPLICATE_KEY'],
  ['nesting beyond 256', '['.repeat(257), {}, 'JSON_TOO_DEEP'],
  ['nesting beyond 1000 whatever the limit asked', '[{"a":'.repeat(5000), { maxDepth: 1e9 }, 'JSON_TOO_DEEP'],
  ['a document above the limit', '[1,2]', { maxBytes: 4 }, 'JSON_TOO_LARGE'],
  ['a huge exponent', '1e1001', {}, 'JSON_NUMBER_RANGE'],
  ['a huge negative exponent', '[1E-99999999999999999999]', {}, 'JSON_NUMBER_RANGE'],
  ['a number of 5000 digits', '1'.repeat(5000), {}, 'JSON_NUMBER_RANGE'],
  ['an escaped lone surrogate', '"\\ud800"', {}, 'TEXT_LONE_SURROGATE'],
  ['surrogates in the wrong order', '"\\ude00\\ud83d"', {}, 'TEXT_LONE_SURROGATE'],
  ['a lone surrogate in a key', '{"\\uDFFF":1}', {}, 'TEXT_LONE_SURROGATE'],
  ['a raw lone surrogate in a string given as text', '"\ud800"', {}, 'TEXT_LONE_SURROGATE'],
  ['invalid UTF-8', Uint8Array.from([0x22, 0xff, 0x22]), {}, 'TEXT_ENCODING'],
  ['UTF-16 without mark', Uint8Array.from([0x31, 0x00]), {}, 'JSON_SYNTAX'],
];
for (const [name, input, limits, code] of refused) {
  test(`refuses ${name}`, () => assert.equal(refusal(input, limits).code, code));
}

test('places errors by line, column and offset', () => {
  assert.deepEqual(refusal('{\n  "a": 1,\r\n  "a": 2\n}').details, {
    key: 'a',
    line: 3,
    column: 3,
    offset: 15,
  });
  assert.deepEqual(refusal('[1,\n]').details, { line: 2, column: 1, offset: 4 });
  assert.deepEqual(refusal('\n').details, { line: 2, column: 1, offset: 1 });
  assert.deepEqual(refusal('[1] x').details, { line: 1, column: 5, offset: 4 });
  assert.deepEqual(refusal(Uint8Array.from([0x22, 0x61, 0xe9, 0x22])).details, { offset: 2 });
});

test('a hostile key does not become a huge error', () => {
  const key = 'k'.repeat(100_000);
  assert.equal(String(refusal(`{"${key}":1,"${key}":1}`).details['key']).length, 80);
});

test('accepts marks, UTF-16, surrounding space, all escapes and 256 levels', () => {
  const text = ' \r\n\t["é😀", "\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00"] ';
  const value = ['é😀', '"\\/\b\f\n\r\té😀'];
  const utf16le = Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const input of [text, `\ufeff${text}`, bytesOf(text), bytesOf(`\ufeff${text}`), utf16le]) {
    assert.deepEqual(toPlain(parseStrictJson(input)), value);
  }
  assert.deepEqual(toPlain(parseStrictJson(Buffer.from(utf16le).swap16())), value);
  assert.ok(Array.isArray(parseStrictJson('['.repeat(256) + ']'.repeat(256))));
});

test('keys of the language are only keys', () => {
  const value = parseStrictJson('{"__proto__":{"x":1},"constructor":2,"toString":3}');
  assert.deepEqual(Object.keys(Object.getPrototypeOf(value) as object), []);
  const cursor = new JsonCursor(value);
  assert.equal(cursor.path('__proto__', 'x')?.integer(), 1);
  assert.equal(cursor.get('constructor')?.integer(), 2);
  assert.equal(cursor.get('hasOwnProperty'), undefined);
  const plain = toPlain(value) as Record<string, unknown>;
  assert.equal(Object.getPrototypeOf(plain), Object.prototype);
  assert.deepEqual(Object.keys(plain), ['__proto__', 'constructor', 'toString']);
});

test('numbers keep their lexeme', () => {
  for (const lexeme of [
    '0',
    '-0',
    '1.10',
    '-2E+3',
    '0.1',
    '9007199254740993',
    '1e-1000',
    '123456789012345678901.5',
  ]) {
    const value = parseStrictJson(lexeme);
    assert.ok(value instanceof JsonNumber && value.lexeme === lexeme);
    assert.ok(new JsonCursor(value).decimal() !== undefined);
  }
});
