import type { Dossier } from '../dossier/dossier.ts';
import type { FactValue } from '../facts/fact.ts';

/** Names under which the provider of the service sells: its own, and those of its entities within the scope. */
export function providerNames(dossier: Dossier): ReadonlySet<string> {
  const known = cache.get(dossier);
  if (known !== undefined) return known;
  const names = dossier.of('service').map(({ fact }) => fact.value.provider);
  for (const { fact } of dossier.of('scope-entity')) {
    if (fact.value.role === 'provider' || fact.value.role === 'operator') names.push(fact.value.name);
  }
  const set = new Set(names.map(normal));
  cache.set(dossier, set);
  return set;
}

/** Asked for every bill line; the answer never changes for one dossier. */
const cache = new WeakMap<Dossier, ReadonlySet<string>>();

/** Whether a bill line is one that the service issues to its customers, rather than one that it pays to its host. */
export function soldByService(spend: Pick<FactValue<'spend'>, 'provider'>, dossier: Dossier): boolean {
  return providerNames(dossier).has(normal(spend.provider));
}

function normal(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
