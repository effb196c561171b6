import { compareText } from '@ancrage/base';
import type { Tri } from '@ancrage/base';
import { ASSESSOR_MET, outputs } from '../analyses/analyses.ts';
import { dropSuperseded, sortFacts } from '../analyses/adequate.ts';
import type { Derived, DeriveContext, Reason } from '../analyses/derived.ts';
import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import type { Reference } from '../reference/reference.ts';
import type { Outcome } from '../report/report.ts';
import { boundsOf, boundsOfConstant } from '../rules/bounds.ts';
import type { CompiledRule, RuleValue } from '../rules/compile-rule.ts';
import type { Control, Scheme } from '../scheme/scheme.ts';
import { decisiveNames, unknownOf, violationsOf } from './decisive.ts';

/** A control judged: its outcome at each rung and everything that led there. */
export interface Evaluation {
  readonly control: Control;
  readonly outcome: Outcome;
  readonly rungs: readonly { readonly rung: number; readonly outcome: Outcome; readonly rule: string }[];
  readonly values: ReadonlyMap<string, Derived>;
  readonly reasons: readonly Reason[];
}

/** Judges one control. Pure; an analysis that throws makes the finding *not verifiable* and nothing else. */
export function evaluateControl(
  control: Control,
  dossier: Dossier,
  reference: Reference,
  scheme: Scheme,
): Evaluation {
  const { parameters } = scheme;
  const context: DeriveContext = { dossier, contract: control.evidence, reference, parameters };
  const assessor = assessorFinding(control, context);
  const values = new Map<string, Derived>();
  const errors: Reason[] = [];
  const rules = [
    ...control.rungs,
    ...(control.condition === null ? [] : [{ rung: 0, rule: control.condition }]),
  ];
  const known = derivedUnder(scheme, reference);
  const derive = (name: string): Derived =>
    name === ASSESSOR_MET
      ? assessor.derived
      : known.get(dossier, `${control.id} ${name}`, () => outputs.get(name)!.derive(context));
  for (const { rule } of rules) deriveNames(rule, values, errors, derive);
  const blockers = fileProblems(control, dossier);
  const violations: Reason[] = [];
  const decisive = new Set<string>();
  const rungs = rules.map(({ rung, rule }) => {
    const slots = slotsOf(rule, values, scheme);
    const truth = rule.run(slots);
    if (truth === false) violations.push(...violationsOf(rule, slots, values));
    if (truth === true) for (const name of decisiveNames(rule, slots)) decisive.add(name);
    // A value that failed to compute could be anything; a rule that fails all the same is a violation seen.
    const outcome =
      truth !== false && errors.length > 0 ? 'not-verifiable' : outcomeOf(truth, assessor, blockers);
    return { rung, outcome, rule: rule.source } as const;
  });
  const outcome = overall(rungs.map((rung) => rung.outcome));
  // What is not known of a branch that was not needed is no reason for anything once the control is met.
  const relevant = [...values].filter(([name]) => outcome !== 'met' || decisive.has(name));
  return {
    control,
    outcome,
    rungs,
    values,
    reasons: distinct([
      ...violations,
      ...distinct(explain(control, outcome, new Map(relevant), errors, blockers, assessor)).sort(byCode),
    ]),
  };
}

/**
 * One outcome over all rungs. A violation at any rung is said, even where a lower rung is in doubt: else one more
 * declaration could hide it behind that doubt.
 */
function overall(outcomes: readonly Outcome[]): Outcome {
  const worst = (['not-met', 'not-verifiable'] as const).find((outcome) => outcomes.includes(outcome));
  return worst ?? outcomes.find((outcome) => outcome !== 'met') ?? 'met';
}

/** What the trusted assessors said of this very control. */
interface AssessorFinding {
  readonly met: Tri;
  readonly notApplicable: boolean;
  readonly derived: Derived;
}

function assessorFinding(control: Control, context: DeriveContext): AssessorFinding {
  const own = context.dossier.of('assessor-finding').filter(({ fact }) => fact.value.control === control.id);
  const vouched = own.filter(({ grade }) => grade.source !== 'provider');
  const least = { method: 'declared', source: 'assessor' } as const;
  const sorted = sortFacts(vouched, { ...context, contract: { ...context.contract, least } });
  const { reasons } = sorted;
  const { adequate, all } = dropSuperseded(sorted);
  const of = (facts: readonly GradedFact<'assessor-finding'>[], outcome: string): GradedFact[] =>
    facts.filter(({ fact }) => fact.value.outcome === outcome);
  const [met, notMet, notApplicable] = [
    of(adequate, 'met'),
    of(all, 'not-met'),
    of(adequate, 'not-applicable'),
  ];
  const truth: Tri = notMet.length > 0 ? false : met.length > 0 ? true : undefined;
  const awaiting: Reason[] = [{ code: 'AWAITS_ASSESSOR', params: { control: control.id } }, ...reasons];
  return {
    met: truth,
    notApplicable: notApplicable.length > 0 && notMet.length === 0,
    derived: {
      value: truth,
      support: met,
      against: notMet,
      reasons: truth === undefined ? awaiting : [],
      violations: truth === false ? [{ code: 'ASSESSOR_DISAGREES', params: { control: control.id } }] : [],
    },
  };
}

