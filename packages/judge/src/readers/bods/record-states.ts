import { compareText, formatUtcDate } from '@ancrage/base';
import type { JsonCursor, UtcDate } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import type { LimitedNotes } from '../limited-notes.ts';
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
  readonly details: JsonCursor;
  /** Day of the statement; undefined where it cannot be read. */
  readonly from: UtcDate | undefined;
  /** Day of the statement that replaces or closes it; undefined for the latest one. */
  readonly until: UtcDate | undefined;
}

/** What is kept of each statement until all are known: a register has very many. */
interface Stated {
  readonly index: number;
  readonly status: string | undefined;
  readonly from: UtcDate | undefined;
  /** Milliseconds since 1970; -Infinity for a statement without a date that can be read. */
  readonly stated: number;
  readonly published: number;
  /** Records that a relationship lists as its components. */
  readonly components: readonly string[];
}

/** What became of a statement once all were known. */
export interface Standing {
  /** It was closed by its own word, and says nothing any more. */
  readonly closed: boolean;
  readonly until: UtcDate | undefined;
  /** Where it stands among all that say something, each record's one after the other. */
  readonly rank: number;
}

/**
 * The records of a file, each as its statements tell it one after the other: ordered by `statementDate`, then publication, then
 * place in the file. An earlier one keeps the days for which it stood, where these can be read, and is left out where not; all
 * are counted. A record that its latest statement closes has no state after that day.
 *
 * Source: BODS 0.4, Information updates: a change is a new statement with the same `recordId`.
 */
export class RecordStates {
  readonly #stated = new Map<string, Stated[]>();
  readonly #standings = new Map<number, Standing>();
  /** Records that stand, and those of them that are parties. */
  readonly ids = new Set<string>();
  readonly parties = new Set<string>();
  /** For each record, the relationships that list it among their components, in code-unit order. */
  readonly listedBy = new Map<string, readonly string[]>();
  /** Statements that say something. */
  standing = 0;

  /** Takes a statement, whose number in the file is `index`. */
  add(statement: JsonCursor, index: number, notes: LimitedNotes): void {
    const record = recordIn(statement);
    if (record === undefined) {
      notes.count('SKIPPED_RECORDS', { pointer: statement.pointer });
      return;
    }
    const { recordId, recordType, details } = record;
    const { status, stated, from } = stateOf(statement, notes);
    const published = instantIn(statement.path('publicationDetails', 'publicationDate'));
    if (stated !== undefined && published !== undefined && dayOf(stated) > dayOf(published))
      notes.count('STATEMENT_AFTER_PUBLICATION', { pointer: statement.pointer });
    const told: Stated = {
      index,
      status,
      from,
      stated: stated ?? -Infinity,
      published: published ?? -Infinity,
      components: recordType === 'relationship' ? componentsIn(recordId, details) : NONE,
    };
    const key = `${recordType} ${recordId}`;
    const known = this.#stated.get(key);
    if (known === undefined) this.#stated.set(detachedText(key), [told]);
    else known.push(told);
  }

  /** Decides which statements stood, and until when. */
  settle(notes: LimitedNotes): void {
    const listing = new Map<string, Set<string>>();
    for (const [key, told] of this.#stated) {
      const at = key.indexOf(' ');
      const [recordType, recordId] = [key.slice(0, at), key.slice(at + 1)];
      const standing = this.#settled(told, notes);
      if (standing.length === 0) continue;
      this.ids.add(recordId);
      if (recordType !== 'relationship') this.parties.add(recordId);
      for (const { components } of standing)
        for (const id of components) listing.set(id, (listing.get(id) ?? new Set()).add(recordId));
    }
    for (const [id, by] of listing) this.listedBy.set(id, [...by].sort(compareText));
    this.#stated.clear();
  }

  /** What became of a statement; undefined where it says nothing. */
  standingOf(index: number): Standing | undefined {
    return this.#standings.get(index);
  }

  /** The statements of one record that say something. */
  #settled(told: readonly Stated[], notes: LimitedNotes): Stated[] {
    const ordered = told.toSorted((a, b) => order(a.stated, b.stated) || order(a.published, b.published));
    return ordered.filter(({ index, status, from }, place) => {
      const next = ordered[place + 1];
      if (next !== undefined) {
        notes.count('SUPERSEDED_STATEMENTS', { pointer: `/${index}` });
        const dated = from !== undefined && next.from !== undefined && from < next.from;
        if (!dated || status === 'closed') return false;
      } else if (status === 'closed') {
        this.#standings.set(index, { closed: true, until: undefined, rank: -1 });
        return false;
      }
      this.#standings.set(index, { closed: false, until: next?.from, rank: this.standing });
      this.standing += 1;
      return true;
    });
  }
}

/** A statement that is one of a record, with what it says of it; undefined for any other. */
export function recordIn(
  statement: JsonCursor,
): Pick<BodsRecord, 'recordId' | 'recordType' | 'details'> | undefined {
  const recordId = identifierIn(statement.get('recordId'));
  const recordType = recordTypes.find((type) => type === statement.get('recordType')?.string());
  const details = statement.get('recordDetails');
  if (recordId === undefined || recordType === undefined || details?.isObject() !== true) return undefined;
  return { recordId, recordType, details };
}

/** Status and date of a statement. What the standard does not know is noted, where notes are given. */
export function stateOf(
  statement: JsonCursor,
  notes?: LimitedNotes,
): Pick<BodsRecord, 'status' | 'from'> & { readonly stated: number | undefined } {
  const status = statement.get('recordStatus');
  const known = recordStatuses.find((one) => one === status?.string());
  if (notes !== undefined && status !== undefined && known === undefined) unreadable(status, notes);
  const date = statement.get('statementDate');
  const stated = instantIn(date);
  if (notes !== undefined && date !== undefined && stated === undefined) unreadable(date, notes);
  return { status: known, stated, from: stated === undefined ? undefined : formatUtcDate(dayOf(stated)) };
}

const NONE: readonly string[] = [];

/** Components by their records. A statement that is a component of itself would count for nothing at all. */
function componentsIn(recordId: string, details: JsonCursor): readonly string[] {
  const items = details.get('componentRecords')?.items() ?? [];
  if (items.length === 0) return NONE;
  const ids = items.flatMap((component) => identifierIn(component) ?? []);
  return ids.filter((id) => id !== recordId).map(detachedText);
}

/** Infinite dates are those that cannot be read. */
function order(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function dayOf(instant: number): number {
  return Math.floor(instant / MS_PER_DAY);
}
