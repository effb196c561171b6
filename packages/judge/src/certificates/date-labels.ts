import { statedDates } from './stated-dates.ts';
import type { StatedDate } from './stated-dates.ts';

/** What a date of a certificate says. */
export type DateField =
  | 'first-issued'
  | 'issued'
  | 'valid-from'
  | 'valid-until'
  | 'period-from'
  | 'period-to'
  | 'as-of';

/** A date with what it says and the part of the text that says so. */
export interface LabelledDate {
  readonly field: DateField;
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** Labels by field; longer ones first where one holds another. */
const LABELS: readonly (readonly [DateField | 'validity' | 'period', RegExp])[] = [
  [
    'first-issued',
    /original(?:ly)?(?: (?:registration|registered|approval|approved|certification|certified|issue|issued|effective))+(?: date| on)?|initial (?:registration|certification|issue|approval)(?: date)?|(?:first|initially) (?:issued|certified|registered)(?: on)?|date of (?:first|initial|original) (?:issue|certification|registration|approval)|certification initiale(?: le)?|date (?:initiale|de (?:la )?(?:première|certification initiale))(?: de)?(?: (?:certification|délivrance|émission))?|première (?:certification|délivrance|émission)/giu,
  ],
  [
    'issued',
    /(?:certificate )?issue date|date of (?:issue|issuance|certification)|(?:re-?)?issued(?: on)?|date issued|certification date|date d[’']émission|date de (?:délivrance|certification|la délivrance)|(?:délivrée?|émise?) le|fait le/giu,
  ],
  [
    'valid-until',
    /valid(?:ity)? (?:until|to|till|through|thru)|expiry(?: date)?|expiration(?: date)?|date of expir(?:y|ation)|expires?(?: on)?|valid end date|(?:valable|valide|validité)(?: du certificat)? jusqu[’']au|date d[’'](?:expiration|échéance)|expire le|fin de validité|échéance|jusqu[’']au|(?<![\p{L}])until/giu,
  ],
  [
    'valid-from',
    /effective (?:date|from|as of)|(?<=\b)effective|valid start date|prend effet le|date (?:d[’']effet|de début(?: de validité)?)|(?:valable|valide) à (?:partir|compter) du|en vigueur (?:depuis|à compter du)|début de validité/giu,
  ],
  [
    'validity',
    /valid(?:ity)? from|(?:valable|valide|validité) du|validity(?: period)?|period of validity|période de validité(?: du)?|validité/giu,
  ],
  [
    'period',
    /(?:for|throughout|during|over|covering) the (?:period|twelve-month period|six-month period)(?: of| from)?|(?:examination|reporting|review|audit) period|period (?:of review|covered|from)|(?:pour|pendant|au cours de|durant|couvrant) la période (?:du|allant du|de)|période (?:d[’']examen|couverte|visée|auditée|du)/giu,
  ],
  ['as-of', /as (?:of|at)|en date du/giu],
];

/** Between a label and its date, and between the two dates of a range. */
const BEFORE_DATE = /^[\s:.–—()*-]{0,12}(?:(?:is|est|on|the|le|date|du|from)[\s:]{1,3}){0,2}$/iu;
const BETWEEN =
  /^\s*(?:,?\s*(?:and|et)?\s*)(?:to|until|through|thru|till|au|jusqu[’']au|[–—-]|and ending|ending)\s*$/iu;

interface Label {
  readonly field: (typeof LABELS)[number][0];
  readonly from: number;
  readonly to: number;
}

/**
 * Dates whose meaning the text states: a label right before, or the end of a range that has one. A date that has none,
 * or can mean two days, is left out.
 */
export function labelledDates(text: string): LabelledDate[] {
  const dates = statedDates(text);
  if (dates.length === 0) return [];
  const labels = labelsIn(text);
  const found: LabelledDate[] = [];
  let past = 0;
  for (const [index, date] of dates.entries()) {
    // The second date of a range is read with the first.
    if (date.from < past) continue;
    const end = dates[index - 1]?.to ?? 0;
    const label = labels.findLast(({ from, to }) => from >= end && to <= date.from);
    if (label === undefined || !BEFORE_DATE.test(text.slice(label.to, date.from))) continue;
    // Two labels in a row head two columns: which date is whose cannot be told from one line.
    const others = labels.filter(({ from, to }) => from >= end && to <= label.from);
    if (others.some(({ field, to }) => isDateLabel(field) && /^[\s:/|]*$/.test(text.slice(to, label.from))))
      continue;
    const read = fieldsOf(label, date, dates[index + 1], text);
    found.push(...read);
    past = read.at(-1)?.to ?? 0;
  }
  return found;
}

function fieldsOf(
  label: Label,
  date: StatedDate,
  next: StatedDate | undefined,
  text: string,
): LabelledDate[] {
  const single = (field: DateField, { days }: StatedDate, to: number): LabelledDate[] =>
    days.length === 1 ? [{ field, day: days[0]!, from: label.from, to }] : [];
  const isRange = next !== undefined && BETWEEN.test(text.slice(date.to, next.from));
  if (label.field !== 'validity' && label.field !== 'period') {
    const own = single(label.field, date, date.to);
    // « Effective 1 April 2023 to 31 March 2026 » is a range as well.
    return label.field === 'valid-from' && isRange ? [...own, ...single('valid-until', next, next.to)] : own;
  }
  if (!isRange)
    return label.field === 'validity' && /from|du$/iu.test(text.slice(label.from, label.to))
      ? single('valid-from', date, date.to)
      : [];
  const [start, end]: [DateField, DateField] =
    label.field === 'validity' ? ['valid-from', 'valid-until'] : ['period-from', 'period-to'];
  return [...single(start, date, next.to), ...single(end, next, next.to)];
}

function isDateLabel(field: Label['field']): boolean {
  return field !== 'validity' && field !== 'period';
}

/** Labels of a text that do not lie within another, in order. */
function labelsIn(text: string): Label[] {
  const found: Label[] = [];
  for (const [field, pattern] of LABELS) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (/[\p{L}]/u.test(text[from - 1] ?? ' ') || /[\p{L}]/u.test(text[to] ?? ' ')) continue;
      const overlaps = found.findIndex((other) => from < other.to && other.from < to);
      if (overlaps < 0) found.push({ field, from, to });
      else if (to - from > found[overlaps]!.to - found[overlaps]!.from) found[overlaps] = { field, from, to };
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/**
 * Dates of a row under a row of headings: as many labels, and nothing else of note, as dates below them. Undefined where
 * it is no such table.
 */
export function columnDates(headings: string, row: string): LabelledDate[] {
  const dates = statedDates(row);
  const labels = labelsIn(headings).filter(({ field }) => isDateLabel(field));
  if (dates.length < 2 || labels.length !== dates.length) return [];
  if (statedDates(headings).length > 0 || labelsIn(row).length > 0) return [];
  return dates.flatMap(({ days }, index) =>
    days.length === 1
      ? [{ field: labels[index]!.field as DateField, day: days[0]!, from: 0, to: row.length }]
      : [],
  );
}

/** Whether a line is nothing but labels of dates, as headings of columns are. */
export function isDateHeading(line: string): boolean {
  const labels = labelsIn(line);
  const rest = labels.reduceRight((text, { from, to }) => text.slice(0, from) + text.slice(to), line);
  return labels.length > 0 && !/[\p{L}\p{Nd}]/u.test(rest);
}
