import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonKeyTable } from './json-key-table.ts';
import { JsonTapeScanner } from './json-tape-scanner.ts';
import { JsonValueKernel } from './json-value-kernel.ts';
import { kernelAgrees, TOLD_DEPTH } from './testing/told-values.ts';

const DEPTH = TOLD_DEPTH;

/** `rows`: compare the words too, as long as the table of keys that both are numbered in is not full. */
function same(bytes: Uint8Array, rows = true): void {
  // To show how long rows differ would take longer than all tests.
  assert.ok(kernelAgrees(bytes, rows), Buffer.from(bytes).toString('utf8', 0, 300));
}

const blanks = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '\n',
  '\r\n',
  '\t',
  `\n${' '.repeat(15)}`,
  `\n${' '.repeat(40)}`,
);
const key = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c',
    'id',
    'é',
    '',
    '__proto__',
    'a"',
    '\\',
    'x'.repeat(15),
    'x'.repeat(16),
    'x'.repeat(17),
  ),
  fc.constantFrom('k'.repeat(63), 'k'.repeat(64), 'k'.repeat(65), 'del\u007F'),
  fc.string({ maxLength: 3 }),
);
const text = fc.oneof(
  fc.nat(70).map((length) => 'abcdefghij'.repeat(7).slice(0, length)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('é’', '\u{1F600}', '"\\/\b\f\n\r\t', `${'z'.repeat(15)}"`, `${'z'.repeat(16)}é`, '\u007F'),
);
const written = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom(
      '0',
      '-0',
      '12',
      '-7.50',
      '1e2',
      '1.5E-3',
      'true',
      'false',
      'null',
      '"\\u00e9"',
      '"a\\u003Cb\\u2019"',
      '"\\ud83d\\ude00"',
      '"\\ud83d"',
      '"\\u12g4"',
      '"\\u123"',
      '"\\/"',
      '9'.repeat(4097),
    ),
    text.map((value) => JSON.stringify(value)),
    fc
      .tuple(fc.array(fc.tuple(tie('value'), blanks), { maxLength: 4 }), blanks)
      .map(([items, blank]) => `[${blank}${items.map(([item, after]) => item + after).join(`,${blank}`)}]`),
    fc
      .tuple(fc.array(fc.tuple(key, tie('value'), blanks), { maxLength: 5 }), blanks)
      .map(
        ([members, blank]) =>
          `{${blank}${members.map(([name, item, after]) => `${JSON.stringify(name)}${after}:${blank}${item}${after}`).join(`,${blank}`)}}`,
      ),
  ),
})).value;
/** Items of a few shapes, over and over. */
const list = fc
  .tuple(fc.array(written, { minLength: 1, maxLength: 4 }), fc.nat(4), blanks)
  .map(([items, times, blank]) =>
    Array.from({ length: times + 1 }, () => items.join(`${blank},`)).join(`,${blank}`),
  );

test('the kernel reads values into the same words as the scanner, with the same lines, or leaves them to it', () => {
  fc.assert(
    fc.property(list, (items) => same(Buffer.from(items))),
    { numRuns: 1500 },
  );
});

test('so it does where bytes were changed, and wherever the piece ends', () => {
  const byte = fc.oneof(fc.constantFrom(...Buffer.from('"\\{}[]:,0-.eEtfn \n\u0000\u001F')), fc.nat(127));
  fc.assert(
    fc.property(list, fc.nat(), byte, fc.nat(), (items, place, put, end) => {
      const bytes = Buffer.from(items);
      same(bytes.subarray(0, end % (bytes.length + 1)));
      const at = place % bytes.length;
      // What is no UTF-8 is not given to it.
      if (bytes[at]! < 0x80) bytes[at] = put;
      same(bytes);
    }),
    { numRuns: 1500 },
  );
});

test('each byte within and around a string, wherever vectors begin', () => {
  for (let before = 0; before < 34; before += 1)
    for (let byte = 0; byte < 0x80; byte += 1) {
      same(Buffer.from(`{"${'k'.repeat(before)}":"${'v'.repeat(before)}${String.fromCharCode(byte)}"},1`));
      same(
        Buffer.from(`["${'v'.repeat(before)}\\${String.fromCharCode(byte)}"${String.fromCharCode(byte)}]`),
      );
    }
});

test('each byte in each place of an escape of four digits, at the end of a piece too', () => {
  for (let place = 0; place < 4; place += 1)
    for (let byte = 0; byte < 0x80; byte += 1) {
      const digits = '00e9'.slice(0, place) + String.fromCharCode(byte) + '00e9'.slice(place + 1);
      same(Buffer.from(`["x\\u${digits}y",1]`));
      same(Buffer.from(`["x\\u${digits.slice(0, place + 1)}`));
    }
});

test('what is written plainly it reads itself, of whatever shape objects are', () => {
  const kernel = new JsonValueKernel();
  const items = Array.from({ length: 40 }, (_, shape) =>
    JSON.stringify({
      [`a${shape % 7}`]: [shape, -1.5, { b: 'é\u0001', c: [] }],
      d: { [`e${shape % 5}`]: true },
    }),
  );
  const bytes = Buffer.from(`${items.join(',')},`);
  kernel.take(1, bytes, new JsonKeyTable());
  let start = 0;
  for (const item of items) {
    assert.equal(kernel.value(start, DEPTH), start + Buffer.byteLength(item));
    start += Buffer.byteLength(item) + 1;
  }
});

test('a key that an object has already, one too deep and one that is too long are left', () => {
  for (const text of [
    '{"a":1,"a":2}',
    '{"b":1,"c":{"b":1},"b":3}',
    '['.repeat(DEPTH + 1) + ']'.repeat(DEPTH + 1),
    `{"${'k'.repeat(65)}":1}`,
    '{"\u007Fé":1}',
    `[${'1,'.repeat(70_000)}1]`,
  ]) {
    const kernel = new JsonValueKernel();
    kernel.take(1, Buffer.from(text), new JsonKeyTable());
    assert.equal(kernel.value(0, DEPTH), -1);
    same(Buffer.from(text));
  }
});

test('behind the end of a piece nothing is read, whatever a piece before it left there', () => {
  new JsonTapeScanner(Buffer.from('1,'.repeat(300)), DEPTH, true).pieceValue(0);
  const scanner = new JsonTapeScanner(Buffer.from('{"a":1}'), DEPTH, true);
  assert.equal(scanner.pieceValue(0), 7);
  for (const start of [7, 8, 200, 1 << 21]) assert.equal(scanner.pieceValue(start), -1);
});

test('values of one piece are read at a depth each, without the piece taken anew', () => {
  const scanner = new JsonTapeScanner(Buffer.from('[[1]],[[1]]'), DEPTH, true);
  assert.equal(scanner.pieceValue(0, 2), 5);
  assert.equal(scanner.pieceValue(6, 1), -1);
  assert.equal(scanner.pieceValue(6, 2), 11);
  assert.equal(scanner.pieceValue(6, -8), -1);
});

test('more orders of keys than a table holds, and objects of many members', () => {
  const many = (from: number, count: number): string =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${from + at}`, at])));
  same(Buffer.from(Array.from({ length: 400 }, (_, at) => many(at * 17, 40)).join(',')), false);
  same(
    Buffer.from([many(0, 3000), many(0, 3000), many(0, 70_000).replace('"k69999"', '"k1"')].join(',')),
    false,
  );
});
