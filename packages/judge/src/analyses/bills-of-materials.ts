import { atLeast, exactly, parseUtcDate } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { gradeAtLeast } from '../facts/grade.ts';
import { sortFacts } from './adequate.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';

/** What the bills of materials of a dossier say against the service. */
export const billOutputs: readonly Output[] = [
  {
    name: 'bills_of_materials.critical_days',
    type: 'number',
    unit: 'days',
    meaning: {
      fr: 'Âge de la plus ancienne vulnérabilité critique qu’une nomenclature jointe dit exploitable',
      en: 'Age of the oldest critical vulnerability that an attached bill of materials says is exploitable',
    },
    derive: criticalDays,
  },
];

/**
 * The age is that at the date of the bill: what became of it since is not told. Bills only speak against: where none is
 * attached, or none enters such a vulnerability, there is nothing against the service here, and the control rests on the
 * rest of its rule.
 */
function criticalDays(context: DeriveContext): Derived {
  const { adequate, all } = sortFacts(context.dossier.of('bill-of-materials'), context);
  const standing = all.filter((bill) => !all.some((other) => replaces(other, bill)));
  const against = standing.filter(({ fact }) => fact.value.exploitable_critical > 0);
  const days = against.map(daysOf).filter((age) => age !== undefined);
  const oldest = days.reduce((a, b) => Math.max(a, b), 0);
  const undated = against.filter((bill) => daysOf(bill) === undefined);
  return {
    value: undated.length > 0 ? atLeast(oldest) : exactly(oldest),
    support: against.length > 0 ? [] : adequate,
    against,
    reasons: undated.map(
      ({ file }): Reason => ({ code: 'VULNERABILITY_UNDATED', params: { path: file.path } }),
    ),
  };
}

type Bill = GradedFact<'bill-of-materials'>;

/** Days from the publication of the oldest to the date of the bill; undefined where one of the two is not told. */
function daysOf({ fact, day }: Bill): number | undefined {
  const since = fact.value.exploitable_since;
  return since === undefined || day === undefined ? undefined : Math.max(0, day - parseUtcDate(since));
}

/**
 * Whether a newer bill of the same thing tells what became of the vulnerabilities of an older one. One that enters none at
 * all is silent, as most bills are; one of a weaker grade, or someone's mere word, covers nothing.
 */
function replaces(newer: Bill, older: Bill): boolean {
  const { subject, vulnerabilities } = newer.fact.value;
  return (
    subject !== undefined &&
    subject === older.fact.value.subject &&
    newer.day !== undefined &&
    older.day !== undefined &&
    newer.day > older.day &&
    vulnerabilities > 0 &&
    newer.grade.method !== 'declared' &&
    gradeAtLeast(newer.grade, older.grade)
  );
}
