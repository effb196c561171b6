import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, isDigest, sha256Hex } from './digest.ts';

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('SHA-256 of text and of its UTF-8 bytes (FIPS 180-4)', () => {
  assert.equal(sha256Hex('abc'), ABC);
  assert.equal(digestOf(new TextEncoder().encode('abc')), `sha256:${ABC}`);
  assert.equal(digestOf('é'), digestOf(Uint8Array.from([0xc3, 0xa9])));
});

test('a digest names its algorithm and is in lower case', () => {
  assert.ok(isDigest(`sha256:${ABC}`));
  for (const s of [
    ABC,
    `sha256:${ABC.toUpperCase()}`,
    `sha256:${ABC}0`,
    `sha256:${ABC}\n`,
    `sha512:${ABC}`,
    '',
  ]) {
    assert.equal(isDigest(s), false, s);
  }
});
