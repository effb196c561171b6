import { atLeast } from '@ancrage/base';
import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import { PrefixIndex } from '../addresses/prefix-index.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import { gapsOf } from './completeness.ts';
import { countOf } from './derived.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { HOME, notPlacing, placesRecorded } from './placement.ts';
import { MOST_TOLD } from './violations.ts';

/** Privileged access by the place that sessions entered from. A jump host can hide the person behind it. */
export const sessionOutputs: readonly Output[] = [
  {
    name: 'sessions.outside',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Sessions privilégiées entrées depuis l’extérieur du Canada',
      en: 'Privileged sessions that entered from outside Canada',
    },
    derive: sessionsOutside,
  },
  {
    name: 'sessions.seen',
    type: 'number',
    unit: 'count',
    meaning: { fr: 'Sessions privilégiées lues', en: 'Privileged sessions read' },
    derive: sessionsSeen,
  },
];

function sessionsOutside(context: DeriveContext): Derived {
  const opened = context.dossier.of('session').filter(({ fact }) => fact.value.outcome === 'opened');
  const { adequate, all, reasons } = sortFacts(opened, context);
  let abroad = 0;
  let doubtful = 0;
  const against: GradedFact[] = [];
  const unplaced = new Map<string, number>();
  const foreign = new Map<string, { readonly country: string; readonly sessions: number }>();
  for (const session of all) {
    const { source, sessions } = session.fact.value;
    const country = countryOfAddress(source, context);
    if (country === 'CA') continue;
    if (country === undefined) {
      doubtful += sessions;
      unplaced.set(source, (unplaced.get(source) ?? 0) + sessions);
    } else {
      abroad += sessions;
      foreign.set(source, { country, sessions: sessions + (foreign.get(source)?.sessions ?? 0) });
    }
    against.push(session);
  }
  const gaps = gapsOf(context);
  const placed = [...unplaced]
    .slice(0, 3)
    .map(([source, sessions]): Reason => ({ code: 'SESSION_UNPLACED', params: { source, sessions } }));
  const nothing = adequate.length === 0 ? noEvidence('session', reasons) : [];
  const aged = doubtful > 0 ? sortFacts(context.dossier.of('prefix'), context).reasons.filter(isOfAge) : [];
  return {
    value: countOf(abroad, doubtful, gaps.length === 0 && adequate.length > 0),
    support: adequate,
    against,
    reasons: [...placed, ...aged, ...gaps, ...nothing],
    violations: [...foreign]
      .sort(([, a], [, b]) => b.sessions - a.sessions)
      .slice(0, MOST_TOLD)
      .map(([source, seen]) => ({ code: 'SESSION_FROM_ABROAD', params: { source, ...seen } })),
  };
}

function isOfAge({ code }: Reason): boolean {
  return code === 'TOO_OLD' || code === 'UNDATED' || code === 'FROM_THE_FUTURE';
}

function sessionsSeen(context: DeriveContext): Derived {
  const { adequate, reasons } = sortFacts(context.dossier.of('session'), context);
  const seen = adequate.reduce((sum, { fact }) => sum + fact.value.sessions, 0);
  return {
    value: atLeast(seen),
    support: adequate,
    against: [],
    reasons: seen > 0 ? [] : noEvidence('session', reasons),
  };
}

/**
 * Country of an address by the prefixes that the dossier places: at least documented ones may place it in Canada, any
 * may place it abroad, the most specific wins. Tables of public addresses are the work of the analysis of flows.
 */
export function countryOfAddress(source: string, context: DeriveContext): string | undefined {
  for (const facts of indexesOf(context.dossier).prefixes.holding(source)) {
    // Skipped, not taken as doubt: else a narrow declared prefix would soften a session that a wider one places abroad.
    const counting = facts.filter(
      (fact) => notPlacing(fact, fact.fact.value.country, fact.fact.value.prefix, context) === undefined,
    );
    const [first] = counting;
    if (first === undefined) continue;
    return (counting.find(({ fact }) => fact.value.country !== HOME) ?? first).fact.value.country;
  }
  return countryOfRange(source, context) ?? (placesRecorded(context) ? HOME : undefined);
}

/**
 * Where the operators' own files put an address that no prefix of the dossier places: in each file, in the region of the
 * most specific range, as the table of regions has it. A range of no single place, one that is told in Canada and abroad,
 * and a geofeed place nothing. A file that places nothing keeps others from placing in Canada, and none from placing
 * abroad: else a narrow range that the provider writes itself would soften what another file observes.
 */
function countryOfRange(source: string, context: DeriveContext): string | undefined {
  const told = new Map<string, string | undefined>();
  for (const facts of indexesOf(context.dossier).ranges.holding(source)) {
    const placing = facts.filter(({ fact }) => fact.value.platform !== undefined);
    for (const [file, own] of Map.groupBy(placing, (fact) => fact.file.id))
      if (!told.has(file)) told.set(file, countryOfRanges(own, context));
  }
  const countries = new Set(told.values());
  const abroad = [...countries].find((country) => country !== undefined && country !== HOME);
  if (abroad !== undefined) return countries.has(HOME) ? undefined : abroad;
  return countries.has(undefined) ? undefined : [...countries][0];
}

/** The one country of ranges of one length in one file; undefined where they leave it open. */
function countryOfRanges(
  ranges: readonly GradedFact<'address-range'>[],
  context: DeriveContext,
): string | undefined {
  const countries = new Set<string | undefined>();
  for (const range of ranges) {
    const { platform = '', region, prefix } = range.fact.value;
    const place = context.reference.regionPlace(platform, region ?? 'global');
    const country = place === undefined || place === 'global' ? undefined : place.country;
    countries.add(notPlacing(range, country, prefix, context) === undefined ? country : undefined);
  }
  return countries.has(undefined) || (countries.has(HOME) && countries.size > 1)
    ? undefined
    : [...countries][0];
}

/** Facts by the prefix that they are about: asked for every session; the answer never changes for one dossier. */
interface Indexes {
  readonly prefixes: PrefixIndex<GradedFact<'prefix'>>;
  readonly ranges: PrefixIndex<GradedFact<'address-range'>>;
}
const cache = new WeakMap<Dossier, Indexes>();

function indexesOf(dossier: Dossier): Indexes {
  const known = cache.get(dossier);
  if (known !== undefined) return known;
  const indexes: Indexes = { prefixes: new PrefixIndex(), ranges: new PrefixIndex() };
  for (const fact of dossier.of('prefix')) indexes.prefixes.add(fact.fact.value.prefix, fact);
  for (const fact of dossier.of('address-range')) indexes.ranges.add(fact.fact.value.prefix, fact);
  cache.set(dossier, indexes);
  return indexes;
}
