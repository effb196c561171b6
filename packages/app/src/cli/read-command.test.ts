import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ancrage-read-'));
});
after(() => rm(folder, { recursive: true }));

/** Exit code and both outputs of one run. */
async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

const LOG = [
  '2026-09-01T10:00:00+00:00 bastion sshd[1]: Accepted publickey for root from 192.0.2.7 port 22 ssh2',
  '2026-09-01T10:00:01+00:00 bastion cron[2]: pam_unix(cron:session): session opened for user root',
  '',
].join('\n');

test('a file that is read is told: format, date, how much was understood, facts, notes', async () => {
  const path = join(folder, 'auth.log');
  await writeFile(path, LOG);
  const { code, stdout } = await run('read', path, '--lang', 'fr');
  assert.equal(code, 0);
  assert.match(stdout, /\[sshd-log\], version syslog\n/);
  assert.match(stdout, /Daté du 1er\u00a0septembre\u00a02026 par son contenu/);
  assert.match(stdout, /2 éléments\u00a0: 1 compris, 1 laissé de côté/);
  assert.match(stdout, /192\.0\.2\.7/);
  assert.match(stdout, /Remarques de la lecture\n {2}\S/);
});

test('as JSON it is the reading, which merges with others', async () => {
  const path = join(folder, 'auth.log');
  await writeFile(path, LOG);
  const { stdout } = await run('read', path, '--format', 'json');
  const reading = JSON.parse(stdout) as { format: string; evidence: { records: unknown }[] };
  assert.equal(reading.format, 'ancrage-reading/1');
  assert.deepEqual(reading.evidence[0]?.records, { total: 2, used: 1 });
});

test('an unknown format, a refused file, a folder and no file at all: one clear line, code 2', async () => {
  const [odd, broken] = [join(folder, 'notes.txt'), join(folder, 'état.tfstate')];
  await writeFile(odd, 'hello');
  await writeFile(broken, '{"version":3,"terraform_version":"0.11","lineage":"x","resources":[]}');
  for (const [path, words] of [
    [odd, /notes\.txt: unknown format/],
    [broken, /état\.tfstate: .*4/],
    [folder, /is not a file/],
    [join(folder, 'absent'), /not found/],
  ] as const) {
    const { code, stdout, stderr } = await run('read', path, '--lang', 'en');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, words);
    assert.equal(stderr.trim().split('\n').length, 1);
  }
});
