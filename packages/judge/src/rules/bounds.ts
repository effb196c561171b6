import { exactly, intervalCompare } from '@ancrage/base';
import type { Decimal, Interval, Tri } from '@ancrage/base';

/**
 * An interval ready for fast comparison: doubles where every end has at most 15 significant digits (then nearest
 * doubles keep order and difference), the exact interval otherwise.
 */
export interface Bounds {
  readonly lo: number;
  readonly hi: number;
  readonly exact: Interval | null;
  readonly interval: Interval;
}

export function boundsOf(interval: Interval): Bounds {
  const safe = isShort(interval.lo) && isShort(interval.hi);
  return {
    lo: interval.lo === null ? -Infinity : interval.lo.toNumber(),
    hi: interval.hi === null ? Infinity : interval.hi.toNumber(),
    exact: safe ? null : interval,
    interval,
  };
}

export function boundsOfConstant(value: Decimal): Bounds {
  return boundsOf(exactly(value));
}

export type Comparison = 'lt' | 'le' | 'gt' | 'ge' | 'eq';

/** True if it holds for every pair of values within the bounds, false if for none, undefined otherwise. */
export function compareBounds(op: Comparison, a: Bounds, b: Bounds): Tri {
  if (a.exact !== null || b.exact !== null) return intervalCompare[op](a.interval, b.interval);
  switch (op) {
    case 'lt':
      return a.hi < b.lo ? true : a.lo >= b.hi ? false : undefined;
    case 'le':
      return a.hi <= b.lo ? true : a.lo > b.hi ? false : undefined;
    case 'gt':
      return a.lo > b.hi ? true : a.hi <= b.lo ? false : undefined;
    case 'ge':
      return a.lo >= b.hi ? true : a.hi < b.lo ? false : undefined;
    default:
      if (a.lo > b.hi || a.hi < b.lo) return false;
      return a.lo === a.hi && b.lo === b.hi && a.lo === b.lo ? true : undefined;
  }
}

function isShort(end: Decimal | null): boolean {
  if (end === null) return true;
  const text = end.toString();
  // A double also loses what is very small or very large.
  return text.length <= 40 && text.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;
}
