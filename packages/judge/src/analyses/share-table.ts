import { between, Decimal } from '@ancrage/base';
import type { Interval, Rational } from '@ancrage/base';

/** Shares on one axis, per cent; both ends of each interval are known. */
export interface ShareTable {
  readonly largest: Interval;
  readonly foreign: Interval;
  readonly canadian: Interval;
}

export const HUNDRED = Decimal.fromInteger(100);

/** The worse of several entities at each end: a clean one says nothing about the others. */
export function worstEntity(tables: readonly ShareTable[]): ShareTable {
  const ends = (
    pick: (table: ShareTable) => Interval,
    worse: (a: Decimal, b: Decimal) => Decimal,
  ): Interval =>
    between(
      tables.map((table) => pick(table).lo!).reduce(worse),
      tables.map((table) => pick(table).hi!).reduce(worse),
    );
  return {
    largest: ends(({ largest }) => largest, greatest),
    foreign: ends(({ foreign }) => foreign, greatest),
    canadian: ends(({ canadian }) => canadian, least),
  };
}

export function least(a: Decimal, b: Decimal): Decimal {
  return a.compare(b) <= 0 ? a : b;
}

export function greatest(a: Decimal, b: Decimal): Decimal {
  return a.compare(b) >= 0 ? a : b;
}

/** Decimals kept of a percentage that does not end. */
const PLACES = 12;

/** A part of the whole in per cent, just below it where its decimals do not end. */
export function percentOf({ numerator, denominator }: Rational): Decimal {
  const digits = ((numerator * 100n * 10n ** BigInt(PLACES)) / denominator)
    .toString()
    .padStart(PLACES + 1, '0');
  return Decimal.parse(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
}
