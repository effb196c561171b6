import { text } from '@ancrage/base/texts';
import type { ExposurePlan, ReportPath } from '@ancrage/judge';
import { reasonWords } from '../coded-words.ts';
import { exposureInPage } from '../exposure/draw-exposure.ts';
import { ExposureWords } from '../exposure/path-words.ts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { formatDate, plural } from '../words.ts';
import { anchor } from './view.ts';
import type { View } from './view.ts';

const MOST_PATHS = 20;
const MOST_OPEN = 40;

/** Which foreign laws reach what: drawn, then the same in words, what nothing proves, and the cheapest ways out. */
export function exposureSection(view: View): Html | undefined {
  const { report, lang } = view;
  const { exposure } = report;
  if (exposure === undefined) return undefined;
  const words = new ExposureWords(exposure, lang);
  const id = anchor(view, 'exposure');
  const date = formatDate(report.at, lang);
  const none =
    exposure.found === 0
      ? html`<p><strong>${text('exposure.none-found', lang, { count: exposure.considered, date })}</strong></p>`
      : undefined;
  const counts = exposure.found + exposure.possible + exposure.cut;
  const drawing = exposureInPage(exposure, lang);
  const figure =
    drawing === undefined
      ? undefined
      : html`<figure><div class="scroll" role="region" tabindex="0" aria-label="${text('exposure.drawing', lang)}">${drawing}</div><figcaption>${text('exposure.key', lang)}${counts > exposure.paths.length ? html` ${text('exposure.left-out', lang, { count: exposure.paths.length })}` : undefined}</figcaption></figure>`;
  return html`<section class="full" aria-labelledby="${id}"><h2 id="${id}">${text('exposure.section', lang)}</h2><p class="asks">${text('exposure.section-means', lang)}</p><p>${text(
    'exposure.judged',
    lang,
    { date, asOf: formatDate(exposure.as_of, lang), count: exposure.considered },
  )}</p>${none}${counts === 0 ? undefined : html`<p>${words.counts()}</p>`}${figure}${pathsList(words, view)}${openList(words, view)}${exposure.plans.map((plan) => planPart(plan, words, view))}</section>`;
}

function pathsList(words: ExposureWords, { lang }: View): Html | undefined {
  const { exposure } = words;
  const open = exposure.paths.filter(({ cut_by: cutBy }) => cutBy.length === 0);
  const stopped = exposure.paths.filter(({ cut_by: cutBy }) => cutBy.length > 0);
  const shown = [...open.slice(0, MOST_PATHS), ...stopped.slice(0, MOST_PATHS)];
  if (shown.length === 0) return undefined;
  const more = exposure.found + exposure.possible + exposure.cut - shown.length;
  return html`<h3>${text('exposure.paths', lang)}</h3><ol class="paths">${shown.map((path) => pathItem(path, words, lang))}</ol>${more > 0 ? html`<p class="more">${plural('exposure.more', more, lang)}</p>` : undefined}`;
}

function pathItem(path: ReportPath, words: ExposureWords, lang: View['lang']): Html {
  const isCut = path.cut_by.length > 0;
  const mark = isCut ? 'cut' : path.sure ? 'found' : 'possible';
  const glyph = isCut ? '✕' : path.sure ? '✗' : '◇';
  const remarks = words.remarks(path);
  return html`<li class="${mark}"><strong>${glyph} ${text(`exposure.mark-${mark}`, lang)}</strong> – ${cut(words.sentence(path), 400)}${remarks.length === 0 ? undefined : html` <span class="note">(${remarks.join(', ')})</span>`}</li>`;
}

function openList({ exposure }: ExposureWords, { lang }: View): Html | undefined {
  if (exposure.open.length === 0) return undefined;
  const shown = exposure.open.slice(0, MOST_OPEN);
  const more = exposure.open.length - shown.length;
  return html`<h3>${text('exposure.open', lang)}</h3><p class="note">${text('exposure.open-means', lang)}</p><ul>${shown.map((reason) => html`<li>${cut(reasonWords(reason, lang), 300)}</li>`)}</ul>${more > 0 ? html`<p class="more">${plural('exposure.more', more, lang)}</p>` : undefined}`;
}

function planPart(plan: ExposurePlan, words: ExposureWords, { lang }: View): Html {
  const changes =
    plan.changes.length === 0
      ? undefined
      : html`<ul>${plan.changes.map((change) => html`<li>${cut(words.change(change), 300)}</li>`)}</ul>`;
  return html`<h3>${text('exposure.plan', lang, { level: plan.level })}</h3>${changes}${words.total(plan).map((line) => html`<p>${line}</p>`)}`;
}
