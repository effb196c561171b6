import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { csvRecords } from '../csv-records.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { HEAD_BYTES } from '../reader.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { RvtoolsRows } from './rvtools-rows.ts';
import { headerOf, separatorOf } from './rvtools-tabs.ts';
import type { TabHeader } from './rvtools-tabs.ts';

/** Tabs of RVTools as CSV, `RVTools_tabvInfo.csv` and its like, one in a file or several joined. */
export const rvtoolsReader: Reader = {
  format: 'rvtools',
  recognise: ({ text }: Head) => {
    const line = firstLine(text);
    return headerOf(line.split(separatorOf(line)).map((cell) => cell.replace(/^"|"$/g, ''))) !== undefined;
  },
  read: readRvtools,
};

function readRvtools(bytes: Uint8Array, hint: ReadHint): Reading {
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'rvtools', version: 'csv' });
  const inventory = new InventoryFacts(reading);
  const rows = new RvtoolsRows();
  const counts = { total: 0, used: 0, nameless: 0 };
  let header: TabHeader | undefined;
  for (const { line, fields } of csvRecords(bytes, separatorOf(firstLine(startOf(bytes))))) {
    const opened = headerOf(fields);
    if (opened !== undefined) header = opened;
    else if (header === undefined)
      throw new JudgeError('READ_SHAPE', { line, path: 'VI SDK Server', problem: 'no header of RVTools' });
    else {
      const used = rows.add(header, fields, { line });
      counts.total += 1;
      counts.used += used ? 1 : 0;
      if (!used && header.tab !== 'other') counts.nameless += 1;
    }
  }
  let resources = 0;
  for (const item of rows.items()) {
    inventory.add(item);
    resources += 1;
  }
  reading.records(counts.total, counts.used);
  const place = { line: 1 };
  const skipped = counts.total - counts.used;
  if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
  // Rows of tabs that are not read say nothing of where data is; one that names nothing could be anything.
  const whole = counts.nameless === 0 && rows.isWhole();
  if (!whole) reading.note('LISTING_PARTIAL', place, { resources });
  inventory.close(place, whole);
  return reading.build();
}

/** The start of the file, decoded leniently: only its first line is looked at. */
function startOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(utf16).decode(bytes.subarray(0, HEAD_BYTES));
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return (end < 0 ? text : text.slice(0, end)).slice(0, 20_000).replace(/\r$/, '');
}
