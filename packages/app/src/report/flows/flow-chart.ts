import { text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import type { FlowHour, FlowReport } from '@ancrage/judge/flows';
import { html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { bytesWords, hourWords } from './flow-words.ts';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 300, 74, 12, 46, 50];
/** Bars that can still be told apart; more hours than that are drawn by the day, or by more days. */
const MOST_BARS = 170;
const SIDES = ['outside', 'undetermined', 'inside'] as const;

/** Patterns tell the sides apart where colours do not: full, dotted, striped; hours without proof are crossed. */
export const CHART_STYLE =
  '.fc{--ink:#16202e;--soft:#4a5665;--line:#c3cad3;--paper:#fff;--out:#9d2215;--un:#7a5b00;--in:#12365e;font:12px system-ui,sans-serif}' +
  '@media (prefers-color-scheme:dark){.fc{--ink:#e8edf3;--soft:#b4bfcc;--line:#4a5665;--paper:#10161d;--out:#ff9a8b;--un:#e3c15b;--in:#8fbcf0}}' +
  '.fc text{fill:var(--ink)}.fc .soft{fill:var(--soft)}.fc .paper{fill:var(--paper)}.fc .grid{stroke:var(--line)}' +
  '.fc .outside{fill:var(--out)}.fc .undetermined{fill:url(#fc-dots)}.fc .inside{fill:url(#fc-stripes)}' +
  '.fc .edge{fill:none;stroke-width:.8}.fc .edge.outside{stroke:var(--out);fill:none}.fc .edge.undetermined{stroke:var(--un);fill:none}.fc .edge.inside{stroke:var(--in);fill:none}' +
  '.fc .unheard{fill:url(#fc-cross)}';

const PATTERNS = raw(
  '<defs><pattern id="fc-dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.3" style="fill:var(--un)"/></pattern>' +
    '<pattern id="fc-stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" style="fill:var(--in)"/></pattern>' +
    '<pattern id="fc-cross" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M0 0L7 7M7 0L0 7" style="stroke:var(--line);stroke-width:1"/></pattern></defs>',
);

interface Bar {
  readonly from: string;
  readonly hours: number;
  readonly uncovered: number;
  readonly outside: bigint;
  readonly undetermined: bigint;
  readonly inside: bigint;
}

/** Bytes by hour as a drawing that stands alone: no outside resource, no script, light and dark, readable without colour. */
export function flowChart(report: FlowReport, lang: Lang): string {
  return drawChart(report, lang, html`<style>${raw(CHART_STYLE)}</style>`).markup;
}

/** The same within a page that has `CHART_STYLE`. */
export function chartInPage(report: FlowReport, lang: Lang): Html {
  return drawChart(report, lang, undefined);
}

function drawChart({ hours, period }: FlowReport, lang: Lang, style: Html | undefined): Html {
  const bars = barsOf(hours);
  const most = bars.reduce((top, bar) => (total(bar) > top ? total(bar) : top), 1n);
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, bars.length);
  const span = HEIGHT - TOP - BOTTOM;
  const heightOf = (bytes: bigint): number => (Number((bytes * 10_000n) / most) / 10_000) * span;
  const alt = text('flows.chart-alt', lang, {
    from: period.from === null ? '–' : hourWords(period.from, lang),
    to: period.to === null ? '–' : hourWords(period.to, lang),
  });
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
  return html`<svg class="fc" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${alt}">${style}${PATTERNS}<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>${lines}${drawn}${times(bars, step, lang)}${key(lang)}</svg>`;
}

/** Four instants along the time, at most. */
function times(bars: readonly Bar[], step: number, lang: Lang): Html[] {
  const count = Math.min(4, bars.length);
  return Array.from({ length: count }, (_, index) => {
    const at = count === 1 ? 0 : Math.round((index * (bars.length - 1)) / (count - 1));
    const anchor = index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle';
    const x = LEFT + (at + (anchor === 'start' ? 0 : anchor === 'end' ? 1 : 0.5)) * step;
    return html`<text class="soft" x="${fixed(x)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="${anchor}">${hourWords(bars[at]!.from, lang)}</text>`;
  });
}

function key(lang: Lang): Html {
  let x = LEFT;
  const entries = [
    ...SIDES.map((side) => [side, text(`flows.side.${side}`, lang)] as const),
    ['unheard', text('flows.hour-uncovered', lang)] as const,
  ];
  const parts = entries.map(([name, words]) => {
    const part = html`<rect class="${name}" x="${x}" y="14" width="16" height="12"/>${name === 'unheard' ? undefined : html`<rect class="edge ${name}" x="${x}" y="14" width="16" height="12"/>`}<text x="${x + 21}" y="24">${words}</text>`;
    x += 40 + words.length * 6.4;
    return part;
  });
  return html`${parts}<text class="soft" x="${LEFT}" y="${HEIGHT - 10}">${text('flows.chart', lang)}</text>`;
}

/** Hours joined so that no more bars are drawn than can be told apart; each bar says how many of its hours are not covered. */
function barsOf(hours: readonly FlowHour[]): Bar[] {
  const each = hours.length <= MOST_BARS ? 1 : Math.ceil(hours.length / MOST_BARS / 24) * 24;
  return Array.from({ length: Math.ceil(hours.length / each) }, (_, index) => {
    const own = hours.slice(index * each, (index + 1) * each);
    const sum = (side: (typeof SIDES)[number]): bigint =>
      own.reduce((bytes, hour) => bytes + BigInt(hour[side]), 0n);
    return {
      from: own[0]!.hour,
      hours: own.length,
      uncovered: own.filter(({ state }) => state !== 'covered').length,
      outside: sum('outside'),
      undetermined: sum('undetermined'),
      inside: sum('inside'),
    };
  });
}

function total({ outside, undetermined, inside }: Bar): bigint {
  return outside + undetermined + inside;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
