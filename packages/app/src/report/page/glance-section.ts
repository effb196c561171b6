import { criterionLevelWords } from '../criterion-level.ts';
import { text } from '@ancrage/base/texts';
import type { Finding } from '@ancrage/judge';
import { outcomeWord } from '../coded-words.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { countOutcomes, shownOutcomes } from '../outcome-counts.ts';
import { mark } from '../outcome-marks.ts';
import { plural } from '../words.ts';
import { anchor, linkTo } from './view.ts';
import type { View } from './view.ts';

/** Shapes in one row of the drawing, and the side of the square that each stands in. */
const PER_ROW = 16;
const CELL = 20;

/** Each criterion with its level, one shape for each of its controls, and the counts in words. */
export function glance(view: View): Html {
  const { report, lang } = view;
  const rows = report.criteria.map(({ id }) => criterion(view, id));
  return html`<section class="glance" aria-labelledby="${anchor(view, 'glance')}"><h2 id="${anchor(view, 'glance')}">${text('report.criteria', lang)}</h2><p class="note">${text('report.one-shape', lang)}</p><ul>${rows}</ul></section>`;
}

function criterion(view: View, id: string): Html {
  const { report, scheme, lang } = view;
  const findings = report.findings.filter((finding) => finding.criterion === id);
  const title = scheme.criteria.find((known) => known.id === id)?.title[lang] ?? id;
  const counts = countOutcomes(findings);
  const words = shownOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map(
      (outcome) =>
        html`<li>${mark(outcome)} ${plural(`report.outcomes.${outcome}`, counts[outcome], lang)}</li>`,
    );
  return html`<li class="criterion"><div class="top"><span class="title">${linkTo(view, `c-${id}`, html`${title}`)} <abbr>${id}</abbr></span><span class="lvl">${criterionLevelWords(report, scheme, id, lang)}</span></div>${shapes(findings, lang)}<ul class="counts">${words.length === 0 ? html`<li>${text('report.no-controls', lang)}</li>` : words}</ul></li>`;
}

/** The drawing: a shape for each control, from best to worst. The words beside it say the same. */
function shapes(findings: readonly Finding[], lang: View['lang']): Html | undefined {
  if (findings.length === 0) return undefined;
  const sorted = shownOutcomes.flatMap((outcome) =>
    findings.filter((finding) => finding.outcome === outcome),
  );
  const columns = Math.min(PER_ROW, sorted.length);
  const rows = Math.ceil(sorted.length / PER_ROW);
  const cells = sorted.map(({ outcome, control }, index) => {
    const [x, y] = [(index % PER_ROW) * CELL + 1.5, Math.floor(index / PER_ROW) * CELL + 1.5];
    return html`<use class="o-${outcome}" href="#m-${outcome}" x="${x}" y="${y}" width="17" height="17"><title>${control} ${outcomeWord(outcome, lang)}</title></use>`;
  });
  return html`<svg class="shapes" viewBox="0 0 ${columns * CELL} ${rows * CELL}" width="${columns * CELL}" height="${rows * CELL}" aria-hidden="true">${cells}</svg>`;
}
