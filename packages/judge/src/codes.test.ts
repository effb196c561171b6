import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from '@ancrage/base/texts';
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
    // `.one` is how a counted code is worded in the singular, beside the words that it must have.
    const singular = worded.filter((code) => code.endsWith('.one'));
    assert.deepEqual(worded.filter((code) => !singular.includes(code)).toSorted(), codes.toSorted());
    for (const code of singular) assert.ok(codes.includes(code.slice(0, -'.one'.length)), code);
  });
}
