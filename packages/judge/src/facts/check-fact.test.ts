import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JudgeError } from '../errors/judge-error.ts';
import { checkFactValue } from './check-fact.ts';

test('a value of any kind in the place of another is refused by name, even one that is no text at all', () => {
  const given = { open_critical: 0, open_high: 2 };
  for (const odd of [
    { toString: null },
    Object.create(null) as object,
    [Object.create(null)],
    9007199254740993n,
    Symbol.iterator,
  ])
    assert.throws(
      () => checkFactValue('penetration-test', { ...given, on: odd }),
      (error) => error instanceof JudgeError && error.code === 'READ_FACT_INVALID',
    );
});
