import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, Outcome, Report } from '@ancrage/judge';
import { exitCodeOf } from './exit-code.ts';

const reportOf = (level: number, rungs: readonly (readonly [number, Outcome])[]): Report => {
  const findings = rungs.map(
    ([rung, outcome]) => ({ rungs: [{ rung, outcome, rule: '' }] }) as unknown as Finding,
  );
  return { level, findings } as unknown as Report;
};

test('nothing required is done, whatever the level', () => {
  assert.equal(exitCodeOf(reportOf(0, [[1, 'not-met']]), undefined), 0);
});

test('a level reached or passed is yes', () => {
  assert.equal(exitCodeOf(reportOf(2, []), 2), 0);
  assert.equal(exitCodeOf(reportOf(3, [[4, 'not-met']]), 2), 0);
});

test('no needs a control seen not to be met at or below the level', () => {
  assert.equal(exitCodeOf(reportOf(1, [[2, 'not-met']]), 2), 1);
});

test('a violation above the level asked for says nothing about it', () => {
  assert.equal(
    exitCodeOf(
      reportOf(1, [
        [2, 'not-proven'],
        [4, 'not-met'],
      ]),
      2,
    ),
    3,
  );
});

test('unproven or failed to compute is cannot tell', () => {
  assert.equal(exitCodeOf(reportOf(0, [[1, 'not-proven']]), 1), 3);
  assert.equal(exitCodeOf(reportOf(0, [[1, 'not-verifiable']]), 1), 3);
});
