import { Decimal } from '@ancrage/base';
import { AXES } from '../analyses/holdings-behind.ts';
import type { Axis } from '../analyses/holdings-behind.ts';
import type { Ownership } from '../analyses/ownership-of.ts';
import { percentOf } from '../analyses/share-table.ts';
import type { Control, Scheme } from '../scheme/scheme.ts';
import type { ChartKeys } from './chart-keys.ts';
import type { ChartEdge, ChartTest } from '../report/ownership-chart.ts';

/** Names of a rule that speak of foreign shares, each with the parameter that limits it. */
const LIMITS: readonly { readonly value: string; readonly parameter: string; readonly each: boolean }[] = [
  { value: 'largest_foreign', parameter: 'foreign_holder_percent', each: true },
  { value: 'total_foreign', parameter: 'foreign_total_percent', each: false },
  // What foreigners have is what keeps Canadians from a majority.
  { value: 'canadian', parameter: 'majority_percent', each: false },
];

/**
 * Marks each edge with the controls that are not met because of what it carries: every edge of a chain from a foreign
 * holder whose share, or whose part of the sum, is over the limit.
 */
export function markBreaking(
  edges: readonly ChartEdge[],
  tests: readonly ChartTest[],
  { keyOf, idsOf }: ChartKeys,
  root: string,
  { said, behind }: Ownership,
  scheme: Scheme,
): ChartEdge[] {
  const controls = new Map(scheme.criteria.flatMap(({ controls: all }) => all.map((one) => [one.id, one])));
  const marked = new Map<ChartEdge, string[]>();
  const byHolder = Map.groupBy(edges, ({ holder }) => holder);
  const issuers = idsOf(root).filter((id) => behind.said.nodeOf(id) !== undefined);
  for (const { control: id, outcome } of tests) {
    const control = controls.get(id);
    if (outcome !== 'not-met' || control === undefined) continue;
    const found = new Set<ChartEdge>();
    for (const axis of AXES)
      for (const { value, parameter, each } of LIMITS) {
        const limit = limitOf(control, `ownership.${value}_${axis}`, parameter, scheme);
        if (limit === undefined) continue;
        const over = offenders(axis, each ? limit : undefined, issuers);
        const sum = issuers.some((issuer) => percentOf(said.foreign(axis, issuer)).compare(limit) > 0);
        if (each ? over.size > 0 : sum || value === 'canadian')
          for (const edge of chainsFrom(over, axis)) found.add(edge);
      }
    for (const edge of found) marked.set(edge, [...(marked.get(edge) ?? []), id]);
  }
  return edges.map((edge) => ({ ...edge, breaks: marked.get(edge) ?? [] }));

  /** Foreign holders, above a limit where one is given. */
  function offenders(axis: Axis, limit: Decimal | undefined, of: readonly string[]): Set<string> {
    const found = new Set<string>();
    for (const issuer of of)
      for (const [holder, part] of said.byHolder(axis, issuer)) {
        const share = percentOf(part);
        if (limit === undefined ? !share.isZero() : share.compare(limit) > 0) found.add(keyOf(holder));
      }
    return found;
  }

  function chainsFrom(holders: ReadonlySet<string>, axis: Axis): ChartEdge[] {
    const reached = new Set(holders);
    const found: ChartEdge[] = [];
    // A set visits what is added to it while it is walked. Control runs by votes, whatever is tested.
    for (const holder of reached)
      for (const edge of byHolder.get(holder) ?? []) {
        if (holder === root || !carries(edge, axis)) continue;
        found.push(edge);
        // What the entity itself holds in a loop is no part of who holds it.
        if (edge.issuer !== root) reached.add(edge.issuer);
      }
    return found;
  }
}

function carries({ votes, capital }: ChartEdge, axis: Axis): boolean {
  const shares = axis === 'votes' ? [votes] : [capital, votes];
  return shares.some((share) => share !== null && !Decimal.parse(share.lo).isZero());
}

function limitOf(
  { rungs }: Control,
  name: string,
  parameter: string,
  { parameters }: Scheme,
): Decimal | undefined {
  const asks = rungs.some(
    ({ rule }) => rule.names.includes(name) && rule.names.includes(`parameters.${parameter}`),
  );
  return asks ? parameters.get(parameter)?.value : undefined;
}
