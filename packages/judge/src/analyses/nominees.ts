import type { GradedFact } from '../dossier/dossier.ts';
import { sortFacts } from './adequate.ts';
import type { DeriveContext } from './derived.ts';
import { isUnnamed } from './holder-name.ts';
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
  /** Shares in proven arrangements, which exist for a nomination only: their nominator has all that they hold. */
  readonly shares: readonly Holding[];
  /** What the nominations are told by. */
  readonly told: readonly Holding[];
}

/**
 * Follows nominees to their nominators. Where one file names one nominee and one nominator of an entity, what the nominee has of it
 * counts for the nominator; where it names no nominator, or several, it counts for someone unnamed. A weak word that a share is
 * another's takes proof away and gives none, and does not take a foreign holder of the table out of what is said.
 *
 * A file that tells of a nomination without the shares gives none, unless the entity is proven to be an arrangement, which exists for
 * that only. Of any other entity it puts in doubt what all tables give to the nominees it names, or where it names none, to anyone
 * but the nominators: nobody knows which shares are held for another. Whether two identifiers are one is taken on anyone's word.
 *
 * Source of the shape: BODS 0.4, Representing nominees: a nomination is an entity of type arrangement, in which the nominator and
 * the nominee have interests, and which has the shares.
 */
export function nomineesOf(
  context: DeriveContext,
  interests: Readonly<Record<Axis, string>>,
  same: (id: string) => string,
): Nominees {
  const all = context.dossier.of('holding');
  const sorted = sortFacts(
    all.filter(({ fact }) => /^nomin(?:ee|ator)$/.test(fact.value.interest)),
    context,
  );
  const told = sorted.all;
  const good = new Set(sorted.adequate);
  const arrangements = provenArrangements(context);
  const key = ({ fact, file }: Holding): string => JSON.stringify([file.id, fact.value.issuer]);
  const axes = new Set(Object.values(interests));
  const tables = new Set(all.filter(({ fact }) => axes.has(fact.value.interest)).map(key));
  const pairs = new Map<string, ForWhom>();
  const inDoubt = new Map<string, ((holder: string, issuer: string) => string | undefined)[]>();
  const shares: Holding[] = [];
  for (const [where, group] of Map.groupBy(told, key)) {
    const of = (interest: string): Holding[] => group.filter(({ fact }) => fact.value.interest === interest);
    const nominators = [...new Set(of('nominator').map(({ fact }) => fact.value.holder))];
    const nominees = [...new Set(of('nominee').map(({ fact }) => fact.value.holder))];
    const { issuer } = group[0]!.fact.value;
    if (!tables.has(where)) {
      if (arrangements.has(issuer))
        shares.push(...of('nominator').flatMap((one) => ownShares(one, interests, nominators.length === 1)));
      else {
        const named = new Set(nominees.map(same));
        const inPlace = (holder: string, held: string): string | undefined => {
          if (named.size > 0) return named.has(same(holder)) ? unnamedBehind(holder, held) : undefined;
          return nominators.includes(holder) ? undefined : unnamedIn(held);
        };
        inDoubt.set(same(issuer), [...(inDoubt.get(same(issuer)) ?? []), inPlace]);
      }
      continue;
    }
    const only = nominators.length === 1 && nominees.length === 1 ? nominators[0] : undefined;
    const sure = only !== undefined && group.every((one) => good.has(one));
    for (const nominee of nominees)
      pairs.set(JSON.stringify([where, nominee]), {
        proven: sure ? only : unnamedBehind(nominee, issuer),
        said: sure ? [only] : only === undefined ? [nominee] : [nominee, only],
      });
  }
  return {
    behind: (holding) => {
      const { holder, issuer } = holding.fact.value;
      const pair = pairs.get(JSON.stringify([key(holding), holder]));
      if (pair !== undefined) return pair;
      let proven = isUnnamed(holder) ? holder : undefined;
      for (const inPlace of inDoubt.get(same(issuer)) ?? []) proven ??= inPlace(holder, issuer);
      return { proven: proven ?? holder, said: [holder] };
    },
    shares,
    told,
  };
}

function unnamedBehind(nominee: string, issuer: string): string {
  return `unspecified:${nominee} → ${issuer}`;
}

/** Holds what some unknown holders of an entity have for others. */
export function unnamedIn(issuer: string): string {
  return `unspecified:→ ${issuer}`;
}

/** Entities that adequate facts call an arrangement, and nobody anything else. */
function provenArrangements(context: DeriveContext): ReadonlySet<string> {
  const { adequate, all } = sortFacts(context.dossier.of('entity'), context);
  const isOne = ({ fact }: GradedFact<'entity'>): boolean => fact.value.type === 'arrangement';
  const namesOf = ({ fact: { value } }: GradedFact<'entity'>): string[] => [
    value.entity,
    ...(value.identifier === undefined ? [] : [value.identifier]),
  ];
  const others = new Set(all.filter((fact) => !isOne(fact)).flatMap(namesOf));
  return new Set(
    adequate
      .filter(isOne)
      .flatMap(namesOf)
      .filter((id) => !others.has(id)),
  );
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
