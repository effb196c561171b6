import { formatInstant, parseInstant, quoteForError } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { csvRecords } from '../csv-records.ts';
import type { CsvRecord } from '../csv-records.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { SpendTable } from './spend-table.ts';
import { focusVersion, headerColumns, isFocusHeader } from './focus-columns.ts';
import type { Columns } from './focus-columns.ts';

/** A bill in the FOCUS format (FinOps Foundation), versions 1.0 to 1.3, as CSV. */
export const focusReader: Reader = {
  format: 'focus',
  recognise: (head: Head) => isFocusHeader(head.text.slice(0, head.text.indexOf('\n') + 1 || undefined)),
  read: readFocus,
};

function readFocus(bytes: Uint8Array, hint: ReadHint): Reading {
  const records = csvRecords(bytes);
  const first = records.next();
  if (first.done) throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'empty file' });
  const header = first.value.fields;
  const columns = headerColumns(header);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'focus', version: focusVersion(header) });
  const table = new SpendTable();
  let latest = -Infinity;
  for (const record of records) {
    const start = rowInstant(record, columns);
    latest = Math.max(latest, start.end);
    table.add(record, columns, start.month);
  }
  table.addTo(reading);
  if (latest > -Infinity) reading.observedAt(formatInstant(latest));
  return reading.build();
}

/** Exports to CSV often drop the `T` and the `Z` that FOCUS asks for; its dates are UTC either way. */
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?$/;

function utcInstant(text: string): number {
  return parseInstant(WITHOUT_ZONE.test(text) ? `${text}Z` : text);
}

/** Month of the charge and end of its period; FOCUS dates are UTC and the end is exclusive. */
function rowInstant(record: CsvRecord, columns: Columns): { month: string; end: number } {
  const startText = record.fields[columns.chargeStart] ?? '';
  const endText = record.fields[columns.chargeEnd] ?? '';
  try {
    const start = utcInstant(startText);
    return { month: formatInstant(start).slice(0, 7), end: Math.max(start, utcInstant(endText) - 1000) };
  } catch {
    throw new JudgeError('READ_SHAPE', {
      line: record.line,
      path: 'ChargePeriodStart, ChargePeriodEnd',
      problem: `not a UTC date: ${quoteForError(startText, 40)} – ${quoteForError(endText, 40)}`,
    });
  }
}
