import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAddress } from '../addresses/address-prefix.ts';
import { readAddress, v4Text, v6Text } from './address-bytes.ts';

function bitsOf(text: string): bigint | undefined {
  const bytes = Buffer.from(`x${text}y`);
  const out = new Int32Array(4);
  if (readAddress(bytes, 1, bytes.length - 1, out) === 0) return undefined;
  return out.reduce((bits, word) => (bits << 32n) | BigInt(word >>> 0), 0n);
}

test('addresses are read from bytes as they are from text', () => {
  const address = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.string({ unit: fc.constantFrom('0', '1', '2', '5', '9', 'a', 'f', ':', '.'), maxLength: 20 }),
  );
  fc.assert(
    fc.property(address, (text) => {
      const parsed = parseAddress(text);
      const bits = bitsOf(text);
      // Only the form within IPv6 that ends in a dotted address is read by bytes alone.
      if (parsed !== undefined || !text.includes('.') || !text.includes(':'))
        assert.equal(
          bits === undefined ? undefined : bits & ((1n << 32n) - 1n),
          parsed === undefined ? undefined : parsed.bits & ((1n << 32n) - 1n),
          text,
        );
    }),
    { numRuns: 500 },
  );
});

test('what is written is read again', () => {
  assert.equal(v4Text(-1), '255.255.255.255');
  assert.equal(v6Text(0x20010db8, 0, 0, 1), '2001:db8::1');
  assert.equal(v6Text(0, 0, 0, 0), '::');
  assert.equal(v6Text(0x00010002, 0x00030004, 0x00050006, 0x00070008), '1:2:3:4:5:6:7:8');
  assert.equal(bitsOf('2001:db8::1'), 0x20010db8_00000000_00000000_00000001n);
  for (const text of ['1.2.3', '01.2.3.4', '256.1.1.1', ':1', '1::2::3', '1:2:3:4:5:6:7:8:9', '', '-'])
    assert.equal(bitsOf(text), undefined, text);
});
