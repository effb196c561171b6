import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyTexts } from '@ancrage/base/texts/verify';
import { lintCodes } from '@ancrage/proof';
import { furtherStepNames, stepCodes, stepNames, verdicts } from './verify-report.ts';

for (const [area, codes] of [
  ['step', [...stepNames, ...furtherStepNames]],
  ['code', stepCodes],
  ['verdict', verdicts],
  ['verdict-long', verdicts],
  ['lint', lintCodes],
] as const) {
  test(`every ${area} has its words in both languages, and no words stand without one`, () => {
    const prefix = `verify.${area}.`;
    const worded = Object.keys(verifyTexts)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    assert.deepEqual(worded.toSorted(), [...codes].toSorted());
  });
}
