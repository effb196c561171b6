import { compareText, intervalToJson, parseUtcDate } from '@ancrage/base';
import type { Digest, UtcDate } from '@ancrage/base';
import { analysisParameters } from '../analyses/analysis-parameters.ts';
import type { Derived, DeriveContext } from '../analyses/derived.ts';
import { ownershipOf } from '../analyses/ownership-of.ts';
import { evaluateControl } from '../evaluation/evaluate-control.ts';
import type { Evaluation } from '../evaluation/evaluate-control.ts';
import { isInForce } from '../facts/in-force.ts';
import { mergeReadings } from '../reading/merge-readings.ts';
import type { Reading } from '../reading/reading.ts';
import type { Reference } from '../reference/reference.ts';
import type { Control, Scheme } from '../scheme/scheme.ts';
import { applySale } from './apply-sale.ts';
import type { Sold } from './apply-sale.ts';
import { beneficialOwners } from './beneficial-owners.ts';
import { markBreaking } from './breaking-edges.ts';
import { chartEdges } from './chart-edges.ts';
import { chartFindings } from './chart-findings.ts';
import { chartHolders, controllerOf } from './chart-holders.ts';
import { chartKeys } from './chart-keys.ts';
import { chartNodes } from './chart-nodes.ts';
import { findEntity } from './find-entity.ts';
import type {
  ChartFinding,
  ChartTest,
  OwnershipChart,
  OwnershipDocument,
} from '../report/ownership-chart.ts';
import { parseSale } from './parse-sale.ts';
import { partyIndex } from './party-index.ts';
import { STATED_CONTRACT, statedDossier } from './stated-dossier.ts';

export interface ChartInput {
  /** Of one file or slice each. */
  readonly readings: readonly Reading[];
  /** What each file is called. */
  readonly paths: ReadonlyMap<Digest, string>;
  /** Record, official identifier or name; the only entity that holds nothing, where absent. */
  readonly entity: string | undefined;
  readonly scheme: Scheme;
  readonly reference: Reference;
  /** UTC day on which the holdings are looked at. */
  readonly at: UtcDate;
  /** Supposed sales, as written, in their order: see `parseSale`. */
  readonly sales: readonly string[];
}

/**
 * Who is behind an entity, by files taken at their word, and who would be after supposed sales. Whether that word is proof is
 * asked by `judge`, of a dossier. Pure.
 *
 * @throws JudgeError where no file speaks of a holding, no entity or several are meant, or a sale is not possible.
 */
export function chartOwnership(input: ChartInput): OwnershipDocument {
  const { paths, scheme, at, sales } = input;
  const reading = mergeReadings(input.readings);
  const day = parseUtcDate(at);
  const facts = reading.facts.filter((fact) => isInForce(fact, day));
  const entity = findEntity(facts, partyIndex(facts), input.entity);
  let sold: Sold = { facts, void: 0 };
  const parsed = sales.map((written) => {
    const known = partyIndex(sold.facts);
    const sale = parseSale(written, known);
    const next = applySale(sold.facts, sale, known);
    sold = { facts: next.facts, void: sold.void + next.void };
    return sale;
  });
  const chart = statedChart(reading, entity, input);
  const speaking = new Set(chart.edges.flatMap(({ places }) => places.map(({ evidence }) => evidence)));
  return {
    format: 'ancrage-ownership/1',
    at,
    scheme: { id: scheme.id, version: scheme.version, digest: scheme.digest },
    files: reading.evidence
      .map(({ id, format }) => ({ id, path: paths.get(id) ?? id, format, speaks: speaking.has(id) }))
      .sort((a, b) => compareText(a.path, b.path)),
    chart,
    what_if:
      parsed.length === 0
        ? null
        : {
            sales: parsed,
            void_statements: sold.void,
            chart: statedChart({ ...reading, facts: sold.facts }, entity, input),
          },
  };
}

function statedChart(
  reading: Reading,
  entity: string,
  { paths, scheme, reference, at }: ChartInput,
): OwnershipChart {
  const { dossier, findings } = statedDossier(reading, paths, entity, parseUtcDate(at));
  const { parameters } = scheme;
  const context: DeriveContext = { dossier, contract: STATED_CONTRACT, reference, parameters };
  const tests = controlsOfOwnership(scheme).map((control) =>
    testOf(evaluateControl({ ...control, evidence: STATED_CONTRACT }, dossier, reference, scheme)),
  );
  return chartOf(entity, context, scheme, tests, findings);
}

/** Analyses that speak of who owns and controls; the age of proof is no matter of a chart. */
const OF_OWNERSHIP =
  /^(?!ownership\.evidence_days$)(?:ownership|board|rights_review|control_contracts_review|beneficial_owner_match)\./;

export function controlsOfOwnership({ criteria }: Scheme): Control[] {
  return criteria
    .flatMap(({ controls }) => controls)
    .filter(({ rungs }) => rungs.some(({ rule }) => rule.names.some((name) => OF_OWNERSHIP.test(name))));
}

export function testOf({ control, outcome, values, reasons }: Evaluation): ChartTest {
  return {
    control: control.id,
    outcome,
    values: [...values]
      .filter(([name]) => OF_OWNERSHIP.test(name))
      .map(([name, derived]) => ({ name, value: shown(derived) })),
    reasons,
  };
}

function shown({ value }: Derived): ChartTest['values'][number]['value'] {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? value : intervalToJson(value);
}

/** The chart of the provider’s entity that has this identifier. */
export function chartOf(
  entity: string,
  context: DeriveContext,
  scheme: Scheme,
  tests: readonly ChartTest[],
  more: readonly ChartFinding[] = [],
): OwnershipChart {
  const ownership = ownershipOf(context);
  const keys = chartKeys(ownership, context);
  const root = keys.keyOf(entity);
  const drawn = chartEdges(root, keys, context);
  const edges = markBreaking(drawn.edges, tests, keys, root, ownership, scheme);
  const nodes = chartNodes(root, edges, keys, ownership, context);
  const { holders, total } = chartHolders(root, nodes, edges, keys, ownership);
  return {
    entity: root,
    controller: controllerOf(root, nodes, keys, ownership),
    nodes_total: nodes.length,
    nodes,
    edges,
    holders,
    holders_total: total,
    beneficial_owners: beneficialOwners(
      holders,
      nodes,
      scheme.parameters.get(analysisParameters.beneficialOwner)?.value,
    ),
    undisclosed: drawn.undisclosed,
    tests,
    findings: [...more, ...chartFindings(nodes, { ...drawn, edges }, context)],
  };
}
