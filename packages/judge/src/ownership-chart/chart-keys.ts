import { compareText } from '@ancrage/base';
import type { DeriveContext } from '../analyses/derived.ts';
import type { Ownership } from '../analyses/ownership-of.ts';
import { sameEntities } from '../analyses/ownership/same-entities.ts';
import { tiedNames } from './tied-names.ts';

/** Which identifiers stand for one node of a chart. */
export interface ChartKeys {
  /** The node of an identifier: the first of its identifiers in code-unit order. */
  readonly keyOf: (id: string) => string;
  readonly idsOf: (key: string) => readonly string[];
}

/** Identifiers that anyone ties, and names that stand for one entity: see `tiedNames`. */
export function chartKeys({ issuers, behind }: Ownership, { dossier }: DeriveContext): ChartKeys {
  const ids = new Set(issuers.flatMap(({ all }) => [...all]));
  const entities = dossier.of('entity').map(({ fact }) => fact.value);
  for (const { fact } of dossier.of('holding')) ids.add(fact.value.holder).add(fact.value.issuer);
  for (const { entity, identifier = entity } of entities) ids.add(entity).add(identifier);
  const pairs = [
    ...behind.said.ids.flatMap((members) => members.slice(1).map((id) => [members[0]!, id] as const)),
    ...tiedNames(entities, ids),
  ];
  const same = sameEntities(pairs);
  const members = Map.groupBy([...ids].sort(compareText), same);
  const keyOf = (id: string): string => members.get(same(id))?.[0] ?? id;
  return { keyOf, idsOf: (key) => members.get(same(key)) ?? [key] };
}
