import { between, Decimal, unbounded } from '@ancrage/base';
import type { Interval } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { providerEntities } from './seat.ts';

type Axis = 'votes' | 'capital';
const INTERESTS: Readonly<Record<Axis, string>> = { votes: 'votingRights', capital: 'shareholding' };
const HUNDRED = Decimal.fromInteger(100);

const shares = (
  name: string,
  axis: Axis,
  fr: string,
  en: string,
  pick: (table: Table) => Interval,
): Output => ({
  name: `ownership.${name}_${axis}`,
  type: 'number',
  unit: 'percent',
  meaning: { fr, en },
  derive: (context) => derive(axis, pick, context),
});

/**
 * Ownership from the direct holdings in the provider's entity alone. A holder that is itself an entity could be owned
 * by anyone, so its share counts as possibly foreign and possibly Canadian until the graph behind it is resolved.
 */
export const ownershipOutputs: readonly Output[] = (['votes', 'capital'] as const).flatMap((axis) => {
  const [fr, en] = axis === 'votes' ? ['des votes', 'of votes'] : ['du capital', 'of capital'];
  return [
    shares(
      'largest_foreign',
      axis,
      `Plus grande part étrangère ${fr}`,
      `Largest foreign share ${en}`,
      ({ largest }) => largest,
    ),
    shares(
      'total_foreign',
      axis,
      `Part étrangère totale ${fr}`,
      `Total foreign share ${en}`,
      ({ foreign }) => foreign,
    ),
    shares('canadian', axis, `Part canadienne ${fr}`, `Canadian share ${en}`, ({ canadian }) => canadian),
  ];
});

interface Table {
  readonly largest: Interval;
  readonly foreign: Interval;
  readonly canadian: Interval;
}

function derive(axis: Axis, pick: (table: Table) => Interval, context: DeriveContext): Derived {
  const holdings = holdingsOf(axis, context);
  const { adequate, all, reasons } = sortFacts(holdings, context);
  if (all.length === 0)
    return { value: unbounded, support: [], against: all, reasons: noEvidence('holding', reasons) };
  const good = new Set(adequate);
  const tables = [...Map.groupBy(all, ({ fact, file }) => `${fact.value.issuer} ${file.id}`).values()].map(
    (group) => ({ ...shareTable(group, context), adequate: group.every((fact) => good.has(fact)) }),
  );
  const value = pick(worstOf(tables));
  const known = value.lo !== null && value.hi !== null && value.lo.equals(value.hi);
  return {
    value,
    support: adequate,
    against: tables.flatMap((table) => table.against),
    reasons: known
      ? []
      : [...(adequate.length === 0 ? reasons : []), ...tables.flatMap((table) => table.reasons)],
  };
}

/** Direct holdings in the entities that the manifest names as the provider's. */
function holdingsOf(axis: Axis, context: DeriveContext): GradedFact<'holding'>[] {
  const own = new Set(
    providerEntities(context).flatMap(({ fact: { value } }) => [
      value.entity,
      value.identifier ?? value.entity,
    ]),
  );
  for (const { fact } of context.dossier.of('service'))
    if (fact.value.entity !== undefined) own.add(fact.value.entity);
  return context.dossier
    .of('holding')
    .filter(
      ({ fact: { value } }) =>
        own.has(value.issuer) && value.interest === INTERESTS[axis] && value.direct !== 'indirect',
    );
}

/**
 * Each file is a table of its own, with what it leaves undisclosed counted at its worst, so that two files about the
 * same shares are not added up. Adequate tables narrow each other; where they differ the worse one stands. The others
 * can only worsen.
 */
