import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../../errors/judge-error.ts';
import type { Reading } from '../../../reading/reading.ts';
import { csvRecords } from '../../csv-records.ts';
import { addLine } from '../charge-line.ts';
import { headerColumns } from '../focus-columns.ts';
import { focusReading } from '../focus-reading.ts';
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
    addLine(table, raw, line, columns.tellsHost);
  }
  return focusReading(evidence, columns, table);
}
