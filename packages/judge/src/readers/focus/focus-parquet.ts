import { ParquetTable } from '../parquet-columns.ts';
import { addLine } from './charge-line.ts';
import { headerColumns, SLOTS } from './focus-columns.ts';
import type { Columns } from './focus-columns.ts';
import { SpendTable } from './spend-table.ts';

/** A bill in Parquet. Its lines are its rows, from 1. `doubles`: its amounts are binary fractions. */
export function readParquetBill(bytes: Uint8Array): {
  readonly columns: Columns;
  readonly table: SpendTable;
  readonly doubles: boolean;
} {
  const file = new ParquetTable(bytes);
  const columns = headerColumns(file.names);
  const table = new SpendTable();
  let line = 0;
  for (const raw of file.rows(SLOTS)) {
    line += 1;
    addLine(table, raw, line, columns.tellsHost);
  }
  return { columns, table, doubles: file.isDouble('BilledCost') };
}
