import { addDuration, formatUtcDate } from '@ancrage/base';
import type { IsoDuration } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { gradeAtLeast } from '../facts/grade.ts';
import type { Grade } from '../facts/grade.ts';
import type { KindName } from '../facts/registry.ts';
import type { EvidenceContract } from '../scheme/scheme.ts';
import type { DeriveContext, Reason } from './derived.ts';
import { remembered } from './remembered.ts';

/** Facts of one kind, sorted by how far they count under a control's contract. */
export interface Sorted<K extends KindName> {
  /** Of sufficient grade, dated and fresh: they may speak for the service. */
  readonly adequate: readonly GradedFact<K>[];
  /** All that its own content does not date as past, adequate or not: they may speak against it. */
  readonly all: readonly GradedFact<K>[];
  /** Why the others do not count. */
  readonly reasons: readonly Reason[];
}

/**
 * Sorts facts by grade and age. What is too old by its own content, or past the day its signer gave it, speaks neither
 * for nor against. What is out of date only by the manifest, or dated in the future, loses its support and goes on
 * speaking against: a date that the provider writes never makes a violation disappear.
 */
export function sortFacts<K extends KindName>(
  facts: readonly GradedFact<K>[],
  context: DeriveContext,
): Sorted<K> {
  const byContract = sortedBy(facts);
  const known = byContract.get(context.contract);
  if (known?.at === context.dossier.at) return known.sorted as unknown as Sorted<K>;
  const sorted = sort(facts, context);
  byContract.set(context.contract, { at: context.dossier.at, sorted });
  return sorted;
}

/** What was sorted already, by list and contract. The rest of the context does not matter to it, but for the day. */
const sortedBy = remembered(
  (_facts: readonly GradedFact[]) =>
    new WeakMap<EvidenceContract, { readonly at: number; readonly sorted: Sorted<KindName> }>(),
);

function sort<K extends KindName>(facts: readonly GradedFact<K>[], context: DeriveContext): Sorted<K> {
  const adequate: GradedFact<K>[] = [];
  const all: GradedFact<K>[] = [];
  const reasons = new Map<string, Reason>();
  const because = (reason: Reason): void => {
    reasons.set(`${reason.code} ${JSON.stringify(reason.params)}`, reason);
  };
  for (const fact of facts) {
    const age = ageProblem(fact, context);
    if (age?.past === true) {
      because(age.reason);
      continue;
    }
    all.push(fact);
    if (fact.unquoted !== undefined) {
      because({ code: 'QUOTE_NOT_FOUND', params: { path: fact.file.path, page: fact.unquoted } });
    }
    if (age !== undefined) because(age.reason);
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

/** Kinds that only say where something stands; a contract may give them an age of their own. */
const PLACING: ReadonlySet<KindName> = new Set(['site', 'region-site', 'prefix', 'address-range']);

export interface AgeProblem {
  readonly reason: Reason;
  /** By the content's own date or its signer's word, so that the fact no longer speaks at all. */
  readonly past: boolean;
}

/** What is wrong with a fact's age; undefined where it is in order. */
export function ageProblem(
  fact: GradedFact,
  { dossier, contract }: Pick<DeriveContext, 'dossier' | 'contract'>,
): AgeProblem | undefined {
  const { path, validUntil, listedUntil, dayFrom: fileDayFrom } = fact.file;
  const { day } = fact;
  if (day === undefined) return { reason: { code: 'UNDATED', params: { path } }, past: false };
  const problem = (code: 'FROM_THE_FUTURE' | 'TOO_OLD', past: boolean): AgeProblem => ({
    reason: { code, params: { path, date: formatUtcDate(day) } },
    past,
  });
  if (day > dossier.at) return problem('FROM_THE_FUTURE', false);
  if (validUntil !== undefined && validUntil < dossier.at) return problem('TOO_OLD', true);
  const placing = PLACING.has(fact.fact.kind) ? contract.placesFreshness : undefined;
  if (lastFreshDay(day, placing ?? contract.freshness) < dossier.at)
    return problem('TOO_OLD', (fact.dayFrom ?? fileDayFrom) === 'content');
  return listedUntil !== undefined && listedUntil < dossier.at ? problem('TOO_OLD', false) : undefined;
}

/** Ends of freshness already computed: thousands of facts share a few days, and each is asked for by every control. */
const lastDays = new WeakMap<IsoDuration, Map<number, number>>();

function lastFreshDay(day: number, freshness: IsoDuration): number {
  let days = lastDays.get(freshness);
  if (days === undefined) lastDays.set(freshness, (days = new Map()));
  let last = days.get(day);
  if (last === undefined) days.set(day, (last = addDuration(day, freshness)));
  return last;
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
