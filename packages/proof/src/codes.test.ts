import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from '@ancrage/base/texts';
import { logFaultKinds } from './log/check-log.ts';
import { logProblems } from './log/verify-logged.ts';
import { proofErrorCodes } from './proof-error.ts';

const areas: readonly (readonly [string, readonly string[]])[] = [
  ['error.proof.', proofErrorCodes],
  ['log.problem.', logProblems],
  ['log.fault.', logFaultKinds],
];

for (const [prefix, codes] of areas) {
  test(`every ${prefix}* code has its words in both languages, and no words stand without a code`, () => {
    const worded = Object.keys(texts)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    assert.deepEqual(worded.toSorted(), codes.toSorted());
  });
}
