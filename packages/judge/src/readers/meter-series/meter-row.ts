import { Decimal, formatInstant, instantOf } from '@ancrage/base';
import { measuredOf, unitOf } from './meter-columns.ts';
import type { MeterColumns } from './meter-columns.ts';

/** One line of a series, in the unit of the fact. */
export interface MeterRow {
  readonly site: string;
  readonly meter: string;
  readonly measured: 'facility' | 'it' | 'heat' | 'water';
  readonly month: string;
  readonly unit: 'kWh' | 'm3';
  readonly quantity: Decimal;
  readonly start: string;
  readonly end: string;
  readonly seconds: number;
}

/** More digits than any meter shows; sums of them stay within what a fact may hold. */
const MAX_DIGITS = 24;
const MAX_NAME = 200;
/** RFC 3339 with its offset: without one, an hour in November happens twice. */
const DATED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Reads a line; the name of the column that cannot be read instead, where there is one. */
export function meterRow(
  cells: readonly string[],
  columns: MeterColumns,
): MeterRow | { readonly bad: string } {
  const cell = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());
  const [site, meter] = [cell(columns.site), cell(columns.meter)];
  if (site === '' || site.length > MAX_NAME) return { bad: 'site' };
  if (meter === '' || meter.length > MAX_NAME) return { bad: 'meter' };
  const measured = measuredOf(cell(columns.measured));
  if (measured === undefined) return { bad: 'measured' };
  const unit = unitOf(cell(columns.unit));
  if (unit === undefined || (unit[0] === 'm3') !== (measured === 'water')) return { bad: 'unit' };
  const start = instantIn(cell(columns.start));
  if (start === undefined) return { bad: 'start' };
  const told = cell(columns.end);
  const end = told === '' ? start : instantIn(told);
  if (end === undefined || end < start) return { bad: 'end' };
  const amount = amountOf(cell(Math.max(columns.value, columns.register)), columns.separator);
  if (amount === undefined) return { bad: columns.value >= 0 ? 'value' : 'register' };
  return {
    site,
    meter,
    measured,
    month: cell(columns.start).slice(0, 7),
    unit: unit[0],
    quantity: amount.multiply(Decimal.parse(unit[1])),
    start: formatInstant(start),
    end: formatInstant(end),
    seconds: (end - start) / 1000,
  };
}

/** Whole seconds since 1970; exports often leave seconds or the colon of the offset out. */
function instantIn(text: string): number | undefined {
  if (!DATED.test(text)) return undefined;
  const whole = text
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
    .replace(/^(.{10}[T ]\d{2}:\d{2})(?=Z|[+-])/, '$1:00')
    .replace(/\.\d+/, '');
  return instantOf(whole);
}

/** An exact amount, never below zero. Where the comma does not separate cells, it may stand for the point. */
function amountOf(text: string, separator: string): Decimal | undefined {
  const bare = text.replace(/[ \u00a0\u202f]/g, '');
  const point = separator !== ',' && !bare.includes('.') ? bare.replace(',', '.') : bare;
  if (point.length > MAX_DIGITS || !/^\d+(?:\.\d+)?$/.test(point)) return undefined;
  return Decimal.parse(point);
}
