import type { JsonCursor } from '@ancrage/base';

/** Text of a column; undefined where it is absent or empty. */
export function text(row: JsonCursor, column: string): string | undefined {
  return row.get(column)?.string() || undefined;
}
