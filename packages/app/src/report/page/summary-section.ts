import { text } from '@ancrage/base/texts';
import type { Report } from '@ancrage/judge';
import { missingWords } from '../coded-words.ts';
import { cut, html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { capitalise, formatDate, plural, wordsOf } from '../words.ts';
import { firstRows } from './view.ts';
import type { View } from './view.ts';

const MOST_MISSING = 20;

/** Service, date and level: what a reader must see before anything else. */
export function hero(view: View): Html {
  const { report, scheme, lang } = view;
  const reached = scheme.levels.find(({ level }) => level === report.level);
  const { id, version, status } = report.inputs.scheme;
  const title = scheme.id === id ? scheme.title[lang] : id;
  const under = text('report.under-scheme', lang, {
    title,
    version,
    status: wordsOf(`report.scheme-${status}`, lang, status),
  });
  return html`<div class="hero"><div class="who"><p class="eyebrow">${text('report.title', lang)}</p><h1>${report.service.service}</h1><p class="by">${text('report.offered-by', lang, { provider: report.service.provider })}</p>${description(view)}<p class="when"><time datetime="${report.at}">${text('report.judged-on', lang, { date: formatDate(report.at, lang) })}</time><br>${under}</p></div><div class="level"><p class="eyebrow" aria-hidden="true">${capitalise(text('word.level', lang))}</p><p class="figure"><span class="vh">${text('report.level-of', lang, { level: report.level, top: report.top_level })}</span><span aria-hidden="true"><b>${report.level}</b><i>/${report.top_level}</i></span></p>${stairs(report)}<p class="name">${reached?.name[lang]}</p></div></div>${demonstration(view)}`;
}

function description({ report, lang }: View): Html | undefined {
  const words = lang === 'fr' ? report.service.description_fr : report.service.description_en;
  return words === undefined ? undefined : html`<p class="about">${words}</p>`;
}

/** One step for each level above none; those reached are filled. */
function stairs({ level, top_level: top }: Report): Html {
  const steps = Array.from({ length: Math.min(top, 9) }, (_, index) => {
    const height = 10 + index * 9;
    const reached = index < level ? 'step on' : 'step';
    return html`<rect class="${reached}" x="${index * 30 + 1.5}" y="${50 - height}" width="25" height="${height - 1.5}" rx="1.5"/>`;
  });
  return html`<svg class="stairs" viewBox="0 0 ${Math.min(top, 9) * 30} 50" aria-hidden="true">${steps}</svg>`;
}

function demonstration({ report, lang }: View): Html | undefined {
  if (!report.inputs.trust.demonstration) return undefined;
  return html`<p class="demo"><strong>${text('report.demonstration', lang)}</strong> <span>${text('report.demonstration-means', lang)}</span></p>`;
}

/** Announced files that cannot be counted on, before the criteria: little else can be said while they are missing. */
export function missingFiles({ report, lang }: View): Html | undefined {
  if (report.missing.length === 0) return undefined;
  const [shown, more] = firstRows(report.missing, MOST_MISSING, lang);
  const items = shown.map(
    (file) => html`<li><b>${cut(file.path, 120)}</b> – ${missingWords(file, lang)}</li>`,
  );
  return html`<section class="missing"><h2>${plural('report.missing', report.missing.length, lang)}</h2><ul class="alerts">${items}</ul>${more}<p>${text('report.missing-means', lang)}</p></section>`;
}

/** What the level says and what it does not, then its legal standing. */
export function meaning({ report, scheme, lang }: View): Html {
  const reached = scheme.levels.find(({ level }) => level === report.level);
  return html`<div class="meaning"><section class="says"><h2>${text('report.says', lang)}</h2><p>${reached?.says[lang]}</p></section><section class="not"><h2>${text('report.does-not-say', lang)}</h2><p>${reached?.doesNotSay[lang]}</p></section></div><p class="standing">${SCALES}${text('report.legal-standing', lang)}</p>`;
}

const SCALES = raw(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3v17M7 20.5h10M5 6.5h14M5 6.5l-3 7h6zM19 6.5l-3 7h6zM2 13.5a3 3 0 0 0 6 0M16 13.5a3 3 0 0 0 6 0"/></svg>',
);
