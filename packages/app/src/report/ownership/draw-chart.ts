import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ChartEdge, ChartNode, OwnershipChart } from '@ancrage/judge';
import { truncate } from '../clean-text.ts';
import { html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { columnsOf, wrap } from '../terminal/lines.ts';
import { countryName, plural } from '../words.ts';
import { chartBoxes } from './chart-boxes.ts';
import type { ChartBox } from './chart-boxes.ts';
import { chartLayers } from './chart-layers.ts';
import { edgeParts, edgeWords, kindWord, nodeName, statusWord } from './chart-words.ts';
import { BOX, placeChart } from './place-chart.ts';
import type { Point } from './place-chart.ts';
import { shareWords } from './share-words.ts';

/** Characters of a name on one of its two lines, and of a label. */
const NAME = 20;
const LABEL = 27;
const LABEL_LINE = 14;
/** Width of a character of a label, about. */
const CHARACTER = 6.7;

/** Colours where no page gives them, by light and by dark; the page’s own style sheet replaces them. */
const STANDALONE_STYLE = raw(
  '<style>.own{--ink:#16202e;--soft:#4a5665;--paper:#fff;--box:#f4f6f9;--line:#5b6878;--bad:#9d2215;--good:#1d5c3a;' +
    'background:var(--paper)}@media (prefers-color-scheme:dark){.own{--ink:#e8edf4;--soft:#aab6c5;--paper:#10161e;' +
    '--box:#1b2430;--line:#93a1b3;--bad:#ff9c8f;--good:#8fd6ae}}' +
    '.own text{font:12px system-ui,sans-serif;fill:var(--ink)}.own .n{font-weight:650;font-size:13px}.own .i{fill:var(--soft)}' +
    '.own .b{fill:var(--box);stroke:var(--line);stroke-width:1.3}.own .root{stroke-width:3}.own .dash{stroke-dasharray:5 4}' +
    '.own .e{fill:none;stroke:var(--line);stroke-width:1.5}.own .a{fill:var(--line)}.own .bad .e{stroke:var(--bad);stroke-width:4}' +
    '.own .bad .a{fill:var(--bad)}.own .ind .e{stroke-dasharray:2 5;stroke-linecap:round}.own .p{fill:var(--paper)}' +
    '.own .bad .x{fill:var(--bad);font-weight:700}' +
    '.own .m{fill:none;stroke:var(--ink);stroke-width:1.5}.own .m.on{fill:var(--ink)}.own .canadian .m{stroke:var(--good)}' +
    '.own .canadian .m.on{fill:var(--good)}.own .foreign .m{stroke:var(--bad)}.own .foreign .m.on{fill:var(--bad)}' +
    '.own .k{stroke:var(--box);stroke-width:1.6;fill:none}</style>',
);

/** The chart as a complete SVG document, without any outside resource. */
export function chartSvg(chart: OwnershipChart, lang: Lang): string {
  return `${draw(chart, lang, STANDALONE_STYLE).markup}\n`;
}

/** The chart within a page whose style sheet knows its classes. */
export function chartInPage(chart: OwnershipChart, lang: Lang): Html {
  return draw(chart, lang, undefined);
}

function draw(chart: OwnershipChart, lang: Lang, style: Html | undefined): Html {
  const { boxes, edges } = chartBoxes(chart);
  const ids = boxes.map(({ id }) => id);
  const placed = placeChart(
    chartLayers(chart.entity, ids, edges),
    (edge) => labelLines(edge, lang).length * LABEL_LINE,
  );
  const root = chart.nodes.find(({ id }) => id === chart.entity);
  if (root === undefined) return html``;
  const [width, height] = [Math.ceil(placed.width), Math.ceil(placed.height)];
  const parts = [
    ...[...placed.lines].map(([edge, points]) => line(edge, curve(points), points.at(-1)!)),
    ...[...placed.loops].map(([edge, points]) => line(edge, corners(points), points.at(-1)!)),
    ...boxes.map((box) => drawBox(box, placed.corners.get(box.id)!, chart, lang)),
    ...[...placed.labels].map(([edge, point]) => label(edge, point, lang)),
  ];
  return html`<svg class="own" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${lang}" aria-label="${text('ownership.drawing', lang, { entity: nodeName(root, lang) })}">${style}${parts}</svg>`;
}

function line({ breaks, direct }: ChartEdge, path: string, [x, y]: Point): Html {
  const classes = [breaks.length > 0 ? 'bad' : '', direct ? '' : 'ind'].filter((one) => one !== '').join(' ');
  return html`<g class="${classes}"><path class="e" d="${path}"/><path class="a" d="M${fixed(x - 5)} ${fixed(y - 10)}h10l-5 10z"/></g>`;
}

/** Between two points, down and across and down again. */
function curve(points: readonly Point[]): string {
  const [first, ...others] = points as [Point, ...Point[]];
  let [x, y] = first;
  let path = `M${fixed(x)} ${fixed(y)}`;
  for (const [toX, toY] of others) {
    const bend = (toY - y) * 0.55;
    path += `C${fixed(x)} ${fixed(y + bend)} ${fixed(toX)} ${fixed(toY - bend)} ${fixed(toX)} ${fixed(toY)}`;
    [x, y] = [toX, toY];
  }
  return path;
}

function corners(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${fixed(x)} ${fixed(y)}`).join('');
}

/** The words of an edge, each with whether it tells of a test that the edge breaks. */
function labelLines(edge: ChartEdge, lang: Lang): (readonly [string, boolean])[] {
  const [first = '', ...others] = edgeParts(edge, lang);
  const few = others.length > 3 ? [...others.slice(0, 3), '…'] : others;
  return [
    ...[first, ...few].map((words) => [truncate(words, LABEL), false] as const),
    ...(edge.breaks.length === 0 ? [] : [[`✗ ${edge.breaks.join(', ')}`, true] as const]),
  ];
}

function label(edge: ChartEdge, [x, y]: Point, lang: Lang): Html {
  const lines = labelLines(edge, lang);
  const width = Math.max(...lines.map(([words]) => columnsOf(words))) * CHARACTER + 8;
  return html`<g class="${edge.breaks.length === 0 ? '' : 'bad'}"><title>${edgeWords(edge, lang)}</title><rect class="p" x="${fixed(x - width / 2)}" y="${fixed(y - 1)}" width="${fixed(width)}" height="${lines.length * LABEL_LINE + 2}"/>${lines.map(
    ([words, bad], index) =>
      html`<text class="${bad ? 'x' : ''}" text-anchor="middle" x="${fixed(x)}" y="${fixed(y + 10 + index * LABEL_LINE)}">${words}</text>`,
  )}</g>`;
}

function drawBox(box: ChartBox, [x, y]: Point, chart: OwnershipChart, lang: Lang): Html {
  const rows: (readonly [string, string])[] = [];
  let title = '';
  if (box.kind === 'gap') {
    title = text('ownership.undisclosed', lang);
    rows.push(['n', title], ['i', text('ownership.gap-anyone', lang)]);
  } else if (box.kind === 'more') {
    title = plural('ownership.more-boxes', box.count, lang);
    rows.push(['n', title]);
  } else {
    title = nodeName(box.node, lang);
    for (const part of nameLines(title)) rows.push(['n', part]);
    rows.push(...aboutLines(box.node, chart, lang).map((words) => ['i', words] as const));
  }
  const status = box.kind === 'party' ? box.node.status : undefined;
  const first = y + 20;
  return html`<g class="${status ?? ''}"><title>${titleOf(box, title, chart, lang)}</title>${frame(box, x, y, box.id === chart.entity)}${rows.map(
    ([kind, words], index) =>
      html`<text class="${kind}" x="${fixed(x + 12)}" y="${fixed(first + index * 15)}">${words}</text>`,
  )}${status === undefined ? undefined : statusLine(status, x + 12, y + BOX.height - 14, lang)}</g>`;
}

function nameLines(name: string): string[] {
  const [first = '', second, ...others] = wrap(name, NAME);
  if (second === undefined) return [first];
  // A word that is longer than the box goes on below, and says so.
  if (!name.includes(`${first} `) && others.length === 0 && columnsOf(second) < NAME)
    return [`${first.slice(0, -1)}-`, `${first.slice(-1)}${second}`];
  return [first, others.length === 0 ? second : cutTo(`${second} ${others.join(' ')}`, NAME)];
}

function cutTo(words: string, columns: number): string {
  let cut = words;
  while (columnsOf(cut) > columns - 1) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

/** What it is and from where; of an ultimate holder, what it has in the end; of an entity without holders, that. */
function aboutLines(node: ChartNode, chart: OwnershipChart, lang: Lang): string[] {
  const what = kindWord(node.kind, lang);
  const about = truncate(node.country === null ? what : `${what}, ${countryName(node.country, lang)}`, 27);
  const open = chart.undisclosed.some(({ issuer, share }) => issuer === node.id && share === '100');
  const held = chart.edges.some(({ issuer }) => issuer === node.id);
  if (open && !held) return [about, text('ownership.open', lang)];
  const holder = chart.holders.find(({ id }) => id === node.id);
  if (
    holder === undefined ||
    chart.edges
      .filter((edge) => edge.drawn && edge.holder === node.id)
      .every(({ issuer }) => issuer === chart.entity)
  )
    return [about];
  const [votes, capital] = [holder.votes, holder.capital].map(({ attributed }) =>
    shareWords(attributed, lang),
  );
  if (votes === capital) return [about, text('ownership.in-all-short', lang, { share: votes! })];
  return [
    about,
    text('ownership.link-votes', lang, { share: votes! }),
    text('ownership.link-capital', lang, { share: capital! }),
  ];
}

function titleOf(box: ChartBox, name: string, chart: OwnershipChart, lang: Lang): string {
  if (box.kind !== 'party') return name;
  const holder = chart.holders.find(({ id }) => id === box.id);
  const about = `${name} – ${aboutLines(box.node, chart, lang)[0]}, ${statusWord(box.node.status, lang)}`;
  if (holder === undefined) return about;
  const { votes, capital } = holder;
  return `${about} – ${text('ownership.in-all', lang, { votes: shareWords(votes.attributed, lang), capital: shareWords(capital.attributed, lang) })}`;
}

/** Persons are round, arrangements and what is unknown dashed, States doubly framed. */
function frame(box: ChartBox, x: number, y: number, isRoot: boolean): Html {
  const kind = box.kind === 'party' ? box.node.kind : 'unknown';
  const dashed = kind === 'unknown' || kind === 'arrangement' ? ' dash' : '';
  const radius = kind === 'person' ? 22 : kind === 'arrangement' ? 12 : 3;
  const rect = (inset: number): Html =>
    html`<rect class="b${dashed}${isRoot ? ' root' : ''}" x="${fixed(x + inset)}" y="${fixed(y + inset)}" width="${BOX.width - 2 * inset}" height="${BOX.height - 2 * inset}" rx="${radius}"/>`;
  return kind === 'state' ? html`${rect(0)}${rect(4)}` : rect(0);
}

/** A mark of its own shape and the word: full disc, crossed square, half disc, hollow diamond. */
function statusLine(status: ChartNode['status'], x: number, y: number, lang: Lang): Html {
  const marks: Readonly<Record<string, string>> & { readonly unknown: string } = {
    canadian: `<circle class="m on" cx="${fixed(x + 6)}" cy="${fixed(y - 4)}" r="5.5"/>`,
    foreign: `<rect class="m on" x="${fixed(x)}" y="${fixed(y - 10)}" width="12" height="12"/><path class="k" d="M${fixed(x + 3)} ${fixed(y - 7)}l6 6m0 -6l-6 6"/>`,
    mixed: `<circle class="m" cx="${fixed(x + 6)}" cy="${fixed(y - 4)}" r="5.5"/><path class="m on" d="M${fixed(x + 6)} ${fixed(y - 9.5)}a5.5 5.5 0 0 0 0 11z"/>`,
    unknown: `<path class="m" d="M${fixed(x + 6)} ${fixed(y - 10.5)}l6.5 6.5l-6.5 6.5l-6.5 -6.5z"/>`,
  };
  return html`${raw(marks[status] ?? marks.unknown)}<text x="${fixed(x + 18)}" y="${fixed(y)}">${statusWord(status, lang)}</text>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
