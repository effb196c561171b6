import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { encodeBase64Url } from './base64.ts';
import { keyProblem } from './public-key-rule.ts';

const fromHex = (hex: string): string => encodeBase64Url(Buffer.from(hex, 'hex'));
const littleEndian = (value: bigint): string =>
  encodeBase64Url(Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse());

test('fresh keys of both algorithms are accepted', () => {
  for (let i = 0; i < 20; i++) {
    const ed = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    assert.equal(keyProblem('EdDSA', ed.x!), undefined);
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const point = Buffer.concat([Buffer.from(ec.x!, 'base64url'), Buffer.from(ec.y!, 'base64url')]);
    assert.equal(keyProblem('ES256', encodeBase64Url(point)), undefined);
  }
});

test('Ed25519 points of small order, with either sign, are refused', () => {
  const canonical = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ];
  for (const hex of canonical) {
    const bytes = Buffer.from(hex, 'hex');
    assert.match(keyProblem('EdDSA', encodeBase64Url(bytes)) ?? '', /small order/);
    bytes[31]! |= 0x80;
    assert.match(keyProblem('EdDSA', encodeBase64Url(bytes)) ?? '', /small order/);
  }
});

test('Ed25519 y from p to 2²⁵⁵ − 1 is refused, whatever its sign', () => {
  const p = 2n ** 255n - 19n;
  for (let y = p; y < 2n ** 255n; y++) {
    assert.equal(keyProblem('EdDSA', littleEndian(y)), 'not in canonical form');
    assert.equal(keyProblem('EdDSA', littleEndian(y + 2n ** 255n)), 'not in canonical form');
  }
});

test('what is not on the curve is refused', () => {
  // Of the small values of y, these have no x: about half of all y.
  assert.equal(keyProblem('EdDSA', littleEndian(2n)), 'not a point of the curve');
  assert.equal(keyProblem('EdDSA', littleEndian(3n)), undefined);
  const point =
    '042927b10512bae3eddcfe467828128bad2903269919f7086069c8c4df6c732838c7787964eaac00e5921fb1498a60f4606766b3d9685001558d1a974e7341513e';
  assert.equal(keyProblem('ES256', fromHex(point.slice(2))), undefined);
  assert.equal(keyProblem('ES256', fromHex(`${point.slice(2, -2)}3f`)), 'not a point of the curve');
  assert.equal(keyProblem('ES256', fromHex('00'.repeat(64))), 'not a point of the curve');
  assert.equal(keyProblem('ES256', fromHex('ff'.repeat(64))), 'not in canonical form');
});

test('length and text form are exact', () => {
  const good = littleEndian(3n);
  for (const text of ['', good.slice(1), `${good}A`, `${good}=`, `${good.slice(0, -1)}B`])
    assert.match(keyProblem('EdDSA', text) ?? '', /base64url/);
  assert.match(keyProblem('ES256', good) ?? '', /base64url/);
});
