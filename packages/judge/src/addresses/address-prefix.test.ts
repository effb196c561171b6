import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress, parsePrefix } from './address-prefix.ts';

test('addresses: strict forms only', () => {
  assert.deepEqual(parseAddress('192.0.2.1'), { bits: 0xc0000201n, width: 32 });
  assert.deepEqual(parseAddress('::'), { bits: 0n, width: 128 });
  assert.deepEqual(parseAddress('2001:db8::1')?.bits, 0x20010db8000000000000000000000001n);
  assert.deepEqual(parseAddress('::ffff:192.0.2.1'), parseAddress('192.0.2.1'));
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4.5',
    ' 1.2.3.4',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'g::',
    'inconnue',
    '1:2:3:4:5:6:7::8:9',
  ])
    assert.equal(parseAddress(text), undefined, text);
});

test('prefixes: strict forms only', () => {
  assert.deepEqual(parsePrefix('192.0.2.77/24'), { width: 32, length: 24, network: 0xc00002n });
  assert.deepEqual(parsePrefix('::/0'), { width: 128, length: 0, network: 0n });
  for (const prefix of [
    '192.0.2.0',
    '192.0.2.0/',
    '192.0.2.0/33',
    '192.0.2.0/x',
    '/24',
    '192.0.2.0/-1',
    '192.0.2.0/2/4',
  ])
    assert.equal(parsePrefix(prefix), undefined, prefix);
});
