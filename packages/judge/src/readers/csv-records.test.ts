import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvRecords } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';

const read = (text: string, separator?: string): CsvRecord[] => [
  ...csvRecords(new TextEncoder().encode(text), separator),
];
const fields = (text: string): (readonly string[])[] => read(text).map((record) => record.fields);
const code = (text: string): unknown => {
  try {
    read(text);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('quotes, doubled quotes, separators and line ends inside quotes', () => {
  assert.deepEqual(fields('a,"b,c","d""e","f\ng"\n1,,""\n'), [
    ['a', 'b,c', 'd"e', 'f\ng'],
    ['1', '', ''],
  ]);
});

test('LF, CRLF, lone CR, no final line end and a byte order mark give the same records', () => {
  for (const text of ['a,b\nc,d\n', 'a,b\r\nc,d\r\n', 'a,b\rc,d', 'a,b\nc,d', '\uFEFFa,b\nc,d']) {
    assert.deepEqual(fields(text), [
      ['a', 'b'],
      ['c', 'd'],
    ]);
  }
});

test('a record knows the line on which it starts, quoted line ends and empty lines counted', () => {
  assert.deepEqual(
    read('h\n"a\nb\nc"\n\nlast\n').map(({ line }) => line),
    [1, 2, 6],
  );
});

test('a quote within an unquoted field is kept as it is', () => {
  assert.deepEqual(fields('5" disk,x\n'), [['5" disk', 'x']]);
});

test('an unclosed quote, and text after a closing one, are refused', () => {
  assert.equal(code('a,"b\nc,d\n'), 'READ_SYNTAX');
  assert.equal(code('a,"b"c\n'), 'READ_SYNTAX');
  assert.equal(code('a,b\n'), undefined);
});

test('another separator, and UTF-16 with its mark', () => {
  assert.deepEqual(read('a;b,c', ';')[0]?.fields, ['a', 'b,c']);
  const text = 'é,"b"\n';
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++)
    bytes.set([text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8], 2 + 2 * i);
  assert.deepEqual([...csvRecords(bytes)][0]?.fields, ['é', 'b']);
});

test('a file of several windows reads as a small one does, stray quotes and quoted line ends included', () => {
  const row = 'x5" stray,"quoted ""é""\nsecond line",é\r\n';
  const rows = Math.ceil((3 << 20) / new TextEncoder().encode(row).length);
  const records = read(row.repeat(rows));
  assert.equal(records.length, rows);
  assert.ok(
    records.every(
      ({ line, fields: [a, b, c] }, index) =>
        line === 1 + 2 * index && a === 'x5" stray' && b === 'quoted "é"\nsecond line' && c === 'é',
    ),
  );
});

test('what is written is read back', () => {
  const field = fc.string({ maxLength: 8, unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' ') });
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
      assert.deepEqual(fields(text), rows);
    }),
    { numRuns: 200 },
  );
});
