import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type {
  ChartHolder,
  ChartShare,
  ChartTest,
  OwnershipChart,
  OwnershipDocument,
  Scheme,
} from '@ancrage/judge';
import { cleanText } from '../clean-text.ts';
import { outcomeWord, reasonWords } from '../coded-words.ts';
import { valueMeaning, valueWords } from '../quantities.ts';
import type { Paint } from '../terminal/colour.ts';
import { columnsOf, fit, pad, wrap } from '../terminal/lines.ts';
import { formatDate, plural } from '../words.ts';
import {
  controlWords,
  edgeWords,
  findingWords,
  gapWords,
  nodeName,
  nodeNames,
  ownerWords,
  statusWord,
} from './chart-words.ts';
import { shareWords } from './share-words.ts';

const MOST_HOLDERS = 20;
const MOST_LINKS = 24;
const MOST_FINDINGS = 20;
const GLYPHS: Readonly<Record<ChartTest['outcome'], string>> = {
  met: '●',
  'not-met': '✗',
  'not-proven': '◇',
  'not-verifiable': '△',
  'not-applicable': '–',
};

export interface ChartScreen {
  readonly lang: Lang;
  readonly width: number;
  readonly paint: Paint;
  readonly scheme: Scheme;
}

/** The answer for a terminal: holders, links, what is undisclosed, tests, defects; then what supposed sales would change. */
export function chartLines(document: OwnershipDocument, screen: ChartScreen): string[] {
  const { lang, width, paint } = screen;
  const { chart, at, what_if: whatIf } = document;
  const nameOf = nodeNames(chart, lang);
  const blocks = [
    [
      paint('strong', fit(text('ownership.of', lang, { entity: nameOf(chart.entity) }), width)),
      paint('soft', fit(text('ownership.at', lang, { date: formatDate(at, lang) }), width)),
      ...wrap(text('ownership.at-word', lang), width).map((line) => paint('soft', line)),
      ...wrap(controlWords(chart, nameOf, lang), width),
      ...ownerWords(chart, nameOf, lang).flatMap((words) => wrap(words, width)),
    ],
    holderLines(chart, screen),
    linkLines(chart, screen),
    gapLines(chart, screen),
    testLines(chart, screen),
    findingLines(chart, screen),
    ...(whatIf === null ? [] : [saleLines(document, whatIf, screen)]),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

const CELL = 11;
const STATUS = 9;

function holderLines(chart: OwnershipChart, { lang, width, paint }: ChartScreen): string[] {
  const heading = paint('strong', text('ownership.holder', lang).toUpperCase());
  if (chart.holders.length === 0) return [heading, `  ${text('ownership.no-holder', lang)}`];
  const nodes = new Map(chart.nodes.map((node) => [node.id, node]));
  const nameWidth = width - 2 - STATUS - 4 * (CELL + 1);
  const row = (name: string, status: string, cells: readonly string[]): string =>
    `  ${pad(name, nameWidth - 1)} ${pad(status, STATUS)}${cells.map((cell) => ` ${start(cell)}`).join('')}`.trimEnd();
  const [share, attributed] = [text('ownership.share', lang), text('ownership.attributed', lang)];
  const axes = `${' '.repeat(nameWidth + STATUS + 2)}${pad(` ${text('ownership.votes', lang)}`, 2 * (CELL + 1))} ${text('ownership.capital', lang)}`;
  const lines = chart.holders.slice(0, MOST_HOLDERS).map((holder) => {
    const node = nodes.get(holder.id)!;
    return row(nodeName(node, lang), statusWord(node.status, lang), cellsOf(holder, lang));
  });
  const more = chart.holders_total - Math.min(MOST_HOLDERS, chart.holders.length);
  return [
    paint('strong', axes),
    paint('strong', row(text('ownership.holder', lang), '', [share, attributed, share, attributed])),
    ...lines,
    ...(more > 0 ? [`  ${plural('ownership.more-holders', more, lang)}`] : []),
    ...wrap(text('ownership.legend', lang), width - 2).map((line) => paint('soft', `  ${line}`)),
  ];
}

function cellsOf({ votes, capital }: ChartHolder, lang: Lang): string[] {
  return [votes.share, votes.attributed, capital.share, capital.attributed].map((share) =>
    // A column holds an interval of whole numbers; a longer one is told in full by JSON.
    shareWords(share, lang).replace('\u00a0%', '%'),
  );
}

function start(cell: string): string {
  return ' '.repeat(Math.max(0, CELL - columnsOf(cell))) + fit(cell, CELL);
}

function linkLines(chart: OwnershipChart, { lang, width, paint }: ChartScreen): string[] {
  const nameOf = nodeNames(chart, lang);
  const drawn = chart.edges.filter((edge) => edge.drawn);
  const lines = drawn.slice(0, MOST_LINKS).flatMap((edge) => {
    const breaks =
      edge.breaks.length === 0
        ? ''
        : ` [✗ ${text('ownership.link-breaks', lang, { controls: edge.breaks.join(', ') })}]`;
    const words = `${nameOf(edge.holder)} → ${nameOf(edge.issuer)} · ${edgeWords(edge, lang)}${breaks}`;
    return hanging(words, width).map((line) => (edge.breaks.length > 0 ? paint('not-met', line) : line));
  });
  if (lines.length === 0) return [];
  const more = drawn.length - MOST_LINKS;
  return [
    paint('strong', text('ownership.links', lang)),
    ...lines,
    ...(more > 0 ? [`  ${plural('ownership.more-holders', more, lang)}`] : []),
  ];
}

function gapLines(chart: OwnershipChart, { lang, width, paint }: ChartScreen): string[] {
  const gaps = gapWords(chart.undisclosed, nodeNames(chart, lang), lang);
  const told = gaps.length === 0 ? [text('ownership.gap-none', lang)] : gaps.slice(0, MOST_LINKS);
  return [
    paint('strong', text('ownership.undisclosed', lang)),
    ...told.flatMap((words) => hanging(words, width)),
  ];
}

function testLines({ tests }: OwnershipChart, { lang, width, paint, scheme }: ChartScreen): string[] {
  if (tests.length === 0) return [];
  const lines = tests.flatMap((one) => {
    const values = one.values.map((value) => testValueWords(value, lang)).join(' · ');
    const first = `  ${paint(one.outcome, GLYPHS[one.outcome])} ${fit(`${one.control}  ${titleOf(one.control, scheme, lang)} – ${outcomeWord(one.outcome, lang)}`, width - 4)}`;
    const reasons = one.outcome === 'met' ? [] : one.reasons.slice(0, 3);
    return [
      first,
      ...(values === '' ? [] : wrap(values, width - 6).map((line) => `      ${line}`)),
      ...reasons.flatMap((reason) =>
        wrap(reasonWords(reason, lang), width - 6).map((line) => `      ${line}`),
      ),
    ];
  });
  return [paint('strong', text('ownership.tests', lang)), ...lines];
}

/** A value of a test: by its axis where it has one, else by what it means. */
function testValueWords({ name, value }: ChartTest['values'][number], lang: Lang): string {
  const axis = /_(votes|capital)$/.exec(name)?.[1] as 'votes' | 'capital' | undefined;
  const what = axis === undefined ? valueMeaning(name, lang) : text(`ownership.${axis}`, lang);
  return `${what}${lang === 'fr' ? '\u00a0' : ''}: ${valueWords({ name, value }, lang)}`;
}

export function titleOf(control: string, { criteria }: Scheme, lang: Lang): string {
  const known = criteria.flatMap(({ controls }) => controls).find(({ id }) => id === control);
  return known?.title[lang] ?? '';
}

function findingLines({ findings }: OwnershipChart, { lang, width, paint }: ChartScreen): string[] {
  if (findings.length === 0) return [];
  const more = findings.length - MOST_FINDINGS;
  return [
    paint('strong', text('ownership.findings', lang)),
    ...findings.slice(0, MOST_FINDINGS).flatMap((finding) => hanging(findingWords(finding, lang), width)),
    ...(more > 0 ? [`  ${plural('ownership.more-holders', more, lang)}`] : []),
  ];
}

function saleLines(
  { chart }: OwnershipDocument,
  whatIf: NonNullable<OwnershipDocument['what_if']>,
  { lang, width, paint, scheme }: ChartScreen,
): string[] {
  const nameOf = nodeNames(whatIf.chart, lang);
  const titles = whatIf.sales.flatMap(({ seller, buyer, issuer, axes, percent }) => {
    const [axis] = axes;
    const what = axes.length === 2 ? 'both' : axis!;
    const sold = text(`ownership.sold-${what}`, lang, { issuer: nameOf(issuer) });
    const share = shareWords({ lo: percent, hi: percent }, lang);
    return wrap(
      text('ownership.what-if', lang, { seller: nameOf(seller), share, what: sold, buyer: nameOf(buyer) }),
      width,
    );
  });
  const changed: string[] = [];
  const told = (share: ChartShare | undefined): string =>
    share === undefined ? '–' : shareWords(share, lang);
  const now = new Map(whatIf.chart.holders.map((holder) => [holder.id, holder]));
  const before = new Map(chart.holders.map((holder) => [holder.id, holder]));
  for (const id of new Set([...before.keys(), ...now.keys()]))
    for (const axis of ['votes', 'capital'] as const) {
      const [was, is] = [before, now].map((of) => of.get(id)?.[axis].attributed);
      if (was?.lo === is?.lo && was?.hi === is?.hi) continue;
      const name = `${nameOf(id)}, ${text(`ownership.${axis}`, lang)}`;
      changed.push(`${name}${lang === 'fr' ? '\u00a0' : ''}: ${told(was)} → ${told(is)}`);
    }
  for (const { control, outcome } of whatIf.chart.tests) {
    const was = chart.tests.find((one) => one.control === control)?.outcome ?? outcome;
    if (was === outcome) continue;
    changed.push(
      `${control} ${titleOf(control, scheme, lang)}${lang === 'fr' ? '\u00a0' : ''}: ${outcomeWord(was, lang)} → ${outcomeWord(outcome, lang)}`,
    );
  }
  const [was, is] = [chart.controller, whatIf.chart.controller];
  if (was !== is) {
    const nobody = '–';
    changed.push(
      `${text('ownership.control-changes', lang)}${lang === 'fr' ? '\u00a0' : ''}: ${was === null ? nobody : nameOf(was)} → ${is === null ? nobody : nameOf(is)}`,
    );
  }
  if (changed.length === 0) changed.push(text('ownership.no-change', lang));
  return [
    ...titles.map((line) => paint('strong', line)),
    ...changed.flatMap((words) => hanging(words, width)),
    ...(whatIf.void_statements === 0
      ? []
      : hanging(plural('ownership.void', whatIf.void_statements, lang), width)),
  ];
}

/** A line of a list, what follows a break two columns deeper. */
function hanging(words: string, width: number): string[] {
  return wrap(cleanText(words), width - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
}