function worstOf(tables: readonly (Table & { readonly adequate: boolean })[]): Table {
  const all = (pick: (table: Table) => Interval): Decimal[] => tables.map((table) => pick(table).lo!);
  const certain = (pick: (table: Table) => Interval): Decimal[] =>
    tables.filter(({ adequate }) => adequate).map((table) => pick(table).hi!);
  const foreign = (pick: (table: Table) => Interval): Interval => {
    const lo = all(pick).reduce(greatest);
    const highs = certain(pick);
    return between(lo, greatest(lo, highs.length === 0 ? HUNDRED : highs.reduce(least)));
  };
  const highs = certain(({ canadian }) => canadian);
  const hi = highs.length === 0 ? HUNDRED : highs.reduce(least);
  const lows = tables.filter(({ adequate }) => adequate).map(({ canadian }) => canadian.lo!);
  const doubts = tables.filter(({ adequate }) => !adequate).map(({ canadian }) => canadian.hi!);
  const lo = [...doubts, hi].reduce(least, lows.length === 0 ? Decimal.ZERO : lows.reduce(greatest));
  return {
    largest: foreign(({ largest }) => largest),
    foreign: foreign(({ foreign: share }) => share),
    canadian: between(lo, hi),
  };
}

/** Sums least and greatest shares by status of the holder; what nobody disclosed belongs to the worst case. */
function shareTable(
  holdings: readonly GradedFact<'holding'>[],
  context: DeriveContext,
): Table & { against: GradedFact[]; reasons: Reason[] } {
  let [foreignLo, canadianLo, canadianHi, knownLo] = [Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO];
  let [largestLo, largestHi] = [Decimal.ZERO, Decimal.ZERO];
  const against: GradedFact[] = [];
  const reasons: Reason[] = [];
  for (const [holder, group] of Map.groupBy(holdings, ({ fact }) => fact.value.holder)) {
    const sum = (end: 'minimum' | 'maximum', otherwise: string): Decimal =>
      group.reduce((total, { fact }) => total.add(Decimal.parse(fact.value[end] ?? otherwise)), Decimal.ZERO);
    const [lo, hi] = [least(sum('minimum', '0'), HUNDRED), least(sum('maximum', '100'), HUNDRED)];
    knownLo = knownLo.add(lo);
    const status = statusOf(holder, context);
    if (status !== 'foreign') canadianHi = canadianHi.add(hi);
    if (status === 'canadian') {
      canadianLo = canadianLo.add(lo);
      continue;
    }
    if (status === 'foreign') {
      foreignLo = foreignLo.add(lo);
      largestLo = greatest(largestLo, lo);
    } else reasons.push({ code: 'HOLDER_STATUS_UNKNOWN', params: { holder } });
    largestHi = greatest(largestHi, hi);
    for (const fact of group) against.push(fact);
  }
  const undisclosed = greatest(HUNDRED.subtract(knownLo), Decimal.ZERO);
  if (!undisclosed.isZero())
    reasons.push({ code: 'SHARES_NOT_WHOLE', params: { undisclosed: undisclosed.toString() } });
  const open = least(HUNDRED, undisclosed);
  const canadianTop = least(canadianHi.add(open), HUNDRED);
  return {
    largest: between(largestLo, greatest(largestLo, least(largestHi.add(open), HUNDRED))),
    foreign: between(
      least(foreignLo, HUNDRED),
      greatest(greatest(HUNDRED.subtract(canadianLo), Decimal.ZERO), least(foreignLo, HUNDRED)),
    ),
    canadian: between(least(canadianLo, canadianTop), canadianTop),
    against,
    reasons,
  };
}

/** Only a natural person's proven status decides; a company's status needs the graph behind it. */
function statusOf(holder: string, context: DeriveContext): 'canadian' | 'foreign' | 'unknown' {
  const { dossier } = context;
  const persons = dossier.of('person').filter(({ fact }) => fact.value.person === holder);
  const stated = dossier.of('holder-status').filter(({ fact }) => fact.value.holder === holder);
  if (persons.some(({ fact }) => fact.value.canadian === false)) return 'foreign';
  if (stated.some(({ fact }) => fact.value.status === 'foreign')) return 'foreign';
  const proven = sortFacts(persons, context).adequate.some(({ fact }) => fact.value.canadian === true);
  const table = sortFacts(stated, context).adequate.some(
    ({ fact }) => fact.value.status === 'canadian' && fact.value.natural,
  );
  return proven || table ? 'canadian' : 'unknown';
}

function least(a: Decimal, b: Decimal): Decimal {
  return a.compare(b) <= 0 ? a : b;
}

function greatest(a: Decimal, b: Decimal): Decimal {
  return a.compare(b) >= 0 ? a : b;
}
