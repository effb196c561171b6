import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from '@ancrage/base';
import { reasonCodes } from './analyses/derived.ts';
import { judgeErrorCodes } from './errors/judge-error.ts';
import { noteCodes } from './reading/reading.ts';
import { scopeFindingCodes } from './report/report.ts';

const areas: readonly (readonly [string, readonly string[]])[] = [
  ['reason.', reasonCodes],
  ['note.', noteCodes],
  ['scope.', scopeFindingCodes],
  ['error.judge.', judgeErrorCodes],
];

for (const [prefix, codes] of areas) {
  test(`every ${prefix}* code has its words in both languages, and no words stand without a code`, () => {
    const worded = Object.keys(texts)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    assert.deepEqual(worded.toSorted(), codes.toSorted());
  });
}
