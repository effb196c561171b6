import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from '@ancrage/base/texts';
import { issueProblemCodes } from './issue-problems.ts';

test('every reason not to issue has its words in both languages, and no words stand without one', () => {
  const worded = Object.keys(texts)
    .filter((key) => key.startsWith('issue.'))
    .map((key) => key.slice('issue.'.length));
  assert.deepEqual(worded.toSorted(), issueProblemCodes.toSorted());
});
