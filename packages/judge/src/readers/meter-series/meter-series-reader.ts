import { decodeText } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { csvRecords } from '../csv-records.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader, ReadingStream } from '../reader.ts';
import { columnsOf } from './meter-columns.ts';
import type { MeterColumns } from './meter-columns.ts';
import { meterRow } from './meter-row.ts';
import { MeterTable } from './meter-table.ts';

/** Series of a meter of energy, heat or water, `meter-series/1`: CSV in UTF-8, a line for each interval or reading. */
export const meterSeriesReader: Reader = {
  format: 'meter-series',
  recognise: ({ text }: Head) => {
    const end = text.search(/[\r\n]/);
    return columnsOf(end < 0 ? text : text.slice(0, end)) !== undefined;
  },
  read(bytes, hint) {
    const stream = new MeterStream();
    stream.push(bytes);
    return stream.end(hint.evidence);
  },
  open: () => new MeterStream(),
};

/** Longer than any line of a series. */
const MAX_LINE = 1 << 16;
const [LF, CR, QUOTE] = [0x0a, 0x0d, 0x22];

/** Reads line by line: a cell never spans two, so that a file may be cut at any end of a line. */
class MeterStream implements ReadingStream {
  readonly #table = new MeterTable();
  /** The first lines that could not be read; more of them are only counted. */
  readonly #bad: { readonly line: number; readonly field: string }[] = [];
  #columns: MeterColumns | undefined;
  #rest = new Uint8Array(0);
  #line = 0;
  #rows = 0;
  #used = 0;

  push(piece: Uint8Array): void {
    let at = 0;
    for (let end = piece.indexOf(LF); end >= 0; end = piece.indexOf(LF, at)) {
      this.#take(piece.subarray(at, end));
      at = end + 1;
    }
    const rest = piece.subarray(at);
    // Copied, for whoever reads the file uses the same piece again.
    this.#rest = this.#rest.length === 0 ? rest.slice() : joined(this.#rest, rest);
    if (this.#rest.length > MAX_LINE) throw this.#refusal('a line that is too long');
  }

  end(evidence: Digest): Reading {
    if (this.#rest.length > 0) this.#take(new Uint8Array(0));
    const columns = this.#columns;
    if (columns === undefined) throw this.#refusal('no header of meter-series/1');
    const reading = new ReadingBuilder({ id: evidence, format: 'meter-series', version: '1' });
    this.#table.addTo(reading, columns.register >= 0);
    reading.records(this.#rows, this.#used);
    const latest = this.#table.latest();
    if (latest !== undefined) reading.observedAt(latest);
    const notes = new LimitedNotes(reading);
    for (const { line, field } of this.#bad) notes.note('FIELD_UNREADABLE', { line }, { field });
    notes.count('SKIPPED_RECORDS', { line: 1 }, this.#rows - this.#used - this.#bad.length);
    notes.close();
    return reading.build();
  }

  #take(tail: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? tail : joined(this.#rest, tail);
    this.#rest = new Uint8Array(0);
    this.#line += 1;
    if (bytes.length > MAX_LINE) throw this.#refusal('a line that is too long');
    const text = decodeText(bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes);
    if (text === '') return;
    if (this.#columns === undefined) {
      this.#columns = columnsOf(text);
      if (this.#columns === undefined) throw this.#refusal('no header of meter-series/1');
      return;
    }
    this.#rows += 1;
    const cells = cellsOf(text, bytes, this.#columns.separator);
    const row = cells === undefined ? { bad: 'value' } : meterRow(cells, this.#columns);
    if ('bad' in row) {
      if (this.#bad.length < MOST_BAD) this.#bad.push({ line: this.#line, field: row.bad });
      return;
    }
    this.#used += 1;
    this.#table.add(row, this.#line);
  }

  #refusal(problem: string): JudgeError {
    return new JudgeError('READ_SHAPE', { line: Math.max(this.#line, 1), path: 'start', problem });
  }
}

const MOST_BAD = 200;

/** Cells of one line; undefined where a quote is not closed on it. */
function cellsOf(text: string, bytes: Uint8Array, separator: string): readonly string[] | undefined {
  if (!bytes.includes(QUOTE)) return text.split(separator);
  try {
    return csvRecords(new TextEncoder().encode(text), separator).next().value?.fields;
  } catch (error) {
    if (error instanceof JudgeError) return undefined;
    throw error;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
