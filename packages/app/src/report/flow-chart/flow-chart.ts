import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ReportFlows } from '@ancrage/judge';
import type { FlowHour, FlowReport } from '@ancrage/judge/flows';
import { html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { formatDate } from '../words.ts';
import { bytesWords, hourWords, wholeOf } from './flow-words.ts';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 300, 74, 12, 46, 50];
/** Bars that can still be told apart; more hours than that are drawn by the day, or by more days. */
const MOST_BARS = 170;
const SIDES = ['outside', 'undetermined', 'inside'] as const;

/** Patterns tell the sides apart where colours do not: full, dotted, striped; hours without proof are crossed. */
export const CHART_STYLE =
  '.fc{--ink:#16202e;--soft:#4a5665;--paper:#fff;--out:#9d2215;font:12px system-ui,sans-serif}.fc,.fc-defs{--line:#c3cad3;--un:#7a5b00;--in:#12365e}' +
  '@media screen and (prefers-color-scheme:dark){.fc{--ink:#e8edf3;--soft:#b4bfcc;--paper:#10161d;--out:#ff9a8b}.fc,.fc-defs{--line:#4a5665;--un:#e3c15b;--in:#8fbcf0}}' +
  '.fc text{fill:var(--ink)}.fc .soft{fill:var(--soft)}.fc .paper{fill:var(--paper)}.fc .grid{stroke:var(--line)}' +
  '.fc .outside{fill:var(--out)}.fc .undetermined{fill:url(#fc-dots)}.fc .inside{fill:url(#fc-stripes)}' +
  '.fc .edge{fill:none;stroke-width:.8}.fc .edge.outside{stroke:var(--out);fill:none}.fc .edge.undetermined{stroke:var(--un);fill:none}.fc .edge.inside{stroke:var(--in);fill:none}' +
  '.fc .unheard{fill:url(#fc-cross)}';

/** Fillings of the bars, once for a page that draws the chart in two languages, within `.fc-defs`. */
export const CHART_PATTERNS = raw(
  '<pattern id="fc-dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.3" style="fill:var(--un)"/></pattern>' +
    '<pattern id="fc-stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" style="fill:var(--in)"/></pattern>' +
    '<pattern id="fc-cross" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M0 0L7 7M7 0L0 7" style="stroke:var(--line);stroke-width:1"/></pattern>',
);

interface Bar {
  /** Where its time starts, in words. */
  readonly from: string;
  readonly uncovered: number;
  readonly outside: bigint;
  readonly undetermined: bigint;
  readonly inside: bigint;
}

/** What the drawing says in words besides its bars. */
interface ChartWords {
  readonly title: string;
  readonly alt: string;
  readonly uncovered: string;
}

/** Bytes by hour as a drawing that stands alone: no outside resource, no script, light and dark, readable without colour. */
export function flowChart(report: FlowReport, lang: Lang): string {
  const style = html`<style>${raw(CHART_STYLE)}</style><defs>${CHART_PATTERNS}</defs>`;
  return drawChart(hourBars(report.hours, lang), hourlyWords(report, lang), lang, style).markup;
}

/** The same within a page that has `CHART_STYLE` and `CHART_PATTERNS`. */
export function chartInPage(report: FlowReport, lang: Lang): Html {
  return drawChart(hourBars(report.hours, lang), hourlyWords(report, lang), lang, undefined);
}

/** Bytes by day of an evaluated dossier, within such a page; hours of a day that no log covers are told by its crosses. */
export function dailyChart({ days }: ReportFlows, lang: Lang): Html {
  const bars = joined(days, MOST_BARS, 1).map((own) => ({
    from: formatDate(own[0]!.day, lang),
    uncovered: own.reduce((hours, { covered }) => hours + 24 - covered, 0),
    ...sumsOf(own),
  }));
  const words = {
    title: text('flows.chart-days', lang),
    alt: text('flows.chart-days-alt', lang, {
      from: bars[0]?.from ?? '–',
      to: formatDate(days.at(-1)?.day ?? '', lang),
    }),
    uncovered: text('flows.day-uncovered', lang),
  };
  return drawChart(bars, words, lang, undefined);
}

function hourlyWords({ period }: FlowReport, lang: Lang): ChartWords {
  const of = (hour: string | null): string => (hour === null ? '–' : hourWords(hour, lang));
  return {
    title: text('flows.chart', lang),
    alt: text('flows.chart-alt', lang, { from: of(period.from), to: of(period.to) }),
    uncovered: text('flows.hour-uncovered', lang),
  };
}

