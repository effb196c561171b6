import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Control, Finding, Parameter } from '@ancrage/judge';
import { outcomeWord, reasonWords } from '../coded-words.ts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { controlOf } from '../next-level.ts';
import { mark } from '../outcome-marks.ts';
import { parameterValue, valueMeaning, valueWords } from '../quantities.ts';
import { capitalise, listOf } from '../words.ts';
import { evidenceContract } from './evidence-contract.ts';
import { factsList } from './facts-list.ts';
import { groundWords } from './ground.ts';
import { remediesList } from './remedies-list.ts';
import { anchor, firstRows, proofBadges, table } from './view.ts';
import type { View } from './view.ts';

const MOST_REASONS = 30;

/** One control in full: outcome, why, values, facts on both sides, parameters, remedies, rungs, ground. */
export function controlSection(view: View, finding: Finding): Html {
  const { lang, scheme } = view;
  const { control: id, outcome, method, source } = finding;
  const control = controlOf(scheme, id);
  const proof =
    method === null || source === null ? undefined : html`<p>${proofBadges(method, source, lang)}</p>`;
  return html`<details class="control"><summary><h4>${mark(outcome)}<span class="cid">${id}</span> <span class="ct">${control?.title[lang]}</span> <span class="word o-${outcome}">${outcomeWord(outcome, lang)}</span></h4></summary><div class="body" id="${anchor(view, id)}"><p class="rule-text">${control?.text[lang]}</p>${tags(finding, control, lang)}${why(finding, lang)}${proof}${values(view, finding)}${view.report.missing.length > 0 ? undefined : remediesList(finding.remedies, control, lang)}${parameters(view, control)}${rungs(finding, control, lang)}${evidenceContract(control, lang)}${control === undefined ? undefined : html`<h5>${text('report.ground', lang)}</h5><p>${groundWords(control.ground, lang)}</p>`}</div></details>`;
}

function tags(finding: Finding, control: Control | undefined, lang: Lang): Html {
  const words = [text(`report.judged-${finding.judged}`, lang)];
  if (control !== undefined) {
    words.push(text('report.binds', lang, { who: text(`report.binds.${control.binds}`, lang) }));
    if (control.alternatives.length > 0)
      words.push(text('report.alternatives', lang, { controls: listOf(control.alternatives) }));
  }
  return html`<p class="tags">${capitalise(words.join(' · '))}</p>`;
}

function why({ outcome, reasons }: Finding, lang: Lang): Html {
  const [shown, more] = firstRows(reasons, MOST_REASONS, lang);
  const lead =
    outcome === 'met'
      ? text('report.why-met', lang)
      : outcome === 'not-met'
        ? text('report.why-not-met', lang)
        : undefined;
  const items = shown.map((reason) => html`<li>${cut(reasonWords(reason, lang), 400)}</li>`);
  return html`<h5>${text('report.why', lang)}</h5>${lead === undefined ? undefined : html`<p>${lead}</p>`}${
    items.length === 0
      ? lead === undefined
        ? html`<p>${text(`report.why-${outcome}` as 'report.why-not-proven', lang)}</p>`
        : undefined
      : html`<ul class="reasons">${items}</ul>`
  }${more}`;
}

/** Each value with the facts that speak for it and against it: pooled, nobody could tell which fact weighed where. */
function values(view: View, finding: Finding): Html | undefined {
  const { lang } = view;
  if (finding.values.length === 0) return undefined;
  const items = finding.values.map(
    (value) =>
      html`<li><p class="value"><span>${valueMeaning(value.name, lang)} <code>${value.name}</code></span> <b>${valueWords(value, lang)}</b></p>${factsList(view, value, 'against')}${factsList(view, value, 'support')}</li>`,
  );
  return html`<h5>${text('report.values', lang)}</h5><ul class="values">${items}</ul>`;
}

function parameters({ scheme, lang }: View, control: Control | undefined): Html | undefined {
  const rules = [
    ...(control?.rungs.map(({ rule }) => rule) ?? []),
    ...(control?.condition ? [control.condition] : []),
  ];
  const ids = new Set(rules.flatMap(({ names }) => names).filter((name) => name.startsWith('parameters.')));
  const used = [...ids].flatMap((name): Parameter[] => {
    const parameter = scheme.parameters.get(name.slice('parameters.'.length));
    return parameter === undefined ? [] : [parameter];
  });
  if (used.length === 0) return undefined;
  const rows = used.map((parameter) => [
    parameter.meaning[lang],
    parameterValue(parameter, lang),
    groundWords(parameter.ground, lang),
  ]);
  const heads = [
    text('report.parameters', lang),
    text('report.value', lang),
    text('report.ground-source', lang),
  ];
  return html`<h5>${text('report.parameters', lang)}</h5>${table(
    text('report.parameters', lang),
    heads.map((head) => ({ head: capitalise(head) })),
    rows,
  )}`;
}

function rungs({ rungs: judged }: Finding, control: Control | undefined, lang: Lang): Html | undefined {
  if (judged.length === 0) {
    return control?.condition
      ? html`<h5>${text('report.rule', lang)}</h5><p><code>${cut(control.condition.source, 300)}</code></p>`
      : undefined;
  }
  const items = judged.map(
    ({ rung, outcome, rule }) =>
      html`<li>${mark(outcome)} ${text('report.rung', lang, { rung })} – ${outcomeWord(outcome, lang)} <code>${cut(rule, 300)}</code></li>`,
  );
  return html`<h5>${text('report.rungs', lang)}</h5><ul class="rungs">${items}</ul>`;
}