function deriveNames(
  rule: CompiledRule,
  values: Map<string, Derived>,
  errors: Reason[],
  derive: (name: string) => Derived,
): void {
  for (const name of rule.names) {
    if (values.has(name) || name.startsWith('parameters.')) continue;
    try {
      values.set(name, derive(name));
    } catch {
      errors.push({ code: 'RULE_ERROR', params: { name } });
    }
  }
}

/** Values by control, whose contract they answer, and name: dozens of remedies are tried, each of which touches few of them. */
const derived = new WeakMap<Scheme, WeakMap<Reference, OncePerDossier<Derived>>>();

function derivedUnder(scheme: Scheme, reference: Reference): OncePerDossier<Derived> {
  let byReference = derived.get(scheme);
  if (byReference === undefined) derived.set(scheme, (byReference = new WeakMap()));
  let values = byReference.get(reference);
  if (values === undefined) byReference.set(reference, (values = new OncePerDossier()));
  return values;
}

function slotsOf(
  rule: CompiledRule,
  values: ReadonlyMap<string, Derived>,
  scheme: Scheme,
): readonly RuleValue[] {
  return rule.names.map((name): RuleValue => {
    if (name.startsWith('parameters.')) {
      return boundsOfConstant(scheme.parameters.get(name.slice('parameters.'.length))!.value);
    }
    const derived = values.get(name);
    if (derived === undefined) return unknownOf(name);
    const { value } = derived;
    return value === undefined || typeof value === 'boolean' ? value : boundsOf(value);
  });
}

/**
 * Kleene's answer to an outcome. A missing file takes back every *met* and leaves every *not met*; an assessor's signed
 * *not met* takes back a machine's *met*; an assessor's *not applicable* never covers an observed violation.
 */
function outcomeOf(truth: Tri, assessor: AssessorFinding, blockers: readonly Reason[]): Outcome {
  if (truth === false) return 'not-met';
  if (blockers.length > 0) return 'not-proven';
  if (assessor.notApplicable) return 'not-applicable';
  if (truth === undefined || assessor.met === false) return 'not-proven';
  return 'met';
}

/** Formats in which any kind of fact may stand. */
const ANY_KIND: ReadonlySet<string> = new Set(['statement', 'ancrage-bundle', 'contract', 'collection']);

/**
 * Listed files that cannot be counted on. An absent one could have held anything; a refused one, what its format holds:
 * nothing of a control whose evidence is of other formats, unless the format carries facts of every kind.
 */
function fileProblems(control: Control, dossier: Dossier): Reason[] {
  return dossier.missing.flatMap((file): Reason[] => {
    if (file.why !== 'refused') return [{ code: 'FILE_MISSING', params: { path: file.path } }];
    const concerns =
      file.format === undefined ||
      ANY_KIND.has(file.format) ||
      control.evidence.formats.some((format) => format === file.format);
    return concerns ? [{ code: 'FILE_REFUSED', params: { path: file.path } }] : [];
  });
}

function explain(
  control: Control,
  outcome: Outcome,
  values: ReadonlyMap<string, Derived>,
  errors: readonly Reason[],
  blockers: readonly Reason[],
  assessor: AssessorFinding,
): Reason[] {
  const all = [
    ...errors,
    ...(outcome === 'met' ? [] : blockers),
    ...[...values.values()].flatMap((value) => value.reasons),
    ...(outcome === 'met' ? [...values.values()].flatMap((value) => value.assurances ?? []) : []),
  ];
  if (control.judged === 'machine' && assessor.met === false) {
    all.push({ code: 'ASSESSOR_DISAGREES', params: { control: control.id } });
  }
  return all;
}

function keyOf({ code, params }: Reason): string {
  return `${code} ${JSON.stringify(params)}`;
}

function byCode(a: Reason, b: Reason): number {
  return compareText(keyOf(a), keyOf(b));
}

function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [keyOf(reason), reason])).values()];
}
