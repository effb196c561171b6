import type { JsonCursor } from '@ancrage/base';
import { organisationName } from '../bill-of-materials/party-name.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import { shortened } from '../limited-notes.ts';

/** An organisation as CycloneDX describes it. */
export interface Organisation {
  readonly name: string;
  /** Of its address, where the document tells it by its code. */
  readonly country: string | undefined;
}

/** Undefined where the place is absent, or names nobody. */
export function organisationOf(
  cursor: JsonCursor | undefined,
  notes: LimitedNotes,
): Organisation | undefined {
  const name = organisationName(cursor?.get('name')?.string());
  if (cursor === undefined || name === undefined) return undefined;
  const stated = cursor.path('address', 'country')?.string();
  const code = stated?.trim().toUpperCase();
  const country = code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined;
  // A country by its name could be read in many ways; the code is one that the schema offers.
  if (stated && country === undefined)
    notes.note('COUNTRY_WITHOUT_CODE', { pointer: cursor.pointer }, { name: shortened(stated) });
  return { name, country };
}
