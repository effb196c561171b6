import type { FactValue } from '../facts/fact.ts';
import { columnDates, labelledDates } from './date-labels.ts';
import { namedAccreditations, namedBodies } from './known-bodies.ts';
import { namedStandards } from './named-standards.ts';
import { pageReadings } from './page-readings.ts';
import { quoteOf } from './quote-of.ts';

/** A value with the page and the words that state it. */
export type CertificateReading = FactValue<'certificate-reading'>;

/** A page as its lines of text, top down. */
export interface PageLines {
  readonly page: number;
  readonly lines: readonly string[];
}

/** Pages looked at: a certificate has a few, the opinion of an audit report stands at its start. */
export const CERTIFICATE_PAGES = 20;

/** Lines of a page, and characters of a line: a certificate stays well below, and every pattern is tried on each. */
const MAX_LINES = 250;
const MAX_LINE = 400;

/** Values kept of one document, and of one field. */
export const MAX_READINGS = 400;
const MAX_OF_FIELD = 60;

/** What a certificate or report calls itself or says that it does; a contract that names a standard does not. */
const MARKERS: readonly RegExp[] = [
  /^(?:.{0,60}\s)?certificate(?: of (?:registration|approval|conformity|conformance|compliance))?(?: .{0,40})?$/iu,
  /^certificat(?:ion)?(?: .{0,60})?$/iu,
  /\bcertificate of (?:registration|approval|conformity|conformance|compliance)\b/iu,
  /\b(?:this is to certify|hereby certif(?:y|ies)|certif(?:y|ies) that)\b/iu,
  /(?:\bcertifie|\batteste)(?: par la présente)? que/iu,
  /\bindependent (?:service )?auditor['’]?s?['’]? report\b/iu,
  /\brapport (?:de l[’']auditeur|d[’']assurance|des auditeurs)/iu,
  /\bSOC ?2\b.{0,40}\b(?:report|rapport)\b|\b(?:report|rapport)\b.{0,60}\bSOC ?2\b/iu,
  /\b(?:cloud (?:service provider )?(?:security )?assessment|évaluation de (?:la )?sécurité infonuagique)/iu,
];

/**
 * Locates what a certificate or audit report states: standards, body, number, holder, scope, dates, sites, accreditation.
 * Every candidate is kept, none preferred; what is not found is not said. A document that names no standard, has no
 * mark of a certificate or no labelled date gives nothing.
 */
export function certificateReadings(pages: readonly PageLines[]): CertificateReading[] {
  const looked = pages
    .slice(0, CERTIFICATE_PAGES)
    .map(({ page, lines }) => ({
      page,
      lines: lines.slice(0, MAX_LINES).flatMap(pieces).slice(0, MAX_LINES),
    }))
    .filter(({ lines }) => !lines.includes(ENDLESS));
  const isMarked = looked.some(({ lines }) =>
    lines.some((line) => MARKERS.some((marker) => marker.test(line))),
  );
  const named = isMarked ? looked.flatMap(standardsOf) : [];
  const dated = named.length > 0 ? looked.flatMap(datesOf) : [];
  if (dated.length === 0) return [];
  const isReport = named.some(({ value }) => value.startsWith('soc-2'));
  const dates = isReport ? dated : dated.filter(({ field }) => !REPORT_ONLY.has(field));
  const rest = looked.flatMap((page) => [...bodiesOf(page), ...pageReadings(page)]);
  return distinct([...named, ...dates, ...rest]);
}

/** Stands for a line with a word longer than a line; its page is not looked at. */
const ENDLESS = '\0';

/** A long line in pieces that end where a word does. */
function pieces(line: string): readonly string[] {
  if (line.length <= MAX_LINE) return [line];
  const found: string[] = [];
  let rest = line;
  while (rest.length > MAX_LINE && found.length < MAX_LINES) {
    const space = rest.lastIndexOf(' ', MAX_LINE);
    // No certificate has such a word; what follows it on the page would be quoted without it.
    if (space <= 0) return [ENDLESS];
    found.push(rest.slice(0, space));
    rest = rest.slice(space + 1);
  }
  return [...found, rest];
}

/** In a certificate of a system, a period or a day « as of » is about something else. */
const REPORT_ONLY: ReadonlySet<string> = new Set(['period-from', 'period-to', 'as-of']);

function reading(
  { page, lines }: PageLines,
  field: CertificateReading['field'],
  value: string,
  from: number,
  to: number,
): CertificateReading[] {
  const quote = quoteOf(lines, from, to);
  return quote === undefined ? [] : [{ field, value, page, quote }];
}

/** On a line, else across the end of one: a title is often set on two. */
function standardsOf(page: PageLines): CertificateReading[] {
  return page.lines.flatMap((line, index) => {
    const own = namedStandards(line);
    const joined = namedStandards(`${line} ${page.lines[index + 1] ?? ''}`);
    const alone = new Set([...own, ...namedStandards(page.lines[index + 1] ?? '')].map(key));
    const across = joined.filter((item) => !alone.has(key(item)));
    return [
      ...own.map((item) => ({ ...item, to: index })),
      ...across.map((item) => ({ ...item, to: index + 1 })),
    ].flatMap(({ standard, edition, to }) => [
      ...reading(page, 'standard', standard, index, to),
      ...(edition === undefined ? [] : reading(page, 'edition', `${standard}:${edition}`, index, to)),
    ]);
  });
}

function key({ standard, edition }: { standard: string; edition: string | undefined }): string {
  return `${standard} ${edition ?? ''}`;
}

/** On a line, across its end (a label above its date), or under headings. */
function datesOf(page: PageLines): CertificateReading[] {
  return page.lines.flatMap((line, index) => {
    const next = page.lines[index + 1];
    const own = labelledDates(line).map((date) => ({ ...date, last: index }));
    if (next === undefined)
      return own.flatMap(({ field, day, last }) => reading(page, field, day, index, last));
    const two = `${line} ${next}`;
    const known = new Set(own.map(({ field, day }) => `${field} ${day}`));
    const across = labelledDates(two).filter(
      ({ from, to, field, day }) => from < line.length && to > line.length && !known.has(`${field} ${day}`),
    );
    const columns = across.length === 0 && own.length === 0 ? columnDates(line, next) : [];
    return [...own, ...[...across, ...columns].map((date) => ({ ...date, last: index + 1 }))].flatMap(
      ({ field, day, last }) => reading(page, field, day, index, last),
    );
  });
}

/** Names of bodies and of accreditation marks, wherever they stand. */
function bodiesOf(page: PageLines): CertificateReading[] {
  const speaks = page.lines.some((line) => /accr[eé]dit/iu.test(line));
  return page.lines.flatMap((line, index) => [
    ...namedBodies(line).flatMap((name) => reading(page, 'body', name, index, index)),
    ...(speaks ? namedAccreditations(line) : []).flatMap((mark) =>
      reading(page, 'accreditation', mark, index, index),
    ),
  ]);
}

/** Each value once on each page, the first words that state it; bounded by field, so that none crowds out another. */
function distinct(readings: readonly CertificateReading[]): CertificateReading[] {
  const found = new Map<string, CertificateReading>();
  const counts = new Map<string, number>();
  for (const item of readings) {
    const id = `${item.field} ${item.page} ${item.value}`;
    const count = counts.get(item.field) ?? 0;
    if (found.has(id) || count >= MAX_OF_FIELD) continue;
    counts.set(item.field, count + 1);
    found.set(id, item);
  }
  return [...found.values()];
}
