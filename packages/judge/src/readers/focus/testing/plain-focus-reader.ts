import { Decimal, formatInstant } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../../errors/judge-error.ts';
import type { Reading } from '../../../reading/reading.ts';
import { csvRecords } from '../../csv-records.ts';
import { amountError } from '../bill-scanner.ts';
import { utcInstant } from '../bill-instant.ts';
import { chargeOf, kindOfLine, presentText } from '../charge.ts';
import { headerColumns } from '../focus-columns.ts';
import { SLOT } from '../focus-columns.ts';
import { focusReading } from '../focus-reader.ts';
import { SpendTable } from '../spend-table.ts';

/** A bill read record by record as text, by the plainest code that can be: what the scanner of bytes is held against. */
export function readPlainly(bytes: Uint8Array, evidence: Digest): Reading {
  const records = csvRecords(bytes);
  const first = records.next();
  if (first.done) throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'empty file' });
  const columns = headerColumns(first.value.fields);
  const table = new SpendTable();
  for (const { fields, line } of records) {
    const raw = (slot: number): string => fields[columns.slots.indexOf(slot)] ?? '';
    const field = (slot: number): string => presentText(raw(slot));
    let start: number;
    let end: number;
    try {
      start = utcInstant(raw(SLOT.ChargePeriodStart));
      end = utcInstant(raw(SLOT.ChargePeriodEnd));
    } catch {
      throw new JudgeError('READ_SHAPE', { line, path: 'ChargePeriodStart, ChargePeriodEnd', problem: '' });
    }
    let billed: Decimal;
    try {
      billed = Decimal.parse(field(SLOT.BilledCost) || '0');
    } catch (error) {
      throw amountError(raw(SLOT.BilledCost), line, error);
    }
    const month = formatInstant(start).slice(0, 7);
    const charge = chargeOf(field, month, kindOfLine(field), billed.isNegative(), columns.tellsHost);
    table.add(charge, billed, 1, line);
    table.see(Math.max(start, end - 1000));
  }
  return focusReading(evidence, columns, table);
}
