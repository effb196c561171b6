import { Decimal } from '../../packages/base/src/index.ts';
import type { Scheme } from '../../packages/judge/src/index.ts';
import { boundsOfConstant } from '../../packages/judge/src/rules/bounds.ts';
import type { CompiledRule, RuleValue } from '../../packages/judge/src/rules/compile-rule.ts';
import { ruleNames } from '../../packages/judge/src/index.ts';
import { parseRule } from '../../packages/judge/src/rules/parse-rule.ts';
import type { RuleNode } from '../../packages/judge/src/rules/rule-syntax.ts';

/** One rule of the scheme with what each engine needs of it. */
export interface BenchRule {
  readonly id: string;
  readonly rule: CompiledRule;
  readonly tree: RuleNode;
}

/** Values of one dossier: every name of every rule, known exactly, so that two-valued engines can answer too. */
export type PlainFacts = Readonly<Record<string, number | boolean>>;

export function benchRules(scheme: Scheme): BenchRule[] {
  const names = new Map(ruleNames);
  for (const id of scheme.parameters.keys()) names.set(`parameters.${id}`, 'number');
  return scheme.criteria.flatMap(({ controls }) =>
    controls.flatMap(({ id, rungs }) =>
      rungs.map(({ rung, rule }) => ({
        id: `${id}_${rung}`.replace('-', '_'),
        rule,
        tree: parseRule(rule.source, names),
      })),
    ),
  );
}

/** Facts of `count` dossiers from a seed: most controls hold, some fail, as in real dossiers. */
export function generateFacts(
  rules: readonly BenchRule[],
  scheme: Scheme,
  count: number,
  seed: number,
): PlainFacts[] {
  const random = mulberry32(seed);
  const types = new Map(ruleNames);
  const names = [...new Set(rules.flatMap(({ rule }) => rule.names))].sort();
  const parameters = [...scheme.parameters].map(
    ([id, { value }]) => [`parameters.${id}`, value.toNumber()] as const,
  );
  return Array.from({ length: count }, () => {
    const facts: Record<string, number | boolean> = Object.fromEntries(parameters);
    for (const name of names) {
      if (name.startsWith('parameters.')) continue;
      facts[name] = types.get(name) === 'flag' ? random() < 0.9 : Math.floor(random() * random() * 40);
    }
    return facts;
  });
}

/** The same facts as the judge holds them: bounds and truths, in the order of each rule's names. */
export function slotsOf(rule: CompiledRule, facts: PlainFacts): RuleValue[] {
  return rule.names.map((name) => {
    const value = facts[name]!;
    return typeof value === 'boolean' ? value : boundsOfConstant(Decimal.parse(String(value)));
  });
}

/** Facts as nested records, `{storage: {outside: 0}}`. */
export function nested<T>(
  facts: PlainFacts,
  convert: (value: number | boolean) => T,
): Record<string, Record<string, T>> {
  const record: Record<string, Record<string, T>> = {};
  for (const [name, value] of Object.entries(facts)) {
    const [space, field] = name.split('.') as [string, string];
    (record[space] ??= {})[field] = convert(value);
  }
  return record;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
