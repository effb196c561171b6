import { compareText, formatUtcDate } from '@ancrage/base';
import type { Dossier } from '../dossier/dossier.ts';
import { factId } from '../facts/fact-key.ts';
import type { Reference } from '../reference/reference.ts';
import type { PatchOperation, Plan, Remedy } from '../report/report.ts';
import type { PatchRule, RemedyRule, Scheme } from '../scheme/scheme.ts';
import { applyPatch } from './apply-patch.ts';
import { evaluateControl } from './evaluate-control.ts';
import type { Evaluation } from './evaluate-control.ts';

/** What would mend a finding. */
export interface Mending {
  /** By cost, then id; where nothing turns what was seen not to be met, changes come before evidence. */
  readonly remedies: readonly Remedy[];
  /** The cheapest set of them that was seen to turn the finding; null where none does. */
  readonly plan: Plan | null;
}

interface Candidate {
  readonly rule: RemedyRule;
  readonly remedy: Remedy;
}

/**
 * Remedies of a finding that is not met or not proven: the scheme's rules turned into patches of this dossier's facts.
 * Each patch is applied and judged again, so that `turns` is seen and not hoped. What only brings evidence cannot mend
 * what was seen to be wrong: there it is offered only as part of a plan that also changes something.
 */
export function mendingOf(
  evaluation: Evaluation,
  dossier: Dossier,
  reference: Reference,
  scheme: Scheme,
): Mending {
  const { control, outcome } = evaluation;
  if (outcome !== 'not-met' && outcome !== 'not-proven') return { remedies: [], plan: null };
  const broken = outcome === 'not-met';
  const turned = (patch: readonly PatchOperation[]): boolean =>
    evaluateControl(control, applyPatch(dossier, control, patch), reference, scheme).outcome === 'met';
  const candidates = control.remedies
    .filter((rule) => answers(rule, evaluation))
    .map((rule): Candidate => {
      const patch = rule.patch.flatMap((operation) => concrete(operation, evaluation, dossier));
      const turns = patch.length > 0 && !(broken && rule.supplies) && turned(patch);
      return { rule, remedy: { id: rule.id, cost: rule.cost, turns, patch } };
    })
    .filter(({ remedy }) => remedy.patch.length > 0)
    .sort((a, b) => a.rule.cost - b.rule.cost || compareText(a.rule.id, b.rule.id));
  const chosen = cheapest(candidates, broken, turned);
  const offered = candidates.filter(
    (candidate) => !broken || !candidate.rule.supplies || chosen?.includes(candidate) === true,
  );
  const sorted =
    broken && chosen === undefined
      ? [...offered.filter(isChange), ...offered.filter((candidate) => !isChange(candidate))]
      : offered;
  return {
    remedies: sorted.map(({ remedy }) => remedy),
    plan: chosen === undefined ? null : { remedies: chosen.map(({ rule }) => rule.id), cost: costOf(chosen) },
  };
}

/** Whether one of the reasons that a remedy answers is given; a remedy that names none always is. */
function answers({ answers: codes }: RemedyRule, { reasons }: Evaluation): boolean {
  return codes.length === 0 || reasons.some(({ code }) => codes.includes(code));
}

/** Changes the service, rather than what is known of it. */
function isChange({ rule, remedy }: Candidate): boolean {
  return !rule.supplies && remedy.patch.some(({ op }) => op !== 'complete');
}

function costOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { rule }) => sum + rule.cost, 0);
}

/** More remedies than this are not combined: subsets double with each. */
const MOST_COMBINED = 8;

/**
 * The cheapest set of remedies that was seen to turn the finding: every subset is tried in order of cost, then of
 * number, so the first that turns is the cheapest in this model at these costs. Undefined where none does.
 */
function cheapest(
  candidates: readonly Candidate[],
  broken: boolean,
  turned: (patch: readonly PatchOperation[]) => boolean,
): readonly Candidate[] | undefined {
  const usable = candidates.slice(0, MOST_COMBINED);
  const subsets = Array.from({ length: 2 ** usable.length - 1 }, (_, index) => {
    const chosen = usable.filter((_candidate, bit) => ((index + 1) >> bit) % 2 === 1);
    return { chosen, cost: costOf(chosen), index };
  })
    .filter(({ chosen }) => !broken || chosen.some(isChange))
    .sort((a, b) => a.cost - b.cost || a.chosen.length - b.chosen.length || a.index - b.index);
  return subsets.find(({ chosen }) =>
    chosen.length === 1 ? chosen[0]!.remedy.turns : turned(chosen.flatMap(({ remedy }) => remedy.patch)),
  )?.chosen;
}

function concrete(rule: PatchRule, evaluation: Evaluation, dossier: Dossier): PatchOperation[] {
  if (rule.op === 'complete') return [rule];
  if (rule.op === 'add') return [{ ...rule, value: fill(rule.value, dossier) }];
  const { kind } = rule;
  const facts = factsAgainst(rule, evaluation);
  if (facts.length === 0) return [];
  return rule.op === 'remove'
    ? [{ op: 'remove', kind, facts }]
    : [{ op: 'replace', kind, facts, set: fill(rule.set, dossier) }];
}

/** Ids of the facts of one kind that speak against the finding, or against the one value that the rule names. */
function factsAgainst(
  { kind, against }: { readonly kind: string; readonly against?: string | undefined },
  { values }: Evaluation,
): string[] {
  const derived = against === undefined ? [...values.values()] : [values.get(against)];
  const facts = derived.flatMap((value) => value?.against ?? []).filter(({ fact }) => fact.kind === kind);
  return [...new Set(facts.map(({ fact }) => factId(fact as never)))].sort(compareText);
}

/** Placeholders of a scheme's patch: the date of judgement, the provider's entity. */
function fill(value: Readonly<Record<string, unknown>>, dossier: Dossier): Record<string, unknown> {
  const entity = dossier.of('service')[0]?.fact.value.entity ?? 'entity';
  const placeholders = {
    '{at}': formatUtcDate(dossier.at),
    '{entity}': entity,
  };
  const replace = (item: unknown): unknown =>
    typeof item === 'string'
      ? Object.entries(placeholders).reduce((text, [name, by]) => text.replaceAll(name, by), item)
      : item;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replace(item)]));
}
