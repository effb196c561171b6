import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Report } from '@ancrage/judge';
import { reasonWords } from '../coded-words.ts';
import type { Paint } from '../terminal/colour.ts';
import { fold } from '../terminal/lines.ts';
import { formatDate, plural } from '../words.ts';
import { ExposureWords } from './path-words.ts';

const MOST_OPEN = 12;

export interface ExposureScreen {
  readonly lang: Lang;
  readonly width: number;
  readonly paint: Paint;
  /** How many paths are told. */
  readonly paths: number;
  readonly level: number;
}

/** The exposure of one service for a terminal: counts, the most direct paths, what nothing proves, the cheapest way out. */
export function exposureLines(
  report: Report,
  { lang, width, paint, paths: most, level }: ExposureScreen,
): string[] {
  const { exposure } = report;
  if (exposure === undefined) return [];
  const words = new ExposureWords(exposure, lang);
  const date = formatDate(report.at, lang);
  const lines: string[] = [
    paint('strong', text('exposure.of', lang, { service: report.service.service })),
    text('exposure.judged', lang, {
      date,
      asOf: formatDate(exposure.as_of, lang),
      count: exposure.considered,
    }),
    '',
    exposure.found === 0
      ? text('exposure.none-found', lang, { count: exposure.considered, date })
      : words.counts(),
    ...(exposure.found === 0 && exposure.possible + exposure.cut > 0 ? [words.counts()] : []),
  ];
  const open = exposure.paths.filter(({ cut_by: cutBy }) => cutBy.length === 0);
  const cut = exposure.paths.filter(({ cut_by: cutBy }) => cutBy.length > 0);
  const shown = open.slice(0, most);
  if (open.length > 0) {
    lines.push('', paint('strong', text('exposure.paths', lang)));
    for (const path of shown) {
      const mark = text(path.sure ? 'exposure.mark-found' : 'exposure.mark-possible', lang);
      const remarks = words.remarks(path);
      const after = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
      lines.push(`  ${path.sure ? '✗' : '◇'} ${mark} – ${words.sentence(path)}${after}`);
    }
    const more = exposure.found + exposure.possible - shown.length;
    if (more > 0) lines.push(`  ${plural('exposure.more', more, lang)}`);
  }
  for (const path of cut.slice(0, Math.max(0, most - shown.length)))
    lines.push(
      `  ✕ ${text('exposure.mark-cut', lang)} – ${words.sentence(path)} (${words.remarks(path).join(', ')})`,
    );
  if (exposure.open.length > 0) {
    lines.push('', paint('strong', text('exposure.open', lang)));
    for (const reason of exposure.open.slice(0, MOST_OPEN)) lines.push(`  • ${reasonWords(reason, lang)}`);
    if (exposure.open.length > MOST_OPEN)
      lines.push(`  ${plural('exposure.more', exposure.open.length - MOST_OPEN, lang)}`);
  }
  const plan = exposure.plans.find((one) => one.level === level);
  if (plan !== undefined) {
    lines.push('', paint('strong', text('exposure.plan', lang, { level })));
    for (const change of plan.changes) lines.push(`  → ${words.change(change)}`);
    for (const line of words.total(plan)) lines.push(`  ${line}`);
  }
  return fold(lines, width);
}
