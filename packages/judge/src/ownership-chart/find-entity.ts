import { JudgeError } from '../errors/judge-error.ts';
import type { AnyFact } from '../facts/fact.ts';
import type { PartyIndex } from './party-index.ts';

/**
 * The identifier of the entity that is meant, by record, by official identifier or by name. Without one: the provider of the
 * manifest, if there is one; else the entity that is held and holds nothing itself, if there is only one.
 *
 * @throws JudgeError OWNERSHIP_NO_HOLDING, OWNERSHIP_ENTITY_MISSING, OWNERSHIP_ENTITY_UNKNOWN, OWNERSHIP_ENTITY_AMBIGUOUS,
 *   with those that could be meant.
 */
export function findEntity(
  facts: readonly AnyFact[],
  parties: PartyIndex,
  wanted: string | undefined,
): string {
  const { issuers, holders, rootOf, same, shown } = parties;
  if (issuers.length === 0) throw new JudgeError('OWNERSHIP_NO_HOLDING');
  if (wanted === undefined) {
    const provider = facts.flatMap((fact) => (fact.kind === 'service' ? (fact.value.entity ?? []) : []))[0];
    if (provider !== undefined && issuers.some((id) => same(id, provider))) return provider;
    const holding = new Set(holders.map(rootOf));
    const lowest = issuers.filter((id) => !holding.has(rootOf(id)));
    if (lowest.length === 1) return lowest[0]!;
    throw new JudgeError('OWNERSHIP_ENTITY_MISSING', { known: shown(lowest.length > 0 ? lowest : issuers) });
  }
  const found = parties.meant(wanted);
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new JudgeError('OWNERSHIP_ENTITY_AMBIGUOUS', { entity: wanted, known: shown(found) });
  throw new JudgeError('OWNERSHIP_ENTITY_UNKNOWN', { entity: wanted, known: shown(issuers) });
}
