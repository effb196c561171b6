import type { Dossier } from '../dossier/dossier.ts';
import type { FactValue } from '../facts/fact.ts';
import { sameParty } from '../parties/party-name.ts';
import { isOwnName } from './service-names.ts';

/**
 * Who stands behind a service that a document names, unless it is the provider itself: its provider, else the service's own
 * name where using it crosses a trust boundary. A service within the boundary whose provider is not told may be a part of
 * the service: nothing is said of it.
 */
export function partyBehind(
  { name, provider, crosses_boundary }: FactValue<'described-service'>,
  dossier: Dossier,
): string | undefined {
  const party = provider ?? (crosses_boundary === true ? name : undefined);
  return party === undefined || isOwnName(party, dossier) ? undefined : party;
}

/** Whether one of the names is that of the party. */
export function namedAmong(names: readonly string[], party: string): boolean {
  return names.some((name) => sameParty(name, party));
}
