import { isBaseError, parseUtcDate } from '@ancrage/base';
import type { JsonCursor, UtcDate } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { natureOfControl } from './natures-of-control.ts';
import type { NatureOfControl } from './natures-of-control.ts';
import { pscRecords } from './psc-records.ts';
import type { PscRecord } from './psc-records.ts';
import { countryCode } from './register-countries.ts';

/**
 * Persons with significant control in the UK register (Companies House): its snapshot, one JSON document a line, or an
 * answer of its API. Shares are bands; who ceased keeps the days for which it was told. A person's name, birth date and
 * address stay in the file; a company's name leaves it.
 */
export const ukPscReader: Reader = {
  format: 'uk-psc',
  recognise: ({ text }: Head) =>
    /^\s*\{/.test(text) &&
    /"kind"\s*:\s*"(?:[a-z#-]*persons?-(?:with|of)-significant-control[a-z-]*|[a-z-]+-beneficial-owner)"/.test(
      text,
    ),
  read: readUkPsc,
};

/**
 * Statements after which no owner is missing from the register: that there is none, that all are named, or what changed among them
 * in a period. After any other one somebody may be who is not named in it.
 *
 * Source: Companies House, API enumerations, persons with significant control: statements.
 */
const REASSURING =
  /^(?:no-individual-or-entity-with-signficant-control|all-beneficial-owners-identified|(?:nobody|somebody)-has-become-or-ceased-|(?:no-)?change-|(?:no-)?trust-involved-)/;

function readUkPsc(bytes: Uint8Array, hint: ReadHint): Reading {
  const records = pscRecords(bytes);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'uk-psc', version: '1' });
  const notes = new LimitedNotes(reading);
  let used = 0;
  for (const record of records) if (addRecord(record, reading, notes)) used += 1;
  reading.records(records.length, used);
  reading.issuer('Companies House');
  notes.close();
  return reading.build();
}

/** Whether the record gave a fact. */
function addRecord(
  { company, data, place }: PscRecord,
  reading: ReadingBuilder,
  notes: LimitedNotes,
): boolean {
  const kind = data.get('kind')?.string() ?? '';
  if (kind.startsWith('totals')) {
    const day = dayOf(data.get('generated_at'), 10);
    if (day !== undefined) reading.observedAt(`${day}T00:00:00Z`);
    return false;
  }
  const statement = data.path('links', 'self')?.string()?.normalize('NFC') ?? '';
  if (company === undefined || statement === '' || statement.length > 300) {
    notes.count('SKIPPED_RECORDS', place);
    return false;
  }
  if (kind === 'exemptions' || kind.endsWith('-statement')) {
    const reason = shortened(data.get('statement')?.string() ?? kind);
    notes.note('PARTY_UNSPECIFIED', place, { reason, statement: shortened(statement) });
    if (kind === 'exemptions' || REASSURING.test(reason)) return false;
    reading.add(
      'holding',
      { ...tieOf(`unspecified:${statement}`, company, data, statement), interest: 'unknownInterest' },
      place,
    );
    return true;
  }
  addParty(kind, statement, data, reading, place);
  const tie = tieOf(statement, company, data, statement);
  const natures = data.get('natures_of_control')?.items() ?? [];
  for (const nature of natures) {
    const words = nature.string() ?? '';
    const read: NatureOfControl = natureOfControl(words) ?? {
      interest: shortened(words) || 'unknownInterest',
    };
    if (natureOfControl(words) === undefined)
      notes.note('UNKNOWN_INTEREST', place, { interest: shortened(words), statement: shortened(statement) });
    reading.add('holding', { ...tie, ...read }, place);
  }
  // A protected person's natures of control are not published.
  if (natures.length === 0) reading.add('holding', { ...tie, interest: 'unpublishedInterest' }, place);
  return true;
}

type Tie = Pick<FactValue<'holding'>, 'holding' | 'holder' | 'issuer' | 'direct' | 'since' | 'until'>;

/** The register does not say whether a band is held at first hand: it counts as if it were. */
function tieOf(holder: string, issuer: string, data: JsonCursor, holding: string): Tie {
  const since = dayOf(data.get('notified_on'));
  const until = dayOf(data.get('ceased_on'));
  const ordered = since === undefined || until === undefined || since <= until;
  return {
    holding,
    holder,
    issuer,
    direct: 'unknown',
    ...(since !== undefined && ordered ? { since } : {}),
    ...(until === undefined ? {} : { until }),
  };
}

function addParty(
  kind: string,
  id: string,
  data: JsonCursor,
  reading: ReadingBuilder,
  place: PscRecord['place'],
): void {
  if (kind.startsWith('individual')) {
    const nationality = countryCode(data.get('nationality')?.string() ?? '');
    const residence = countryCode(data.get('country_of_residence')?.string() ?? '');
    reading.add(
      'person',
      {
        person: id,
        identity: 'known',
        ...(nationality === undefined ? {} : { nationalities: [nationality] }),
        ...(residence === undefined ? {} : { residence }),
        ...(nationality === 'CA' ? { canadian: true } : {}),
      },
      place,
    );
    return;
  }
  if (kind.startsWith('super-secure')) {
    reading.add('person', { person: id, identity: 'anonymous' }, place);
    return;
  }
  const registered = data.path('identification', 'country_registered')?.string() ?? '';
  const jurisdiction = countryCode(registered);
  const number = data.path('identification', 'registration_number')?.string()?.normalize('NFC').trim() ?? '';
  // Only a number of this very register is one under which it speaks of the company.
  const own = jurisdiction === 'GB' && /^(?:[A-Z]{2}\d{6}|\d{1,8})$/i.test(number);
  reading.add(
    'entity',
    {
      entity: id,
      name: (data.get('name')?.string() ?? '').slice(0, 500),
      type: kind.startsWith('legal-person') ? 'legalEntity' : 'registeredEntity',
      ...(jurisdiction === undefined ? {} : { jurisdiction }),
      ...(own ? { identifier: number.toUpperCase().padStart(8, '0') } : {}),
    },
    place,
  );
}

/** A day; undefined for what is none, as the register has a few. */
function dayOf(cursor: JsonCursor | undefined, length?: number): UtcDate | undefined {
  const date = cursor?.string()?.slice(0, length);
  if (date === undefined) return undefined;
  try {
    parseUtcDate(date);
    return date;
  } catch (error) {
    if (!isBaseError(error)) throw error;
    return undefined;
  }
}
