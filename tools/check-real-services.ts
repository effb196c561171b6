// Runs the suite of the log in a database on a real PostgreSQL server, started here for that and stopped after; then stops that server
// without warning while entries come in, starts it again, and asks for every entry that was promised.
//
//   node tools/check-real-services.ts
//
// The server is that of the system (Debian: postgresql); where there is none, apt-get installs it if it may be used. It listens on
// a socket in a temporary folder only. Where no server can be had, this counts as skipped.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createPostgresLog,
  openPostgres,
  PostgresLog,
  prepareLogTables,
} from '../packages/io/src/log/postgres.ts';
import { ROOT } from './tree.ts';

const DEBIAN = '/usr/lib/postgresql';
const asRoot = process.getuid?.() === 0;

function binaries(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

function install(): void {
  const sudo = asRoot ? [] : ['sudo', '-n'];
  const apt = (...words: string[]): boolean => {
    const [command = '', ...args] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words];
    return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  if (spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return;
  // Without a cluster of its own: none of the system's is touched.
  if (apt('update', '-qq')) apt('install', '-y', '-qq', '--no-install-recommends', 'postgresql');
}

/** The server refuses to run as root: then it runs as its own user. */
function command(words: readonly string[]): readonly [string, string[]] {
  const [first = '', ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...words] : words;
  return [first, rest];
}

/** A server of its own, in a folder of its own. */
class Server {
  readonly address: string;
  readonly #bin: string;
  readonly #folder: string;

  constructor(bin: string, folder: string) {
    this.#bin = bin;
    this.#folder = folder;
    this.address = `postgresql://ancrage@/postgres?host=${encodeURIComponent(folder)}`;
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  make(): void {
    const words = [join(this.#bin, 'initdb'), '-D', this.#data, '-A', 'trust', '-U', 'ancrage'];
    const made = spawnSync(...command(words), { encoding: 'utf8', cwd: this.#folder });
    if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
  }

  async start(): Promise<void> {
    const settings = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${this.#folder}`];
    const words = [join(this.#bin, 'postgres'), '-D', this.#data, ...settings];
    spawn(...command(words), { stdio: 'ignore', cwd: this.#folder });
    const ready = [join(this.#bin, 'pg_isready'), ['-q', '-h', this.#folder]] as const;
    for (let tries = 0; spawnSync(...ready).status !== 0; tries++) {
      if (tries > 300) throw new Error('the server did not start within a minute');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** `immediate` is as if the machine had stopped: what is not on the medium is lost. */
  stop(how: 'fast' | 'immediate'): void {
    const words = [join(this.#bin, 'pg_ctl'), '-D', this.#data, '-m', how, 'stop'];
    spawnSync(...command(words), { stdio: 'ignore', cwd: this.#folder });
  }
}

/** Callers append while the server is stopped again and again; true when every promised entry is at its index at the end. */
async function outlivesStops(server: Server): Promise<boolean> {
  const origin = 'log.example/stopped';
  const promised = new Map<number, string>();
  let twice = 0;
  for (let life = 0; life < 5; life++) {
    const db = openPostgres(server.address);
    await prepareLogTables(db);
    if (life === 0) await createPostgresLog(db, origin);
    const log = new PostgresLog(db, origin);
    const running = { up: true };
    const callers = Array.from({ length: 8 }, async (_, caller) => {
      for (let n = 0; running.up; n++) {
        const entry = `life ${life} caller ${caller} entry ${n}`;
        const index = await log.append(Buffer.from(entry)).catch(() => undefined);
        if (index === undefined) return;
        if (promised.has(index)) twice++;
        promised.set(index, entry);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 500 + 100 * life));
    server.stop('immediate');
    running.up = false;
    await Promise.all(callers);
    await db.destroy();
    await server.start();
  }
  const db = openPostgres(server.address);
  const rows = await db
    .selectFrom('log_entry')
    .selectAll()
    .where('origin', '=', origin)
    .orderBy('entry_index')
    .execute();
  const head = await db.selectFrom('log_head').selectAll().where('origin', '=', origin).executeTakeFirst();
  await db.destroy();
  const gapless = rows.every((row, index) => Number(row.entry_index) === index);
  const kept = [...promised].every(
    ([index, entry]) => Buffer.from(rows[index]?.entry ?? '').toString() === entry,
  );
  const whole = twice === 0 && gapless && kept && Number(head?.next_index) === rows.length;
  console.log(
    `${whole ? '✔' : '✖'} ${promised.size} entries promised through 5 stops of the server without warning: ${whole ? 'all there' : 'not all there'}`,
  );
  return whole && promised.size > 0;
}

async function main(): Promise<number> {
  if (binaries() === undefined) install();
  const bin = binaries();
  if (bin === undefined) {
    console.log('SKIPPED: no PostgreSQL on this machine, and no right to install one with apt-get');
    console.log('0 passed, 0 failed, 1 skipped');
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-postgres-'));
  if (asRoot) spawnSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o755);
  const server = new Server(bin, folder);
  try {
    server.make();
    await server.start();
    const suite = [join(ROOT, 'tools', 'run-tests.ts'), 'packages/io/src/log/postgres'];
    const env = { ...process.env, ANCRAGE_POSTGRES: server.address };
    const run = spawnSync(process.execPath, suite, { encoding: 'utf8', env, cwd: ROOT });
    const lines = run.stdout.trimEnd().split('\n');
    const [, passed = '0', failed = '1'] = /^(\d+) passed, (\d+) failed/.exec(lines.pop() ?? '') ?? [];
    console.log(lines.join('\n') + run.stderr);
    const outlived = await outlivesStops(server);
    const failures = Number(failed) + (outlived ? 0 : 1);
    console.log(`${Number(passed) + (outlived ? 1 : 0)} passed, ${failures} failed, 0 skipped`);
    return failures === 0 && run.status === 0 ? 0 : 1;
  } finally {
    server.stop('fast');
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
