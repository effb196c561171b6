import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathProblems } from './check-paths.ts';
import { trackedFiles } from './tree.ts';

test('a stray file at the root, and a path that some systems cannot hold, are told', () => {
  assert.equal(pathProblems(['notes.txt']).length, 1);
  assert.equal(pathProblems(['[15] JUR Juridiction']).length, 1);
  assert.equal(pathProblems(['docs/référence.md']).length, 1);
  assert.equal(pathProblems(['README.md', 'packages/base/src/index.ts', '.ci/run']).length, 0);
});

test('this repository has none', () => {
  assert.deepEqual(pathProblems(trackedFiles()), []);
});
