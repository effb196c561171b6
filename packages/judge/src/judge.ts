import { canonicalJson, compareText, digestOf, formatUtcDate, parseUtcDate } from '@ancrage/base';
import type { UtcDate } from '@ancrage/base';
import { buildDossier } from './dossier/build-dossier.ts';
import type { Dossier, GradedFact } from './dossier/dossier.ts';
import { evaluateControl } from './evaluation/evaluate-control.ts';
import type { Evaluation } from './evaluation/evaluate-control.ts';
import { blockersOf, levelsOf } from './evaluation/levels.ts';
import { mendingOf } from './evaluation/remedies.ts';
import type { HostInput } from './hosts/host-certificate.ts';
import { weighHosts } from './hosts/weigh-hosts.ts';
import { JudgeError } from './errors/judge-error.ts';
import type { FactValue } from './facts/fact.ts';
import type { KindName } from './facts/registry.ts';
import type { LawRegister } from './laws/law-register.ts';
import { mergeReadings } from './reading/merge-readings.ts';
import type { Reading } from './reading/reading.ts';
import type { Reference } from './reference/reference.ts';
import { findingValue } from './report/fact-ref.ts';
import { reportCharts } from './ownership-chart/report-charts.ts';
import { reportFlows } from './report/flows.ts';
import { reportNames } from './report/names.ts';
import { reportHosts } from './report/hosts.ts';
import { reportExposure } from './report/exposure.ts';
import { reportOperators } from './report/operators.ts';
import { reportPlaces } from './report/places.ts';
import type { Finding, NextLevel, Report, ReportEvidence } from './report/report.ts';
import { scopeFindings } from './report/scope-findings.ts';
import type { Scheme } from './scheme/scheme.ts';
import { weakerMethod, weakerSource } from './facts/grade.ts';
import type { TrustList } from './trust/trust-list.ts';

export interface JudgeInput {
  readonly scheme: Scheme;
  /** The register of laws for this judgement; exposure is judged from it. */
  readonly laws: LawRegister;
  readonly reference: Reference;
  readonly trust: TrustList;
  /** One of the manifest, one of the receipt, and one for each file or slice. */
  readonly readings: readonly Reading[];
  /** Bundles of the dossier as the caller verified them; absent where it has none. A bundle that is not told of counts for nothing. */
  readonly hosts?: HostInput | undefined;
  /** UTC date of judgement. */
  readonly at: UtcDate;
}

/**
 * Readings in, report out. Pure: no clock, network, file or randomness; the digest of every input is pinned in the
 * report, so whoever holds the same bytes computes the same report. Throws `JudgeError` where there is no manifest, or the
 * day of judgement is outside 2000–2199.
 */
export function judge({ scheme, laws, reference: tables, trust, readings, hosts, at }: JudgeInput): Report {
  const reference: Reference = { ...tables, laws };
  const reading = mergeReadings(readings);
  const weigh = (service: FactValue<'service'>) =>
    weighHosts(hosts?.outcomes ?? [], { service, scheme, demonstration: trust.demonstration });
  const dossier = buildDossier(reading, trust, scheme.grades, judgementDay(at), weigh);
  const controls = scheme.criteria.flatMap((criterion) => criterion.controls);
  const evaluations = new Map<string, Evaluation>();
  for (const control of controls)
    evaluations.set(control.id, evaluateControl(control, dossier, reference, scheme));
  const findings = controls.map((control) =>
    finding(evaluations.get(control.id)!, dossier, reference, scheme),
  );
  const { level, criteria } = levelsOf(scheme, evaluations);
  const ownership = reportCharts(dossier, reference, scheme, evaluations);
  const exposure = reportExposure(dossier, reference);
  const flows = reportFlows(dossier, reference);
  const names = reportNames(dossier, reference);
  const certified = reportHosts(dossier, reference, scheme);
  return {
    format: 'ancrage-report/1',
    semantics: 'ancrage-semantics/1',
    at,
    service: valuesOf(dossier, 'service')[0]!,
    scope: {
      period: valuesOf(dossier, 'scope-period')[0]!,
      accounts: valuesOf(dossier, 'scope-account'),
      entities: valuesOf(dossier, 'scope-entity'),
      sites: valuesOf(dossier, 'site'),
      prefixes: valuesOf(dossier, 'prefix'),
      exclusions: valuesOf(dossier, 'exclusion'),
    },
    inputs: {
      scheme: { id: scheme.id, version: scheme.version, status: scheme.status, digest: scheme.digest },
      trust: { id: trust.id, demonstration: trust.demonstration, digest: trust.digest },
      reference: { as_of: reference.asOf, digest: reference.digest },
      laws: { digest: laws.digest },
      ...(certified === undefined || hosts === undefined ? {} : { hosts: { policy: hosts.policy } }),
      readings: digestOf(canonicalJson(reading)),
    },
    level,
    top_level: scheme.topLevel,
    criteria,
    findings: findings.filter(({ rungs }) => rungs.length > 0),
    conditions: findings.filter(({ rungs }) => rungs.length === 0),
    next: nextLevel(level, scheme, evaluations, findings),
    scope_findings: scopeFindings(dossier, reference),
    missing: dossier.missing,
    evidence: evidenceTable(dossier, reading),
    unread: unreadFiles(reading),
    notes: reading.notes,
    places: reportPlaces(
      dossier,
      reference,
      controls.find(({ evidence }) => evidence.carried)?.evidence.carried,
    ),
    operators: reportOperators(dossier, reference),
    ...(ownership.length === 0 ? {} : { ownership }),
    ...(exposure === undefined ? {} : { exposure }),
    ...(flows === undefined ? {} : { flows }),
    ...(names === undefined ? {} : { names }),
    ...(certified === undefined ? {} : { hosts: certified }),
  };
}

