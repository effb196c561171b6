import type { Dossier } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import type { FactValue } from '../facts/fact.ts';
import { normalName } from '../parties/same-name.ts';
import type { DeriveContext } from './derived.ts';

/** Names under which the provider of the service sells: its own, and those of its own entities within the scope. */
function providerNames(dossier: Dossier): ReadonlySet<string> {
  return namesOf.get(dossier, undefined, () => {
    const names = dossier.of('service').map(({ fact }) => fact.value.provider);
    for (const { fact } of dossier.of('scope-entity')) {
      if (fact.value.role === 'provider') names.push(fact.value.name);
    }
    return new Set(names.map(normalName));
  });
}

/** Asked for every bill line; the answer never changes for one dossier. */
const namesOf = new OncePerDossier<ReadonlySet<string>>();

/**
 * Whether a bill line is one that the service issues to its customers, rather than one that it pays to its host. A line
 * of a platform whose regions are public is its host's, unless the service's own provider is that seller: an entity named
 * like the host, which costs one line of the manifest, turns no purchase into a sale.
 */
export function soldByService(
  { provider, platform }: Pick<FactValue<'spend'>, 'provider' | 'platform'>,
  { dossier, reference }: Pick<DeriveContext, 'dossier' | 'reference'>,
): boolean {
  const name = normalName(provider);
  if (reference.isPublicPlatform(platform))
    return dossier.of('service').some(({ fact }) => normalName(fact.value.provider) === name);
  return providerNames(dossier).has(name);
}

/** Whether a name is that of the service's provider, or of one of its own entities within the scope. */
export function isOwnName(name: string, dossier: Dossier): boolean {
  return providerNames(dossier).has(normalName(name));
}
