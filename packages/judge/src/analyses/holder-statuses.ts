import type { GradedFact } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import { sortFacts } from './adequate.ts';
import type { DeriveContext } from './derived.ts';

/** What the dossier proves, or anyone says, of the holders under their own identifiers. */
export interface HolderStatuses {
  /** Not Canadian, on anyone's word. */
  readonly foreign: ReadonlySet<string>;
  /** Natural persons of proven Canadian status, of whom nobody says otherwise. */
  readonly canadian: ReadonlySet<string>;
  /** Natural persons whose identity is proven, whatever their status. */
  readonly persons: ReadonlySet<string>;
  /** All who act in concert with a holder, itself among them, on anyone's word; empty for one who acts alone. */
  readonly concertOf: (holder: string) => readonly string[];
}

/** Asked for by six outputs of three controls; the answer never changes for one dossier and contract. */
const allStatuses = new OncePerDossier<HolderStatuses>();

/** Only a natural person's proven status decides; a company's status needs the graph behind it. */
export function holderStatuses(context: DeriveContext): HolderStatuses {
  return allStatuses.get(context.dossier, context.contract, () => statusesIn(context));
}

function statusesIn(context: DeriveContext): HolderStatuses {
  const { dossier } = context;
  const persons = dossier.of('person');
  const stated = dossier.of('holder-status');
  const goodPersons = sortFacts(persons, context).adequate;
  const goodStated = sortFacts(stated, context).adequate.filter(({ fact }) => fact.value.natural);
  const concerts = Map.groupBy(
    stated.filter(({ fact }) => fact.value.concert !== undefined),
    ({ fact }) => fact.value.concert!,
  );
  const concertOf = new Map<string, readonly string[]>();
  for (const group of concerts.values()) {
    const members = [...new Set(group.map(({ fact }) => fact.value.holder))];
    for (const member of members) concertOf.set(member, members);
  }
  const alone = new Set([
    ...personsOf(persons.filter(({ fact }) => fact.value.canadian === false)),
    ...stated.flatMap(({ fact }) => (fact.value.status === 'foreign' ? [fact.value.holder] : [])),
  ]);
  // Who acts in concert with a foreigner counts as one with it.
  const foreign = new Set([...alone].flatMap((holder) => [holder, ...(concertOf.get(holder) ?? [])]));
  const canadian = new Set(
    [
      ...personsOf(goodPersons.filter(({ fact }) => fact.value.canadian === true)),
      ...goodStated.flatMap(({ fact }) => (fact.value.status === 'canadian' ? [fact.value.holder] : [])),
    ].filter((holder) => !foreign.has(holder)),
  );
  return {
    foreign,
    concertOf: (holder: string) => concertOf.get(holder) ?? [],
    canadian,
    persons: new Set([
      ...canadian,
      ...personsOf(goodPersons.filter(({ fact }) => fact.value.identity === 'known')),
      ...goodStated.map(({ fact }) => fact.value.holder),
    ]),
  };
}

function personsOf(facts: readonly GradedFact<'person'>[]): string[] {
  return facts.map(({ fact }) => fact.value.person);
}
