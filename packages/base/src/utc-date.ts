import { BaseError, quoteForError } from './base-error.ts';

/** A day in UTC written `YYYY-MM-DD`, years 1600 to 9999. */
export type UtcDate = string;

const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const MIN_YEAR = 1600;
const MAX_YEAR = 9999;
// The Gregorian calendar repeats every 400 years; 1970-01-01 is this many days after 0000-03-01.
const DAYS_PER_ERA = 146_097;
const EPOCH_SHIFT = 719_468;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of the proleptic Gregorian calendar; the month counts from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Days since 1970-01-01 of a date written `YYYY-MM-DD`.
 *
 * @throws BaseError DATE_SYNTAX on another form; DATE_RANGE on a day that does not exist or years outside 1600–9999.
 */
export function parseUtcDate(text: UtcDate): number {
  const match = DATE.exec(text);
  if (match === null) throw dateError('DATE_SYNTAX', text);
  return civilToDays({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }, text);
}

/** `YYYY-MM-DD` of days since 1970-01-01. @throws BaseError DATE_RANGE outside years 1600–9999. */
export function formatUtcDate(days: number): UtcDate {
  const { year, month, day } = daysToCivil(days);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The day `n` days later (earlier below zero). @throws BaseError DATE_RANGE outside years 1600–9999. */
export function addDays(days: number, n: number): number {
  return checkDays(days + n);
}

/**
 * The same day of the month `n` months later (earlier below zero), or the last day of that month when it is shorter:
 * 31 January plus one month is 28 or 29 February.
 *
 * @throws BaseError DATE_RANGE outside years 1600–9999, or when `n` is not a whole number.
 */
export function addMonths(days: number, n: number): number {
  const from = daysToCivil(days);
  const months = from.year * 12 + from.month - 1 + n;
  if (!Number.isSafeInteger(months)) throw dateError('DATE_RANGE', String(n));
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const day = Math.min(from.day, monthLength(year, month));
  return civilToDays({ year, month, day }, `${year}-${twoDigits(month)}-${twoDigits(day)}`);
}

/** `YYYY-MM` of a day. @throws BaseError DATE_RANGE outside years 1600–9999. */
export function monthOf(days: number): string {
  return formatUtcDate(days).slice(0, 7);
}

/**
 * Every month, `YYYY-MM`, from that of the first day to that of the last, both included; empty when the last is in an
 * earlier month.
 *
 * @throws BaseError DATE_RANGE outside years 1600–9999.
 */
export function monthsBetween(fromDays: number, toDays: number): string[] {
  const from = daysToCivil(fromDays);
  const to = daysToCivil(toDays);
  const months: string[] = [];
  for (let m = from.year * 12 + from.month - 1; m <= to.year * 12 + to.month - 1; m++) {
    months.push(`${Math.floor(m / 12)}-${twoDigits((m % 12) + 1)}`);
  }
  return months;
}

/** Days since 1970-01-01; `text` is what errors quote. @throws BaseError DATE_RANGE. */
export function civilToDays(date: CivilDate, text: string): number {
  const { year, month, day } = date;
  if (
    year < MIN_YEAR ||
    year > MAX_YEAR ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > monthLength(year, month)
  ) {
    throw dateError('DATE_RANGE', text);
  }
  // Counting years from March puts the leap day last, so that month starts follow one straight line.
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

/** The inverse of {@link civilToDays}. @throws BaseError DATE_RANGE. */
function daysToCivil(days: number): CivilDate {
  checkDays(days);
  const shifted = days + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** An error of a date or a duration, with the `text` that it is about. */
export function dateError(code: 'DATE_SYNTAX' | 'DATE_RANGE', text: string): BaseError {
  const quoted = quoteForError(text);
  return new BaseError(code, `"${quoted}"`, { text: quoted });
}

/** `7` → `07`. */
export function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

const MIN_DAYS = civilToDays({ year: MIN_YEAR, month: 1, day: 1 }, '1600-01-01');
const MAX_DAYS = civilToDays({ year: MAX_YEAR, month: 12, day: 31 }, '9999-12-31');

function checkDays(days: number): number {
  if (!Number.isInteger(days) || days < MIN_DAYS || days > MAX_DAYS)
    throw dateError('DATE_RANGE', String(days));
  return days;
}

function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}
