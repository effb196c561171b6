import { sortFacts } from './adequate.ts';
import type { DeriveContext } from './derived.ts';

/** One legal entity that the manifest names as the provider's, with the identifiers under which evidence speaks of it. */
export interface ProviderIssuer {
  /** Identifiers of the manifest, and those that adequate extracts tie to them. */
  readonly proven: ReadonlySet<string>;
  /** Those, and the ones that rest on a weaker word: what is said under them can speak against the entity only. */
  readonly all: ReadonlySet<string>;
}

/**
 * The provider's entities. Two identifiers of the manifest are one entity only where adequate evidence says so, so that a
 * declaration cannot lend a shell's clean table to the entity that really owns the service.
 */
export function providerIssuers(context: DeriveContext): readonly ProviderIssuer[] {
  const { dossier } = context;
  let issuers = [...namedEntities(context)].map((id) => ({ proven: new Set([id]), all: new Set([id]) }));
  const named = new Set(issuers.flatMap(({ proven }) => [...proven]));
  const good = new Set(sortFacts(dossier.of('entity'), context).adequate);
  for (const extract of dossier.of('entity')) {
    const { entity, identifier } = extract.fact.value;
    if (identifier === undefined) continue;
    const ids = [entity, identifier].filter((id) => named.has(id));
    if (ids.length === 0) continue;
    const meant = issuers.filter(({ proven }) => ids.some((id) => proven.has(id)));
    for (const { all } of meant) all.add(entity).add(identifier);
    if (!good.has(extract)) continue;
    const proven = new Set([...meant.flatMap((one) => [...one.proven]), entity, identifier]);
    const all = new Set(meant.flatMap((one) => [...one.all]));
    issuers = [...issuers.filter((one) => !meant.includes(one)), { proven, all }];
  }
  return issuers;
}

/** Identifiers that the manifest gives for the provider, as it writes them. */
export function namedEntities({ dossier }: Pick<DeriveContext, 'dossier'>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { fact } of dossier.of('service'))
    if (fact.value.entity !== undefined) ids.add(fact.value.entity);
  for (const { fact } of dossier.of('scope-entity'))
    if (fact.value.role === 'provider') ids.add(fact.value.entity);
  return ids;
}