/** Far from the ends of the calendar, so that terms counted from the day of judgement stay within it. */
function judgementDay(at: UtcDate): number {
  const day = parseUtcDate(at);
  const [from, to] = ['2000-01-01', '2199-12-31'];
  if (at < from || at > to) throw new JudgeError('JUDGED_AT_RANGE', { date: at, from, to });
  return day;
}

function finding(evaluation: Evaluation, dossier: Dossier, reference: Reference, scheme: Scheme): Finding {
  const { control, outcome, rungs, values, reasons } = evaluation;
  const mending = mendingOf(evaluation, dossier, reference, scheme);
  const support = outcome === 'met' ? [...values.values()].flatMap((value) => value.support) : [];
  const weakest = <T>(pick: (fact: GradedFact) => T, weaker: (a: T, b: T) => T): T | null =>
    support.length === 0 ? null : support.map(pick).reduce(weaker);
  return {
    control: control.id,
    criterion: control.criterion,
    judged: control.judged,
    outcome,
    rungs: rungs.filter(({ rung }) => rung > 0),
    method: weakest(({ grade }) => grade.method, weakerMethod),
    source: weakest(({ grade }) => grade.source, weakerSource),
    values: [...values].map(([name, derived]) => findingValue(name, derived, outcome === 'met')),
    reasons,
    ...mending,
  };
}

function nextLevel(
  level: number,
  scheme: Scheme,
  evaluations: ReadonlyMap<string, Evaluation>,
  findings: readonly Finding[],
): NextLevel | null {
  if (level >= scheme.topLevel) return null;
  const blocking = blockersOf(level + 1, scheme, evaluations).map(({ control, outcome }) => {
    const plan = findings.find(({ control: id }) => id === control.id)?.plan ?? null;
    return { control: control.id, outcome, plan };
  });
  return {
    level: level + 1,
    blocking,
    cost: distinctCost(blocking, findings),
    unplanned: blocking.filter(({ plan }) => plan === null).length,
  };
}

/** Remedies of one name are one act, whichever controls they serve; the dearest of its costs is what it costs. */
function distinctCost(blocking: NextLevel['blocking'], findings: readonly Finding[]): number {
  const costs = new Map<string, number>();
  for (const { control, plan } of blocking) {
    const remedies = findings.find(({ control: id }) => id === control)?.remedies ?? [];
    for (const { id, cost } of remedies) {
      if (plan?.remedies.includes(id) === true) costs.set(id, Math.max(cost, costs.get(id) ?? 0));
    }
  }
  return [...costs.values()].reduce((sum, cost) => sum + cost, 0);
}

function evidenceTable(dossier: Dossier, reading: Reading): ReportEvidence[] {
  const counts = new Map<string, number>();
  for (const { at, kind } of reading.facts) {
    if (kind !== 'file') counts.set(at.evidence, (counts.get(at.evidence) ?? 0) + 1);
  }
  return [...dossier.files.values()]
    .map((file) => ({
      path: file.path,
      id: file.id,
      format: file.format,
      version: file.version,
      method: file.grade.method,
      source: file.grade.source,
      date: file.day === undefined ? null : formatUtcDate(file.day),
      date_from: file.dayFrom,
      listed: file.listed,
      vouched_by: file.vouchedBy,
      facts: counts.get(file.id) ?? 0,
    }))
    .sort((a, b) => compareText(a.path, b.path));
}

function unreadFiles(reading: Reading): FactValue<'file'>[] {
  const files = reading.facts.filter((fact) => fact.kind === 'file').map((fact) => fact.value);
  return files.filter(({ state }) => state !== 'read').sort((a, b) => compareText(a.path, b.path));
}

/** What the manifest itself states; sites and prefixes that others document are evidence, not scope. */
function valuesOf<K extends KindName>(dossier: Dossier, kind: K): FactValue<K>[] {
  return dossier
    .of(kind)
    .filter(({ file }) => file.format === 'ancrage-dossier')
    .map(({ fact }) => fact.value);
}
