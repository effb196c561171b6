import { text } from '@ancrage/base/texts';
import { scopeFindingWords } from '../coded-words.ts';
import { cut, html, raw } from '../html.ts';
import type { Html, HtmlPart } from '../html.ts';
import { countryName, formatDate, listOf } from '../words.ts';
import { placesTable } from './map-section.ts';
import { operatorsTable } from './operators-table.ts';
import { anchor, firstRows } from './view.ts';
import type { View } from './view.ts';

const MOST_ITEMS = 200;

/** The stated limits of the assessment, in full, and everything that was seen beyond them. */
export function scopeSection(view: View): Html {
  const { report, lang } = view;
  const { period, accounts, entities, sites, prefixes, exclusions } = report.scope;
  const id = anchor(view, 'scope');
  const range = { from: formatDate(period.from, lang), to: formatDate(period.to, lang) };
  const place = (country: string, province: string | undefined): string =>
    [province, countryName(country, lang)].filter((part) => part !== undefined).join(', ');
  return html`<section class="wide" aria-labelledby="${id}"><h2 id="${id}">${text('report.scope', lang)}</h2><p class="asks">${text('report.scope-means', lang)}</p><dl class="scope">${[
    block(view, text('report.period', lang), [text('report.period-from-to', lang, range)]),
    block(
      view,
      text('report.accounts', lang),
      accounts.map(
        ({ platform, account, holds }) =>
          html`<code>${cut(account, 80)}</code> (${cut(platform, 40)}) – ${text(`report.holds.${holds}`, lang)}`,
      ),
    ),
    block(
      view,
      text('report.entities', lang),
      entities.map(
        ({ entity, name, role }) =>
          html`${cut(name, 120)} – ${text(`report.entity.${role}`, lang)} <code>${cut(entity, 80)}</code>`,
      ),
    ),
    block(
      view,
      text('report.sites', lang),
      sites.map((site) => {
        const roles = (['storage', 'processing', 'backup'] as const).filter((role) => site[role]);
        const words = listOf(roles.map((role) => text(`report.role.${role}`, lang)));
        return html`${cut(site.name, 120)} – ${cut([site.address, place(site.country, site.province)].filter((part) => part !== undefined).join(', '), 160)}${words === '' ? undefined : ` – ${words}`}`;
      }),
    ),
    block(
      view,
      text('report.prefixes', lang),
      prefixes.map(
        ({ prefix, country, province, use }) =>
          html`<code>${cut(prefix, 60)}</code> – ${cut(place(country, province), 80)} – ${text(`report.use.${use}`, lang)}`,
      ),
    ),
    block(
      view,
      text('report.exclusions', lang),
      exclusions.map(({ what, reason }) => html`<b>${cut(what, 120)}</b> – ${cut(reason, 400)}`),
    ),
  ]}</dl>${places(view)}${operators(view)}${gaps(view)}</section>`;
}

/** One part of the scope. The same thing stated by two files is shown once. */
function block({ lang }: View, title: string, stated: readonly HtmlPart[]): Html {
  const items = [...new Set(stated.map((part) => html`${part}`.markup))].map(raw);
  const [shown, more] = firstRows(items, MOST_ITEMS, lang);
  const body =
    items.length === 0
      ? html`<p class="note">${text('report.none-stated', lang)}</p>`
      : html`<ul class="plain">${shown.map((item) => html`<li>${item}</li>`)}</ul>${more}`;
  return html`<div><dt>${title}</dt><dd>${body}</dd></div>`;
}

function places(view: View): Html | undefined {
  const rows = placesTable(view);
  if (rows === undefined) return undefined;
  return html`<h3 id="${anchor(view, 'places')}">${text('report.places', view.lang)}</h3>${rows}`;
}

function operators(view: View): Html | undefined {
  const rows = operatorsTable(view);
  if (rows === undefined) return undefined;
  return html`<h3 id="${anchor(view, 'operators')}">${text('report.operators', view.lang)}</h3><p class="asks">${text('report.operators-means', view.lang)}</p>${rows}`;
}

function gaps(view: View): Html {
  const { report, lang } = view;
  const id = anchor(view, 'gaps');
  const [shown, more] = firstRows(report.scope_findings, MOST_ITEMS, lang);
  const body =
    shown.length === 0
      ? html`<p>${text('report.scope-findings-none', lang)}</p>`
      : html`<ul class="alerts">${shown.map((finding) => html`<li>${cut(scopeFindingWords(finding, lang), 500)}</li>`)}</ul>${more}`;
  return html`<h3 id="${id}">${text('report.scope-findings', lang)}</h3>${body}`;
}
