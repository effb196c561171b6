import { compareText, Rational } from '@ancrage/base';
import type { DeriveContext } from '../analyses/derived.ts';
import { holderName, isUnnamed } from '../analyses/holder-name.ts';
import { holderStatuses } from '../analyses/holder-statuses.ts';
import { AXES } from '../analyses/holdings-behind.ts';
import type { Ownership } from '../analyses/ownership-of.ts';
import type { FactValue } from '../facts/fact.ts';
import type { ChartKeys } from './chart-keys.ts';
import type { ChartEdge, ChartNode } from '../report/ownership-chart.ts';

/** Types of entity, in BODS, of which there are no shares. */
export const STATES: ReadonlySet<string> = new Set(['state', 'stateBody']);

/** The nodes of a chart with all that the files tell of each. */
export function chartNodes(
  root: string,
  edges: readonly ChartEdge[],
  keys: ChartKeys,
  ownership: Ownership,
  context: DeriveContext,
): ChartNode[] {
  const { dossier } = context;
  const entities = Map.groupBy(dossier.of('entity'), ({ fact }) => keys.keyOf(fact.value.entity));
  const persons = Map.groupBy(dossier.of('person'), ({ fact }) => keys.keyOf(fact.value.person));
  const stated = Map.groupBy(dossier.of('holder-status'), ({ fact }) => keys.keyOf(fact.value.holder));
  const depths = depthsOf(root, edges);
  const issuers = new Set([root, ...edges.map(({ issuer }) => issuer)]);
  return [...depths]
    .map(([id, depth]): ChartNode => {
      const entity = entities.get(id)?.[0]?.fact.value;
      const person = persons.get(id)?.[0]?.fact.value;
      const natural = stated.get(id)?.some(({ fact }) => fact.value.natural) === true;
      const entityStated = stated
        .get(id)
        ?.some(({ fact: { value } }) => !value.natural && value.status !== 'unknown');
      return {
        id,
        ids: keys.idsOf(id),
        name: nameOf(keys.idsOf(id), entity, dossier),
        kind:
          entity !== undefined
            ? entityKind(entity)
            : natural || person !== undefined
              ? 'person'
              : entityStated === true || issuers.has(id)
                ? 'entity'
                : 'unknown',
        country: entity?.jurisdiction ?? person?.residence ?? null,
        status: statusOf(keys.idsOf(id), ownership, context),
        depth,
      };
    })
    .sort((a, b) => a.depth - b.depth || compareText(a.id, b.id));
}

function nameOf(
  ids: readonly string[],
  entity: FactValue<'entity'> | undefined,
  dossier: DeriveContext['dossier'],
): string {
  if (entity !== undefined && entity.name !== '') return entity.name;
  const named = ids.map((id) => holderName(id, dossier)).find((name) => !isUnnamed(name));
  return named ?? '';
}

function entityKind({ type }: FactValue<'entity'>): ChartNode['kind'] {
  if (STATES.has(type)) return 'state';
  return type === 'arrangement' ? 'arrangement' : 'entity';
}

/** What a node is proven or said to be; for an entity, by who is behind it. */
function statusOf(
  ids: readonly string[],
  { said, proven, behind }: Ownership,
  context: DeriveContext,
): ChartNode['status'] {
  const statuses = holderStatuses(context);
  if (ids.some((id) => said.isForeign(id))) return 'foreign';
  if (ids.some((id) => statuses.canadian.has(id))) return 'canadian';
  const held = ids.filter((id) => behind.said.nodeOf(id) !== undefined);
  const most = (of: (id: string) => Rational): Rational =>
    held.map(of).reduce((a, b) => (a.compare(b) >= 0 ? a : b), Rational.ZERO);
  const shares = AXES.map((axis) => ({
    foreign: most((id) => said.foreign(axis, id)),
    canadian: most((id) => proven.canadian(axis, id)),
  }));
  const { ONE } = Rational;
  if (shares.every(({ canadian }) => canadian.equals(ONE))) return 'canadian';
  if (shares.every(({ foreign }) => foreign.equals(ONE))) return 'foreign';
  return shares.every(({ foreign, canadian }) => foreign.add(canadian).compare(ONE) >= 0)
    ? 'mixed'
    : 'unknown';
}

function depthsOf(root: string, edges: readonly ChartEdge[]): Map<string, number> {
  const into = Map.groupBy(edges, ({ issuer }) => issuer);
  const depths = new Map([[root, 0]]);
  // A map visits what is added to it while it is walked: nearest first.
  for (const [node, depth] of depths)
    for (const { holder } of into.get(node) ?? []) if (!depths.has(holder)) depths.set(holder, depth + 1);
  return depths;
}
