import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressInPrefix, parseAddress } from './address-prefix.ts';

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

test('prefixes: length of the match, or none', () => {
  assert.equal(addressInPrefix('192.0.2.77', '192.0.2.0/24'), 24);
  assert.equal(addressInPrefix('192.0.3.1', '192.0.2.0/24'), undefined);
  assert.equal(addressInPrefix('192.0.3.1', '0.0.0.0/0'), 0);
  assert.equal(addressInPrefix('2001:db8::1', '2001:db8::/32'), 32);
  assert.equal(addressInPrefix('2001:db8::1', '0.0.0.0/0'), undefined);
  for (const prefix of ['192.0.2.0', '192.0.2.0/', '192.0.2.0/33', '192.0.2.0/x', '/24', '192.0.2.0/-1'])
    assert.equal(addressInPrefix('192.0.2.1', prefix), undefined, prefix);
});

test('an address lies in every prefix cut from it, and out of it once a bit of the prefix is flipped', () => {
  const text = (bits: number): string => [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 1, max: 32 }), (bits, length) => {
      assert.equal(addressInPrefix(text(bits), `${text(bits)}/${length}`), length);
      const flipped = (bits ^ (1 << (32 - length))) >>> 0;
      assert.equal(addressInPrefix(text(flipped), `${text(bits)}/${length}`), undefined);
    }),
    { numRuns: 200 },
  );
});
