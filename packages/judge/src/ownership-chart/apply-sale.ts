import { Decimal } from '@ancrage/base';
import { INTERESTS } from '../analyses/holdings-behind.ts';
import type { Axis } from '../analyses/holdings-behind.ts';
import { greatest } from '../analyses/share-table.ts';
import { JudgeError } from '../errors/judge-error.ts';
import type { AnyFact, Fact } from '../facts/fact.ts';
import type { Sale } from '../report/ownership-chart.ts';
import type { PartyIndex } from './party-index.ts';

const HUNDRED = '100';

/** Facts as they would be after a sale, and how many statements it makes void. */
export interface Sold {
  readonly facts: readonly AnyFact[];
  readonly void: number;
}

/**
 * Moves a share from seller to buyer in every file that tells of the seller’s, on each axis sold on which the seller has
 * anything. Other files’ accounts of that entity, and indirect statements about it and about all that is below it, told of
 * what the sale changes: they are put aside, and counted.
 *
 * @throws JudgeError SALE_NOT_HELD, SALE_TOO_MUCH where the seller has less than it sells.
 */
export function applySale(facts: readonly AnyFact[], sale: Sale, { same, rootOf }: PartyIndex): Sold {
  const below = entitiesBelow(facts, sale.issuer, rootOf);
  const sells = new Set(
    facts.flatMap((fact) =>
      fact.kind === 'holding' && same(fact.value.holder, sale.seller) && same(fact.value.issuer, sale.issuer)
        ? [fact.at.evidence]
        : [],
    ),
  );
  const shares = new Set<string>(sale.axes.map((axis) => INTERESTS[axis]));
  const isVoid = (fact: AnyFact): boolean => {
    if (fact.kind === 'diluted-holding') return same(fact.value.issuer, sale.issuer);
    if (fact.kind !== 'holding') return false;
    const { direct, issuer, interest } = fact.value;
    if (direct === 'indirect') return below.has(issuer);
    return shares.has(interest) && same(issuer, sale.issuer) && !sells.has(fact.at.evidence);
  };
  const kept = facts.filter((fact) => !isVoid(fact));
  const added: AnyFact[] = [];
  const changed = new Map<AnyFact, AnyFact>();
  for (const axis of sale.axes) {
    const sold = kept.filter(
      (fact): fact is AnyFact & Fact<'holding'> =>
        fact.kind === 'holding' &&
        fact.value.interest === INTERESTS[axis] &&
        same(fact.value.holder, sale.seller) &&
        same(fact.value.issuer, sale.issuer),
    );
    for (const group of Map.groupBy(sold, ({ at }) => at.evidence).values()) {
      lower(group, axis, sale, changed);
      const [{ at, value }] = group as [(typeof group)[number]];
      added.push({
        kind: 'holding',
        at,
        value: {
          holding: value.holding,
          holder: sale.buyer,
          issuer: value.issuer,
          interest: value.interest,
          direct: 'direct',
          minimum: sale.percent,
          maximum: sale.percent,
        },
      });
    }
  }
  if (added.length === 0) throw new JudgeError('SALE_NOT_HELD', { holder: sale.seller, issuer: sale.issuer });
  if (sale.status !== null)
    added.push({
      kind: 'holder-status',
      at: added[0]!.at,
      value: { holder: sale.buyer, status: sale.status, natural: true },
    });
  return {
    facts: [...kept.map((fact) => changed.get(fact) ?? fact), ...added],
    void: facts.length - kept.length,
  };
}

/** Takes what is sold from the records of one file, the first ones first. */
function lower(
  group: readonly (AnyFact & Fact<'holding'>)[],
  axis: Axis,
  { seller, issuer, percent }: Sale,
  changed: Map<AnyFact, AnyFact>,
): void {
  let left = Decimal.parse(percent);
  const most = group.reduce(
    (sum, { value }) => sum.add(Decimal.parse(value.maximum ?? HUNDRED)),
    Decimal.ZERO,
  );
  if (most.compare(left) < 0)
    throw new JudgeError('SALE_TOO_MUCH', {
      holder: seller,
      issuer,
      axis,
      share: percent,
      held: most.toString(),
    });
  for (const fact of group) {
    const [low, high] = [
      Decimal.parse(fact.value.minimum ?? '0'),
      Decimal.parse(fact.value.maximum ?? HUNDRED),
    ];
    const taken = high.compare(left) < 0 ? high : left;
    left = left.subtract(taken);
    const minimum = greatest(low.subtract(taken), Decimal.ZERO).toString();
    const maximum = high.subtract(taken).toString();
    changed.set(fact, { ...fact, value: { ...fact.value, minimum, maximum } });
  }
}

/** The entity and all that it holds, through any chain, by every identifier under which it is held. */
function entitiesBelow(
  facts: readonly AnyFact[],
  issuer: string,
  rootOf: (id: string) => string,
): ReadonlySet<string> {
  const holdings = facts.filter((fact) => fact.kind === 'holding').map(({ value }) => value);
  const byHolder = Map.groupBy(holdings, ({ holder }) => rootOf(holder));
  const below = new Set([rootOf(issuer)]);
  // A set visits what is added to it while it is walked.
  for (const root of below) for (const held of byHolder.get(root) ?? []) below.add(rootOf(held.issuer));
  return new Set([issuer, ...holdings.map((held) => held.issuer)].filter((id) => below.has(rootOf(id))));
}
