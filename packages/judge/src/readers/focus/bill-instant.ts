import { formatInstant, isBaseError, parseInstant, parseUtcDate } from '@ancrage/base';

const MS_PER_DAY = 86_400_000;
const ZERO = 0x30;
/** A power of two. */
const KEPT_MONTHS = 64;

/** Exports to CSV often drop the `T` and the `Z` that FOCUS asks for; its dates are UTC either way. */
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?$/;

/** Epoch milliseconds of a date of a bill. @throws BaseError where it is none. */
export function utcInstant(text: string): number {
  return parseInstant(WITHOUT_ZONE.test(text) ? `${text}Z` : text);
}

/** Month `YYYY-MM` of a date of a bill; undefined where it is none. */
export function utcMonth(text: string): string | undefined {
  try {
    return formatInstant(utcInstant(text)).slice(0, 7);
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}

/** Reads the dates of bill lines from bytes, where they have the usual form: `2026-01-31T23:59:59Z` or without `T` or `Z`. */
export class BillInstants {
  #month = -1;
  /** Months met, each at its remainder: the days since 1970 of its first day, and how many it has. */
  readonly #months = new Int32Array(KEPT_MONTHS).fill(-1);
  readonly #firstDays = new Int32Array(KEPT_MONTHS);
  readonly #lengths = new Int8Array(KEPT_MONTHS);

  /** Epoch milliseconds; NaN where the form or the day is another one, which is then for {@link utcInstant}. */
  read(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length !== 19 && (length !== 20 || bytes[start + 19] !== 0x5a)) return Number.NaN;
    const joint = bytes[start + 10];
    const marked =
      bytes[start + 4] === 0x2d &&
      bytes[start + 7] === 0x2d &&
      (joint === 0x54 || joint === 0x20) &&
      bytes[start + 13] === 0x3a &&
      bytes[start + 16] === 0x3a;
    if (!marked) return Number.NaN;
    const century = twoDigits(bytes, start);
    const year = century * 100 + twoDigits(bytes, start + 2);
    const month = twoDigits(bytes, start + 5);
    const day = twoDigits(bytes, start + 8);
    const hour = twoDigits(bytes, start + 11);
    const minute = twoDigits(bytes, start + 14);
    const second = twoDigits(bytes, start + 17);
    // Written so that NaN, what is no digit, fails too.
    if (
      !(year >= 1600 && month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 59)
    )
      return Number.NaN;
    const months = year * 12 + month - 1;
    const place = months & (KEPT_MONTHS - 1);
    if (months !== this.#months[place] && !this.#enter(months, place)) return Number.NaN;
    if (day > this.#lengths[place]!) return Number.NaN;
    this.#month = months;
    return (this.#firstDays[place]! + day - 1) * MS_PER_DAY + (hour * 3600 + minute * 60 + second) * 1000;
  }

  /** Months since year 0 of the date read last. */
  get month(): number {
    return this.#month;
  }

  #enter(months: number, place: number): boolean {
    const next = months + 1;
    if (next >= 10_000 * 12) return false;
    const firstDay = parseUtcDate(`${monthText(months)}-01`);
    this.#firstDays[place] = firstDay;
    this.#lengths[place] = parseUtcDate(`${monthText(next)}-01`) - firstDay;
    this.#months[place] = months;
    return true;
  }
}

/** `YYYY-MM` of months since year 0. */
export function monthText(months: number): string {
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
