import { Decimal, formatInstant, quoteForError } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { utcInstant } from './bill-instant.ts';
import { chargeOf, kindOfLine, presentText } from './charge.ts';
import type { Field } from './charge.ts';
import { SLOT } from './focus-columns.ts';
import type { SpendTable } from './spend-table.ts';

/** Adds one line to a table, from the texts of its slots as the file has them. */
export function addLine(table: SpendTable, raw: Field, line: number, tellsHost: boolean): void {
  const field: Field = (slot) => presentText(raw(slot));
  const { start, end } = period(raw(SLOT.ChargePeriodStart), raw(SLOT.ChargePeriodEnd), line);
  const billed = amount(field(SLOT.BilledCost), line);
  const month = formatInstant(start).slice(0, 7);
  table.add(chargeOf(field, month, kindOfLine(field), billed.isNegative(), tellsHost), billed, 1, line);
  // The end of a charge's period is left out of it.
  table.see(Math.max(start, end - 1000));
}

/** Epoch milliseconds of both ends of a charge's period. */
export function period(start: string, end: string, line: number): { start: number; end: number } {
  try {
    return { start: utcInstant(start), end: utcInstant(end) };
  } catch (error) {
    const problem = `not a UTC date: ${quoteForError(start, 40)} – ${quoteForError(end, 40)}`;
    throw new JudgeError('READ_SHAPE', { line, path: 'ChargePeriodStart, ChargePeriodEnd', problem }, error);
  }
}

function amount(text: string, line: number): Decimal {
  try {
    return text === '' ? Decimal.ZERO : Decimal.parse(text);
  } catch (error) {
    throw amountError(text, line, error);
  }
}

/** An amount that is none. */
export function amountError(text: string, line: number, cause: unknown): JudgeError {
  const problem = `not a number: ${quoteForError(text, 40)}`;
  return new JudgeError('READ_SHAPE', { line, path: 'BilledCost', problem }, cause);
}
