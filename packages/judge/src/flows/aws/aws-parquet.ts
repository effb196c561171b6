import { JudgeError } from '../../errors/judge-error.ts';
import { isParquet } from '../../readers/is-parquet.ts';
import { ParquetTable } from '../../readers/parquet-columns.ts';
import type { FlowLog, FlowScanner } from '../flow-format.ts';
import type { FlowSink } from '../flow-sink.ts';
import { awsLayout } from './aws-layout.ts';
import { AwsScanner } from './aws-scanner.ts';

/** Most bytes of a table that is read; AWS closes a file at 75 MB. */
export const MOST_TABLE_BYTES = 128 * 1024 * 1024;
/** A table that tells of more rows than this for each of its bytes is none of a log: it would expand without end. */
const MOST_ROWS_PER_BYTE = 4;
const LEAST_REFUSED_ROWS = 10_000;
/** Lines that are put together before they are read. */
const LINES_TOGETHER = 4096;

/**
 * AWS VPC flow logs in Parquet: the same fields, with `_` for `-` in their names. A table has its directory at its end, so that the
 * whole file is held; its rows are then read as the lines of a text log, by the very same rules.
 */
export function awsParquet(head: Uint8Array): FlowLog | undefined {
  if (!isParquet(head)) return undefined;
  return {
    format: 'aws-flow-log',
    version: 'Parquet',
    firstRecord: undefined,
    open: (sink) => new ParquetScanner(sink),
  };
}

/** Whether columns of such names are those of a flow log. */
export function isFlowTable(names: readonly string[]): boolean {
  return awsLayout(names.join(' ')) !== undefined;
}

class ParquetScanner implements FlowScanner {
  readonly #sink: FlowSink;
  #pieces: Uint8Array[] = [];
  #size = 0;
  lines = 0;

  constructor(sink: FlowSink) {
    this.#sink = sink;
  }

  get pending(): number {
    return 0;
  }

  push(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#size <= MOST_TABLE_BYTES) this.#pieces.push(piece.slice());
  }

  end(): void {
    const pieces = this.#pieces;
    this.#pieces = [];
    if (this.#size > MOST_TABLE_BYTES) {
      this.#sink.odd('TOO_LONG', 1);
      return;
    }
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    try {
      this.#read(new ParquetTable(bytes));
    } catch (error) {
      if (!(error instanceof JudgeError)) throw error;
      this.#sink.odd('SYNTAX', this.lines + 1);
    }
  }

  #read(table: ParquetTable): void {
    const layout = awsLayout(table.names.join(' '));
    if (layout === undefined) {
      this.#sink.odd('SYNTAX', 1);
      return;
    }
    const scanner = new AwsScanner(layout, this.#sink);
    const encoder = new TextEncoder();
    let text = '';
    const most = Math.max(LEAST_REFUSED_ROWS, this.#size * MOST_ROWS_PER_BYTE);
    for (const row of table.rows(table.names)) {
      if (this.lines >= most) {
        this.#sink.odd('SYNTAX', this.lines + 1);
        break;
      }
      // A value that is absent is `-` in a text log, and none of them holds a space.
      text += `${table.names.map((_name, index) => row(index).replaceAll(/\s/g, '_') || '-').join(' ')}\n`;
      this.lines += 1;
      if (this.lines % LINES_TOGETHER !== 0) continue;
      scanner.push(encoder.encode(text));
      text = '';
    }
    scanner.push(encoder.encode(text));
    scanner.end();
  }
}
