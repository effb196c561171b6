import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError, toPlain } from '@ancrage/base';
import fc from 'fast-check';
import { jsonDocuments } from './json-documents.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = (text: string): unknown[] =>
  [...jsonDocuments(bytesOf(text))].map(({ root }) => toPlain(root.value));

test('documents one after another, with or without blanks between them', () => {
  assert.deepEqual(plain('{"a":[1]}\n[2]{"b":"}{"}\r\n\tnull "x" 3'), [
    { a: [1] },
    [2],
    { b: '}{' },
    null,
    'x',
    3,
  ]);
  assert.deepEqual(plain(' \n'), []);
});

test('a part of the only document has a pointer, a part of several the line that its document starts on', () => {
  const places = (text: string): unknown[] =>
    [...jsonDocuments(bytesOf(text))].map(({ root, placeOf }) => placeOf(root.get('a') ?? root));
  assert.deepEqual(places('\n{"a":1}\n'), [{ pointer: '/a' }]);
  assert.deepEqual(places('{\n"a":1}\n\n{"a":2}'), [{ line: 1 }, { line: 4 }]);
});

test('a broken document refuses the file, with its line in it', () => {
  for (const text of ['{"a":1}\n{"a":', '{"a":1}}', '{"a":1}\n\n{"a":1,"a":2}', '{} nul', '{"a":"', '[1,]'])
    assert.throws(() => plain(text), isBaseError, text);
  assert.throws(
    () => plain('{}\n{}\n{\n"a" 1}'),
    (error: unknown) => isBaseError(error) && error.details['line'] === 4,
  );
});

test('UTF-16, as PowerShell redirects it', () => {
  const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from('{"é":1}\r\n[]', 'utf16le')]);
  assert.deepEqual([...jsonDocuments(bytes)].length, 2);
});

test('property: whatever documents are appended, the same come out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.object(), fc.array(fc.string()))),
      fc.constantFrom('', '\n', ' '),
      (documents, between) => {
        const text = documents.map((document) => JSON.stringify(document)).join(between);
        let again: unknown[];
        try {
          again = plain(text);
        } catch (error) {
          // Lone surrogates and numbers out of range are refused on purpose.
          return isBaseError(error);
        }
        return again.length === documents.length;
      },
    ),
  );
});
