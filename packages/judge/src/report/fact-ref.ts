import { compareText, intervalToJson } from '@ancrage/base';
import type { Derived } from '../analyses/derived.ts';
import type { GradedFact } from '../dossier/dossier.ts';
import { factId, factKey } from '../facts/fact-key.ts';
import { MAX_REFS } from './report.ts';
import type { FactRef, FindingValue } from './report.ts';

/**
 * A derived value as the report shows it: bounds or truth, with the facts on both sides. A fact that both carries the
 * value and is its worst statement stands on the side that the finding took.
 */
export function findingValue(name: string, derived: Derived, met: boolean): FindingValue {
  const { value } = derived;
  const support = met ? derived.support : derived.support.filter((fact) => !derived.against.includes(fact));
  const against = met ? derived.against.filter((fact) => !derived.support.includes(fact)) : derived.against;
  const shown = value === undefined ? null : typeof value === 'boolean' ? value : intervalToJson(value);
  return {
    name,
    value: shown,
    support: refs(support),
    support_total: support.length,
    against: refs(against),
    against_total: against.length,
  };
}

function refs(facts: readonly GradedFact[]): FactRef[] {
  return facts
    .map((graded) => ({ graded, key: factKey(graded.fact as never) }))
    .sort((a, b) => compareText(a.key, b.key))
    .slice(0, MAX_REFS)
    .map(({ graded: { fact, grade } }) => ({
      id: factId(fact as never),
      kind: fact.kind,
      value: fact.value as Readonly<Record<string, unknown>>,
      evidence: fact.at.evidence,
      place: fact.at.place,
      method: grade.method,
      source: grade.source,
    }));
}
