import { isBaseError, parseUtcDate } from '@ancrage/base';

/** `dated`: a full date with its zone; `undated`: a time whose year or zone is missing; `none`: no time here. */
export type TimeKind = 'dated' | 'undated' | 'none';

const MS_PER_DAY = 86_400_000;
const [COLON, DASH, DOT, COMMA, PLUS, SPACE, ZERO] = [0x3a, 0x2d, 0x2e, 0x2c, 0x2b, 0x20, 0x30];
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/**
 * Reads the time at the start of log lines straight from their bytes, as every line of a large log has one. Known forms:
 * RFC 3339 (rsyslog, docker), `journalctl -o short-iso` (offset without colon), with a comma or point before the
 * fraction; and, as undated, the classic `Oct  3 14:05:11` of syslog and full dates without a zone.
 */
export class LineTime {
  /** Milliseconds since 1970-01-01 UTC of the last dated time. */
  ms = 0;
  /** Index of the byte after the last time read. */
  end = 0;
  #date = -1;
  #dateMs = 0;

  /** Reads the time at `at`; no byte from `limit` on is looked at. */
  read(bytes: Uint8Array, at: number, limit: number): TimeKind {
    if (limit - at >= 15 && isClassic(bytes, at)) {
      this.end = at + 15;
      return 'undated';
    }
    if (limit - at < 19 || bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return 'none';
    const separator = bytes[at + 10];
    if (separator !== 0x54 && separator !== 0x74 && separator !== SPACE) return 'none';
    if (bytes[at + 13] !== COLON || bytes[at + 16] !== COLON) return 'none';
    const year = two(bytes, at) * 100 + two(bytes, at + 2);
    const dateMs = this.#midnight(year, two(bytes, at + 5), two(bytes, at + 8));
    const [hour, minute, second] = [two(bytes, at + 11), two(bytes, at + 14), two(bytes, at + 17)];
    // NaN, of a byte that is no digit, is in no range.
    if (!(dateMs > -Infinity && hour <= 23 && minute <= 59 && second <= 60)) return 'none';
    let next = at + 19;
    let milliseconds = 0;
    if (next < limit && (bytes[next] === DOT || bytes[next] === COMMA)) {
      next += 1;
      let unit = 100;
      for (; next < limit && digit(bytes[next]!) <= 9; next += 1) {
        milliseconds += Math.floor(unit) * digit(bytes[next]!);
        unit /= 10;
      }
    }
    const offset = this.#offset(bytes, next, limit);
    if (offset === undefined) {
      this.end = next;
      return 'undated';
    }
    const seconds = second === 60 ? 59.999 : second;
    this.ms =
      dateMs + ((hour * 60 + minute - offset) * 60 + seconds) * 1000 + (second === 60 ? 0 : milliseconds);
    return 'dated';
  }

  /** Minutes east of UTC; undefined where there is no zone. Moves `end` past it. */
  #offset(bytes: Uint8Array, at: number, limit: number): number | undefined {
    const sign = bytes[at];
    if (at < limit && (sign === 0x5a || sign === 0x7a)) {
      this.end = at + 1;
      return 0;
    }
    if (at + 5 > limit || (sign !== PLUS && sign !== DASH)) return undefined;
    const minutesAt = bytes[at + 3] === COLON ? at + 4 : at + 3;
    if (minutesAt + 2 > limit) return undefined;
    const [hours, minutes] = [two(bytes, at + 1), two(bytes, minutesAt)];
    if (!(hours <= 23 && minutes <= 59)) return undefined;
    this.end = minutesAt + 2;
    return (sign === DASH ? -1 : 1) * (hours * 60 + minutes);
  }

  /** The day's first millisecond; -Infinity where there is no such day. The last day is remembered. */
  #midnight(year: number, month: number, day: number): number {
    const date = (year * 100 + month) * 100 + day;
    if (date === this.#date) return this.#dateMs;
    if (!(date >= 16_000_102 && date <= 99_991_230)) return -Infinity;
    const text = String(date);
    try {
      this.#dateMs = parseUtcDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) * MS_PER_DAY;
      this.#date = date;
      return this.#dateMs;
    } catch (error) {
      if (isBaseError(error)) return -Infinity;
      throw error;
    }
  }
}

const digit = (byte: number): number => (byte >= ZERO && byte <= ZERO + 9 ? byte - ZERO : NaN);

/** Two digits; NaN where a byte is none. */
function two(bytes: Uint8Array, at: number): number {
  return digit(bytes[at]!) * 10 + digit(bytes[at + 1]!);
}

/** `Oct  3 14:05:11`. */
function isClassic(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 3] !== SPACE || bytes[at + 6] !== SPACE) return false;
  if (bytes[at + 9] !== COLON || bytes[at + 12] !== COLON) return false;
  const month = MONTHS.indexOf(String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!));
  return month >= 0 && month % 3 === 0 && two(bytes, at + 7) <= 23;
}
