import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the zones that the test's name server serves. */
export const ZONES = fileURLToPath(new URL('zones', import.meta.url));

const SERVED = [
  'root',
  'gateway.example',
  'hidden.example',
  'loop.example',
  'outlook.com',
  'own.example',
  'silent.example',
];

/** A real name server (Knot DNS) over the zones of {@link ZONES}. */
export interface NameServer {
  /** `127.0.0.1:port` */
  readonly address: string;
  stop(): Promise<void>;
}

/** Whether this machine has the server. Debian's package is `knot`. */
export function hasNameServer(): boolean {
  return spawnSync('knotd', ['--version']).status === 0;
}

/** Starts it on a free port and waits until it listens. */
export async function startNameServer(): Promise<NameServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-knot-'));
  const port = await freePort();
  const zones = SERVED.map(
    (name) => `  - domain: ${name === 'root' ? '.' : name}\n    file: ${name}.zone\n`,
  ).join('');
  await writeFile(
    join(folder, 'knot.conf'),
    `server:
  rundir: "${folder}"
  listen: 127.0.0.1@${port}
database:
  storage: "${folder}"
template:
  - id: default
    storage: "${ZONES}"
    journal-content: none
    semantic-checks: off
log:
  - target: stdout
    any: info
zone:
${zones}`,
  );
  const server = spawn('knotd', ['-c', join(folder, 'knot.conf')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    const loaded = new Set<string>();
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      for (const [, zone] of said.matchAll(/\[([^\]]+)\] loaded, serial/g)) loaded.add(zone!);
      if (loaded.size === SERVED.length && said.includes('server started')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`knotd did not start:\n${said}`)));
  });
  return {
    address: `127.0.0.1:${port}`,
    async stop(): Promise<void> {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
