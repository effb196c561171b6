import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, Decimal } from '@ancrage/base';
import type { Tri } from '@ancrage/base';
import { evaluate } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { boundsOf } from './bounds.ts';
import { compileRule } from './compile-rule.ts';
import type { CompiledRule, RuleValue } from './compile-rule.ts';
import { parseRule, RuleSyntaxError } from './parse-rule.ts';
import type { RuleType } from './rule-syntax.ts';

const NAMES = new Map<string, RuleType>([
  ['a.x', 'number'],
  ['a.y', 'number'],
  ['b.f', 'flag'],
  ['b.g', 'flag'],
]);
const compile = (source: string): CompiledRule => compileRule(source, parseRule(source, NAMES));

/** A value with all that it could be. */
type Uncertain = { readonly lo: number; readonly hi: number } | 'either' | boolean;
type Known = number | boolean;

const completions = (value: Uncertain): Known[] => {
  if (value === 'either') return [true, false];
  if (typeof value === 'boolean') return [value];
  return Array.from({ length: value.hi - value.lo + 1 }, (_, index) => value.lo + index);
};
const asRuleValue = (value: Uncertain): RuleValue => {
  if (value === 'either') return undefined;
  if (typeof value === 'boolean') return value;
  return boundsOf(between(Decimal.fromInteger(value.lo), Decimal.fromInteger(value.hi)));
};

const number = fc.constantFrom('a.x', 'a.y', '0', '1', '2', '3');
const comparison = fc
  .tuple(number, fc.constantFrom('<', '<=', '>', '>=', '=='), number)
  .map((parts) => parts.join(' '));
const leaf = fc.oneof(comparison, fc.constantFrom('b.f', 'b.g'));
const { rule } = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie('rule').map((inner) => `!(${inner})`),
    fc
      .tuple(tie('rule'), fc.constantFrom('&&', '||'), tie('rule'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
  ),
}));
const bounds = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })).map(([a, b]) => ({
  lo: Math.min(a, b),
  hi: Math.max(a, b),
}));
const flag = fc.constantFrom<Uncertain>(true, false, 'either');
const values = fc.record({ 'a.x': bounds, 'a.y': bounds, 'b.f': flag, 'b.g': flag });

/** Every answer that plain CEL gives over all that the values could be. */
function celAnswers(
  source: string,
  names: readonly string[],
  known: Readonly<Record<string, Uncertain>>,
): Set<unknown> {
  let worlds: Record<string, Known>[] = [{}];
  for (const name of names)
    worlds = worlds.flatMap((world) =>
      completions(known[name]!).map((value) => ({ ...world, [name]: value })),
    );
  return new Set(
    worlds.map((world) => {
      const context: Record<string, Record<string, bigint | boolean>> = { a: {}, b: {} };
      for (const [name, value] of Object.entries(world))
        context[name[0]!]![name.slice(2)] = typeof value === 'number' ? BigInt(value) : value;
      return evaluate(source, context) as unknown;
    }),
  );
}

function answer(
  source: string,
  known: Readonly<Record<string, Uncertain>>,
): { ours: Tri; all: Set<unknown>; once: boolean } {
  const compiled = compile(source);
  const ours = compiled.run(compiled.names.map((name) => asRuleValue(known[name]!)));
  const once = compiled.names.every((name) => source.split(name).length === 2);
  return { ours, all: celAnswers(source, compiled.names, known), once };
}

test('sound: never true where a completion is false, never false where one is true', () => {
  fc.assert(
    fc.property(rule, values, (source, known) => {
      const { ours, all } = answer(source, known);
      if (ours === true) assert.deepEqual(all, new Set([true]));
      if (ours === false) assert.deepEqual(all, new Set([false]));
    }),
    { numRuns: 200 },
  );
});

test('exact where each name occurs once: true if all completions are, false if none is', () => {
  let exact = 0;
  fc.assert(
    fc.property(rule, values, (source, known) => {
      const { ours, all, once } = answer(source, known);
      if (!once) return;
      exact += 1;
      assert.equal(ours, all.size === 2 ? undefined : all.has(true));
    }),
    { numRuns: 200 },
  );
  assert.ok(exact > 50);
});

test('agrees with CEL where everything is known', () => {
  const certain = fc.record({
    'a.x': fc.nat(3).map((n) => ({ lo: n, hi: n })),
    'a.y': fc.nat(3).map((n) => ({ lo: n, hi: n })),
    'b.f': fc.boolean(),
    'b.g': fc.boolean(),
  });
  fc.assert(
    fc.property(rule, certain, (source, known) => {
      const { ours, all } = answer(source, known);
      assert.deepEqual(all, new Set([ours]));
    }),
    { numRuns: 200 },
  );
});

test('what lies outside the subset is refused, with its place', () => {
  for (const [source, offset] of [
    ['a.x in [1, 2]', 0],
    ['b.f && (a.x > 1 ? b.g : b.f)', 8],
    ['size(a.x) > 1', 0],
    ['has(a.x)', 0],
    ['[1].all(n, n > 0)', 0],
    ['a.x + 1 > 2', 0],
    ['a.x != 1', 0],
    ['a.x > -1', 6],
    ['a.x > "1"', 6],
    ['b.f == true', 0],
    ['b.f && a.x', 7],
    ['a.x.y > 1', 0],
    ['b.f && c.z', 7],
    ['a["x"] > 1', 0],
    ['true', 0],
    ['a.x > 5u', 6],
    ['b.f &&', 6],
    ['', 0],
  ] as const) {
    assert.throws(
      () => parseRule(source, NAMES),
      (error: unknown) => {
        assert.ok(error instanceof RuleSyntaxError, `${source}: ${String(error)}`);
        assert.ok(error.offset >= offset && error.offset <= source.length, `${source}: ${error.offset}`);
        return true;
      },
      source,
    );
  }
});

test('a rule of any depth is read or refused, never a crash', () => {
  for (const source of [
    `${'('.repeat(490)}b.f${')'.repeat(490)}`,
    `${'!'.repeat(990)}b.f`,
    `${'('.repeat(5000)}b.f${')'.repeat(5000)}`,
    '!'.repeat(5000) + 'b.f',
    Array(5000).fill('b.f').join(' && '),
  ]) {
    try {
      compile(source);
    } catch (error) {
      assert.ok(error instanceof RuleSyntaxError, String(error));
    }
  }
});

test('bounds: open ends, long and tiny numbers keep their exact order', () => {
  const at = (source: string, lo: string | null, hi: string | null): Tri => {
    const end = (text: string | null): Decimal | null => (text === null ? null : Decimal.parse(text));
    return compile(source).run([boundsOf({ lo: end(lo), hi: end(hi) })]);
  };
  assert.equal(at('a.x >= 0', null, null), undefined);
  assert.equal(at('a.x >= 1', '1', null), true);
  assert.equal(at('a.x == 0', '1', null), false);
  assert.equal(at('a.x <= 66', null, '66'), true);
  assert.equal(at('a.x <= 10', '10.00000000000000000001', '10.00000000000000000001'), false);
  assert.equal(at('a.x == 0', '1e-400', '1e-400'), false);
  assert.equal(at('a.x > 9007199254740993', '9007199254740993', '9007199254740993'), false);
});
