import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { isFlowTable } from '../../flows/aws/aws-parquet.ts';
import { isGzip, MAX_INFLATED_BYTES, unpacked, unpackedHead } from '../gzip-bytes.ts';
import { isParquet } from '../is-parquet.ts';
import { parquetNames } from '../parquet-names.ts';
import type { Head, Reader, ReadHint, ReadingStream } from '../reader.ts';
import { FocusCsv, joined } from './focus-csv.ts';
import { focusReading } from './focus-reading.ts';
import { focusSlices } from './focus-slices.ts';
import { isFocusHeader } from './focus-columns.ts';
import { readParquetBill } from './focus-parquet.ts';

/** A bill in the FOCUS format (FinOps Foundation), versions 1.0 to 1.3, as CSV (packed by gzip or not) or Parquet. */
export const focusReader: Reader = {
  format: 'focus',
  recognise: (head: Head) =>
    isBillTable(head) ||
    isFocusHeader(firstLine(head.text)) ||
    isFocusHeader(firstLine(unpackedHead(head.bytes))),
  read: readFocus,
  open: () => new FocusStream(),
  slices: focusSlices,
};

/** A table that is none of a flow log is taken for a bill: what its columns lack is then said. */
function isBillTable(head: Head): boolean {
  return isParquet(head.bytes) && !isFlowTable(parquetNames(head) ?? []);
}

/** What is scanned at once; whole files go by the same pieces as those that are read from disk. */
const PIECE_BYTES = 1024 * 1024;

function readFocus(bytes: Uint8Array, hint: ReadHint): Reading {
  const stream = new FocusStream();
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) stream.push(bytes.subarray(at, at + PIECE_BYTES));
  return stream.end(hint.evidence);
}

/** Text as it stands streams through; what is packed, and Parquet, whose index is at its end, has to be there as a whole. */
class FocusStream implements ReadingStream {
  readonly #csv = new FocusCsv();
  readonly #whole: Uint8Array[] = [];
  #size = 0;
  #shape: 'csv' | 'gzip' | 'parquet' | undefined;

  push(piece: Uint8Array): void {
    if (this.#shape === 'csv') {
      this.#csv.push(piece);
      return;
    }
    this.#size += piece.length;
    if (this.#size > MAX_INFLATED_BYTES)
      throw new JudgeError('READ_SYNTAX', {
        line: 1,
        problem: `${this.#shape ?? ''} of more than ${MAX_INFLATED_BYTES} bytes`,
      });
    this.#whole.push(piece.slice());
    if (this.#shape === undefined && this.#size >= 4) this.#tell(joined(this.#whole));
  }

  #tell(start: Uint8Array): void {
    if (isGzip(start)) this.#shape = 'gzip';
    else if (isParquet(start)) this.#shape = 'parquet';
    else {
      this.#shape = 'csv';
      this.#whole.length = 0;
      this.#csv.push(start);
    }
  }

  end(evidence: Digest): Reading {
    const bytes = joined(this.#whole);
    if (this.#shape === undefined) this.#tell(bytes);
    if (this.#shape === 'parquet') {
      const { columns, table, doubles } = readParquetBill(bytes);
      return focusReading(evidence, columns, table, doubles);
    }
    if (this.#shape === 'gzip') this.#csv.push(unpacked(bytes));
    const { columns, table } = this.#csv.end();
    return focusReading(evidence, columns, table);
  }
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n') + 1 || undefined);
}
