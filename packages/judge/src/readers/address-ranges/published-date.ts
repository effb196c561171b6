import { isBaseError } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { LimitedNotes } from '../limited-notes.ts';

/** Dates a file by what it says of its publication; what cannot be read of that is noted. */
export function datePublished(
  published: string | undefined,
  place: Place,
  reading: ReadingBuilder,
  notes: LimitedNotes,
): void {
  if (published === undefined) return;
  try {
    reading.observedAt(published);
  } catch (error) {
    if (!isBaseError(error)) throw error;
    notes.note('FIELD_UNREADABLE', place, { field: 'publication' });
  }
}
