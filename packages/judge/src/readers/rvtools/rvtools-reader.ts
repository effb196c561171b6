import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { UNNAMED_EVIDENCE } from '../../reading/taken-facts.ts';
import { byStart } from '../by-start.ts';
import { CsvRecordStream } from '../csv-record-stream.ts';
import { csvRecords } from '../csv-records.ts';
import type { CsvRecord } from '../csv-records.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { HEAD_BYTES } from '../reader.ts';
import type { Head, Reader, ReadingStream } from '../reader.ts';
import { wholeOrStream } from '../whole-or-stream.ts';
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
  read: (bytes, { evidence }) => read(bytes, evidence),
  open: () => byStart((start) => wholeOrStream(stream(start), read)),
};

function read(bytes: Uint8Array, evidence: Digest): Reading {
  const file = new RvtoolsFile(evidence);
  const separator = separatorOf(firstLine(startOf(bytes)));
  for (const record of csvRecords(bytes, separator)) file.survey(record);
  file.surveyed();
  for (const record of csvRecords(bytes, separator)) file.read(record);
  return file.end();
}

/** Records twice: first for where hosts and datastores are, of which disks and datastores tell only the names. */
class RvtoolsFile {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #rows = new RvtoolsRows();
  #header: TabHeader | undefined;
  #total = 0;
  #used = 0;
  #nameless = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'rvtools', version: 'csv' });
    this.#inventory = new InventoryFacts(this.reading);
  }

  survey(record: CsvRecord): void {
    const header = this.#headerFor(record);
    if (header !== undefined) this.#rows.survey(header, record.fields);
  }

  /** The first time is over. */
  surveyed(): void {
    this.#header = undefined;
  }

  read(record: CsvRecord): void {
    const header = this.#headerFor(record);
    if (header === undefined) return;
    const item = this.#rows.item(header, record.fields, { line: record.line });
    this.#total += 1;
    if (item !== undefined) {
      this.#used += 1;
      this.#inventory.add(item);
    } else if (header.tab !== 'other') this.#nameless += 1;
  }

  end(): Reading {
    this.reading.records(this.#total, this.#used);
    const place = { line: 1 };
    const skipped = this.#total - this.#used;
    if (skipped > 0) this.reading.note('SKIPPED_RECORDS', place, { count: skipped });
    // Rows of tabs that are not read say nothing of where data is; one that names nothing could be anything.
    const whole = this.#nameless === 0 && this.#rows.isWhole();
    if (!whole) this.reading.note('LISTING_PARTIAL', place, { resources: this.#used });
    this.#inventory.close(place, whole);
    return this.reading.build();
  }

  /** The header that a row stands under; undefined for one that is a header itself. */
  #headerFor({ line, fields }: CsvRecord): TabHeader | undefined {
    const opened = headerOf(fields);
    if (opened !== undefined) this.#header = opened;
    else if (this.#header === undefined)
      throw new JudgeError('READ_SHAPE', { line, path: 'VI SDK Server', problem: 'no header of RVTools' });
    return opened === undefined ? this.#header : undefined;
  }
}

function stream(start: Uint8Array): ReadingStream {
  const file = new RvtoolsFile(UNNAMED_EVIDENCE);
  const separator = separatorOf(firstLine(startOf(start)));
  let surveying = true;
  const opened = (): CsvRecordStream =>
    new CsvRecordStream(separator, (record) => (surveying ? file.survey(record) : file.read(record)));
  let records = opened();
  return {
    push: (piece) => records.push(piece),
    again(): boolean {
      if (!surveying) return false;
      records.end();
      file.surveyed();
      surveying = false;
      records = opened();
      return true;
    },
    take: () => file.reading.take(),
    end(evidence): Reading {
      records.end();
      file.reading.identify(evidence);
      return file.end();
    },
  };
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
