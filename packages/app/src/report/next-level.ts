import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Control, Outcome, Plan, Remedy, Report, Scheme } from '@ancrage/judge';
import { formatNumber, plural } from './words.ts';

/** A control that keeps the service below the next level, with the change that would turn it. */
export interface Blocker {
  readonly control: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** The cheapest that turns the finding; failing that, the cheapest change that helps; undefined where there is none. */
  readonly remedy: RemedyInWords | undefined;
}

export interface RemedyInWords {
  readonly words: string;
  readonly cost: number;
  readonly turns: boolean;
}

/** Controls of a scheme by id. */
export function controlOf(scheme: Scheme, id: string): Control | undefined {
  for (const { controls } of scheme.criteria) {
    const found = controls.find((control) => control.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function blockersOf(report: Report, scheme: Scheme, lang: Lang): Blocker[] {
  return (report.next?.blocking ?? []).map(({ control: id, outcome, plan }) => {
    const control = controlOf(scheme, id);
    const remedies = report.findings.find(({ control }) => control === id)?.remedies ?? [];
    return {
      control: id,
      title: control?.title[lang] ?? '',
      outcome,
      remedy:
        plan === null ? partialRemedy(remedies, control, lang) : planInWords(plan, remedies, control, lang),
    };
  });
}

/**
 * The cheapest remedy known where none, nor any set of them, was seen to turn the finding. One that changes the service
 * comes before one that only brings evidence: what was not enough is seldom a paper.
 */
function partialRemedy(
  remedies: readonly Remedy[],
  control: Control | undefined,
  lang: Lang,
): RemedyInWords | undefined {
  const supplies = (id: string): boolean =>
    control?.remedies.find((rule) => rule.id === id)?.supplies === true;
  const best = remedies.find(({ id }) => !supplies(id)) ?? remedies[0];
  return best === undefined ? undefined : { ...remedyInWords(best, control, lang), turns: false };
}

/** What a plan asks: the words of its remedies one after the other, and the sum of their costs. */
function planInWords(
  plan: Plan,
  remedies: readonly Remedy[],
  control: Control | undefined,
  lang: Lang,
): RemedyInWords {
  const chosen = remedies.filter(({ id }) => plan.remedies.includes(id));
  const words = chosen.map((remedy) => remedyInWords(remedy, control, lang).words).join(' ');
  return { words, cost: plan.cost, turns: true };
}

/** What a remedy asks, in the words of the scheme; its identifier where the scheme no longer has it. */
export function remedyInWords(
  { id, cost, turns }: Remedy,
  control: Control | undefined,
  lang: Lang,
): RemedyInWords {
  const words = control?.remedies.find((rule) => rule.id === id)?.text[lang] ?? id;
  return { words, cost, turns };
}

/** What the plans cost together, and for how many controls there is none. */
export function totalCost(report: Report, lang: Lang): string {
  const { blocking, cost, unplanned } = report.next ?? { blocking: [], cost: 0, unplanned: 0 };
  if (unplanned === blocking.length) return text('report.next-cost-unknown', lang);
  return unplanned === 0
    ? plural('report.next-cost-known', cost, lang)
    : plural('report.next-cost-partial', cost, lang, { unknown: formatNumber(String(unplanned), lang) });
}
