import { text } from '@ancrage/base/texts';
import type { ReportFlows } from '@ancrage/judge';
import { dailyChart } from '../flow-chart/flow-chart.ts';
import { bytesWords } from '../flow-chart/flow-words.ts';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import { mapInPage } from '../map/render-map.ts';
import { capitalise, countryName, formatNumber, plural, wordsOf } from '../words.ts';
import { anchor, firstRows, table } from './view.ts';
import type { View } from './view.ts';

const MOST_ROWS = 60;

/** What flow logs show: how far they go, the time and the map, then the same in a table by plane. */
export function flowsSection(view: View): Html | undefined {
  const { lang } = view;
  const { flows } = view.report;
  if (flows === undefined) return undefined;
  const id = anchor(view, 'flows');
  return html`<section class="full" aria-labelledby="${id}"><h2 id="${id}">${text('flows.section', lang)}</h2><p class="asks">${text('flows.section-means', lang)}</p><p><strong>${observed(flows, view)}</strong></p><figure><div class="scroll" role="region" tabindex="0" aria-label="${text('flows.chart-days', lang)}">${dailyChart(flows, lang)}</div><figcaption>${text('flows.chart-days-key', lang)}</figcaption></figure>${map(flows, view)}<h3>${text('flows.groups', lang)}</h3>${groups(flows, view)}<p class="note">${text('flows.says-not', lang)}</p></section>`;
}

function observed(flows: ReportFlows, { lang }: View): Html {
  const { hours, covered, interfaces, interfaces_total: total } = flows;
  const perMille = hours === 0 ? 0 : Math.floor((covered * 1000) / hours);
  const words = plural('flows.observed', total, lang, {
    share: formatNumber(`${Math.floor(perMille / 10)}.${perMille % 10}`, lang),
    covered: formatNumber(String(covered), lang),
    hours: formatNumber(String(hours), lang),
  });
  return html`${words}${interfaces.length === 0 ? undefined : html` (${cut(interfaces.join(', '), 300)}${total > interfaces.length ? ', …' : ''})`}`;
}

/** Places that a source names with coordinates, and how much went there or came from there. */
function map({ places }: ReportFlows, { lang }: View): Html | undefined {
  const drawn = places
    .filter(({ latitude, longitude }) => latitude !== null && longitude !== null)
    .map(({ bytes, name, ...place }) => ({
      ...place,
      name: `${bytesWords(bytes, lang)} – ${name}`,
      basis: 'observed' as const,
      roles: [],
      count: 1,
    }));
  if (drawn.length === 0) return undefined;
  return html`<h3>${text('flows.map', lang)}</h3><figure>${mapInPage(drawn, lang, text('flows.map-alt', lang))}<figcaption>${text('flows.map-key', lang)}</figcaption></figure>`;
}

function groups({ groups: all }: ReportFlows, { lang }: View): Html {
  const [shown, more] = firstRows(all, MOST_ROWS, lang);
  const columns = [
    { head: text('flows.plane', lang) },
    { head: capitalise(text('flows.place', lang)) },
    { head: capitalise(text('flows.who', lang)) },
    { head: capitalise(text('flows.bytes', lang)), numeric: true as const },
    { head: capitalise(text('flows.peers', lang)), numeric: true as const },
  ];
  const rows = shown.map(({ plane, side, country, province, name, operator, bytes, peers }) => {
    const where =
      country === null
        ? text('flows.certainty.unknown', lang)
        : [name, province, countryName(country, lang)].filter((part) => part !== null).join(', ');
    return [
      `${wordsOf(`flows.plane.${plane}`, lang, plane)} (${text(plane === 'tenants' ? 'flows.described' : 'flows.gate', lang)})`,
      html`${cut(where, 120)}${side === 'outside' ? html` – <strong>${text('flows.side.outside', lang)}</strong>` : undefined}`,
      cut(operator ?? text('flows.operator-unknown', lang), 60),
      bytesWords(bytes, lang),
      formatNumber(String(peers), lang),
    ];
  });
  return html`${table(text('flows.groups', lang), columns, rows)}${more}`;
}
