import { criterionLevelWords } from '../criterion-level.ts';
import { text } from '@ancrage/base/texts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { controlSection } from './control-section.ts';
import { anchor } from './view.ts';
import type { View } from './view.ts';

/** Every criterion with every control, then the conditions for the customer. */
export function criteriaSection(view: View): Html {
  const { report, scheme, lang } = view;
  const id = anchor(view, 'findings');
  const criteria = report.criteria.map(({ id: criterion }) => {
    const known = scheme.criteria.find((other) => other.id === criterion);
    const findings = report.findings.filter((finding) => finding.criterion === criterion);
    return html`<section aria-labelledby="${anchor(view, `c-${criterion}`)}"><h3 id="${anchor(view, `c-${criterion}`)}">${known?.title[lang] ?? criterion} <small>${criterion} · ${criterionLevelWords(report, scheme, criterion, lang)}</small></h3>${known === undefined ? undefined : html`<p class="asks">${text('report.criterion-asks', lang, { asks: known.asks[lang] })}</p>`}${findings.length === 0 ? html`<p>${text('report.no-controls', lang)}</p>` : findings.map((finding) => controlSection(view, finding))}</section>`;
  });
  return html`<section class="wide" aria-labelledby="${id}"><h2 id="${id}">${text('report.findings', lang)}</h2>${criteria}${conditions(view)}</section>`;
}

function conditions(view: View): Html | undefined {
  const { report, lang } = view;
  if (report.conditions.length === 0) return undefined;
  const id = anchor(view, 'conditions');
  return html`<section aria-labelledby="${id}"><h3 id="${id}">${text('report.conditions', lang)}</h3><p class="asks">${text('report.conditions-means', lang)}</p>${report.conditions.map((finding) => controlSection(view, finding))}</section>`;
}
