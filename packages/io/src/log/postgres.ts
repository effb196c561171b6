/** A log whose entries come in through PostgreSQL. An entrance of its own: nothing else loads a database. */
export { createPostgresLog, type LogDatabase, PostgresLog, prepareLogTables } from './postgres-log.ts';
export { openPostgres } from './open-postgres.ts';
export { PostgresPublisher } from './postgres-publisher.ts';
