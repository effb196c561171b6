import { formatInstant, instantOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { isLei } from '../../parties/registered-identifier.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { cutText } from '../cut-text.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import { addException, addRelationship } from './consolidation-facts.ts';
import type { GleifEntity, GleifItem } from './gleif-records.ts';

/** What the records of a file say, taken one by one. */
export class GleifFacts {
  readonly reading: ReadingBuilder;
  readonly #notes: LimitedNotes;
  readonly #versions = new Set<string>();

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'gleif', version: '' });
    this.#notes = new LimitedNotes(this.reading);
  }

  /** Adds to the versions of the published formats, or of the API, that the file follows. */
  version(version: string): void {
    this.#versions.add(version);
  }

  /** An instant at which the file, or a record of it, says that it was made. */
  observe(instant: string): void {
    const at = instantOf(instant);
    if (at !== undefined) this.reading.observedAt(formatInstant(at));
  }

  add(record: GleifItem): void {
    this.reading.records(1, this.#told(record) ? 1 : 0);
  }

  close(): Reading {
    this.reading.version([...this.#versions].join(', '));
    this.reading.records(0, 0);
    this.reading.issuer('GLEIF');
    this.#notes.close();
    return this.reading.build();
  }

  /** Whether the record gave a fact. */
  #told(record: GleifItem): boolean {
    const [reading, notes] = [this.reading, this.#notes];
    if (record.kind === undefined) {
      notes.count('SKIPPED_RECORDS', record.place);
      return false;
    }
    if (record.kind === 'exception') return addException(record, reading, notes);
    // A golden copy bears no date of its own: it is no older than the newest of its records.
    this.observe(record.updated);
    return record.kind === 'entity'
      ? addEntity(record, reading, notes)
      : addRelationship(record, reading, notes);
  }
}

/** Types of the ownership standard for the categories of entities; a general one is a company. */
const TYPES: Readonly<Record<string, string>> = {
  GENERAL: 'registeredEntity',
  BRANCH: 'registeredEntity',
  RESIDENT_GOVERNMENT_ENTITY: 'stateBody',
};

/**
 * Registers whose numbers other files of a dossier use too, without saying of which register they are: only a form that no other
 * register has ties an entity to them. Two registers of Canada give one number to two entities; a Québec enterprise number, and the
 * letters or the leading zero of Companies House, are of one. Source: GLEIF, Registration Authorities List 1.8.
 */
const CANADIAN = /^RA0000(?:7[2-9]|8[0-5])$/;
const BRITISH = /^RA00058[5-7]$/;

function numberIn({ authority, number }: GleifEntity): string | undefined {
  if (number.length > 100) return undefined;
  if (CANADIAN.test(authority)) {
    const compact = number.replaceAll(/\s/g, '');
    return /^(?:11|22|33|88)[0-9]{8}$/.test(compact) ? compact : undefined;
  }
  if (!BRITISH.test(authority) || !/^[A-Z0-9]{1,8}$/i.test(number)) return undefined;
  const padded = number.toUpperCase().padStart(8, '0');
  return /^[1-9][0-9]*$/.test(padded) ? undefined : padded;
}

/** Whether the record gave a fact. */
function addEntity(record: GleifEntity, reading: ReadingBuilder, notes: LimitedNotes): boolean {
  const { lei, place, registrationStatus } = record;
  if (
    lei === '' ||
    lei.length > 100 ||
    registrationStatus === 'ANNULLED' ||
    registrationStatus === 'DUPLICATE'
  ) {
    notes.count('SKIPPED_RECORDS', place);
    return false;
  }
  if (!isLei(lei)) notes.note('FIELD_UNREADABLE', place, { field: `LEI ${shortened(lei)}` });
  if (registrationStatus === 'LAPSED') notes.count('LAPSED_RECORDS', place);
  const identifier = numberIn(record);
  reading.add(
    'entity',
    {
      entity: lei,
      // A sole proprietor is a person, whose name stays in the file.
      name: record.category === 'SOLE_PROPRIETOR' ? '' : cutText(record.name, 500),
      type: TYPES[record.category] ?? 'legalEntity',
      ...country('jurisdiction', record.jurisdiction),
      ...country('registered_country', record.legalCountry),
      ...country('head_office_country', record.headOfficeCountry),
      ...(identifier === undefined ? {} : { identifier }),
    },
    place,
  );
  return true;
}

type Places = Pick<FactValue<'entity'>, 'jurisdiction' | 'registered_country' | 'head_office_country'>;

/** The country of a code of a country or of one of its subdivisions; no field for anything else. */
function country(field: keyof Places, code: string): Places {
  const found = /^([A-Z]{2})(?:-[A-Z0-9]{1,3})?$/.exec(code)?.[1];
  return found === undefined ? {} : { [field]: found };
}
