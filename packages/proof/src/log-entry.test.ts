import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import fc from 'fast-check';
import { logEntryKinds, logEntryOf, readLogEntry } from './log-entry.ts';
import { ProofError } from './proof-error.ts';

const document = Buffer.from('a certificate');

test('an entry states its kind and the digest of its document, and nothing else reads as one', () => {
  for (const kind of logEntryKinds) {
    const entry = logEntryOf(kind, document);
    assert.equal(Buffer.from(entry).toString(), `ancrage-entry/1\n${kind}\n${digestOf(document)}\n`);
    assert.deepEqual(readLogEntry(entry), { kind, digest: digestOf(document) });
  }
});

test('any other bytes are refused', () => {
  const entry = logEntryOf('certificate', document);
  fc.assert(
    fc.property(fc.nat(entry.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Uint8Array.from(entry);
      changed[at]! ^= flip;
      try {
        assert.notDeepEqual(readLogEntry(changed), readLogEntry(entry));
      } catch (error) {
        assert.ok(error instanceof ProofError, String(error));
      }
    }),
  );
  for (const bytes of ['', 'ancrage-entry/1\nletter\n', `ancrage-entry/1\nletter\n${digestOf('')}\n`])
    assert.throws(() => readLogEntry(Buffer.from(bytes)), ProofError);
});
