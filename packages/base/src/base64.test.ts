import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBase64, decodeBase64Url, encodeBase64Url } from './base64.ts';

test('every byte string comes back from its text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.deepEqual(decodeBase64Url(encodeBase64Url(bytes)), Uint8Array.from(bytes));
      assert.deepEqual(decodeBase64(Buffer.from(bytes).toString('base64')), Uint8Array.from(bytes));
    }),
  );
});

test('one byte string has one text: whatever decodes is what would have been written', () => {
  const nearly = fc.string({ unit: fc.constantFrom('A', 'B', 'w', '-', '_', '+', '/', '=', ' ', '\n') });
  fc.assert(
    fc.property(nearly, (text) => {
      const url = decodeBase64Url(text);
      assert.ok(url === undefined || encodeBase64Url(url) === text);
      const padded = decodeBase64(text);
      assert.ok(padded === undefined || Buffer.from(padded).toString('base64') === text);
    }),
  );
});

test('unused bits, padding and foreign characters are refused', () => {
  assert.deepEqual(decodeBase64Url('AQ'), Uint8Array.of(1));
  for (const text of ['AR', 'AQ==', 'A', 'A Q', 'AQ\n', 'A+/A'])
    assert.equal(decodeBase64Url(text), undefined);
  assert.deepEqual(decodeBase64('AQ=='), Uint8Array.of(1));
  for (const text of ['AQ', 'AR==', 'AQ==\n', 'A-_A']) assert.equal(decodeBase64(text), undefined);
});
