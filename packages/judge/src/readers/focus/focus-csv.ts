import { decodeText } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { csvRecords } from '../csv-records.ts';
import { MAX_INFLATED_BYTES } from '../gzip-bytes.ts';
import { BillScanner } from './bill-scanner.ts';
import { headerColumns } from './focus-columns.ts';
import type { Columns } from './focus-columns.ts';
import type { SpendTable } from './spend-table.ts';

const [QUOTE, COMMA, LF, CR] = [0x22, 0x2c, 0x0a, 0x0d];

/** A header of more bytes is none. */
const MAX_HEADER_BYTES = 1024 * 1024;

/** Where the lines of a bill start, and what its columns are. */
export interface BillHead {
  readonly columns: Columns;
  /** Offset of the first byte behind the header. */
  readonly offset: number;
  /** Line on which the records behind the header start. */
  readonly line: number;
}

/**
 * The head of a bill in CSV, from its first bytes; undefined where they do not hold the whole header. `last`: they are the
 * whole file.
 */
export function billHead(bytes: Uint8Array, last: boolean): BillHead | undefined {
  for (let offset = 0; ; ) {
    const end = recordEnd(bytes, offset, last);
    if (end === undefined) {
      if (bytes.length > MAX_HEADER_BYTES)
        throw new JudgeError('READ_SYNTAX', {
          line: 1,
          problem: `header of more than ${MAX_HEADER_BYTES} bytes`,
        });
      return undefined;
    }
    if (end === offset) throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'empty file' });
    const [header] = csvRecords(bytes.subarray(offset, end));
    offset = end;
    if (header !== undefined)
      return { columns: headerColumns(header.fields), offset, line: 1 + lineEnds(bytes.subarray(0, end)) };
  }
}

/** Index behind the record that starts at `start`, by the rule of `csvRecords`; undefined where its end is not among the bytes. */
function recordEnd(bytes: Uint8Array, start: number, last: boolean): number | undefined {
  let quoted = false;
  let fieldStarts = true;
  for (let at = start === 0 && hasMark(bytes) ? 3 : start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (quoted) {
      if (byte !== QUOTE) continue;
      if (bytes[at + 1] === QUOTE) at += 1;
      else quoted = false;
      continue;
    }
    if (byte === QUOTE && fieldStarts) quoted = true;
    fieldStarts = byte === COMMA;
    if (byte === LF) return at + 1;
    if (byte === CR && at + 1 < bytes.length) return bytes[at + 1] === LF ? at + 2 : at + 1;
  }
  return last ? bytes.length : undefined;
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function lineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) count += 1;
  }
  return count;
}

/** A bill in CSV being read piece by piece. */
export class FocusCsv {
  #pieces: Uint8Array[] = [];
  #head: BillHead | undefined;
  #scanner: BillScanner | undefined;

  push(piece: Uint8Array): void {
    if (this.#scanner !== undefined) {
      this.#scanner.push(piece);
      return;
    }
    this.#pieces.push(piece.slice());
    // UTF-16 is brought to UTF-8 as a whole.
    if (!isUtf16(this.#pieces[0]!)) this.#open(joined(this.#pieces), false);
    else if (sizeOf(this.#pieces) > MAX_INFLATED_BYTES)
      throw new JudgeError('READ_SYNTAX', {
        line: 1,
        problem: `UTF-16 of more than ${MAX_INFLATED_BYTES} bytes`,
      });
  }

  end(): { readonly columns: Columns; readonly table: SpendTable } {
    if (this.#scanner === undefined) {
      const start = joined(this.#pieces);
      this.#open(isUtf16(start) ? new TextEncoder().encode(decodeText(start)) : start, true);
    }
    return { columns: this.#head!.columns, table: this.#scanner!.end() };
  }

  #open(start: Uint8Array, last: boolean): void {
    this.#head = billHead(start, last);
    if (this.#head === undefined) return;
    const { columns, line, offset } = this.#head;
    this.#scanner = new BillScanner(columns, line, offset);
    this.#pieces = [];
    this.#scanner.push(start.subarray(offset));
  }
}

/** Whether the bytes start with a mark of UTF-16. */
export function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((size, { length }) => size + length, 0);
}

/** The pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
