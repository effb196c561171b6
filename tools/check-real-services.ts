// Runs the suite of the log in a database on a real PostgreSQL server, started here for that and stopped after.
//
//   node tools/check-real-services.ts
//
// The server is that of the system (Debian: postgresql); where there is none, apt-get installs it if it may be used. It listens on
// a socket in a temporary folder only. Where no server can be had, this counts as skipped.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const data = join(folder, 'data');
  const made = spawnSync(
    ...command([join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', 'ancrage', '-N']),
    {
      encoding: 'utf8',
      cwd: folder,
    },
  );
  if (made.status !== 0) {
    console.log(`✖ initdb: ${made.stderr}\n0 passed, 1 failed, 0 skipped`);
    return 1;
  }
  const settings = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`];
  const server = spawn(...command([join(bin, 'postgres'), '-D', data, ...settings]), {
    stdio: 'ignore',
    cwd: folder,
  });
  try {
    const ready = [join(bin, 'pg_isready'), ['-q', '-h', folder]] as const;
    for (let tries = 0; spawnSync(...ready).status !== 0; tries++) {
      if (tries > 300) throw new Error('the server did not start within a minute');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const address = `postgresql://ancrage@/postgres?host=${encodeURIComponent(folder)}`;
    const { status } = spawnSync(
      process.execPath,
      [join(ROOT, 'tools', 'run-tests.ts'), 'packages/io/src/log/postgres'],
      {
        stdio: 'inherit',
        env: { ...process.env, ANCRAGE_POSTGRES: address },
        cwd: ROOT,
      },
    );
    return status ?? 1;
  } finally {
    spawnSync(...command([join(bin, 'pg_ctl'), '-D', data, '-m', 'fast', 'stop']), {
      stdio: 'ignore',
      cwd: folder,
    });
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
