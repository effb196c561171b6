import assert from 'node:assert/strict';
import { createHash, hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Buffer as BrowserBuffer } from './buffer-for-browsers.ts';
import { createHash as browserCreateHash, hash as browserHash } from './node-crypto-for-browsers.ts';

const encodings = ['utf8', 'hex', 'latin1', 'base64', 'base64url'] as const;

test('bytes and texts turn into each other as in Node, in every encoding that is used', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), fc.constantFrom(...encodings), (bytes, encoding) => {
      const text = Buffer.from(bytes).toString(encoding);
      assert.equal(BrowserBuffer.from(bytes).toString(encoding), text);
      assert.deepEqual([...BrowserBuffer.from(text, encoding)], [...Buffer.from(text, encoding)]);
    }),
  );
  // Texts that are no base64: what comes back is compared by callers, so it must differ in the same way.
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('AZaz09+/-_= \né')) }), (text) => {
      for (const encoding of ['base64', 'base64url'] as const)
        assert.equal(
          BrowserBuffer.from(text, encoding).toString(encoding) === text,
          Buffer.from(text, encoding).toString(encoding) === text,
        );
    }),
  );
});

test('parts are joined, compared and cut out as in Node', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 9 }), fc.uint8Array({ maxLength: 9 }), (a, b) => {
      assert.equal(BrowserBuffer.concat([a, b]).toString('hex'), Buffer.concat([a, b]).toString('hex'));
      assert.equal(BrowserBuffer.compare(a, b), Buffer.compare(a, b));
      assert.equal(BrowserBuffer.from(a).equals(b), Buffer.from(a).equals(b));
    }),
  );
  const { buffer } = Uint8Array.of(1, 2, 3, 4);
  assert.deepEqual([...BrowserBuffer.from(buffer, 1, 2)], [2, 3]);
});

test('digests are those of Node', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const expected = createHash('sha256').update(bytes).digest('hex');
      assert.equal(browserCreateHash('sha256').update(bytes).digest('hex'), expected);
      assert.equal(browserHash('sha256', bytes, 'binary'), hash('sha256', bytes, 'binary'));
      assert.equal(
        browserCreateHash('sha1').update('é').digest('hex'),
        createHash('sha1').update('é').digest('hex'),
      );
    }),
  );
});
