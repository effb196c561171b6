import { Decimal } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import type { LimitedNotes } from '../limited-notes.ts';
import { writtenIn } from './record-fields.ts';

const HUNDRED = Decimal.fromInteger(100);
/** Digits after the point; no register states more, and a written exponent could ask for a thousand. */
const MAX_SCALE = 30;

/** Exact decimals, per cent, 0 to 100; a bound that is not stated is left out. */
export interface ShareRange {
  readonly minimum?: string;
  readonly maximum?: string;
}

interface Bound {
  readonly value: Decimal;
  readonly open: boolean;
}

/**
 * Share of one interest. An exact share is both bounds; an exclusive bound is kept as an inclusive one, which is wider
 * by its end point only. A number outside 0–100 is noted and left out; bounds that exclude each other are all left out,
 * for nobody knows which of them is wrong.
 */
export function shareRangeOf(interest: JsonCursor, notes: LimitedNotes): ShareRange {
  const share = interest.get('share');
  if (share === undefined) return {};
  const at = { pointer: share.pointer };
  const exact = percentIn(share.get('exact'), notes);
  const lows = boundsOf(share, 'minimum', 'exclusiveMinimum', notes);
  const highs = boundsOf(share, 'maximum', 'exclusiveMaximum', notes);
  if (exact !== undefined) {
    lows.push({ value: exact, open: false });
    highs.push({ value: exact, open: false });
  }
  const contradictory =
    lows.some(({ value, open }) => open && value.equals(HUNDRED)) ||
    highs.some(({ value, open }) => open && value.isZero()) ||
    lows.some((low) => highs.some((high) => excludes(low, high)));
  if (contradictory) {
    notes.note('SHARE_CONTRADICTORY', at);
    return {};
  }
  const low = exact ?? widest(lows, -1);
  const high = exact ?? widest(highs, 1);
  return {
    ...(low === undefined ? {} : { minimum: low.toString() }),
    ...(high === undefined ? {} : { maximum: high.toString() }),
  };
}

function excludes(low: Bound, high: Bound): boolean {
  const order = low.value.compare(high.value);
  return order > 0 || (order === 0 && (low.open || high.open));
}

/** Where both forms of a bound are given, the one that leaves more room. */
function widest(bounds: readonly Bound[], side: -1 | 1): Decimal | undefined {
  return bounds
    .map(({ value }) => value)
    .reduce<Decimal | undefined>(
      (best, value) => (best === undefined || value.compare(best) === side ? value : best),
      undefined,
    );
}

function boundsOf(share: JsonCursor, closed: string, exclusive: string, notes: LimitedNotes): Bound[] {
  return [closed, exclusive].flatMap((name) => {
    const value = percentIn(share.get(name), notes);
    return value === undefined ? [] : [{ value, open: name === exclusive }];
  });
}

function percentIn(cursor: JsonCursor | undefined, notes: LimitedNotes): Decimal | undefined {
  if (cursor === undefined) return undefined;
  const value = cursor.decimal();
  if (value !== undefined && !value.isNegative() && value.compare(HUNDRED) <= 0 && value.scale <= MAX_SCALE)
    return value;
  notes.note('SHARE_OUT_OF_RANGE', { pointer: cursor.pointer }, { share: writtenIn(cursor) });
  return undefined;
}
