import { Decimal } from '@ancrage/base';
import type { DeriveContext } from '../analyses/derived.ts';
import { providerIssuers } from '../analyses/provider-issuers.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Evaluation } from '../evaluation/evaluate-control.ts';
import type { Reference } from '../reference/reference.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { chartOf, controlsOfOwnership, testOf } from './chart-ownership.ts';
import type { ChartEdge, OwnershipChart } from '../report/ownership-chart.ts';

/** Nodes of a chart in a report, and holders of each: the rest is a matter of the command. */
const MOST_NODES = 200;
const MOST_HOLDERS = 40;
const MOST_FINDINGS = 50;

/**
 * One chart for each entity of the provider of which any holding is told, by the contract of the control on foreign holders:
 * only what this contract accepts narrows a share. The tests are the report’s findings, and are not repeated.
 */
export function reportCharts(
  dossier: Dossier,
  reference: Reference,
  scheme: Scheme,
  evaluations: ReadonlyMap<string, Evaluation>,
): OwnershipChart[] {
  const controls = controlsOfOwnership(scheme);
  const first = controls.find(({ rungs }) =>
    rungs.some(({ rule }) => rule.names.some((name) => name.startsWith('ownership.'))),
  );
  if (first === undefined || dossier.of('holding').length === 0) return [];
  const { parameters } = scheme;
  const context: DeriveContext = { dossier, contract: first.evidence, reference, parameters };
  const tests = controls.flatMap(({ id }) => {
    const evaluation = evaluations.get(id);
    return evaluation === undefined ? [] : [testOf(evaluation)];
  });
  const told = new Set(dossier.of('holding').map(({ fact }) => fact.value.issuer));
  return providerIssuers(context)
    .filter(({ all }) => [...all].some((id) => told.has(id)))
    .map(({ proven }) => pruned({ ...chartOf([...proven][0]!, context, scheme, tests), tests: [] }));
}

/** What fits a report: the largest holders, nearest the entity first, and what breaks a test before the rest. */
function pruned(chart: OwnershipChart): OwnershipChart {
  const into = Map.groupBy(chart.edges, ({ issuer }) => issuer);
  const kept = new Set([chart.entity]);
  const edges = new Set<ChartEdge>();
  // A set visits what is added to it while it is walked: nearest first.
  for (const issuer of kept)
    for (const edge of (into.get(issuer) ?? []).toSorted(bySize).slice(0, MOST_HOLDERS)) {
      if (!kept.has(edge.holder) && kept.size >= MOST_NODES) continue;
      kept.add(edge.holder);
      edges.add(edge);
    }
  return {
    ...chart,
    nodes: chart.nodes.filter(({ id }) => kept.has(id)),
    edges: chart.edges.filter((edge) => edges.has(edge)),
    holders: chart.holders.filter(({ id }) => kept.has(id)).slice(0, MOST_HOLDERS),
    beneficial_owners: chart.beneficial_owners.filter(({ id }) => kept.has(id)),
    undisclosed: chart.undisclosed.filter(({ issuer }) => kept.has(issuer)),
    findings: chart.findings.slice(0, MOST_FINDINGS),
  };
}

function bySize(a: ChartEdge, b: ChartEdge): number {
  const size = ({ votes, capital }: ChartEdge): Decimal =>
    [votes, capital]
      .map((share) => Decimal.parse(share?.lo ?? '0'))
      .reduce((most, lo) => (lo.compare(most) > 0 ? lo : most));
  return b.breaks.length - a.breaks.length || Number(b.drawn) - Number(a.drawn) || size(b).compare(size(a));
}