function drawChart(bars: readonly Bar[], words: ChartWords, lang: Lang, style: Html | undefined): Html {
  const most = bars.reduce((top, bar) => (total(bar) > top ? total(bar) : top), 1n);
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, bars.length);
  const span = HEIGHT - TOP - BOTTOM;
  const heightOf = (bytes: bigint): number => (Number((bytes * 10_000n) / most) / 10_000) * span;
  const drawn = bars.map((bar, index) => {
    const x = LEFT + index * step;
    const width = Math.max(0.6, step - Math.min(2, step * 0.2));
    let y = HEIGHT - BOTTOM;
    const parts = SIDES.map((side) => {
      const height = heightOf(bar[side]);
      if (height === 0) return undefined;
      y -= height;
      const box = html`x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}"`;
      return html`<rect class="${side}" ${box}/><rect class="edge ${side}" ${box}/>`;
    });
    const gap =
      bar.uncovered === 0
        ? undefined
        : html`<rect class="unheard" x="${fixed(x)}" y="${TOP}" width="${fixed(step)}" height="${span}"/>`;
    return html`${parts}${gap}`;
  });
  const lines = [0n, 1n, 2n, 3n, 4n].map((part) => {
    const y = HEIGHT - BOTTOM - (span * Number(part)) / 4;
    return html`<path class="grid" d="M${LEFT} ${fixed(y)}H${WIDTH - RIGHT}"/><text class="soft" x="${LEFT - 6}" y="${fixed(y + 4)}" text-anchor="end">${bytesWords(String((most * part) / 4n), lang)}</text>`;
  });
  return html`<svg class="fc" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.alt}">${style}<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>${lines}${drawn}${times(bars, step)}${key(words, lang)}</svg>`;
}

/** Four instants along the time, at most. */
function times(bars: readonly Bar[], step: number): Html[] {
  const count = Math.min(4, bars.length);
  return Array.from({ length: count }, (_, index) => {
    const at = count === 1 ? 0 : Math.round((index * (bars.length - 1)) / (count - 1));
    const anchor = index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle';
    const x = LEFT + (at + (anchor === 'start' ? 0 : anchor === 'end' ? 1 : 0.5)) * step;
    return html`<text class="soft" x="${fixed(x)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="${anchor}">${bars[at]!.from}</text>`;
  });
}

function key({ title, uncovered }: ChartWords, lang: Lang): Html {
  let x = LEFT;
  const entries = [
    ...SIDES.map((side) => [side, text(`flows.side.${side}`, lang)] as const),
    ['unheard', uncovered] as const,
  ];
  const parts = entries.map(([name, words]) => {
    const part = html`<rect class="${name}" x="${x}" y="14" width="16" height="12"/>${name === 'unheard' ? undefined : html`<rect class="edge ${name}" x="${x}" y="14" width="16" height="12"/>`}<text x="${x + 21}" y="24">${words}</text>`;
    x += 40 + words.length * 6.4;
    return part;
  });
  return html`${parts}<text class="soft" x="${LEFT}" y="${HEIGHT - 10}">${title}</text>`;
}

/** Hours joined so that no more bars are drawn than can be told apart; each bar says how many of its hours are not covered. */
function hourBars(hours: readonly FlowHour[], lang: Lang): Bar[] {
  return joined(hours, MOST_BARS, 24).map((own) => ({
    from: hourWords(own[0]!.hour, lang),
    uncovered: own.filter(({ state }) => state !== 'covered').length,
    ...sumsOf(own),
  }));
}

/** Items in groups of one, or of as many whole `unit`s as are needed for no more than `most` groups. */
function joined<T>(items: readonly T[], most: number, unit: number): (readonly T[])[] {
  const each = items.length <= most ? 1 : Math.ceil(items.length / most / unit) * unit;
  return Array.from({ length: Math.ceil(items.length / each) }, (_, index) =>
    items.slice(index * each, (index + 1) * each),
  );
}

function sumsOf(
  own: readonly Readonly<Record<(typeof SIDES)[number], string>>[],
): Pick<Bar, (typeof SIDES)[number]> {
  const sum = (side: (typeof SIDES)[number]): bigint =>
    own.reduce((bytes, one) => bytes + wholeOf(one[side]), 0n);
  return { outside: sum('outside'), undetermined: sum('undetermined'), inside: sum('inside') };
}

function total({ outside, undetermined, inside }: Bar): bigint {
  return outside + undetermined + inside;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
