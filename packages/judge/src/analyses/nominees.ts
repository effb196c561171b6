import type { Dossier } from '../dossier/dossier.ts';
import type { Axis, Holding } from './holdings-behind.ts';

/** For whom a share counts that one holds in one's own name for another. */
export interface ForWhom {
  /** Where it must be proven: the nominator whom adequate facts name, else someone unnamed. */
  readonly proven: string;
  /** On anyone's word, the first account first: the holder of the table, the nominator, or each in its turn. */
  readonly said: readonly string[];
}

/** Nominations as a dossier tells them: interests `nominee` and `nominator` in one entity, of one file. */
export interface Nominees {
  readonly behind: (holding: Holding) => ForWhom;
  /** Shares in arrangements that exist for a nomination only: their nominator has all that they hold. */
  readonly shares: readonly Holding[];
  /** What the nominations are told by. */
  readonly told: readonly Holding[];
}

/**
 * Follows nominees to their nominators. Where one file names one nominee and one nominator of an entity, what the nominee has of it
 * counts for the nominator; where it names no nominator, or several, it counts for someone unnamed. A weak word that a share is
 * another's takes proof away and gives none, and does not take a foreign holder of the table out of what is said.
 *
 * Source of the shape: BODS 0.4, Representing nominees: a nomination is an entity of type arrangement, in which the nominator and
 * the nominee have interests, and which has the shares.
 */
export function nomineesOf(
  dossier: Dossier,
  adequate: (told: readonly Holding[]) => ReadonlySet<Holding>,
  interests: Readonly<Record<Axis, string>>,
): Nominees {
  const all = dossier.of('holding');
  const told = all.filter(({ fact }) => /^nomin(?:ee|ator)$/.test(fact.value.interest));
  const good = adequate(told);
  const key = ({ fact, file }: Holding): string => JSON.stringify([file.id, fact.value.issuer]);
  const axes = new Set(Object.values(interests));
  const tables = new Set(all.filter(({ fact }) => axes.has(fact.value.interest)).map(key));
  const pairs = new Map<string, ForWhom>();
  const shares: Holding[] = [];
  for (const [where, group] of Map.groupBy(told, key)) {
    const of = (interest: string): Holding[] => group.filter(({ fact }) => fact.value.interest === interest);
    const nominators = [...new Set(of('nominator').map(({ fact }) => fact.value.holder))];
    const nominees = [...new Set(of('nominee').map(({ fact }) => fact.value.holder))];
    if (!tables.has(where)) {
      shares.push(...of('nominator').flatMap((one) => ownShares(one, interests, nominators.length === 1)));
      continue;
    }
    const only = nominators.length === 1 && nominees.length === 1 ? nominators[0] : undefined;
    const sure = only !== undefined && group.every((one) => good.has(one));
    for (const nominee of nominees) {
      const unnamed = `unspecified:${nominee} → ${group[0]!.fact.value.issuer}`;
      pairs.set(JSON.stringify([where, nominee]), {
        proven: sure ? only : unnamed,
        said: sure ? [only] : only === undefined ? [nominee] : [nominee, only],
      });
    }
  }
  return {
    behind: (holding) => {
      const { holder } = holding.fact.value;
      return pairs.get(JSON.stringify([key(holding), holder])) ?? { proven: holder, said: [holder] };
    },
    shares,
    told,
  };
}

/** All of an arrangement on both axes for its only nominator; of several, nobody knows how much each has. */
function ownShares(nominator: Holding, interests: Readonly<Record<Axis, string>>, only: boolean): Holding[] {
  return Object.values(interests).map((interest) => ({
    ...nominator,
    fact: {
      ...nominator.fact,
      value: {
        ...nominator.fact.value,
        interest,
        direct: 'direct',
        ...(only ? { minimum: '100', maximum: '100' } : {}),
      },
    },
  }));
}
