import type { FactValue } from '../facts/fact.ts';
import { partyName } from '../parties/party-name.ts';

/**
 * Pairs of identifiers that stand for one party to the eye: what a record and its official identifier name, and a name in a
 * table that is the name of one entity and of no other. Nothing is judged by the latter.
 */
export function tiedNames(
  entities: readonly FactValue<'entity'>[],
  ids: Iterable<string>,
): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  const records = new Map<string, Set<string>>();
  const known = new Set<string>();
  for (const { entity, identifier = entity, name } of entities) {
    known.add(entity).add(identifier);
    pairs.push([entity, identifier]);
    const named = partyName(name);
    if (named !== '') records.set(named, (records.get(named) ?? new Set()).add(entity));
  }
  for (const id of ids) {
    const named = known.has(id) ? undefined : records.get(partyName(id));
    if (named?.size === 1) pairs.push([[...named][0]!, id]);
  }
  return pairs;
}
