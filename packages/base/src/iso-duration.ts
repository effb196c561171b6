import { addDays, addMonths, dateError } from './utc-date.ts';

/** A length of time in calendar units; months and days are never exchanged for one another. */
export interface IsoDuration {
  readonly months: number;
  readonly days: number;
}

const DURATION = /^P(?:([0-9]+)W|(?=[0-9])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?)$/;
// Longer than the calendar of this package, in any unit: larger numbers are mistakes.
const MAX_UNITS = 9_999_999;

/**
 * Reads an ISO 8601 duration in whole years, months and days (`P1Y`, `P12M`, `P1Y6M`, `P90D`) or weeks (`P2W`).
 *
 * @throws BaseError DATE_SYNTAX on another form (hours and fractions included); DATE_RANGE on a number above 9999999.
 */
export function parseDuration(text: string): IsoDuration {
  const match = DURATION.exec(text);
  if (match === null) throw dateError('DATE_SYNTAX', text);
  const [weeks = 0, years = 0, months = 0, days = 0] = match.slice(1).map((digits) => Number(digits ?? 0));
  if (Math.max(weeks, years, months, days) > MAX_UNITS) throw dateError('DATE_RANGE', text);
  return { months: years * 12 + months, days: weeks * 7 + days };
}

/** The day a duration later: months first, cut to the end of the month, then days. @throws BaseError DATE_RANGE. */
export function addDuration(days: number, duration: IsoDuration): number {
  return addDays(addMonths(days, duration.months), duration.days);
}
