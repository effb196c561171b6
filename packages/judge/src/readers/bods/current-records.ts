import type { JsonCursor } from '@ancrage/base';
import type { LimitedNotes } from '../limited-notes.ts';
import { shortened } from '../limited-notes.ts';
import { identifierIn, instantIn, unreadable } from './record-fields.ts';

const recordTypes = ['entity', 'person', 'relationship'] as const;
export type RecordType = (typeof recordTypes)[number];
const recordStatuses = ['new', 'updated', 'closed'];
const MS_PER_DAY = 86_400_000;

/** What the latest statement says of a record. */
export interface BodsRecord {
  readonly recordId: string;
  readonly recordType: RecordType;
  /** `new` or `updated`; undefined where the statement gives none of the standard's. */
  readonly status: string | undefined;
  readonly statement: JsonCursor;
  /** Empty object where the statement has no details. */
  readonly details: JsonCursor;
}

interface Candidate extends BodsRecord {
  /** Milliseconds since 1970; -Infinity for a statement without a date that can be read. */
  readonly stated: number;
  readonly published: number;
}

/**
 * The records as they stand: of statements about the same record the one of the latest `statementDate` counts, then of
 * the latest publication, then the last in the file. Older ones are counted; a record that its latest statement closes
 * is noted and left out.
 *
 * Source: BODS 0.4, Information updates: a change is a new statement with the same `recordId`.
 */
export function currentRecords(statements: readonly JsonCursor[], notes: LimitedNotes): BodsRecord[] {
  const latest = new Map<string, Candidate>();
  for (const statement of statements) {
    const candidate = candidateOf(statement, notes);
    if (candidate === undefined) {
      notes.count('SKIPPED_RECORDS', { pointer: statement.pointer });
      continue;
    }
    const key = `${candidate.recordType} ${candidate.recordId}`;
    const known = latest.get(key);
    if (known !== undefined) {
      const [older, newer] = isOlder(candidate, known) ? [candidate, known] : [known, candidate];
      notes.count('SUPERSEDED_STATEMENTS', { pointer: older.statement.pointer });
      latest.set(key, newer);
    } else latest.set(key, candidate);
  }
  return [...latest.values()].filter(({ status, recordId, statement }) => {
    if (status !== 'closed') return true;
    notes.note('STATEMENT_CLOSED', { pointer: statement.pointer }, { record: shortened(recordId) });
    return false;
  });
}

function isOlder(a: Candidate, b: Candidate): boolean {
  return a.stated === b.stated ? a.published < b.published : a.stated < b.stated;
}

function candidateOf(statement: JsonCursor, notes: LimitedNotes): Candidate | undefined {
  const recordId = identifierIn(statement.get('recordId'));
  const recordType = recordTypes.find((type) => type === statement.get('recordType')?.string());
  const details = statement.get('recordDetails');
  if (recordId === undefined || recordType === undefined || details?.isObject() !== true) return undefined;
  const status = statement.get('recordStatus');
  const known = recordStatuses.find((one) => one === status?.string());
  if (status !== undefined && known === undefined) unreadable(status, notes);
  const date = statement.get('statementDate');
  const stated = instantIn(date);
  if (date !== undefined && stated === undefined) unreadable(date, notes);
  const published = instantIn(statement.path('publicationDetails', 'publicationDate'));
  if (stated !== undefined && published !== undefined && dayOf(stated) > dayOf(published))
    notes.count('STATEMENT_AFTER_PUBLICATION', { pointer: statement.pointer });
  return {
    recordId,
    recordType,
    status: known,
    statement,
    details,
    stated: stated ?? -Infinity,
    published: published ?? -Infinity,
  };
}

function dayOf(instant: number): number {
  return Math.floor(instant / MS_PER_DAY);
}
