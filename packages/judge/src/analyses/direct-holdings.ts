import { between, Decimal, unbounded } from '@ancrage/base';
import type { Interval } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import type { Sorted } from './adequate.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { holderName, openHolder } from './holder-name.ts';
import { worsenByIndirect } from './indirect-holdings.ts';
import { providerIssuers } from './provider-issuers.ts';
import type { ProviderIssuer } from './provider-issuers.ts';
import { greatest, HUNDRED, least, worstEntity, worstOf } from './share-table.ts';
import type { ShareTable } from './share-table.ts';
import { MOST_TOLD } from './violations.ts';

type Axis = 'votes' | 'capital';
const INTERESTS: Readonly<Record<Axis, string>> = { votes: 'votingRights', capital: 'shareholding' };

const shares = (
  name: string,
  axis: Axis,
  fr: string,
  en: string,
  pick: (table: ShareTable) => Interval,
): Output => ({
  name: `ownership.${name}_${axis}`,
  type: 'number',
  unit: 'percent',
  meaning: { fr, en },
  derive: (context) => derive(axis, pick, context),
});

/**
 * Ownership from the holdings in each of the provider's entities. A holder that is itself an entity could be owned by
 * anyone, so its share counts as possibly foreign and possibly Canadian until the graph behind it is resolved.
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

function derive(axis: Axis, pick: (table: ShareTable) => Interval, context: DeriveContext): Derived {
  const issuers = providerIssuers(context);
  const ids = new Set(issuers.flatMap(({ all }) => [...all]));
  const sorted = sortFacts(
    context.dossier
      .of('holding')
      .filter(({ fact: { value } }) => ids.has(value.issuer) && value.interest === INTERESTS[axis]),
    context,
  );
  if (sorted.all.length === 0)
    return { value: unbounded, support: [], against: [], reasons: noEvidence('holding', sorted.reasons) };
  const entities = issuers.map((issuer) => entityTable(issuer, sorted, context));
  const value = pick(worstEntity(entities));
  const known = value.lo !== null && value.hi !== null && value.lo.equals(value.hi);
  return {
    value,
    support: sorted.adequate,
    against: entities.flatMap(({ against }) => against),
    reasons: known ? [] : entities.flatMap((entity) => entity.reasons),
    violations: foreignHolders(sorted.all, context),
  };
}

interface ExplainedTable extends ShareTable {
  readonly against: readonly GradedFact[];
  readonly reasons: readonly Reason[];
}

/**
 * One entity's shares. Only its newest proven tables may narrow them, for an older one says nothing about who holds the
 * shares now; an entity without a proven table is open from end to end.
 */
function entityTable(
  issuer: ProviderIssuer,
  sorted: Sorted<'holding'>,
  context: DeriveContext,
): ExplainedTable {
  const good = new Set(sorted.adequate);
  const holdings = sorted.all.filter(({ fact }) => issuer.all.has(fact.value.issuer));
  const isIndirect = ({ fact }: GradedFact<'holding'>): boolean => fact.value.direct === 'indirect';
  const direct = holdings.filter((fact) => !isIndirect(fact));
  const tables = [...Map.groupBy(direct, ({ fact, file }) => `${fact.value.issuer} ${file.id}`).values()].map(
    (group) => ({
      ...shareTable(group, context),
      proven: group.every((fact) => good.has(fact) && issuer.proven.has(fact.fact.value.issuer)),
      day: group.reduce((day, fact) => Math.min(day, fact.day ?? day), Infinity),
    }),
  );
  const proven = tables.filter((table) => table.proven);
  const newest = proven.reduce((day, table) => Math.max(day, table.day), -Infinity);
  const table = worstOf(tables.map((one) => ({ ...one, narrows: one.proven && one.day === newest })));
  const whole = worsenByIndirect(table, direct, holdings.filter(isIndirect), {
    statusOf: (holder) => statusOf(holder, context),
    open: (holder) => openHolder(holder, context.dossier),
  });
  return {
    ...whole,
    against: [...tables.flatMap(({ against }) => against), ...whole.against],
    reasons: [
      ...(proven.length === 0 ? noEvidence('holding', sorted.reasons) : []),
      ...tables.flatMap(({ reasons }) => reasons),
      ...whole.reasons,
    ],
  };
}

/** Holders known to be foreign, the largest first, each once and with the most that any record gives it at least. */
function foreignHolders(holdings: readonly GradedFact<'holding'>[], context: DeriveContext): Reason[] {
  const shares = new Map<string, Decimal>();
  const perFile = Map.groupBy(
    holdings,
    ({ fact: { value }, file }) => `${file.id} ${value.issuer} ${value.holder}`,
  );
  for (const group of perFile.values()) {
    const { holder } = group[0]!.fact.value;
    if (statusOf(holder, context) !== 'foreign') continue;
    const share = group.reduce(
      (total, { fact }) => total.add(Decimal.parse(fact.value.minimum ?? '0')),
      Decimal.ZERO,
    );
    const name = holderName(holder, context.dossier);
    shares.set(name, greatest(share, shares.get(name) ?? Decimal.ZERO));
  }
  return [...shares]
    .sort(([, a], [, b]) => b.compare(a))
    .slice(0, MOST_TOLD)
    .map(([holder, share]) => ({ code: 'HOLDER_FOREIGN', params: { holder, share: share.toString() } }));
}

/** Sums least and greatest shares by status of the holder; what nobody disclosed belongs to the worst case. */
function shareTable(holdings: readonly GradedFact<'holding'>[], context: DeriveContext): ExplainedTable {
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
    } else reasons.push(openHolder(holder, context.dossier));
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
