import { isBaseError } from './base-error.ts';
import { civilToDays, dateError, formatUtcDate, twoDigits } from './utc-date.ts';

const INSTANT =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2})))?$/;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/**
 * Milliseconds since 1970-01-01T00:00:00Z of an RFC 3339 instant: `Z` or an offset `±hh:mm` is required, a space may
 * stand for the `T`, the fraction is cut (never rounded) to milliseconds. A bare date is midnight UTC. A leap second,
 * `:60`, is read as the last millisecond of the minute, so that order is kept.
 *
 * @throws BaseError DATE_SYNTAX on another form; DATE_RANGE on a day or hour that does not exist, or outside UTC years
 *   1600–9999.
 */
export function parseInstant(text: string): number {
  const plain = plainInstant(text);
  if (plain !== undefined) return plain;
  const match = INSTANT.exec(text);
  if (match === null) throw dateError('DATE_SYNTAX', text);
  const field = (index: number): number => Number(match[index] ?? 0);
  const days = civilToDays({ year: field(1), month: field(2), day: field(3) }, text);
  const second = field(6);
  if (field(4) > 23 || field(5) > 59 || second > 60 || field(9) > 23 || field(10) > 59) {
    throw dateError('DATE_RANGE', text);
  }
  const milliseconds =
    second === 60 ? 59_999 : second * 1000 + Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = (match[8] === '-' ? -1 : 1) * (field(9) * 60 + field(10));
  const ms = days * MS_PER_DAY + (field(4) * 60 + field(5) - offset) * MS_PER_MINUTE + milliseconds;
  // An offset may push the first or last day out of the years that can be written back.
  formatUtcDate(Math.floor(ms / MS_PER_DAY));
  return ms;
}

/** The same of the form that machines mostly write, `YYYY-MM-DDThh:mm:ss[.f…]Z`; undefined where it is another, or no instant. */
function plainInstant(text: string): number | undefined {
  const last = text.length - 1;
  if (last < 19 || text.charCodeAt(last) !== 0x5a || text.charCodeAt(10) !== 0x54) return undefined;
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return undefined;
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  // Digits that are none are less than nothing, whatever stands beside them.
  if ((year | month | day | hour | minute | second) < 0) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  let milliseconds = 0;
  if (last > 19) {
    if (last === 20 || text.charCodeAt(19) !== 0x2e || !areDigits(text, 20, last)) return undefined;
    for (let at = 20; at < 23; at += 1)
      milliseconds = milliseconds * 10 + (at < last ? text.charCodeAt(at) - 0x30 : 0);
  }
  const days = civilToDays({ year, month, day }, text);
  return days * MS_PER_DAY + (hour * 60 + minute) * MS_PER_MINUTE + second * 1000 + milliseconds;
}

/** The number that some digits are; -1 where not all are digits. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function areDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}

/** The same of what a file states, which may be absent or anything: undefined where it is no instant. */
export function instantOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  try {
    return parseInstant(text);
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}

/**
 * `YYYY-MM-DDThh:mm:ssZ` of epoch milliseconds, with `.mmm` only when it is not zero.
 *
 * @throws BaseError DATE_RANGE outside years 1600–9999, or when `ms` is not a whole number.
 */
export function formatInstant(ms: number): string {
  if (!Number.isSafeInteger(ms)) throw dateError('DATE_RANGE', String(ms));
  const days = Math.floor(ms / MS_PER_DAY);
  const rest = ms - days * MS_PER_DAY;
  const minutes = Math.floor(rest / MS_PER_MINUTE);
  const time = [Math.floor(minutes / 60), minutes % 60, Math.floor(rest / 1000) % 60]
    .map(twoDigits)
    .join(':');
  const fraction = rest % 1000 === 0 ? '' : `.${String(rest % 1000).padStart(3, '0')}`;
  return `${formatUtcDate(days)}T${time}${fraction}Z`;
}
