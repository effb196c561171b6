import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import type { EvidenceContract } from '../scheme/scheme.ts';
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
}

/** Asked for by six outputs of three controls; the answer never changes for one dossier and contract. */
const cache = new WeakMap<Dossier, WeakMap<EvidenceContract, HolderStatuses>>();

/** Only a natural person's proven status decides; a company's status needs the graph behind it. */
export function holderStatuses(context: DeriveContext): HolderStatuses {
  const { dossier, contract } = context;
  const byContract = cache.get(dossier) ?? new WeakMap<EvidenceContract, HolderStatuses>();
  cache.set(dossier, byContract);
  const known = byContract.get(contract);
  if (known !== undefined) return known;
  const persons = dossier.of('person');
  const stated = dossier.of('holder-status');
  const goodPersons = sortFacts(persons, context).adequate;
  const goodStated = sortFacts(stated, context).adequate.filter(({ fact }) => fact.value.natural);
  const foreign = new Set([
    ...personsOf(persons.filter(({ fact }) => fact.value.canadian === false)),
    ...stated.flatMap(({ fact }) => (fact.value.status === 'foreign' ? [fact.value.holder] : [])),
  ]);
  const canadian = new Set(
    [
      ...personsOf(goodPersons.filter(({ fact }) => fact.value.canadian === true)),
      ...goodStated.flatMap(({ fact }) => (fact.value.status === 'canadian' ? [fact.value.holder] : [])),
    ].filter((holder) => !foreign.has(holder)),
  );
  const statuses = {
    foreign,
    canadian,
    persons: new Set([
      ...canadian,
      ...personsOf(goodPersons.filter(({ fact }) => fact.value.identity === 'known')),
      ...goodStated.map(({ fact }) => fact.value.holder),
    ]),
  };
  byContract.set(contract, statuses);
  return statuses;
}

function personsOf(facts: readonly GradedFact<'person'>[]): string[] {
  return facts.map(({ fact }) => fact.value.person);
}
