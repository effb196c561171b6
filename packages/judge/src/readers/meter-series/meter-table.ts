import type { Decimal } from '@ancrage/base';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { MeterRow } from './meter-row.ts';

interface Sums {
  readonly row: MeterRow;
  total: Decimal;
  lowest: Decimal;
  highest: Decimal;
  count: number;
  seconds: number;
  first: string;
  last: string;
  opening: string;
  closing: string;
  readonly firstLine: number;
}

/** Sums a series by site, meter and month; memory grows with those, not with lines. */
export class MeterTable {
  readonly #sums = new Map<string, Sums>();

  add(row: MeterRow, line: number): void {
    const { site, meter, measured, month, unit, quantity, start, end, seconds } = row;
    const key = [site, meter, measured, month, unit].join('\u0000');
    const reading = `${start} ${quantity.toString()}`;
    const known = this.#sums.get(key);
    if (known === undefined) {
      this.#sums.set(key, {
        row,
        total: quantity,
        lowest: quantity,
        highest: quantity,
        count: 1,
        seconds,
        first: start,
        last: end,
        opening: reading,
        closing: reading,
        firstLine: line,
      });
      return;
    }
    known.total = known.total.add(quantity);
    if (quantity.compare(known.lowest) < 0) known.lowest = quantity;
    if (quantity.compare(known.highest) > 0) known.highest = quantity;
    known.count += 1;
    known.seconds = Math.min(known.seconds + seconds, Number.MAX_SAFE_INTEGER);
    if (start < known.first) known.first = start;
    if (end > known.last) known.last = end;
    if (reading < known.opening) known.opening = reading;
    if (reading > known.closing) known.closing = reading;
  }

  /** Writes sums of intervals, or bounds of a register. */
  addTo(reading: ReadingBuilder, registers: boolean): void {
    for (const sums of this.#sums.values()) {
      const { site, meter, measured, month, unit } = sums.row;
      const key = { site, meter, measured, month, unit, first_line: sums.firstLine };
      if (registers)
        reading.add('meter-register', {
          ...key,
          lowest: sums.lowest.toString(),
          highest: sums.highest.toString(),
          opening: sums.opening,
          closing: sums.closing,
          readings: sums.count,
        });
      else
        reading.add('meter-reading', {
          ...key,
          quantity: sums.total.toString(),
          intervals: sums.count,
          covered_seconds: sums.seconds,
          first: sums.first,
          last: sums.last,
        });
    }
  }

  /** The latest instant that the series speaks of. */
  latest(): string | undefined {
    let latest: string | undefined;
    for (const { last } of this.#sums.values()) if (latest === undefined || last > latest) latest = last;
    return latest;
  }
}
