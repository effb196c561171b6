import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Finding, Outcome, Report, Scheme } from '@ancrage/judge';
import { missingWords, outcomeWord, scopeFindingWords, unreadWords } from '../coded-words.ts';
import { shortCriterionLevel } from '../criterion-level.ts';
import { hostWords } from '../host-words.ts';
import { blockersOf, totalCost } from '../next-level.ts';
import { countOutcomes, shownOutcomes } from '../outcome-counts.ts';
import { capitalise, formatDate, plural, wordsOf } from '../words.ts';
import { painter } from './colour.ts';
import type { Paint } from './colour.ts';
import { columnsOf, fit, pad, wrap } from './lines.ts';

export interface TerminalOptions {
  readonly lang: Lang;
  /** Whether to write ANSI colours; the marks and words say everything without. */
  readonly colour: boolean;
  /** Columns; at least 40. */
  readonly width?: number;
  /** Where the full report was written. */
  readonly html?: string;
}

const GLYPHS: Readonly<Record<Outcome, string>> = {
  met: '●',
  'not-met': '✗',
  'not-proven': '◇',
  'not-verifiable': '△',
  'not-applicable': '–',
};
const MOST_LINES = 8;

interface Screen extends TerminalOptions {
  readonly width: number;
  readonly paint: Paint;
  readonly report: Report;
  readonly scheme: Scheme;
}

