import { BaseError, quoteForError } from './base-error.ts';
import { Decimal } from './decimal.ts';
import type { Tri } from './tri.ts';

/**
 * All the values a quantity may have given the evidence: from `lo` to `hi`, both included; null where the evidence
 * sets no bound on that side. Never empty.
 */
export interface Interval {
  readonly lo: Decimal | null;
  readonly hi: Decimal | null;
}

/** No bound at all: nothing is known. */
export const unbounded: Interval = Object.freeze({ lo: null, hi: null });

/**
 * A known value. Here and below, a number must be a safe integer; write anything else as a Decimal.
 *
 * @throws BaseError DECIMAL_RANGE on any other number.
 */
export function exactly(x: Decimal | number): Interval {
  const value = toDecimal(x);
  return { lo: value, hi: value };
}

/** That value or more. @throws BaseError DECIMAL_RANGE, as {@link exactly}. */
export function atLeast(lo: Decimal | number): Interval {
  return { lo: toDecimal(lo), hi: null };
}

/** That value or less. @throws BaseError DECIMAL_RANGE, as {@link exactly}. */
export function atMost(hi: Decimal | number): Interval {
  return { lo: null, hi: toDecimal(hi) };
}

/** Between two values, both included. @throws BaseError DECIMAL_RANGE, also when `lo` is above `hi`. */
export function between(lo: Decimal | number, hi: Decimal | number): Interval {
  const interval = { lo: toDecimal(lo), hi: toDecimal(hi) };
  if (interval.lo.compare(interval.hi) > 0) {
    const text = quoteForError(`${interval.lo.toString()} > ${interval.hi.toString()}`);
    throw new BaseError('DECIMAL_RANGE', `empty interval: ${text}`, { text });
  }
  return interval;
}

/**
 * Comparisons of two independent quantities: true if it holds for every pair of values, false if it holds for none,
 * else undefined.
 */
export const intervalCompare = Object.freeze({
  lt: (a: Interval, b: Interval): Tri => decide(isBelow(a.hi, b.lo), isAtMost(b.hi, a.lo)),
  le: (a: Interval, b: Interval): Tri => decide(isAtMost(a.hi, b.lo), isBelow(b.hi, a.lo)),
  gt: (a: Interval, b: Interval): Tri => decide(isBelow(b.hi, a.lo), isAtMost(a.hi, b.lo)),
  ge: (a: Interval, b: Interval): Tri => decide(isAtMost(b.hi, a.lo), isBelow(a.hi, b.lo)),
  eq: (a: Interval, b: Interval): Tri =>
    // Each at most the other, for every pair: both are one and the same point.
    decide(isAtMost(a.hi, b.lo) && isAtMost(b.hi, a.lo), isBelow(a.hi, b.lo) || isBelow(b.hi, a.lo)),
});

/** The smallest interval that contains both. */
export function hull(a: Interval, b: Interval): Interval {
  return {
    lo: a.lo === null || b.lo === null ? null : a.lo.compare(b.lo) <= 0 ? a.lo : b.lo,
    hi: a.hi === null || b.hi === null ? null : a.hi.compare(b.hi) >= 0 ? a.hi : b.hi,
  };
}

/** The form in reports: bounds as plain decimals, null where there is none. */
export function intervalToJson(interval: Interval): { lo: string | null; hi: string | null } {
  return { lo: interval.lo?.toString() ?? null, hi: interval.hi?.toString() ?? null };
}

function toDecimal(x: Decimal | number): Decimal {
  return typeof x === 'number' ? Decimal.fromInteger(x) : x;
}

/** Upper bound strictly below lower bound; a missing bound is never below nor above anything. */
function isBelow(hi: Decimal | null, lo: Decimal | null): boolean {
  return hi !== null && lo !== null && hi.compare(lo) < 0;
}

function isAtMost(hi: Decimal | null, lo: Decimal | null): boolean {
  return hi !== null && lo !== null && hi.compare(lo) <= 0;
}

function decide(always: boolean, never: boolean): Tri {
  if (always) return true;
  return never ? false : undefined;
}
