import { isGzip } from '../gzip-bytes.ts';
import type { SlicePart, Slices, SliceStream } from '../reader.ts';
import { BillScanner } from './bill-scanner.ts';
import { billHead, isUtf16 } from './focus-csv.ts';
import type { BillHead } from './focus-csv.ts';
import { isParquet } from '../is-parquet.ts';
import { focusReading } from './focus-reading.ts';
import { SpendTable } from './spend-table.ts';
import type { SpendPart } from './spend-table.ts';

/** What a slice summed, and how many lines it has, from which those of the next ones are counted. */
interface BillPart extends SlicePart {
  readonly sums: SpendPart;
  readonly lines: number;
}

/** A bill in CSV, read from several places at once. */
export const focusSlices: Slices = {
  firstItem: (start) => headOf(start)?.offset,
  open: (start) => new BillSlices(headOf(start)!),
  merge: (start, parts, evidence) => {
    const { columns, line } = headOf(start)!;
    const table = new SpendTable();
    let before = line;
    for (const { sums, lines } of parts as readonly BillPart[]) {
      table.absorb(sums, before);
      before += lines;
    }
    return focusReading(evidence, columns, table);
  },
};

function headOf(start: Uint8Array): BillHead | undefined {
  return isGzip(start) || isParquet(start) || isUtf16(start) ? undefined : billHead(start, false);
}

class BillSlices implements SliceStream {
  readonly #scanner: BillScanner;

  constructor({ columns }: BillHead) {
    this.#scanner = new BillScanner(columns, 0, 0);
  }

  begin(offset: number): void {
    this.#scanner.restart(offset);
  }

  push(piece: Uint8Array): void {
    this.#scanner.push(piece);
  }

  get pending(): number {
    return this.#scanner.pending;
  }

  end(): BillPart {
    const table = this.#scanner.end();
    return { sums: table.part(), lines: this.#scanner.line };
  }
}
