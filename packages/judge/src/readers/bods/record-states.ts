import { formatUtcDate } from '@ancrage/base';
import type { JsonCursor, UtcDate } from '@ancrage/base';
import type { LimitedNotes } from '../limited-notes.ts';
import { shortened } from '../limited-notes.ts';
import { identifierIn, instantIn, unreadable } from './record-fields.ts';

const recordTypes = ['entity', 'person', 'relationship'] as const;
export type RecordType = (typeof recordTypes)[number];
const recordStatuses = ['new', 'updated', 'closed'];
const MS_PER_DAY = 86_400_000;

/** What one statement says of a record, for as long as it stood. */
export interface BodsRecord {
  readonly recordId: string;
  readonly recordType: RecordType;
  /** `new` or `updated`; undefined where the statement gives none of the standard's. */
  readonly status: string | undefined;
  readonly statement: JsonCursor;
  /** Empty object where the statement has no details. */
  readonly details: JsonCursor;
  /** Day of the statement; undefined where it cannot be read. */
  readonly from: UtcDate | undefined;
  /** Day of the statement that replaces or closes it; undefined for the latest one. */
  readonly until: UtcDate | undefined;
}

interface Candidate extends BodsRecord {
  /** Milliseconds since 1970; -Infinity for a statement without a date that can be read. */
  readonly stated: number;
  readonly published: number;
}

/**
 * The records, each as its statements tell it one after the other: ordered by `statementDate`, then publication, then place
 * in the file. An earlier one keeps the days for which it stood, where these can be read, and is left out where not; all
 * are counted. A record that its latest statement closes is noted, and has no state after that day.
 *
 * Source: BODS 0.4, Information updates: a change is a new statement with the same `recordId`.
 */
export function recordStates(statements: readonly JsonCursor[], notes: LimitedNotes): BodsRecord[] {
  const byRecord = new Map<string, Candidate[]>();
  for (const statement of statements) {
    const candidate = candidateOf(statement, notes);
    if (candidate === undefined) {
      notes.count('SKIPPED_RECORDS', { pointer: statement.pointer });
      continue;
    }
    const key = `${candidate.recordType} ${candidate.recordId}`;
    const known = byRecord.get(key);
    if (known === undefined) byRecord.set(key, [candidate]);
    else known.push(candidate);
  }
  return [...byRecord.values()].flatMap((told) => {
    const ordered = told.toSorted((a, b) => order(a.stated, b.stated) || order(a.published, b.published));
    return ordered.flatMap((record, index): BodsRecord[] => {
      const next = ordered[index + 1];
      const pointer = { pointer: record.statement.pointer };
      if (next !== undefined) {
        notes.count('SUPERSEDED_STATEMENTS', pointer);
        const { from } = record;
        const dated = from !== undefined && next.from !== undefined && from < next.from;
        return dated && record.status !== 'closed' ? [{ ...record, until: next.from }] : [];
      }
      if (record.status !== 'closed') return [record];
      notes.note('STATEMENT_CLOSED', pointer, { record: shortened(record.recordId) });
      return [];
    });
  });
}

/** Infinite dates are those that cannot be read. */
function order(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
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
    from: stated === undefined ? undefined : formatUtcDate(dayOf(stated)),
    until: undefined,
    stated: stated ?? -Infinity,
    published: published ?? -Infinity,
  };
}

function dayOf(instant: number): number {
  return Math.floor(instant / MS_PER_DAY);
}
