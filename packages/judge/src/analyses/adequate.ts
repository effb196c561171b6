import { addDuration, formatUtcDate } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { gradeAtLeast } from '../trust/grade.ts';
import type { KindName } from '../facts/registry.ts';
import type { DeriveContext, Reason } from './derived.ts';

/** Facts of one kind, sorted by how far they count under a control's contract. */
export interface Sorted<K extends KindName> {
  /** Of sufficient grade, dated and fresh: they may speak for the service. */
  readonly adequate: readonly GradedFact<K>[];
  /** All that is not expired, adequate or not: they may speak against it. */
  readonly all: readonly GradedFact<K>[];
  /** Why the others do not count. */
  readonly reasons: readonly Reason[];
}

/** Sorts facts by grade and age. Expired and future facts speak neither for nor against; they leave a reason. */
export function sortFacts<K extends KindName>(
  facts: readonly GradedFact<K>[],
  context: DeriveContext,
): Sorted<K> {
  const adequate: GradedFact<K>[] = [];
  const all: GradedFact<K>[] = [];
  const reasons = new Map<string, Reason>();
  const because = (reason: Reason): void => {
    reasons.set(`${reason.code} ${JSON.stringify(reason.params)}`, reason);
  };
  for (const fact of facts) {
    const age = ageProblem(fact, context);
    if (age !== undefined && age.code !== 'UNDATED') {
      because(age);
      continue;
    }
    all.push(fact);
    if (age !== undefined) because(age);
    else if (gradeAtLeast(fact.grade, context.contract.least)) adequate.push(fact);
    else {
      const { method, source } = fact.grade;
      const { least } = context.contract;
      because({
        code: 'BELOW_GRADE',
        params: {
          path: fact.file.path,
          method,
          source,
          leastMethod: least.method,
          leastSource: least.source,
        },
      });
    }
  }
  return { adequate, all, reasons: [...reasons.values()] };
}

/** Too old, past its stated validity, from the future, or undated; undefined where the fact's age is in order. */
function ageProblem(fact: GradedFact, { dossier, contract }: DeriveContext): Reason | undefined {
  const { path, validUntil } = fact.file;
  if (fact.day === undefined) return { code: 'UNDATED', params: { path } };
  const params = { path, date: formatUtcDate(fact.day) };
  if (fact.day > dossier.at) return { code: 'FROM_THE_FUTURE', params };
  const expired = validUntil !== undefined && validUntil < dossier.at;
  if (expired || addDuration(fact.day, contract.freshness) < dossier.at) return { code: 'TOO_OLD', params };
  return undefined;
}

/** The reason to give where a control found nothing that counts. */
export function noEvidence(kind: KindName, reasons: readonly Reason[]): Reason[] {
  return reasons.length > 0 ? [...reasons] : [{ code: 'NO_EVIDENCE', params: { kind } }];
}
