import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Tri, triAnd, triNot, triOr } from './tri.ts';

const all: readonly Tri[] = [true, false, undefined];

/** The truth values a Tri may stand for. */
const completions = (t: Tri): boolean[] => (t === undefined ? [true, false] : [t]);

const collapse = (values: readonly boolean[]): Tri => (new Set(values).size === 1 ? values[0] : undefined);

test('Kleene tables are what the completions say', () => {
  for (const a of all) {
    assert.equal(triNot(a), collapse(completions(a).map((x) => !x)));
    for (const b of all) {
      const pairs = completions(a).flatMap((x) => completions(b).map((y): [boolean, boolean] => [x, y]));
      assert.equal(triAnd(a, b), collapse(pairs.map(([x, y]) => x && y)), `${a} and ${b}`);
      assert.equal(triOr(a, b), collapse(pairs.map(([x, y]) => x || y)), `${a} or ${b}`);
      for (const c of all) {
        assert.equal(triAnd(a, b, c), triAnd(a, triAnd(b, c)));
        assert.equal(triOr(a, b, c), triOr(a, triOr(b, c)));
        assert.equal(triNot(triAnd(a, b, c)), triOr(triNot(a), triNot(b), triNot(c)));
      }
    }
  }
});

test('of none', () => {
  assert.equal(triAnd(), true);
  assert.equal(triOr(), false);
});
