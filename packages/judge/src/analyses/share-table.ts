import { between, Decimal } from '@ancrage/base';
import type { Interval } from '@ancrage/base';

/** Shares on one axis, per cent; both ends of each interval are known. */
export interface ShareTable {
  readonly largest: Interval;
  readonly foreign: Interval;
  readonly canadian: Interval;
}

export const HUNDRED = Decimal.fromInteger(100);

/** A table of one entity, and whether it may narrow what is known of it: proven, and of the newest day. */
export interface DatedTable extends ShareTable {
  readonly narrows: boolean;
}

/**
 * What is known of one entity. Each file is a table of its own, with what it leaves undisclosed counted at its worst, so
 * that two files about the same shares are not added up. Tables that narrow do so together; where they differ the worse
 * one stands. The others can only worsen.
 */
export function worstOf(tables: readonly DatedTable[]): ShareTable {
  const sure = tables.filter(({ narrows }) => narrows);
  const foreign = (pick: (table: ShareTable) => Interval): Interval => {
    const lo = tables.map((table) => pick(table).lo!).reduce(greatest, Decimal.ZERO);
    return between(lo, greatest(lo, sure.map((table) => pick(table).hi!).reduce(least, HUNDRED)));
  };
  const foreignShare = foreign(({ foreign: share }) => share);
  // What is foreign on anyone's word is not Canadian, even where no table may narrow.
  const rest = greatest(HUNDRED.subtract(foreignShare.lo!), Decimal.ZERO);
  const hi = sure.map(({ canadian }) => canadian.hi!).reduce(least, rest);
  const doubts = tables.filter(({ narrows }) => !narrows).map(({ canadian }) => canadian.hi!);
  const best = sure.map(({ canadian }) => canadian.lo!).reduce(greatest, Decimal.ZERO);
  return {
    largest: foreign(({ largest }) => largest),
    foreign: foreignShare,
    canadian: between([...doubts, hi].reduce(least, best), hi),
  };
}

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
