import { formatInstant } from '@ancrage/base';
import type { Digest, JsonCursor } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import { shortened } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import { HoldingFacts } from './holding-facts.ts';
import { entityFact, personFact } from './party-facts.ts';
import { identifierIn, instantIn } from './record-fields.ts';
import { recordIn, RecordStates, stateOf } from './record-states.ts';
import { unknownFieldsOf } from './statement-fields.ts';
import { StatementNotes } from './statement-notes.ts';
import { BODS_VERSION, checkVersion } from './statements.ts';

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
  ...itemReader(listNotation('records', []), (evidence) => new BodsDeclaration(evidence)),
};

/**
 * The statements of a declaration, one by one, twice: what one of them says holds until another replaces it. They are the items of
 * an array, or documents, one on each line; a pointer starts with the statement's number from 0 in both, so that both forms of
 * a declaration read alike. One that cannot be parsed refuses the file: it could have named another owner.
 */
class BodsDeclaration implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #notes: StatementNotes;
  readonly #states = new RecordStates();
  readonly #holdings: HoldingFacts;
  #publication: { readonly at: number | undefined; readonly issuer: string } | undefined;
  /** Whether statements stand on lines; told by the first. */
  #onLines: boolean | undefined;
  #surveyed = 0;
  #read = 0;
  #settled = false;
  readonly #unknown = { count: 0, rank: Infinity, index: 0 };

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'bods', version: BODS_VERSION });
    this.#notes = new StatementNotes(this.reading);
    this.#holdings = new HoldingFacts(this.reading, this.#notes, this.#states);
  }

  survey(entry: JsonEntry): void {
    this.#onLines ??= entry.list === undefined && !entry.cursor.isArray();
    const statement = this.#statementIn(entry, this.#surveyed);
    if (statement === undefined) return;
    checkVersion(statement);
    this.#notes.about(statement);
    this.#states.add(statement, this.#surveyed, this.#notes);
    this.#publish(statement);
    this.#surveyed += 1;
  }

  read(entry: JsonEntry): void {
    this.#settle();
    const statement = this.#statementIn(entry, this.#read);
    if (statement === undefined) return;
    this.#add(statement, this.#read);
    this.#read += 1;
  }

  end(): Reading {
    this.#settle();
    const { reading } = this;
    reading.records(this.#surveyed, this.#states.standing);
    const { count, index } = this.#unknown;
    this.#notes.count('UNKNOWN_FIELDS', { pointer: `/${index}` }, count);
    const { at, issuer } = this.#publication ?? { at: undefined, issuer: '' };
    if (at !== undefined) reading.observedAt(formatInstant(at));
    if (issuer !== '') reading.issuer(issuer);
    this.#notes.close();
    return reading.build();
  }

  /** The statement that an entry is, under its own pointer; undefined where it is none. */
  #statementIn({ cursor, list }: JsonEntry, index: number): JsonCursor | undefined {
    if (this.#onLines === true) return list === undefined ? cursor.under(`/${index}`) : undefined;
    return list === undefined ? undefined : cursor;
  }

  #settle(): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#states.settle(this.#notes);
  }

  #add(statement: JsonCursor, index: number): void {
    const [notes, standing] = [this.#notes, this.#states.standingOf(index)];
    const record = standing === undefined ? undefined : recordIn(statement);
    if (standing === undefined || record === undefined) return;
    const place = { pointer: statement.pointer };
    notes.about(statement);
    if (standing.closed) {
      notes.note('STATEMENT_CLOSED', place, { record: shortened(record.recordId) });
      return;
    }
    this.#countUnknown(unknownFieldsOf(statement, record.recordType), standing.rank, index);
    const { status, from } = stateOf(statement);
    const told = { ...record, statement, status, from, until: standing.until };
    if (record.recordType === 'entity') this.reading.add('entity', entityFact(told, notes), place);
    else if (record.recordType === 'person') this.reading.add('person', personFact(told, notes), place);
    else this.#holdings.add(told);
  }

  /** Counted together under the first of them, by the order of records. */
  #countUnknown(count: number, rank: number, index: number): void {
    const unknown = this.#unknown;
    if (count === 0) return;
    unknown.count += count;
    if (rank < unknown.rank) Object.assign(unknown, { rank, index });
  }

  /** The declaration is as recent as its last publication, and comes from whom that one names. */
  #publish(statement: JsonCursor): void {
    const at = instantIn(statement.path('publicationDetails', 'publicationDate'));
    const known = this.#publication;
    if (known !== undefined && (at === undefined || (known.at !== undefined && at <= known.at))) return;
    const publisher = identifierIn(statement.path('publicationDetails', 'publisher', 'name'));
    const types = (statement.path('source', 'type')?.items() ?? []).flatMap(
      (type) => identifierIn(type) ?? [],
    );
    this.#publication = { at, issuer: detachedText(publisher ?? types.slice(0, 5).join(', ')) };
  }
}
