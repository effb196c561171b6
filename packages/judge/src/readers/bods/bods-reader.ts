import { formatInstant } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { recordStates } from './record-states.ts';
import { addHoldings } from './holding-facts.ts';
import { unknownFieldsOf } from './statement-fields.ts';
import { entityFact, personFact } from './party-facts.ts';
import { identifierIn, instantIn } from './record-fields.ts';
import { StatementNotes } from './statement-notes.ts';
import { BODS_VERSION, checkVersions, statementsIn } from './statements.ts';

/**
 * Declaration of ownership in the Beneficial Ownership Data Standard (Open Ownership), version 0.4: entities, persons
 * and the interests that tie them, as each statement about a record has them for as long as it stood. Names of persons, birth dates and
 * addresses stay in the file; only what the judge decides from leaves it.
 */
export const bodsReader: Reader = {
  format: 'bods',
  recognise: ({ text }: Head) =>
    /^\s*[[{]/.test(text) &&
    (/"bodsVersion"\s*:/.test(text) ||
      /"statementType"\s*:\s*"(?:entity|person|ownershipOrControl)Statement"/.test(text) ||
      (/"recordType"\s*:\s*"(?:entity|person|relationship)"/.test(text) && /"recordDetails"\s*:/.test(text))),
  read: readBods,
};

function readBods(bytes: Uint8Array, hint: ReadHint): Reading {
  const statements = statementsIn(bytes);
  checkVersions(statements);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'bods', version: BODS_VERSION });
  const notes = new StatementNotes(reading, statements);
  const records = recordStates(statements, notes);
  reading.records(statements.length, new Set(records.map(({ statement }) => statement)).size);
  for (const record of records) {
    const place = { pointer: record.statement.pointer };
    notes.count('UNKNOWN_FIELDS', place, unknownFieldsOf(record.statement, record.recordType));
    if (record.recordType === 'entity') reading.add('entity', entityFact(record, notes), place);
    if (record.recordType === 'person') reading.add('person', personFact(record, notes), place);
  }
  addHoldings(records, reading, notes);
  addPublication(statements, reading);
  notes.close();
  return reading.build();
}

/** The declaration is as recent as its last publication, and comes from whom that one names. */
function addPublication(statements: readonly JsonCursor[], reading: ReadingBuilder): void {
  let latest: { readonly at: number; readonly statement: JsonCursor } | undefined;
  for (const statement of statements) {
    const at = instantIn(statement.path('publicationDetails', 'publicationDate'));
    if (at !== undefined && (latest === undefined || at > latest.at)) latest = { at, statement };
  }
  if (latest !== undefined) reading.observedAt(formatInstant(latest.at));
  const { statement } = latest ?? { statement: statements[0] };
  const publisher = identifierIn(statement?.path('publicationDetails', 'publisher', 'name'));
  const types = (statement?.path('source', 'type')?.items() ?? []).flatMap(
    (type) => identifierIn(type) ?? [],
  );
  const issuer = publisher ?? types.slice(0, 5).join(', ');
  if (issuer !== '') reading.issuer(issuer);
}
