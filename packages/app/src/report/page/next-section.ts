import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { outcomeWord } from '../coded-words.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { blockersOf, totalCost } from '../next-level.ts';
import type { Blocker, RemedyInWords } from '../next-level.ts';
import { mark } from '../outcome-marks.ts';
import { plural } from '../words.ts';
import { anchor, linkTo } from './view.ts';
import type { View } from './view.ts';

/** Shown at once; the others are one click away. */
const FIRST = 6;

/** What keeps the service below the next level, with the cheapest change for each and what they cost together. */
export function nextSection(view: View): Html {
  const { report, scheme, lang } = view;
  const id = anchor(view, 'next');
  if (report.next === null)
    return html`<section class="next" aria-labelledby="${id}"><h2 id="${id}">${text('report.next-top', lang)}</h2></section>`;
  const { level } = report.next;
  const blockers = blockersOf(report, scheme, lang);
  const name = scheme.levels.find((known) => known.level === level)?.name[lang];
  const rest = blockers.slice(FIRST);
  const title = name === undefined ? undefined : html`<p class="target">${name}</p>`;
  return html`<section class="next" aria-labelledby="${id}"><h2 id="${id}">${text('report.next', lang, { level })}</h2>${title}<p class="total"><strong>${plural('report.blocked-by', blockers.length, lang)}.</strong> ${report.missing.length > 0 ? text('report.missing-first', lang) : totalCost(report, lang)}</p><ol>${blockers.slice(0, FIRST).map((blocker) => item(view, blocker))}</ol>${
    rest.length === 0
      ? undefined
      : html`<details><summary>${plural('report.next-others', rest.length, lang)}</summary><ol start="${FIRST + 1}">${rest.map((blocker) => item(view, blocker))}</ol></details>`
  }</section>`;
}

function item(view: View, { control, title, outcome, remedy }: Blocker): Html {
  const { lang } = view;
  return html`<li><p class="what">${mark(outcome)} ${linkTo(view, control, html`<b>${control}</b> ${title}`)} <span class="word o-${outcome}">${outcomeWord(outcome, lang)}</span></p>${view.report.missing.length > 0 ? undefined : html`<p class="do">${remedyPart(remedy, lang)}</p>`}</li>`;
}

function remedyPart(remedy: RemedyInWords | undefined, lang: Lang): Html {
  if (remedy === undefined) return html`${text('report.no-remedy', lang)}`;
  const verdict = remedy.turns
    ? html`<span class="cost">${plural('report.days', remedy.cost, lang)}</span>`
    : html`<span class="note">(${text('report.no-set', lang)})</span>`;
  return html`${remedy.words} ${verdict}`;
}