/** The report as text for a terminal: level first, then criteria, what blocks the next level, and what to look at. */
export function renderTerminal(report: Report, scheme: Scheme, options: TerminalOptions): string {
  const width = Math.max(40, options.width ?? 80);
  const screen: Screen = { ...options, width, paint: painter(options.colour), report, scheme };
  const parts = [
    head(screen),
    level(screen),
    missing(screen),
    criteria(screen),
    next(screen),
    hosts(screen),
    scope(screen),
    foot(screen),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function head({ report, scheme, lang, width, paint }: Screen): string[] {
  const { service, provider } = report.service;
  const title = `${scheme.title[lang]} ${report.inputs.scheme.version} (${wordsOf(`report.scheme-${report.inputs.scheme.status}`, lang, report.inputs.scheme.status)})`;
  const demonstration = report.inputs.trust.demonstration
    ? [
        '',
        paint('warn', text('report.demonstration', lang)),
        ...wrap(text('report.demonstration-means', lang), width),
      ]
    : [];
  return [
    paint('strong', fit(service, width)),
    fit(text('report.offered-by', lang, { provider }), width),
    paint(
      'soft',
      fit(`${text('report.judged-on', lang, { date: formatDate(report.at, lang) })} · ${title}`, width),
    ),
    ...demonstration,
  ];
}

function level({ report, scheme, lang, width, paint }: Screen): string[] {
  const reached = scheme.levels.find(({ level }) => level === report.level);
  const name = `${text('report.level-of', lang, { level: report.level, top: report.top_level })} – ${reached?.name[lang] ?? ''}`;
  return [
    paint('strong', fit(name.toUpperCase(), width)),
    ...labelled(text('report.says-short', lang), reached?.says[lang] ?? '', lang, width),
    ...labelled(text('report.does-not-say-short', lang), reached?.doesNotSay[lang] ?? '', lang, width),
  ];
}

function criteria({ report, scheme, lang, width, paint }: Screen): string[] {
  const names = report.criteria.map(
    ({ id }) => scheme.criteria.find((known) => known.id === id)?.title[lang] ?? '',
  );
  const idWidth = Math.max(...report.criteria.map(({ id }) => columnsOf(id)), 3);
  const nameWidth = Math.min(26, Math.max(...names.map(columnsOf)), width - idWidth - 31);
  const rows = report.criteria.map(({ id }, index) => {
    const findings = report.findings.filter(({ criterion }) => criterion === id);
    const label = `  ${pad(id, idWidth)} ${pad(names[index]!, nameWidth)} ${pad(shortCriterionLevel(report, scheme, id, lang), 12)} `;
    return label + bar(findings, width - columnsOf(label), paint);
  });
  const counts = countOutcomes(report.findings);
  const legend = shownOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${GLYPHS[outcome]} ${plural(`report.outcomes.${outcome}`, counts[outcome], lang)}`)
    // An entry stays in one piece where the legend goes to a second line.
    .map((entry) => entry.replaceAll(' ', '\u00a0'));
  return [
    paint('strong', text('report.criteria-short', lang)),
    ...rows,
    ...wrap(legend.join('   '), width - 2).map((line) => paint('soft', `  ${line.trim()}`)),
  ];
}

/** Before all else: while a file that was announced is missing, what the criteria say is about that and little more. */
function missing({ report, lang, width, paint }: Screen): string[] {
  if (report.missing.length === 0) return [];
  const count = plural('report.missing', report.missing.length, lang);
  return [
    ...wrap(count, width).map((line) => paint('warn', line)),
    ...report.missing
      .slice(0, MOST_LINES)
      .flatMap((file) => wrap(`• ${file.path} – ${missingWords(file, lang)}`, width - 4))
      .map((line) => `  ${line}`),
    ...more(report.missing.length, lang),
    ...wrap(text('report.missing-means', lang), width - 2).map((line) => `  ${line}`),
  ];
}

/** One mark for each control, from best to worst; shares of the width where there are more controls than columns. */
function bar(findings: readonly Finding[], width: number, paint: Paint): string {
  const counts = countOutcomes(findings);
  const scale = Math.min(1, width / Math.max(1, findings.length));
  return shownOutcomes
    .map((outcome) => paint(outcome, GLYPHS[outcome].repeat(Math.floor(counts[outcome] * scale))))
    .join('');
}

function next(screen: Screen): string[] {
  const { report, scheme, lang, width, paint } = screen;
  if (report.next === null) return wrap(text('report.next-top', lang), width);
  const blockers = blockersOf(report, scheme, lang);
  const lines = blockers.slice(0, MOST_LINES).flatMap(({ control, title, outcome, remedy }) => {
    const first = `  ${paint(outcome, GLYPHS[outcome])} ${fit(`${control}  ${title} – ${outcomeWord(outcome, lang)}`, width - 4)}`;
    if (report.missing.length > 0) return [first];
    if (remedy === undefined)
      return [first, paint('soft', fit(`    ${text('report.no-remedy', lang)}`, width))];
    const cost = remedy.turns
      ? ` (${plural('report.days', remedy.cost, lang)})`
      : ` (${text('report.no-set', lang)})`;
    return [first, ...wrap(`→ ${remedy.words}${cost}`, width - 4).map((line) => `    ${line}`)];
  });
  const count = plural('report.blocked-by', blockers.length, lang);
  return [
    paint('strong', fit(`${text('report.next', lang, { level: report.next.level })} – ${count}`, width)),
    ...lines,
    ...more(blockers.length, lang),
    ...wrap(
      report.missing.length > 0 ? text('report.missing-first', lang) : totalCost(report, lang),
      width - 2,
    ).map((line) => `  ${line}`),
  ];
}

function scope({ report, lang, width, paint }: Screen): string[] {
  const findings = report.scope_findings.map((finding) => scopeFindingWords(finding, lang));
  const unread = report.unread.map((file) => `${file.path} – ${unreadWords(file, lang)}`);
  const lines: string[] = [];
  const block = (title: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    lines.push(paint('strong', fit(`${title} (${items.length})`, width)));
    for (const item of items.slice(0, MOST_LINES)) {
      const [first = '', ...rest] = wrap(item, width - 4);
      lines.push(`  • ${first}`, ...rest.slice(0, 3).map((line) => `    ${line}`));
    }
    lines.push(...more(items.length, lang));
  };
  block(text('report.scope-findings', lang), findings);
  block(text('report.unread', lang), unread);
  return lines;
}

/** What the certificates of hosts carry, and what they leave: what stays the service's own is said as plainly. */
function hosts({ report, scheme, lang, width, paint }: Screen): string[] {
  const words = hostWords(report, scheme, lang);
  if (words.length === 0) return [];
  return [
    paint('strong', fit(text('host.section', lang), width)),
    ...words.flatMap(({ name, standing, carried, not_carried: not, residual }) => [
      ...wrap(name, width - 2).map((line) => `  ${line}`),
      ...wrap(standing, width - 4).map((line) => `    ${line}`),
      ...[...carried, ...not].flatMap((item) => {
        const [first = '', ...rest] = wrap(item, width - 6);
        return [`    • ${first}`, ...rest.map((line) => `      ${line}`)];
      }),
      ...wrap(residual, width - 4).map((line) => `    ${line}`),
    ]),
  ];
}

function foot({ report, lang, width, html, paint }: Screen): string[] {
  const facts = report.evidence.reduce((sum, file) => sum + file.facts, 0);
  const counts = text('report.counts', lang, {
    files: plural('report.count-files', report.evidence.length, lang),
    facts: plural('report.count-facts', facts, lang),
    unread: plural('report.count-unread', report.unread.length, lang),
  });
  return [
    ...wrap(capitalise(counts), width),
    ...wrap(text('report.legal-standing', lang), width).map((line) => paint('soft', line)),
    ...(html === undefined ? [] : wrap(text('report.html-at', lang, { path: html }), width)),
  ];
}

function more(count: number, lang: Lang): string[] {
  return count > MOST_LINES ? [`  ${text('report.more-rows', lang, { count: count - MOST_LINES })}`] : [];
}

function labelled(label: string, words: string, lang: Lang, width: number): string[] {
  const prefix = `${label}${lang === 'fr' ? '\u00a0' : ''}: `;
  const indent = ' '.repeat(columnsOf(prefix) + 2);
  return wrap(words, width - indent.length).map(
    (line, index) => (index === 0 ? `  ${prefix}` : indent) + line,
  );
}
