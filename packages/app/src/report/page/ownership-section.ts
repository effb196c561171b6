import { text } from '@ancrage/base/texts';
import type { OwnershipChart } from '@ancrage/judge';
import { cut, html } from '../html.ts';
import type { Html } from '../html.ts';
import {
  controlWords,
  edgeWords,
  findingWords,
  gapWords,
  nodeNames,
  ownerWords,
  statusWord,
} from '../ownership/chart-words.ts';
import { chartInPage } from '../ownership/draw-chart.ts';
import { shareWords } from '../ownership/share-words.ts';
import { capitalise, listOf, plural } from '../words.ts';
import { anchor, table } from './view.ts';
import type { View } from './view.ts';

/** Who is behind the provider’s entities: drawn, and the same in words; nothing where no holding is told. */
export function ownershipSection(view: View): Html | undefined {
  const { report, lang } = view;
  const charts = report.ownership ?? [];
  if (charts.length === 0) return undefined;
  const id = anchor(view, 'ownership');
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${text('ownership.section', lang)}</h2><p class="asks">${text('ownership.section-means', lang)}</p>${charts.map((chart, index) => chartPart(chart, index, view))}</section>`;
}

function chartPart(chart: OwnershipChart, index: number, view: View): Html {
  const { lang } = view;
  const id = anchor(view, `ownership-${index}`);
  const nameOf = nodeNames(chart, lang);
  const heading = text('ownership.of', lang, { entity: nameOf(chart.entity) });
  const gaps = gapWords(chart.undisclosed, nameOf, lang);
  const left = chart.nodes_total - chart.nodes.length;
  return html`<section aria-labelledby="${id}"><h3 id="${id}">${heading}</h3><p>${controlWords(chart, nameOf, lang)}</p>${ownerWords(chart, nameOf, lang).map((words) => html`<p>${words}</p>`)}<figure><div class="scroll" role="region" tabindex="0" aria-label="${text('ownership.drawing', lang, { entity: nameOf(chart.entity) })}">${chartInPage(chart, lang)}</div><figcaption>${text('ownership.key', lang)} ${capitalise(text('ownership.legend', lang))}${left === 0 ? undefined : html`<br>${plural('ownership.left-out', left, lang)}`}</figcaption></figure>${holdersTable(chart, view)}<p>${capitalise(text('ownership.undisclosed', lang))}${lang === 'fr' ? '\u00a0' : ''}: ${gaps.length === 0 ? text('ownership.gap-none', lang) : listOf(gaps)}</p>${linksList(chart, view)}${findingsList(chart, view)}</section>`;
}

function holdersTable(chart: OwnershipChart, { lang }: View): Html | undefined {
  if (chart.holders.length === 0) return undefined;
  const nameOf = nodeNames(chart, lang);
  const statusOf = new Map(chart.nodes.map(({ id, status }) => [id, status]));
  const columns = [
    { head: capitalise(text('ownership.holder', lang)) },
    { head: capitalise(text('ownership.status', lang)) },
    ...(['votes', 'capital'] as const).flatMap((axis) =>
      (['share', 'attributed'] as const).map((which) => ({
        head: `${capitalise(text(`ownership.${axis}`, lang))}, ${text(`ownership.${which}`, lang)}`,
        numeric: true as const,
      })),
    ),
  ];
  const rows = chart.holders.map(({ id, votes, capital }) => [
    cut(nameOf(id), 80),
    statusWord(statusOf.get(id) ?? 'unknown', lang),
    ...[votes.share, votes.attributed, capital.share, capital.attributed].map((share) =>
      shareWords(share, lang),
    ),
  ]);
  return table(text('ownership.of', lang, { entity: nameOf(chart.entity) }), columns, rows);
}

function linksList(chart: OwnershipChart, { lang }: View): Html {
  const nameOf = nodeNames(chart, lang);
  const items = chart.edges
    .filter((edge) => edge.drawn)
    .map((edge) => {
      const breaks =
        edge.breaks.length === 0
          ? undefined
          : html` <strong class="o-not-met">✗ ${text('ownership.link-breaks', lang, { controls: edge.breaks.join(', ') })}</strong>`;
      return html`<li>${cut(`${nameOf(edge.holder)} → ${nameOf(edge.issuer)}`, 160)} · ${edgeWords(edge, lang)}${breaks}</li>`;
    });
  return html`<details><summary>${text('ownership.links', lang)}</summary><ul>${items}</ul></details>`;
}

function findingsList({ findings }: OwnershipChart, { lang }: View): Html | undefined {
  if (findings.length === 0) return undefined;
  return html`<details><summary>${text('ownership.findings', lang)}</summary><ul>${findings.map((finding) => html`<li>${cut(findingWords(finding, lang), 300)}</li>`)}</ul></details>`;
}
