import { text } from '@ancrage/base/texts';
import type { ReportNames } from '@ancrage/judge';
import { namedOperatorWords, namesWords } from '../name-words.ts';
import { bytesWords } from '../flow-chart/flow-words.ts';
import { cut, html } from '../html.ts';
import type { Html, HtmlPart } from '../html.ts';
import { capitalise, countryName, formatDate, formatNumber, listOf, wordsOf } from '../words.ts';
import { anchor, table } from './view.ts';
import type { Column, View } from './view.ts';

/**
 * What names and certificates tell of who plays which part: domains, names that inventories declare, peers and authorities. Nothing where
 * the report has none.
 */
export function namesSection(view: View): Html | undefined {
  const { lang } = view;
  const { names } = view.report;
  if (names === undefined) return undefined;
  const id = anchor(view, 'names');
  return html`<section class="wide" aria-labelledby="${id}"><h2 id="${id}">${text('names.section', lang)}</h2><p class="asks">${text('names.section-means', lang)}</p>${domains(names, view)}${peers(names, view)}${authorities(names, view)}${declared(names, view)}<p class="note">${text('names.says-not', lang)}</p></section>`;
}

function domains({ domains: all, domains_total: total }: ReportNames, view: View): Html | undefined {
  const { lang } = view;
  const rows = all.flatMap(({ domain, asked, roles }) =>
    roles.map(({ role, state, operators, other_hosts: others }): HtmlPart[] => {
      const found = [
        ...operators.map(({ points, ...operator }) =>
          text('names.points', lang, {
            operator: namedOperatorWords(operator, lang),
            points: String(points),
          }),
        ),
        ...(operators.length === 0 && others.length > 0
          ? [text('dns.others', lang, { hosts: others.join(', ') })]
          : []),
      ];
      return [
        cut(
          asked === null ? domain : text('names.asked', lang, { domain, date: formatDate(asked, lang) }),
          120,
        ),
        wordsOf(`dns.role.${role}`, lang, role),
        wordsOf(`dns.state.${state}`, lang, state),
        cut(found.length === 0 ? '–' : listOf(found), 300),
      ];
    }),
  );
  const columns = [
    { head: text('names.domain', lang) },
    { head: text('names.role', lang) },
    { head: text('names.state', lang) },
    { head: text('names.operators', lang) },
  ];
  return part('names.domains', columns, rows, total - all.length, view);
}

function peers({ peers: all, peers_total: total }: ReportNames, view: View): Html | undefined {
  const { lang } = view;
  const rows = all.map(
    ({ peer, bytes, country, operator, names, names_total: count, named, organization }): HtmlPart[] => {
      const who = [
        ...(operator === null ? [] : [text('names.of-range', lang, { operator })]),
        ...named.map((one) => namedOperatorWords(one, lang)),
        ...(organization === null ? [] : [text('names.of-certificate', lang, { organization })]),
      ];
      return [
        html`<code>${cut(peer, 60)}</code>`,
        cut(namesWords({ names, names_total: count }, lang), 500),
        cut(who.length === 0 ? '–' : who.join(' · '), 300),
        country === null ? text('flows.certainty.unknown', lang) : cut(countryName(country, lang), 60),
        bytes === null ? '–' : bytesWords(bytes, lang),
      ];
    },
  );
  const columns = [
    { head: text('names.peer', lang) },
    { head: text('names.names', lang) },
    { head: text('names.who', lang) },
    { head: capitalise(text('flows.place', lang)) },
    { head: capitalise(text('flows.bytes', lang)), numeric: true as const },
  ];
  return part('names.peers', columns, rows, total - all.length, view);
}

function authorities(
  { authorities: all, authorities_total: total }: ReportNames,
  view: View,
): Html | undefined {
  const { lang } = view;
  const rows = all.map(({ issuer, country, operator, certificates, peers: count }): HtmlPart[] => [
    cut(issuer, 120),
    operator === null
      ? country === null
        ? text('report.operator-unknown', lang)
        : text('names.stated-country', lang, { country: countryName(country, lang) })
      : cut(namedOperatorWords(operator, lang), 200),
    formatNumber(String(certificates), lang),
    formatNumber(String(count), lang),
  ]);
  const columns = [
    { head: text('names.authority', lang) },
    { head: text('names.who', lang) },
    { head: text('names.certificates', lang), numeric: true as const },
    { head: capitalise(text('flows.peers', lang)), numeric: true as const },
  ];
  return part('names.authorities', columns, rows, total - all.length, view);
}

function declared({ declared: all, declared_total: total }: ReportNames, view: View): Html | undefined {
  const { lang } = view;
  const rows = all.map(({ name, use, platform, resource, named, addresses, seen }): HtmlPart[] => [
    html`<code>${cut(name, 120)}</code>`,
    cut(`${text(`names.use.${use}`, lang)} – ${resource} (${platform})`, 200),
    text(named === null ? 'names.no-log' : named ? 'names.asked-for' : 'names.not-asked-for', lang),
    addresses === null
      ? text('names.no-answer', lang)
      : text(seen === null ? 'names.leads' : 'names.leads-seen', lang, {
          addresses: formatNumber(String(addresses), lang),
          seen: formatNumber(String(seen ?? 0), lang),
        }),
  ]);
  const columns = [
    { head: text('names.name', lang) },
    { head: text('names.resource', lang) },
    { head: text('names.in-logs', lang) },
    { head: text('names.leads-to', lang) },
  ];
  return part('names.declared', columns, rows, total - all.length, view);
}

function part(
  title: 'names.domains' | 'names.peers' | 'names.authorities' | 'names.declared',
  columns: readonly Column[],
  rows: readonly (readonly HtmlPart[])[],
  left: number,
  { lang }: View,
): Html | undefined {
  if (rows.length === 0) return undefined;
  const words = text(title, lang);
  return html`<h3>${words}</h3>${table(words, columns, rows)}${left > 0 ? html`<p class="more">${text('report.more-rows', lang, { count: left })}</p>` : undefined}`;
}
