import { DEFAULT_BATCH, EMPTY_ROOT, LONGEST_ENTRY, ProofError } from '@ancrage/proof';
import { type Kysely, sql } from 'kysely';
import { IoError } from '../io-error.ts';

/** Tables of logs whose entries come in by several servers. Numbers come back as text: they may pass 2^53. */
export interface LogDatabase {
  readonly log_head: {
    readonly origin: string;
    /** Index of the next entry: all before it are promised. */
    readonly next_index: string;
    /** The tree that was signed last, by whichever publisher. */
    readonly signed_size: string;
    readonly signed_root: Uint8Array;
    readonly signed_note: string | null;
  };
  readonly log_entry: { readonly origin: string; readonly entry_index: string; readonly entry: Uint8Array };
}

/** Rows of one statement: the protocol allows 65,535 parameters, three a row. */
const MOST_ROWS = 20_000;

/** Makes the tables where they are missing. */
export async function prepareLogTables(db: Kysely<LogDatabase>): Promise<void> {
  await sql`create table if not exists log_head (
    origin text primary key,
    next_index bigint not null check (next_index >= 0),
    signed_size bigint not null check (signed_size >= 0 and signed_size <= next_index),
    signed_root bytea not null,
    signed_note text)`.execute(db);
  await sql`create table if not exists log_entry (
    origin text not null references log_head (origin),
    entry_index bigint not null check (entry_index >= 0),
    entry bytea not null,
    primary key (origin, entry_index))`.execute(db);
}

/** Begins a log in the database. @throws IoError LOG_EXISTS. */
export async function createPostgresLog(db: Kysely<LogDatabase>, origin: string): Promise<void> {
  const { rows } = await sql`insert into log_head (origin, next_index, signed_size, signed_root)
    values (${origin}, 0, 0, ${Buffer.from(EMPTY_ROOT)}) on conflict do nothing returning origin`.execute(db);
  if (rows.length === 0) throw new IoError('LOG_EXISTS', { folder: origin });
}

/** An entry that waits for the next transaction. */
interface Waiting {
  readonly entry: Uint8Array;
  readonly resolve: (index: number) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Appends to a log in PostgreSQL, from any number of servers at once. The row of the log is locked from the moment when indexes are
 * given until they are durable, so they follow one another without a gap. A caller is answered when the transaction is on the
 * medium; `PostgresPublisher` then makes files of the entries.
 */
export class PostgresLog {
  readonly origin: string;
  readonly #db: Kysely<LogDatabase>;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(db: Kysely<LogDatabase>, origin: string) {
    this.#db = db;
    this.origin = origin;
  }

  /**
   * Appends an entry and says its index once it is on the medium.
   *
   * @throws ProofError ENTRY_TOO_LARGE. IoError LOG_NOT_FOUND; LOG_STOPPED when it was not written; LOG_OUTCOME_UNKNOWN when the
   *   connection was lost at the end: look in the log before trying again.
   */
  async append(entry: Uint8Array): Promise<number> {
    if (entry.length > LONGEST_ENTRY)
      throw new ProofError('ENTRY_TOO_LARGE', { size: entry.length, limit: LONGEST_ENTRY });
    return await new Promise<number>((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#waiting.length > 0) {
      // Whoever else appends in this turn shares the transaction.
      await new Promise(setImmediate);
      const batch = this.#waiting.splice(0, DEFAULT_BATCH.entries);
      try {
        const first = await insertEntries(
          this.#db,
          this.origin,
          batch.map(({ entry }) => entry),
        );
        for (const [offset, { resolve }] of batch.entries()) resolve(first + offset);
      } catch (error) {
        const told = error instanceof Error ? error : new Error(String(error));
        for (const { reject } of batch) reject(told);
      }
    }
    this.#running = false;
  }
}

/** Inserts a batch in one transaction and says the index of the first. */
async function insertEntries(
  db: Kysely<LogDatabase>,
  origin: string,
  entries: readonly Uint8Array[],
): Promise<number> {
  let committing = false;
  try {
    return await db.transaction().execute(async (step) => {
      // A server may be set to answer before it has written: not for this.
      await sql`set local synchronous_commit = on`.execute(step);
      const { rows } = await sql<{ next_index: string }>`update log_head
        set next_index = next_index + ${entries.length} where origin = ${origin} returning next_index`.execute(
        step,
      );
      if (rows[0] === undefined) throw new IoError('LOG_NOT_FOUND', { folder: origin });
      const first = Number(rows[0].next_index) - entries.length;
      const values = entries.map(
        (entry, offset) => sql`(${origin}, ${first + offset}, ${Buffer.from(entry)})`,
      );
      for (let at = 0; at < values.length; at += MOST_ROWS)
        await sql`insert into log_entry (origin, entry_index, entry)
          values ${sql.join(values.slice(at, at + MOST_ROWS))}`.execute(step);
      committing = true;
      return first;
    });
  } catch (error) {
    if (error instanceof IoError) throw error;
    throw new IoError(committing ? 'LOG_OUTCOME_UNKNOWN' : 'LOG_STOPPED', {}, error);
  }
}
