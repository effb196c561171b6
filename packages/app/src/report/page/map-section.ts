import { text } from '@ancrage/base/texts';
import { cut, html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { mapInPage } from '../map/render-map.ts';
import { capitalise, countryName, formatNumber, listOf, plural, wordsOf } from '../words.ts';
import { anchor, firstRows, linkTo, table } from './view.ts';
import type { View } from './view.ts';

const MOST_ROWS = 100;

/** The map, its key, and the way to the table that says the same. */
export function mapSection(view: View): Html {
  const { report, lang } = view;
  const id = anchor(view, 'map');
  const heading = html`<h2 id="${id}">${text('report.map', lang)}</h2>`;
  if (report.places.length === 0)
    return html`<section class="where" aria-labelledby="${id}">${heading}<p>${text('report.map-empty', lang)}</p></section>`;
  const unplaced = report.places.filter(
    ({ latitude, longitude }) => latitude === null || longitude === null,
  ).length;
  return html`<section class="where" aria-labelledby="${id}">${heading}<figure>${mapInPage(report.places, lang)}<figcaption>${KEY_RING} ${text('report.map-declared', lang)} <span class="gap"></span>${KEY_DIAMOND} ${text('report.map-region', lang)} <span class="gap"></span>${KEY_DISC} ${text('report.map-observed', lang)}${unplaced === 0 ? undefined : html`<br>${plural('report.map-unplaced', unplaced, lang)}`}</figcaption></figure><p>${linkTo(view, 'places', text('report.map-table', lang))}</p></section>`;
}

const KEY_RING = raw(
  '<svg class="key" viewBox="0 0 16 16" aria-hidden="true"><circle class="ring" cx="8" cy="8" r="6"/></svg>',
);
const KEY_DIAMOND = raw(
  '<svg class="key" viewBox="0 0 16 16" aria-hidden="true"><path class="diamond" d="M8 2l6 6l-6 6l-6 -6z"/></svg>',
);
const KEY_DISC = raw(
  '<svg class="key" viewBox="0 0 16 16" aria-hidden="true"><circle class="disc" cx="8" cy="8" r="5"/></svg>',
);

/** The places of the map in words, those without coordinates too; nothing where there is none. */
export function placesTable({ report: { places }, lang }: View): Html | undefined {
  if (places.length === 0) return undefined;
  const [shown, more] = firstRows(places, MOST_ROWS, lang);
  const columns = [
    { head: capitalise(text('report.name', lang)) },
    { head: capitalise(text('report.country', lang)) },
    { head: capitalise(text('report.basis', lang)) },
    { head: capitalise(text('report.roles', lang)) },
    { head: capitalise(text('report.seen', lang)), numeric: true as const },
  ];
  const rows = shown.map(({ name, country, province, basis, roles, count }) => [
    cut(name, 80),
    cut(`${countryName(country, lang)}${province === null ? '' : ` (${province})`}`, 60),
    text(`report.basis.${basis}`, lang),
    listOf(roles.map((role) => wordsOf(`report.role.${role}`, lang, role))),
    formatNumber(String(count), lang),
  ]);
  return html`${table(text('report.map', lang), columns, rows)}${more}`;
}
