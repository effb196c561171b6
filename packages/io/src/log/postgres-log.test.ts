import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { checkLog, openCheckpoint, verifySignature } from '@ancrage/proof';
import { type Kysely, sql } from 'kysely';
import { freshLogSigner } from '../testing/log-signer.ts';
import { diskOf } from './disk.ts';
import { readTile } from './log-store.ts';
import { openPostgres } from './open-postgres.ts';
import { createPostgresLog, type LogDatabase, PostgresLog, prepareLogTables } from './postgres-log.ts';
import { PostgresPublisher } from './postgres-publisher.ts';

/** The same tests on both: PGlite within this process, and a server where ANCRAGE_POSTGRES gives the address of one. */
const databases: readonly (readonly [string, () => Promise<Kysely<LogDatabase> | undefined>])[] = [
  ['PGlite', openPglite],
  [
    'PostgreSQL',
    async () => {
      const address = process.env['ANCRAGE_POSTGRES'];
      return address === undefined ? undefined : openPostgres(address);
    },
  ],
];

async function openPglite(): Promise<Kysely<LogDatabase>> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { Kysely, PGliteDialect } = await import('kysely');
  return new Kysely<LogDatabase>({ dialect: new PGliteDialect({ pglite: new PGlite() }) });
}

let count = 0;
const freshOrigin = (): string => `log.example/${process.pid}-${Date.now()}-${count++}`;

/** A log of its own in a database, and folders to publish it in. */
async function begun(t: TestContext, db: Kysely<LogDatabase>) {
  await prepareLogTables(db);
  const origin = freshOrigin();
  await createPostgresLog(db, origin);
  const signer = freshLogSigner(origin);
  const signers = [signer];
  const root = mkdtempSync(join(tmpdir(), 'ancrage-pg-'));
  t.after(() => rmSync(root, { recursive: true }));
  const open = (name: string) => PostgresPublisher.open(db, origin, join(root, name), signers);
  const shown = (name: string) =>
    openCheckpoint(readFileSync(join(root, name, 'checkpoint')), [signer.key], verifySignature).checkpoint;
  const entriesOf = async (name: string): Promise<string[]> => {
    const disk = diskOf(join(root, name));
    const seen: string[] = [];
    const faults = await checkLog(
      shown(name),
      (id) => readTile(disk, id).catch(() => undefined),
      (_, entry) => {
        seen.push(Buffer.from(entry).toString());
      },
    );
    assert.deepEqual(faults, []);
    return seen;
  };
  return { origin, open, shown, entriesOf, path: (name: string) => join(root, name) };
}

for (const [name, connect] of databases) {
  test(`${name}: a log in a database`, async (t) => {
    const db = await connect();
    if (db === undefined) return t.skip('ANCRAGE_POSTGRES gives no address of a server');
    t.after(() => db.destroy());

    await t.test('servers at once give each index once, without a gap, and files follow', async (s) => {
      const { origin, open, shown, entriesOf } = await begun(s, db);
      await assert.rejects(createPostgresLog(db, origin), { code: 'LOG_EXISTS' });
      const publisher = await open('a');
      assert.equal(await publisher.publish(), 0);
      assert.equal(shown('a').size, 0n);
      const servers = Array.from({ length: 4 }, () => new PostgresLog(db, origin));
      const told = new Map<number, string>();
      await Promise.all(
        Array.from({ length: 600 }, async (_, i) => {
          const entry = `entry ${i}`;
          const index = await servers[i % 4]!.append(Buffer.from(entry));
          assert.equal(told.get(index), undefined);
          told.set(index, entry);
          if (i % 97 === 0) await publisher.publish();
        }),
      );
      assert.equal(await publisher.publish(), 600);
      const seen = await entriesOf('a');
      assert.equal(seen.length, 600);
      for (const [index, entry] of told) assert.equal(seen[index], entry);
      await publisher.close();
    });

    await t.test(
      'two publishers show the same; one that starts late, or was cut short, catches up',
      async (s) => {
        const { origin, open, shown, entriesOf, path } = await begun(s, db);
        const log = new PostgresLog(db, origin);
        const append = (from: number, to: number) =>
          Promise.all(
            Array.from({ length: to - from }, (_, i) => log.append(Buffer.from(`entry ${from + i}`))),
          );
        const [first, second] = [await open('a'), await open('b')];
        await assert.rejects(open('a'), { code: 'LOG_LOCKED' });
        await append(0, 300);
        await Promise.all([first.publish(), second.publish()]);
        await append(300, 310);
        await first.publish();
        await append(310, 700);
        assert.equal(await second.publish(), 700);
        await first.publish();
        assert.deepEqual(shown('a'), shown('b'));
        assert.deepEqual(await entriesOf('a'), await entriesOf('b'));
        await second.close();
        // What was signed, and whose files were lost before they were shown.
        const checkpoint = readFileSync(join(path('b'), 'checkpoint'));
        await append(700, 701);
        await first.publish();
        writeFileSync(join(path('b'), 'checkpoint'), checkpoint);
        const again = await open('b');
        assert.equal(await again.publish(), 701);
        assert.deepEqual(shown('a'), shown('b'));
        await again.close();
        await first.close();
      },
    );

    await t.test(
      'entries changed, lost or forgotten in the database stop whoever would publish',
      async (s) => {
        const { origin, open } = await begun(s, db);
        const log = new PostgresLog(db, origin);
        for (const entry of ['a', 'b', 'c']) await log.append(Buffer.from(entry));
        const publisher = await open('a');
        await publisher.publish();
        await publisher.close();
        const late = await open('late');
        await sql`update log_entry set entry = 'x' where origin = ${origin} and entry_index = 1`.execute(db);
        await assert.rejects(late.publish(), { code: 'LOG_DISAGREES' });
        await sql`delete from log_entry where origin = ${origin} and entry_index = 1`.execute(db);
        await assert.rejects(late.publish(), { code: 'LOG_DISAGREES' });
        await late.close();
        // The database as it was in a copy of yesterday.
        await sql`update log_head set next_index = 2, signed_size = 2 where origin = ${origin}`.execute(db);
        await assert.rejects(open('a'), { code: 'LOG_ROLLED_BACK' });
      },
    );

    await t.test('what cannot be written is refused, and the next entry is not', async (s) => {
      const { origin } = await begun(s, db);
      await assert.rejects(new PostgresLog(db, freshOrigin()).append(Buffer.from('a')), {
        code: 'LOG_NOT_FOUND',
      });
      const log = new PostgresLog(db, origin);
      await assert.rejects(log.append(new Uint8Array(65_536)), { code: 'ENTRY_TOO_LARGE' });
      await sql`insert into log_entry values (${origin}, 0, 'in the way')`.execute(db);
      await assert.rejects(log.append(Buffer.from('a')), { code: 'LOG_STOPPED' });
      await sql`delete from log_entry where origin = ${origin}`.execute(db);
      assert.equal(await log.append(Buffer.from('b')), 0);
    });
  });
}
