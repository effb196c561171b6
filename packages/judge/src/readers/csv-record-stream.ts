import { decodeAs } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { csvSigns, readCsvRecord } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';

const { QUOTE, LF, CR } = csvSigns;

/** A longer record is none. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Mark that UTF-8 may start with. */
const MARK = [0xef, 0xbb, 0xbf];

/**
 * Records of a file in UTF-8 from pieces that may end anywhere, as `csvRecords` gives them of the whole. Memory holds one piece
 * and one record; of a field, keep a copy (`detachedText`).
 */
export class CsvRecordStream {
  readonly #separator: number;
  readonly #take: (record: CsvRecord) => void;
  #bytes = new Uint8Array(1 << 20);
  #length = 0;
  /** Bytes looked at, and where among them the last whole record ends. */
  #at = 0;
  #quoted = false;
  #fieldStarts = true;
  #started = false;
  #line = 1;

  constructor(separator: string, take: (record: CsvRecord) => void) {
    this.#separator = separator.charCodeAt(0);
    this.#take = take;
  }

  push(piece: Uint8Array): void {
    this.#append(piece);
    if (!this.#started) {
      if (this.#length < MARK.length) return;
      this.#start();
    }
    this.#give(this.#wholeRecords());
  }

  /** @throws JudgeError READ_SYNTAX where a quote is open, as in a file that was cut. */
  end(): void {
    if (!this.#started) this.#start();
    this.#give(this.#length);
  }

  #append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (this.#length > MOST_BYTES)
      throw new JudgeError('READ_SYNTAX', {
        line: this.#line,
        problem: `record of more than ${MOST_BYTES} bytes`,
      });
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(length, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
  }

  #start(): void {
    this.#started = true;
    const bytes = this.#bytes.subarray(0, this.#length);
    if (MARK.every((byte, at) => bytes[at] === byte)) this.#drop(MARK.length);
  }

  /** Index behind the last record that ends among the bytes held. What follows a quote or a CR may decide, and is waited for. */
  #wholeRecords(): number {
    const bytes = this.#bytes;
    let end = 0;
    let at = this.#at;
    for (const last = this.#length - 1; at < last; at += 1) {
      const byte = bytes[at]!;
      if (this.#quoted) {
        if (byte !== QUOTE) continue;
        if (bytes[at + 1] === QUOTE) at += 1;
        else this.#quoted = false;
        continue;
      }
      if (byte === QUOTE && this.#fieldStarts) this.#quoted = true;
      this.#fieldStarts = byte === this.#separator || byte === LF || byte === CR;
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) end = at + 1;
    }
    this.#at = at;
    return end;
  }

  #give(end: number): void {
    const text = decodeAs(this.#bytes.subarray(0, end), 'utf-8');
    for (let at = 0; at < text.length; ) {
      const fields: string[] = [];
      const line = this.#line;
      [at, this.#line] = readCsvRecord(text, at, line, this.#separator, fields);
      if (fields.length > 1 || fields[0] !== '') this.#take({ line, fields });
    }
    // The end of a text is no line of its own, and that of a file's part by CR is.
    if (end < this.#length && this.#bytes[end - 1] === CR) this.#line += 1;
    this.#drop(end);
  }

  #drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.#at = Math.max(0, this.#at - count);
  }
}
