import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dssePae } from './dsse-pae.ts';

test('the example of the DSSE protocol', () => {
  const pae = dssePae('http://example.com/HelloWorld', new TextEncoder().encode('hello world'));
  assert.equal(Buffer.from(pae).toString(), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

test('lengths are of bytes, so no value can pass for another', () => {
  assert.equal(Buffer.from(dssePae('é', new Uint8Array())).toString(), 'DSSEv1 2 é 0 ');
  const a = dssePae('a 1 b', new Uint8Array());
  const b = dssePae('a', new TextEncoder().encode('b 0 '));
  assert.notDeepEqual(a, b);
});
