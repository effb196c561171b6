import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isBaseError } from './base-error.ts';
import { toPlain } from './json-cursor.ts';
import { parseJsonLines } from './json-lines.ts';
import type { JsonLimits } from './strict-json.ts';

function read(bytes: Uint8Array, limits: JsonLimits = {}): unknown[] {
  return Array.from(parseJsonLines(bytes, limits), (entry) =>
    'value' in entry
      ? [entry.line, toPlain(entry.value.value())]
      : [entry.line, entry.error.code, entry.error.details['line']],
  );
}

test('one document per line, blank lines skipped and counted, bad lines told and passed', () => {
  const text = '\ufeff{"a":1}\r\n\n  \t\r\n[2\n"x"\n{"a":1,"a":1}\n3';
  const entries = [
    [1, { a: 1 }],
    [4, 'JSON_SYNTAX', 4],
    [5, 'x'],
    [6, 'JSON_DUPLICATE_KEY', 6],
    [7, 3],
  ];
  assert.deepEqual(read(Buffer.from(text)), entries);
  const utf16 = Buffer.from(text, 'utf16le');
  assert.deepEqual(read(utf16), entries);
  assert.deepEqual(read(Buffer.from(utf16).swap16()), entries);
});

test('an undecodable or overlong line does not stop the others', () => {
  assert.deepEqual(read(Uint8Array.from([0x31, 0x0a, 0x22, 0xff, 0x22, 0x0a, 0x32, 0x0a])), [
    [1, 1],
    [2, 'TEXT_ENCODING', 2],
    [3, 2],
  ]);
  assert.deepEqual(read(Buffer.from('[1,2,3]\n4'), { maxBytes: 3 }), [
    [1, 'JSON_TOO_LARGE', 1],
    [2, 4],
  ]);
});

test('a mark is dropped only at the start of the file', () => {
  assert.deepEqual(read(Buffer.from('1\n"\ufeff"')), [
    [1, 1],
    [2, '\ufeff'],
  ]);
});

test('an empty file has no line', () => {
  assert.deepEqual(read(new Uint8Array()), []);
});

test('lines read back whatever they hold, and any bytes are read without another error', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (values) => {
      const read = [
        ...parseJsonLines(Buffer.from(values.map((value) => `${JSON.stringify(value)}\r\n`).join(''))),
      ];
      assert.equal(read.length, values.length);
      assert.ok(read.every((entry) => 'value' in entry));
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      for (const entry of parseJsonLines(bytes)) assert.ok('value' in entry || isBaseError(entry.error));
    }),
  );
});
