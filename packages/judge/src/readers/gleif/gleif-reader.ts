import { formatInstant, instantOf } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { jsonDocuments } from '../json-documents.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { cutText } from '../cut-text.ts';
import { apiAnswer } from './api-answer.ts';
import { addException, addRelationship } from './consolidation-facts.ts';
import { goldenCopyCsv, isGoldenCopyHeader } from './golden-copy-csv.ts';
import { goldenCopyJson } from './golden-copy-json.ts';
import { isLei } from '../../parties/registered-identifier.ts';
import type { GleifEntity, GleifFile } from './gleif-records.ts';

/**
 * Global LEI data (GLEIF): who an entity is (level 1), who consolidates it in its accounts (level 2), and why no parent is
 * reported (exceptions). Golden copies and deltas in CSV or JSON, and answers of the API, one after another. XML is not read.
 */
export const gleifReader: Reader = {
  format: 'gleif',
  recognise: ({ text }: Head) => (/^\s*\{/.test(text) ? isGleifJson(text) : isGoldenCopyHeader(text)),
  read: readGleif,
};

function isGleifJson(text: string): boolean {
  return (
    (/^\s*\{\s*"(?:records|relations|exceptions)"\s*:\s*\[/.test(text) &&
      /"(?:LEI|NodeID)"\s*:\s*\{\s*"\$"/.test(text)) ||
    /"type"\s*:\s*"(?:lei-records|relationship-records|reporting-exceptions)"/.test(text)
  );
}

function readGleif(bytes: Uint8Array, hint: ReadHint): Reading {
  const files = partsOf(bytes);
  const version = [...new Set(files.map((file) => file.version))].join(', ');
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'gleif', version });
  const notes = new LimitedNotes(reading);
  let [total, used] = [0, 0];
  for (const { records, published } of files) {
    for (const instant of published) observe(instant, reading);
    for (const record of records) {
      total += 1;
      if (record.kind === undefined) notes.count('SKIPPED_RECORDS', record.place);
      else if (record.kind === 'exception') used += Number(addException(record, reading, notes));
      else {
        // A golden copy bears no date of its own: it is no older than the newest of its records.
        observe(record.updated, reading);
        const added =
          record.kind === 'entity'
            ? addEntity(record, reading, notes)
            : addRelationship(record, reading, notes);
        used += Number(added);
      }
    }
  }
  reading.records(total, used);
  reading.issuer('GLEIF');
  notes.close();
  return reading.build();
}

function partsOf(bytes: Uint8Array): GleifFile[] {
  const first = bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  if (first !== 0x7b) return [goldenCopyCsv(bytes)];
  const parts: GleifFile[] = [];
  for (const { root, placeOf } of jsonDocuments(bytes)) {
    const part = goldenCopyJson(root, placeOf) ?? apiAnswer(root, placeOf);
    const place = placeOf(root);
    if (part === undefined)
      throw new JudgeError('READ_SHAPE', {
        line: 'line' in place ? place.line : 1,
        path: '.',
        problem: 'neither a golden copy nor an answer of the API',
      });
    parts.push(part);
  }
  return parts;
}

function observe(instant: string, reading: ReadingBuilder): void {
  const at = instantOf(instant);
  if (at !== undefined) reading.observedAt(formatInstant(at));
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
