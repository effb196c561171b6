import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { csvRecords } from '../csv-records.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { capTableColumns, capTableSeparator } from './cap-table-columns.ts';
import { capTableRow } from './cap-table-rows.ts';
import { SummedHoldings } from './summed-holdings.ts';

/**
 * Capitalisation table: a CSV of who holds which share of the votes and of the capital of whom, with the status that
 * the table gives to each holder. Columns `holder`, `holder_status`, `issuer`, `votes`, `capital`, `as_of` and, where
 * there are any, `rights`; comma or semicolon between cells.
 */
export const capTableReader: Reader = {
  format: 'cap-table',
  recognise: ({ text }: Head) => capTableSeparator(firstLine(text)) !== undefined,
  read: readCapTable,
};

function readCapTable(bytes: Uint8Array, hint: ReadHint): Reading {
  const records = csvRecords(bytes, separatorOf(bytes));
  const header = records.next();
  if (header.done) throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'empty file' });
  const columns = capTableColumns(header.value.fields, header.value.line);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'cap-table', version: '1' });
  const notes = new LimitedNotes(reading);
  const holdings = new SummedHoldings(notes);
  const stated = new Set<string>();
  for (const record of records) {
    const row = capTableRow(record, columns);
    holdings.add(row);
    reading.records(1, 1);
    reading.observedAt(`${row.asOf}T00:00:00Z`);
    // A holder of several issuers is told once; told differently, every version is kept.
    const value = { holder: row.holder, ...row.status };
    const key = JSON.stringify(value);
    if (!stated.has(key)) reading.add('holder-status', value, { line: row.line });
    stated.add(key);
  }
  holdings.addTo(reading);
  notes.count('UNKNOWN_FIELDS', { line: header.value.line }, columns.unknown);
  notes.close();
  return reading.build();
}

/** Names of columns hold neither separator, so the first one of the file is the one it uses. */
function separatorOf(bytes: Uint8Array): ',' | ';' {
  return bytes.find((byte) => byte === 0x2c || byte === 0x3b) === 0x3b ? ';' : ',';
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : text.slice(0, end);
}
