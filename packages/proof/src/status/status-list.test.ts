import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ProofError } from '../proof-error.ts';
import { deflateRuns } from './deflate-runs.ts';
import { inflateGzip } from './inflate.ts';
import { isSet, makeStatusList, setIndexes, STATUS_ENTRIES } from './status-list.ts';

const input = {
  id: 'urn:ancrage:status:revocation',
  issuer: 'urn:ancrage:issuer',
  purpose: 'revocation',
  validFrom: '2026-11-26T00:00:00Z',
  validUntil: '2027-02-26T00:00:00Z',
  ttl: 86_400_000,
} as const;

test('a list holds exactly the indexes that were set, the first in the highest bit', () => {
  const index = fc.nat(STATUS_ENTRIES - 1);
  fc.assert(
    fc.property(fc.uniqueArray(index, { maxLength: 40 }), index, (indexes, other) => {
      const list = makeStatusList({ ...input, indexes });
      assert.deepEqual(
        setIndexes(list),
        indexes.toSorted((a, b) => a - b),
      );
      assert.equal(isSet(list, other), indexes.includes(other));
      const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
      assert.equal(bits.length, STATUS_ENTRIES / 8);
      for (const one of indexes) assert.notEqual(bits[one >> 3]! & (0x80 >> (one & 7)), 0);
    }),
    { numRuns: 60 },
  );
  assert.throws(() => makeStatusList({ ...input, indexes: [STATUS_ENTRIES] }), ProofError);
  assert.throws(() => isSet(makeStatusList({ ...input, indexes: [] }), -1), ProofError);
});

test('what is packed by runs unpacks by zlib, and what zlib packs unpacks here', () => {
  const run = fc.record({ byte: fc.nat(255), count: fc.integer({ min: 1, max: 900 }) });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), fc.constantFrom(0, 1, 6, 9), (runs, level) => {
      const data = Buffer.concat(runs.map(({ byte, count }) => Buffer.alloc(count, byte)));
      const packed = deflateRuns(data);
      assert.deepEqual(gunzipSync(packed), data);
      assert.deepEqual(Buffer.from(inflateGzip(packed, data.length)), data);
      assert.deepEqual(Buffer.from(inflateGzip(gzipSync(data, { level }), data.length)), data);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (data) => {
      assert.deepEqual(Buffer.from(inflateGzip(gzipSync(data), data.length)), Buffer.from(data));
    }),
  );
});

test('text that zlib packs with codes of its own unpacks here', () => {
  const words = Buffer.from('le journal ne perd rien, et ne ment pas ; '.repeat(300));
  assert.deepEqual(Buffer.from(inflateGzip(gzipSync(words), words.length)), words);
});

test('too much, too little, a wrong sum, a second member, a name: refused', () => {
  const data = Buffer.alloc(5000, 7);
  const packed = gzipSync(data);
  const refused = (bytes: Uint8Array, limit = data.length): void =>
    assert.throws(() => inflateGzip(bytes, limit), ProofError);
  refused(packed, data.length - 1);
  for (let cut = 0; cut < packed.length; cut++) refused(packed.subarray(0, cut));
  refused(Buffer.concat([packed, Buffer.of(0)]));
  refused(Buffer.concat([packed, packed]));
  const named = Buffer.from(packed);
  named[3] = 8;
  refused(named);
  for (let at = packed.length - 8; at < packed.length; at++) {
    const wrong = Buffer.from(packed);
    wrong[at]! ^= 1;
    refused(wrong);
  }
  // A deflate stream alone is no gzip.
  refused(deflateRawSync(data));
});

test('any change of packed bytes is refused or unpacks to the same', () => {
  const packed = gzipSync(Buffer.from('le journal ne perd rien '.repeat(40)));
  const data = gunzipSync(packed);
  fc.assert(
    fc.property(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(packed);
      changed[at]! ^= flip;
      try {
        assert.deepEqual(Buffer.from(inflateGzip(changed, 10_000)), data);
      } catch (error) {
        assert.ok(error instanceof ProofError, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});
