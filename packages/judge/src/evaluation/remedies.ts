import { compareText, formatUtcDate } from '@ancrage/base';
import type { Dossier } from '../dossier/dossier.ts';
import { factId } from '../facts/fact-key.ts';
import type { Reference } from '../reference/reference.ts';
import type { PatchOperation, Plan, Remedy } from '../report/report.ts';
import type { PatchRule, Scheme } from '../scheme/scheme.ts';
import { applyPatch } from './apply-patch.ts';
import { evaluateControl } from './evaluate-control.ts';
import type { Evaluation } from './evaluate-control.ts';

/**
 * Remedies of a finding that is not met or not proven: the scheme's rules turned into patches of this dossier's facts.
 * Each patch is applied and judged again, so that `turns` is seen and not hoped.
 */
export function remediesOf(
  evaluation: Evaluation,
  dossier: Dossier,
  reference: Reference,
  scheme: Scheme,
): Remedy[] {
  const { control, outcome } = evaluation;
  if (outcome !== 'not-met' && outcome !== 'not-proven') return [];
  // What only brings evidence cannot mend what was seen to be wrong.
  const offered = control.remedies.filter(({ supplies }) => outcome === 'not-proven' || !supplies);
  const remedies = offered.map(({ id, cost, patch: rules }): Remedy => {
    const patch = rules.flatMap((rule) => concrete(rule, evaluation, dossier));
    const after = patch.length === 0 ? undefined : applyPatch(dossier, control, patch);
    const turns = after !== undefined && evaluateControl(control, after, reference, scheme).outcome === 'met';
    return { id, cost, turns, patch };
  });
  return remedies
    .filter(({ patch }) => patch.length > 0)
    .sort((a, b) => a.cost - b.cost || compareText(a.id, b.id));
}

/** More remedies than this are not combined: subsets double with each. */
const MOST_COMBINED = 8;

/**
 * The cheapest set of remedies that was seen to turn the finding: every subset is tried in order of cost, then of
 * number, so the first that turns is the cheapest in this model at these costs. Null where none does.
 */
export function planOf(
  evaluation: Evaluation,
  remedies: readonly Remedy[],
  dossier: Dossier,
  reference: Reference,
  scheme: Scheme,
): Plan | null {
  const { control } = evaluation;
  const usable = remedies.slice(0, MOST_COMBINED);
  const subsets = Array.from({ length: 2 ** usable.length - 1 }, (_, index) => {
    const chosen = usable.filter((_remedy, bit) => ((index + 1) >> bit) % 2 === 1);
    return { chosen, cost: chosen.reduce((sum, remedy) => sum + remedy.cost, 0), index };
  }).sort((a, b) => a.cost - b.cost || a.chosen.length - b.chosen.length || a.index - b.index);
  for (const { chosen, cost } of subsets) {
    const [only] = chosen;
    const turns =
      chosen.length === 1
        ? only!.turns
        : evaluateControl(
            control,
            applyPatch(
              dossier,
              control,
              chosen.flatMap(({ patch }) => patch),
            ),
            reference,
            scheme,
          ).outcome === 'met';
    if (turns) return { remedies: chosen.map(({ id }) => id), cost };
  }
  return null;
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
