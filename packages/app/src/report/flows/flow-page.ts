import { readFileSync } from 'node:fs';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { FlowPeer, FlowReport, FlowSite } from '@ancrage/judge/flows';
import type { FlowNames } from '@ancrage/judge/names';
import { flowNameLines } from '../name-words.ts';
import { verdictOf } from './flow-verdict.ts';
import { cut, html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { mapInPage, mapSymbols } from '../map/render-map.ts';
import { firstRows, table } from '../page/view.ts';
import { capitalise, countryName, formatNumber, wordsOf } from '../words.ts';
import { CHART_PATTERNS, CHART_STYLE, chartInPage, flowChart } from '../flow-chart/flow-chart.ts';
import {
  bytesWords,
  layerWords,
  operatorWords,
  periodWords,
  placeOf,
  estimateWords,
  recordWords,
  samplingWords,
  shareWords,
  sourceWords,
  sumWords,
  uncoveredWords,
} from '../flow-chart/flow-words.ts';

const MOST_ROWS = 60;

const style = raw(
  readFileSync(new URL('../page/report.css', import.meta.url), 'utf8').replace(/\n\s*/g, '\n'),
);

export { flowChart };

/** The report on flows as one page that needs nothing else, in one language. Everything that came from a log is escaped. */
export function flowPage(report: FlowReport & { readonly names?: FlowNames }, lang: Lang): string {
  const title = text('flows.head', lang, { country: countryName(report.boundary, lang) });
  const uncovered = uncoveredWords(report, lang);
  return html`${raw('<!doctype html>')}
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}${raw(CHART_STYLE)}.flows{max-width:70rem;margin:0 auto;padding:1.5rem 1rem}.flows section{margin-top:1.8rem}.fc,.flows .map{display:block;width:100%;height:auto}</style>
</head>
<body>
<header class="bar"><p class="brand"><b>${text('report.product', lang)}</b> <span>${text('report.motto', lang)}</span></p></header>
<svg class="defs fc-defs" width="0" height="0" aria-hidden="true"><defs>${mapSymbols()}${CHART_PATTERNS}</defs></svg>
<main class="flows"><h1>${title}</h1>
<p><strong>${wordsOf(`flows.verdict.${verdictOf(report)}`, lang, '')}</strong></p>
<p>${periodWords(report, lang)}</p>${uncovered === undefined ? undefined : html`<p>${uncovered}</p>`}${samplingWords(report, lang).map((words) => html`<p>${words}</p>`)}
<p>${recordWords(report, lang)}</p>${report.folded ? html`<p>${text('flows.folded', lang)}</p>` : undefined}
<section><h2>${text('flows.chart', lang)}</h2><figure><div class="scroll" role="region" tabindex="0" aria-label="${text('flows.chart', lang)}">${chartInPage(report, lang)}</div></figure></section>
${mapOf(report.sites, lang)}
<section><h2>${text('flows.plane', lang)}</h2>${planesTable(report, lang)}</section>
<section><h2>${text('flows.groups', lang)}</h2>${groupsTable(report, lang)}</section>
<section><h2>${text('flows.peers-outside', lang)}</h2>${peersTable(report.outside, text('flows.peers-outside', lang), lang)}</section>
<section><h2>${text('flows.peers-undeclared', lang)}</h2>${peersTable(report.undeclared_inside, text('flows.peers-undeclared', lang), lang)}</section>
${report.names === undefined ? undefined : listSection(text('names.flow-section', lang), flowNameLines(report.names, lang), lang)}
${listSection(
  text('flows.oddities', lang),
  report.oddities.map(({ kind, count, file, line }) =>
    text('flows.oddity', lang, { count, what: text(`flows.oddity.${kind}`, lang), file, line }),
  ),
  lang,
)}
${listSection(
  text('flows.sources', lang),
  report.sources.map((source) => sourceWords(source, lang)),
  lang,
)}
<p>${text('flows.says-not', lang)}</p>
</main>
<footer><p>${text('report.made-with', lang)}</p></footer>
</body>
</html>
`.markup;
}

function mapOf(sites: readonly FlowSite[], lang: Lang): Html | undefined {
  if (sites.length === 0) return undefined;
  const places = sites.map(({ bytes: _bytes, flows, peers: _peers, ...place }) => ({
    ...place,
    basis: 'observed' as const,
    roles: [],
    count: flows,
  }));
  const rows = sites.map((site) => [
    `${site.name}, ${countryName(site.country, lang)}`,
    sumWords(site, lang),
  ]);
  const columns = [
    { head: capitalise(text('flows.place', lang)) },
    { head: capitalise(text('flows.bytes', lang)) },
  ];
  return html`<section><h2>${text('flows.map', lang)}</h2><figure>${mapInPage(places, lang, text('flows.map-alt', lang))}<figcaption>${text('flows.map-key', lang)}</figcaption></figure>${table(text('flows.map', lang), columns, rows)}</section>`;
}

function planesTable(report: FlowReport, lang: Lang): Html {
  const columns = [
    { head: text('flows.plane', lang) },
    ...(['outside', 'undetermined', 'inside'] as const).map((side) => ({
      head: capitalise(text(`flows.side.${side}`, lang)),
    })),
    { head: capitalise(text('flows.undeclared-mark', lang)) },
  ];
  const rows = report.planes.map((summary) => {
    const [one, rest] = [BigInt(summary.explained), BigInt(summary.unexplained)];
    return [
      `${text(`flows.plane.${summary.plane}`, lang)} (${text(summary.gate ? 'flows.gate' : 'flows.described', lang)})`,
      estimateWords(summary.outside, report, lang),
      estimateWords(summary.undetermined, report, lang),
      estimateWords(summary.inside, report, lang),
      `${bytesWords(summary.unexplained, lang)} (${shareWords(rest, one + rest, lang)})`,
    ];
  });
  return table(text('flows.plane', lang), columns, rows);
}

function groupsTable({ groups }: FlowReport, lang: Lang): Html {
  const [shown, more] = firstRows(groups, MOST_ROWS, lang);
  const columns = [
    { head: capitalise(text('flows.place', lang)) },
    { head: capitalise(text('flows.who', lang)) },
    { head: text('flows.plane', lang) },
    { head: capitalise(text('flows.direction', lang)) },
    { head: capitalise(text('flows.source-word', lang)) },
    { head: capitalise(text('flows.bytes', lang)), numeric: true as const },
    { head: capitalise(text('flows.flows', lang)), numeric: true as const },
  ];
  const rows = shown.map((group) => [
    placeOf(group, lang),
    cut(operatorWords(group.operator, group.jurisdiction, lang), 60),
    text(`flows.plane.${group.plane}`, lang),
    text(`flows.direction.${group.direction}`, lang),
    layerWords(group.layer, lang),
    bytesWords(group.bytes, lang),
    formatNumber(String(group.flows), lang),
  ]);
  return html`${table(text('flows.groups', lang), columns, rows)}${more}`;
}

function peersTable(peers: readonly FlowPeer[], caption: string, lang: Lang): Html {
  if (peers.length === 0) return html`<p>${text('flows.none', lang)}</p>`;
  const columns = [
    { head: capitalise(text('flows.address', lang)) },
    { head: capitalise(text('flows.place', lang)) },
    { head: capitalise(text('flows.who', lang)) },
    { head: text('flows.plane', lang) },
    { head: capitalise(text('flows.direction', lang)) },
    { head: capitalise(text('flows.bytes', lang)), numeric: true as const },
  ];
  const rows = peers.map((peer) => [
    peer.address,
    placeOf(peer, lang),
    cut(operatorWords(peer.operator, null, lang), 60),
    text(`flows.plane.${peer.plane}`, lang),
    text(`flows.direction.${peer.direction}`, lang),
    bytesWords(peer.bytes, lang),
  ]);
  return table(caption, columns, rows);
}

function listSection(title: string, items: readonly string[], lang: Lang): Html {
  return html`<section><h2>${title}</h2>${items.length === 0 ? html`<p>${text('flows.none', lang)}</p>` : html`<ul>${items.map((item) => html`<li>${cut(item, 300)}</li>`)}</ul>`}</section>`;
}
