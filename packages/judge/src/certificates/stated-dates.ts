import { isBaseError, parseUtcDate } from '@ancrage/base';

/** A date as a text states it: where it stands, and each day that it can mean. */
export interface StatedDate {
  readonly from: number;
  readonly to: number;
  /** YYYY-MM-DD; one day, or two where day and month cannot be told apart. */
  readonly days: readonly string[];
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january janvier jan janv',
    'february février fevrier feb fév fev févr',
    'march mars mar',
    'april avril apr avr',
    'may mai',
    'june juin jun',
    'july juillet jul juil',
    'august août aout aug',
    'september septembre sept sep',
    'october octobre oct',
    'november novembre nov',
    'december décembre decembre dec déc',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

const MONTH = `(${[...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const EDGE = '(?<![\\p{L}\\p{Nd}.,/-])';
const END = '(?![\\p{L}\\p{Nd}]|[./-]\\p{Nd})';

/** Each form with its parts in order; a form that starts earlier in the text, or is listed earlier here, wins. */
const FORMS: readonly { readonly form: RegExp; readonly days: (...parts: string[]) => string[] }[] = [
  {
    form: new RegExp(`${EDGE}(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${END}`, 'giu'),
    days: (year, _, month, day) => dayOf(year, month, day),
  },
  {
    form: new RegExp(`${EDGE}(\\d{1,2})(?:st|nd|rd|th|er)?(?: of)?[ -]${MONTH},?[ -](\\d{4})${END}`, 'giu'),
    days: (day, month, year) => dayOf(year, monthOf(month), day),
  },
  {
    form: new RegExp(`${EDGE}${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${END}`, 'giu'),
    days: (month, day, year) => dayOf(year, monthOf(month), day),
  },
  {
    form: new RegExp(`${EDGE}(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${END}`, 'giu'),
    days: (first, _, second, year) => [
      ...new Set([...dayOf(year, second, first), ...dayOf(year, first, second)]),
    ],
  },
];

/**
 * Dates of a text in French and English, in order. `31/03/2026` is one day only where no other reading is a day; a
 * number that is no day, or no year of our time, is no date.
 */
export function statedDates(text: string): StatedDate[] {
  const found: StatedDate[] = [];
  for (const { form, days } of FORMS) {
    for (const match of text.matchAll(form)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((other) => from < other.to && other.from < to)) continue;
      const read = days(...match.slice(1));
      if (read.length > 0) found.push({ from, to, days: read });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Whether a text states that day, under one of the readings of its dates. */
export function statesDay(text: string, day: string): boolean {
  return statedDates(text).some(({ days }) => days.includes(day));
}

function monthOf(name: string): string {
  return String(MONTHS.get(name.toLowerCase()));
}

/** The day, where the calendar has it. */
function dayOf(year: string, month: string, day: string): string[] {
  if (Number(year) < 1980 || Number(year) > 2099) return [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  try {
    parseUtcDate(date);
    return [date];
  } catch (error) {
    if (isBaseError(error)) return [];
    throw error;
  }
}
