import { addDuration, formatUtcDate } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { gradeAtLeast } from '../facts/grade.ts';
import type { Grade } from '../facts/grade.ts';
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
    if (fact.unquoted !== undefined) {
      because({ code: 'QUOTE_NOT_FOUND', params: { path: fact.file.path, page: fact.unquoted } });
    }
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

/**
 * What is left where a newer fact replaces an older one: a fact is dropped only for a newer adequate one whose grade is
 * no weaker on either axis, and never for the provider's mere word: a fresh declaration covers no failure, not even an older
 * declared one.
 */
export function dropSuperseded<K extends KindName>({
  adequate,
  all,
}: Pick<Sorted<K>, 'adequate' | 'all'>): Pick<Sorted<K>, 'adequate' | 'all'> {
  const latest = new Map<string, { readonly grade: Grade; readonly day: number }>();
  for (const { grade, day } of adequate) {
    if (grade.method === 'declared' && grade.source === 'provider') continue;
    const key = `${grade.method} ${grade.source}`;
    const known = latest.get(key);
    if (known === undefined || known.day < day!) latest.set(key, { grade, day: day! });
  }
  const stands = ({ grade, day }: GradedFact<K>): boolean =>
    day === undefined || [...latest.values()].every((by) => by.day <= day || !gradeAtLeast(by.grade, grade));
  return { adequate: adequate.filter(stands), all: all.filter(stands) };
}
