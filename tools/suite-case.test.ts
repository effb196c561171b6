import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesOf, summaryOf } from './suite-case.ts';

const report = (failing: readonly string[]): string =>
  JSON.stringify({
    tests: ['one', 'two', 'three', 'four'].map((title, index) => ({
      title,
      fullTitle: `${index < 2 ? 'Contexts' : 'Types'} Ours ${title}`,
      err: failing.includes(title) ? { message: `${title} failed\nat …` } : {},
    })),
    pending: [{ title: 'four', fullTitle: 'Types Ours four', err: {} }],
  });

test('cases are named by section and number; what waits is none', () => {
  const cases = casesOf(report(['two']), 'Ours');
  assert.deepEqual(
    cases.map(({ name, passed, why }) => [name, passed, why]),
    [
      ['Contexts 1', true, ''],
      ['Contexts 2', false, 'two failed'],
      ['Types 1', true, ''],
    ],
  );
});

test('what passes with no server is told apart', () => {
  const cases = casesOf(report(['two']), 'Ours');
  const { passed, failed, idle } = summaryOf(cases, casesOf(report(['one', 'three']), 'Ours'));
  assert.deepEqual([passed.length, failed.map(({ name }) => name), [...idle]], [2, ['Contexts 2'], []]);
  assert.deepEqual([...summaryOf(cases, cases).idle], ['Contexts 1', 'Types 1']);
});
