import { unbounded } from '@ancrage/base';
import { ASSESSOR_MET, ruleNames } from '../analyses/analyses.ts';
import type { Derived, Reason } from '../analyses/derived.ts';
import { boundsOf } from '../rules/bounds.ts';
import type { CompiledRule, Limit, RuleValue } from '../rules/compile-rule.ts';

/**
 * Names on which a definite answer of a rule rests: each decides it alone, or takes it back when nothing is known of it.
 * All of them where no single one does either.
 */
export function decisiveNames(rule: CompiledRule, slots: readonly RuleValue[]): readonly string[] {
  const truth = rule.run(slots);
  const isValue = rule.names.map((name) => !name.startsWith('parameters.'));
  const unknown = rule.names.map((name): RuleValue => unknownOf(name));
  const names = rule.names.filter((_name, at) => {
    if (isValue[at] !== true) return false;
    const alone = slots.map((slot, other) =>
      other === at || isValue[other] !== true ? slot : unknown[other],
    );
    const without = slots.map((slot, other) => (other === at ? unknown[other] : slot));
    return rule.run(alone) === truth || rule.run(without) !== truth;
  });
  return names.length > 0 ? names : rule.names.filter((_name, at) => isValue[at]);
}

/** A value of which nothing is known, of the name's type. */
export function unknownOf(name: string): RuleValue {
  return ruleNames.get(name) === 'number' ? boundsOf(unbounded) : undefined;
}

/** What was seen to break a rule that fails: in the analyses' words where they have some, else value against limit. */
export function violationsOf(
  rule: CompiledRule,
  slots: readonly RuleValue[],
  values: ReadonlyMap<string, Derived>,
): Reason[] {
  return decisiveNames(rule, slots).flatMap((name): readonly Reason[] => {
    const derived = values.get(name);
    if (derived === undefined) return [];
    const { violations = [], value } = derived;
    if (violations.length > 0) return violations;
    if (value === undefined || name === ASSESSOR_MET) return [];
    if (typeof value === 'boolean') return [{ code: value ? 'SAID_YES' : 'SAID_NO', params: { name } }];
    return rule.limits
      .filter((limit) => limit.name === name)
      .flatMap((limit) => beyond(limit, derived, limitText(limit, rule, slots)));
  });
}

function limitText({ limit }: Limit, rule: CompiledRule, slots: readonly RuleValue[]): string | undefined {
  if ('constant' in limit) return limit.constant;
  const slot = slots[rule.names.indexOf(limit.name)];
  return typeof slot === 'object' ? slot.interval.lo?.toString() : undefined;
}

function beyond({ name, op }: Limit, { value }: Derived, limit: string | undefined): Reason[] {
  if (limit === undefined || typeof value !== 'object') return [];
  const atMost = op === 'lt' || op === 'le' || op === 'eq';
  const end = atMost ? value.lo : value.hi;
  if (end === null) return [];
  const code = atMost ? 'VALUE_ABOVE' : op === 'ge' ? 'VALUE_BELOW' : 'VALUE_NOT_ABOVE';
  return [{ code, params: { name, value: end.toString(), limit } }];
}
