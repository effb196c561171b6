import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from '@ancrage/base';
import { proofErrorCodes } from './proof-error.ts';

test('every error.proof.* code has its words in both languages, and no words stand without a code', () => {
  const worded = Object.keys(texts)
    .filter((key) => key.startsWith('error.proof.'))
    .map((key) => key.slice('error.proof.'.length));
  assert.deepEqual(worded.toSorted(), proofErrorCodes.toSorted());
});
