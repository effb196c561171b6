import type { Digest } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Columns } from './focus-columns.ts';
import type { SpendTable } from './spend-table.ts';

/** The reading of a bill whose lines are summed. `doubles`: its amounts are binary fractions. */
export function focusReading(
  evidence: Digest,
  columns: Columns,
  table: SpendTable,
  doubles = false,
): Reading {
  const reading = new ReadingBuilder({ id: evidence, format: 'focus', version: columns.version });
  table.addTo(reading, columns.unknown);
  if (doubles) reading.note('DOUBLE_AMOUNTS', { line: 1 }, { column: 'BilledCost' });
  return reading.build();
}
