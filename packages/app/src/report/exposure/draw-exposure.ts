import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ReportExposure, ReportPath } from '@ancrage/judge';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { columnsOf, fit, wrap } from '../terminal/lines.ts';
import { ExposureWords } from './path-words.ts';

/** How far a step is from letting a law through: the worst of the paths that take it. */
type Standing = 'found' | 'possible' | 'cut';
const RANK: Readonly<Record<Standing, number>> = { found: 2, possible: 1, cut: 0 };

const BOX = { width: 196, height: 50, gap: 14 } as const;
const COLUMN = 258;
const TOP = 30;
/** Characters of a line of a box, about. */
const LINE = 25;

interface Box {
  readonly key: string;
  readonly lines: readonly string[];
  readonly title: string;
  readonly column: number;
}

interface Step {
  readonly from: string;
  readonly to: string;
  standing: Standing;
}

/** Paths from laws to assets in four columns; nothing where none was told. Complete words stand in the titles. */
export function exposureInPage(exposure: ReportExposure, lang: Lang): Html | undefined {
  if (exposure.paths.length === 0) return undefined;
  const words = new ExposureWords(exposure, lang);
  const boxes = new Map<string, Box>();
  const steps = new Map<string, Step>();
  for (const path of exposure.paths) addPath(path, words, boxes, steps);
  const columns = [0, 1, 2, 3].map((column) => [...boxes.values()].filter((box) => box.column === column));
  const tallest = Math.max(...columns.map((column) => column.length));
  const height = TOP + tallest * (BOX.height + BOX.gap) + 6;
  const width = 3 * COLUMN + BOX.width + 4;
  const at = new Map<string, readonly [number, number]>();
  columns.forEach((column, index) => {
    const room = (tallest - column.length) * (BOX.height + BOX.gap);
    column.forEach((box, row) => {
      at.set(box.key, [2 + index * COLUMN, TOP + room / 2 + row * (BOX.height + BOX.gap)]);
    });
  });
  // What lets through is drawn over what is cut.
  const drawn = [...steps.values()].sort((a, b) => RANK[a.standing] - RANK[b.standing]);
  const heads = (['law', 'party', 'role', 'asset'] as const).map(
    (name, index) =>
      html`<text class="i" x="${2 + index * COLUMN}" y="16">${text(`exposure.column.${name}`, lang)}</text>`,
  );
  return html`<svg class="own exp" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${lang}" aria-label="${text('exposure.drawing', lang)}">${heads}${drawn.map((step) => line(step, at, lang))}${[...boxes.values()].map((box) => drawBox(box, at.get(box.key)!))}</svg>`;
}

function addPath(
  path: ReportPath,
  words: ExposureWords,
  boxes: Map<string, Box>,
  steps: Map<string, Step>,
): void {
  const standing: Standing = path.cut_by.length > 0 ? 'cut' : path.sure ? 'found' : 'possible';
  const names = path.through.map((id) => words.name(id));
  const holder = names.at(-1)!;
  const law = words.lawOf(path.law);
  const put = (column: number, key: string, head: string, about: string): string => {
    const whole = `${column} ${key}`;
    if (!boxes.has(whole))
      boxes.set(whole, { key: whole, column, lines: boxLines(head, about), title: `${head} – ${about}` });
    return whole;
  };
  const state = words.state(law?.state ?? path.state);
  const keys = [
    put(0, path.law, words.law(path.law), state),
    put(
      1,
      path.through.join('\n'),
      names[0]!,
      names.length > 1 ? `→ ${names.slice(1).join(' → ')}` : words.state(path.state),
    ),
    put(2, `${path.role} ${path.through.at(-1)!}`, words.role(path.role), holder),
    put(3, path.asset, words.asset(path.asset), ''),
  ];
  for (let index = 1; index < keys.length; index += 1) {
    const [from, to] = [keys[index - 1]!, keys[index]!];
    const known = steps.get(`${from}\t${to}`);
    if (known === undefined) steps.set(`${from}\t${to}`, { from, to, standing });
    else if (RANK[standing] > RANK[known.standing]) known.standing = standing;
  }
}

/** Two lines of the name and one of what it is, or one and one. */
function boxLines(head: string, about: string): string[] {
  const [first = '', ...others] = wrap(head, LINE);
  if (others.length === 0) return [first, fit(about, LINE + 3)].filter((words) => words !== '');
  return [first, fit(others.join(' '), LINE), fit(about, LINE + 3)].filter((words) => words !== '');
}

function line(
  { from, to, standing }: Step,
  at: ReadonlyMap<string, readonly [number, number]>,
  lang: Lang,
): Html {
  const [x1, y1] = at.get(from)!;
  const [x2, y2] = at.get(to)!;
  const [left, right] = [x1 + BOX.width, x2];
  const [top, bottom] = [y1 + BOX.height / 2, y2 + BOX.height / 2];
  const bend = (right - left) * 0.5;
  const path = `M${fixed(left)} ${fixed(top)}C${fixed(left + bend)} ${fixed(top)} ${fixed(right - bend)} ${fixed(bottom)} ${fixed(right)} ${fixed(bottom)}`;
  const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
  const cross =
    standing === 'cut'
      ? html`<path class="c" d="M${fixed(midX - 6)} ${fixed(midY - 6)}l12 12m0 -12l-12 12"/>`
      : undefined;
  return html`<g class="${standing}"><title>${text(`exposure.mark-${standing}`, lang)}</title><path class="e" d="${path}"/>${cross}</g>`;
}

function drawBox({ lines, title }: Box, [x, y]: readonly [number, number]): Html {
  const first = y + (BOX.height - lines.length * 14) / 2 + 11;
  const isLast = (index: number): boolean => index > 0 && index === lines.length - 1;
  return html`<g><title>${title}</title><rect class="b" x="${fixed(x)}" y="${fixed(y)}" width="${BOX.width}" height="${BOX.height}" rx="3"/>${lines.map(
    (words, index) =>
      html`<text class="${isLast(index) ? 'i' : 'n'}"${columnsOf(words) > (isLast(index) ? LINE + 1 : LINE - 2) ? html` textLength="${BOX.width - 16}" lengthAdjust="spacingAndGlyphs"` : undefined} x="${fixed(x + 8)}" y="${fixed(first + index * 14)}">${words}</text>`,
  )}</g>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
