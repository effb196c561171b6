import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { LogDatabase } from './postgres-log.ts';

/** Connections of one process at most: batches share them. */
const MOST_CONNECTIONS = 4;

/** A PostgreSQL database by its address, such as `postgres://user@host/name`; nothing is connected before the first query. */
export function openPostgres(address: string): Kysely<LogDatabase> {
  const pool = new pg.Pool({ connectionString: address, max: MOST_CONNECTIONS });
  // A connection that is lost while idle is made again when needed; without this the process would end.
  pool.on('error', () => {});
  return new Kysely<LogDatabase>({ dialect: new PostgresDialect({ pool }) });
}
