import { between, Decimal } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import type { Reason } from './derived.ts';
import { greatest, HUNDRED, least } from './share-table.ts';
import type { ShareTable } from './share-table.ts';

type Holding = GradedFact<'holding'>;
export type HolderStatus = 'canadian' | 'foreign' | 'unknown';

interface Worsened extends ShareTable {
  readonly against: readonly Holding[];
  readonly reasons: readonly Reason[];
}

/** What else the dossier says of a holder. */
interface Holders {
  readonly statusOf: (holder: string) => HolderStatus;
  /** Why its status is open. */
  readonly open: (holder: string) => Reason;
}

/**
 * A table worsened by what is held through others, on anyone's word. These shares are the same shares as some direct
 * holder's, so they are compared with the direct sums and never added to them; whoever may be Canadian by its own proof
 * gains nothing here.
 */
export function worsenByIndirect(
  table: ShareTable,
  direct: readonly Holding[],
  indirect: readonly Holding[],
  { statusOf, open: openReason }: Holders,
): Worsened {
  const directTo = Map.groupBy(direct, ({ fact }) => fact.value.holder);
  const against: Holding[] = [];
  const reasons: Reason[] = [];
  let [foreignLo, open, largestHi] = [Decimal.ZERO, Decimal.ZERO, Decimal.ZERO];
  for (const [holder, group] of Map.groupBy(indirect, ({ fact }) => fact.value.holder)) {
    const status = statusOf(holder);
    if (status === 'canadian') continue;
    const hi = mostOf(group);
    if (status === 'foreign') {
      const minima = group.map(({ fact }) => Decimal.parse(fact.value.minimum ?? '0'));
      foreignLo = minima.reduce(greatest, foreignLo);
    } else reasons.push(openReason(holder));
    open = least(open.add(hi), HUNDRED);
    largestHi = greatest(largestHi, least(hi.add(mostOf(directTo.get(holder) ?? [])), HUNDRED));
    for (const fact of group) against.push(fact);
  }
  const raised = ({ lo, hi }: ShareTable['foreign'], most: Decimal): ShareTable['foreign'] => {
    const atLeast = greatest(lo!, foreignLo);
    return between(atLeast, [hi!, most].reduce(greatest, atLeast));
  };
  const canadianHi = least(table.canadian.hi!, greatest(HUNDRED.subtract(foreignLo), Decimal.ZERO));
  const canadianLo = [canadianHi, HUNDRED.subtract(open)].reduce(least, table.canadian.lo!);
  return {
    largest: raised(table.largest, largestHi),
    foreign: raised(table.foreign, open),
    canadian: between(canadianLo, canadianHi),
    against,
    reasons,
  };
}

/** Most that these records can amount to: those of one file together, files being accounts of the same shares. */
export function mostOf(holdings: readonly Holding[]): Decimal {
  return [...Map.groupBy(holdings, ({ file }) => file.id).values()]
    .map((group) =>
      group.reduce(
        (sum, { fact }) => least(sum.add(Decimal.parse(fact.value.maximum ?? '100')), HUNDRED),
        Decimal.ZERO,
      ),
    )
    .reduce(greatest, Decimal.ZERO);
}
