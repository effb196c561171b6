import { compareText } from '@ancrage/base';
import { sameEntities } from '../analyses/ownership/same-entities.ts';
import type { AnyFact } from '../facts/fact.ts';
import { partyName } from '../parties/party-name.ts';
import { tiedNames } from './tied-names.ts';

/** Parties that facts speak of, by every identifier and name under which they do. */
export interface PartyIndex {
  /** One identifier of each party that holds something. */
  readonly holders: readonly string[];
  /** One identifier of each entity that is held; of each entity described, where none is. */
  readonly issuers: readonly string[];
  /** One word for all identifiers of a party. */
  readonly rootOf: (id: string) => string;
  /** Whether two identifiers are one party’s. */
  readonly same: (a: string, b: string) => boolean;
  /** Parties that a text can mean: by identifier exactly, else by name whatever its case and legal form. */
  readonly meant: (text: string) => readonly string[];
  /** For messages: the name with the identifier where both are known. */
  readonly shown: (ids: readonly string[]) => string;
}

const MOST_SHOWN = 8;

export function partyIndex(facts: readonly AnyFact[]): PartyIndex {
  const names = new Map<string, string>();
  const entities = facts.flatMap((fact) => (fact.kind === 'entity' ? [fact.value] : []));
  const [issuers, holders] = [new Set<string>(), new Set<string>()];
  for (const fact of facts) {
    if (fact.kind !== 'holding') continue;
    issuers.add(fact.value.issuer);
    holders.add(fact.value.holder);
  }
  for (const { entity, identifier = entity, name } of entities) names.set(entity, name).set(identifier, name);
  const rootOf = sameEntities(tiedNames(entities, [...issuers, ...holders]));
  const distinct = (ids: Iterable<string>): string[] => [
    ...new Map([...ids].sort(compareText).map((id) => [rootOf(id), id])).values(),
  ];
  const all = new Set([...issuers, ...holders, ...names.keys()]);
  return {
    holders: distinct(holders),
    issuers: distinct(issuers.size > 0 ? issuers : entities.map(({ entity }) => entity)),
    rootOf,
    same: (a, b) => rootOf(a) === rootOf(b),
    meant: (text) => {
      const plain = text.normalize('NFC').trim();
      if (all.has(plain)) return [plain];
      // The number of a register, without the register.
      const numbers = distinct([...all].filter((id) => id.endsWith(`-${plain}`)));
      if (/\d/.test(plain) && numbers.length > 0) return numbers;
      const form = partyName(plain);
      if (form === '') return [];
      return distinct(
        [...all].filter((id) => partyName(id) === form || partyName(names.get(id) ?? '') === form),
      );
    },
    shown: (ids) =>
      ids
        .slice(0, MOST_SHOWN)
        .map((id) => (names.has(id) && names.get(id) !== id ? `${names.get(id)} (${id})` : id))
        .join(', '),
  };
}
