import { between, Decimal, unbounded } from '@ancrage/base';
import type { Interval } from '@ancrage/base';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import { dilutedDossier } from './diluted-dossier.ts';
import { openHolders } from './open-holders.ts';
import { foreignHolders } from './foreign-holders.ts';
import { openHolder } from './holder-name.ts';
import { holderStatuses } from './holder-statuses.ts';
import { INTERESTS } from './holdings-behind.ts';
import type { Axis, Holding } from './holdings-behind.ts';
import { worsenByIndirect } from './indirect-holdings.ts';
import { ownershipOf } from './ownership-of.ts';
import type { Ownership } from './ownership-of.ts';
import type { ProviderIssuer } from './provider-issuers.ts';
import { greatest, HUNDRED, least, percentOf, worstEntity } from './share-table.ts';
import type { ShareTable } from './share-table.ts';

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
 * Ownership of each of the provider's entities, through the entities that hold it, up to natural persons. At each link the
 * larger counts of what a holder has through others and of what it controls: an entity that a foreign holder controls is
 * wholly foreign in what it holds, and one that others than proven Canadians could control carries nothing Canadian.
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
  const ownership = ownershipOf(context);
  const { issuers, behind } = ownership;
  const ids = new Set(issuers.flatMap(({ all }) => [...all]));
  const sorted = sortFacts(
    context.dossier
      .of('holding')
      .filter(({ fact: { value } }) => ids.has(value.issuer) && value.interest === INTERESTS[axis]),
    context,
  );
  if (sorted.all.length === 0)
    return { value: unbounded, support: [], against: [], reasons: noEvidence('holding', sorted.reasons) };
  // Options and convertibles may make it worse or better: the worse of both states stands.
  const diluted = dilutedDossier(context.dossier);
  const contexts = diluted === undefined ? [context] : [context, { ...context, dossier: diluted }];
  const entities = contexts.flatMap((state) =>
    issuers.map((issuer) => entityTable(axis, issuer, ownershipOf(state), state)),
  );
  const value = pick(worstEntity(entities));
  const known = value.lo !== null && value.hi !== null && value.lo.equals(value.hi);
  const reasons = entities.flatMap((entity) => [
    ...(entity.proven ? [] : noEvidence('holding', sorted.reasons)),
    ...entity.reasons,
  ]);
  return {
    value,
    support: behind.adequate[axis],
    against: entities.flatMap(({ against }) => against),
    reasons: known ? [] : reasons,
    violations: worstTold(contexts.flatMap((state) => foreignHolders(axis, ownershipOf(state), state))),
  };
}

/** Each foreign holder once, with its larger share, the largest first. */
function worstTold(reasons: readonly Reason[]): Reason[] {
  const shareIn = ({ params }: Reason): Decimal => Decimal.parse(String(params['share']));
  const told = new Map<string, Reason>();
  for (const reason of reasons) {
    const holder = String(reason.params['holder']);
    const known = told.get(holder);
    if (known === undefined || shareIn(reason).compare(shareIn(known)) > 0) told.set(holder, reason);
  }
  return [...told.values()].sort((a, b) => shareIn(b).compare(shareIn(a)));
}

interface ExplainedTable extends ShareTable {
  readonly proven: boolean;
  readonly against: readonly Holding[];
  readonly reasons: readonly Reason[];
}

/** One entity's shares: both ends of each from their own bounds, and what is held indirectly on top. */
function entityTable(
  axis: Axis,
  issuer: ProviderIssuer,
  { behind, said, proven }: Ownership,
  context: DeriveContext,
): ExplainedTable {
  const entity = [...issuer.proven][0]!;
  const foreignLo = percentOf(said.foreign(axis, entity));
  const canadianLo = percentOf(proven.canadian(axis, entity));
  const largestLo = [...said.byHolder(axis, entity).values()].map(percentOf).reduce(greatest, Decimal.ZERO);
  const rest = HUNDRED.subtract(foreignLo);
  const table = {
    largest: between(
      largestLo,
      greatest(largestLo, HUNDRED.subtract(percentOf(proven.ofOthers(axis, entity)))),
    ),
    foreign: between(foreignLo, greatest(foreignLo, HUNDRED.subtract(canadianLo))),
    canadian: between(
      least(canadianLo, rest),
      HUNDRED.subtract(percentOf(said.beyondCanadians(axis, entity))),
    ),
  };
  const direct = behind.directIn(axis, entity);
  const indirect = behind.indirectIn(axis, entity);
  const { foreign, canadian } = holderStatuses(context);
  const whole = worsenByIndirect(table, direct, indirect, {
    statusOf: (holder) => (foreign.has(holder) ? 'foreign' : canadian.has(holder) ? 'canadian' : 'unknown'),
    open: (holder) => openHolder(holder, context.dossier),
  });
  const open = openHolders(axis, entity, { behind, proven }, context);
  return {
    ...whole,
    proven: behind.proven[axis].accounts[behind.proven.nodeOf(entity)!]!.length > 0,
    against: [...open.against, ...whole.against],
    reasons: [...open.reasons, ...whole.reasons],
  };
}
