import { formatUtcDate, instantOf, JsonNumber } from '@ancrage/base';
import type { JsonCursor, UtcDate } from '@ancrage/base';
import type { LimitedNotes } from '../limited-notes.ts';
import { shortened } from '../limited-notes.ts';

/** Longest identifier or code, in UTF-16 code units: longer ones are no identifiers. */
const MAX_IDENTIFIER = 500;
const MAX_NAME = 2000;
const MS_PER_DAY = 86_400_000;

/** A non-empty identifier or code in NFC, undefined for anything else. */
export function identifierIn(cursor: JsonCursor | undefined): string | undefined {
  const text = cursor?.string()?.normalize('NFC');
  return text !== undefined && text !== '' && text.length <= MAX_IDENTIFIER ? text : undefined;
}

/** A name as it stands; one that is not a text, or longer than any name, is noted and undefined. */
export function nameIn(cursor: JsonCursor | undefined, notes: LimitedNotes): string | undefined {
  const name = cursor?.string();
  if (name !== undefined && name.length <= MAX_NAME) return name;
  if (cursor !== undefined) unreadable(cursor, notes);
  return undefined;
}

/** Milliseconds since 1970 of a date or an instant; undefined where it is neither. */
export function instantIn(cursor: JsonCursor | undefined): number | undefined {
  return instantOf(cursor?.string());
}

/** UTC day of a date or an instant. One that cannot be read is noted. */
export function dayIn(cursor: JsonCursor | undefined, notes: LimitedNotes): UtcDate | undefined {
  const instant = instantIn(cursor);
  if (instant !== undefined) return formatUtcDate(Math.floor(instant / MS_PER_DAY));
  if (cursor !== undefined) unreadable(cursor, notes);
  return undefined;
}

/**
 * Country code of a BODS country or jurisdiction, of which only the name is mandatory: ISO 3166-1 alpha-2, or that of
 * an ISO 3166-2 subdivision (`CA-QC` is in `CA`). A name without a code is noted, for nothing can be decided from it.
 */
export function countryIn(cursor: JsonCursor | undefined, notes: LimitedNotes): string | undefined {
  if (cursor === undefined) return undefined;
  const code = cursor.get('code');
  const country = /^([A-Za-z]{2})(?:-[A-Za-z0-9]{1,3})?$/.exec(code?.string() ?? '')?.[1];
  if (country !== undefined) return country.toUpperCase();
  if (code !== undefined || !cursor.isObject()) unreadable(code ?? cursor, notes);
  else {
    const name = shortened(cursor.get('name')?.string() ?? '');
    notes.note('COUNTRY_WITHOUT_CODE', { pointer: cursor.pointer }, { name });
  }
  return undefined;
}

/** The one country of several places; where they differ none is chosen, which is noted. */
export function onlyCountry(
  countries: readonly string[],
  field: JsonCursor,
  notes: LimitedNotes,
): string | undefined {
  const distinct = [...new Set(countries)].sort();
  if (distinct.length <= 1) return distinct[0];
  notes.note('COUNTRIES_DIFFER', { pointer: field.pointer }, { countries: distinct.join(', ') });
  return undefined;
}

/** Notes a field of the standard whose value is not what the standard asks for. */
export function unreadable(cursor: JsonCursor, notes: LimitedNotes): void {
  const field = shortened(cursor.pointer.slice(cursor.pointer.lastIndexOf('/') + 1));
  notes.note('FIELD_UNREADABLE', { pointer: cursor.pointer }, { field });
}

/** A scalar as it is written in the file, cut to what a note or an error may show. */
export function writtenIn({ value }: JsonCursor): string {
  if (value instanceof JsonNumber) return shortened(value.lexeme);
  if (typeof value === 'string') return shortened(value);
  return typeof value === 'boolean' || value === null ? String(value) : '…';
}
