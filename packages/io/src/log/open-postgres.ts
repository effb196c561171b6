import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { LogDatabase } from './postgres-log.ts';

/** Connections of one process at most: batches share them. */
const MOST_CONNECTIONS = 4;

/** A PostgreSQL database by its address, such as `postgres://user@host/name`; nothing is connected before the first query. */
export function openPostgres(address: string): Kysely<LogDatabase> {
  const pool = new pg.Pool({ connectionString: address, max: MOST_CONNECTIONS });
  // A connection may be lost while idle or in the midst of a query: the query then fails, and another is made when needed. Without
  // someone who listens, the loss itself would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<LogDatabase>({ dialect: new PostgresDialect({ pool }) });
}
