import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import type { Scheme } from '@ancrage/judge';
import { initRegisterCommand } from './init-register-command.ts';
import type { ActsToIssue } from './issue-certificate.ts';
import { keepsPromises, type Promised, type Works } from './testing/issuing.ts';
import { ISSUER, prepareWorks } from './testing/prepared-works.ts';

const CHILD = fileURLToPath(new URL('testing/killed-register.ts', import.meta.url));

/** What a process said before it killed itself, or ended. */
function said(folder: string, works: string, at: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [CHILD, folder, works, String(at)], (error, output, errors) => {
      if (error === null || child.signalCode === 'SIGKILL') resolve(output.split('\n'));
      else reject(new Error(errors));
    });
  });
}

// What is on disk after a step is what is there before the next, so each is killed once: some 130 processes. One in three is
// half a minute of two processors; `ANCRAGE_FAULTS=all` takes them all, and issue-faults.test.ts breaks each step in memory.
const STRIDE = process.env['ANCRAGE_FAULTS'] === 'all' ? 1 : 3;
const timeout = STRIDE === 1 ? 3_600_000 : undefined;

test('a process that is killed at any step of issuing and suspending leaves a register that goes on', {
  timeout,
}, async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'ancrage-issue-killed-'));
  t.after(() => rmSync(root, { recursive: true }));
  const works = await prepareWorks();
  const file = join(root, 'works');
  writeFileSync(file, serialize(portable(works)));
  const made = join(root, 'made');
  await initRegisterCommand(made, { id: ISSUER, name: 'Essai', demonstration: true, lang: 'fr' });
  const dies = async (at: number): Promise<number | undefined> => {
    const folder = join(root, String(at));
    cpSync(made, folder, { recursive: true });
    const lines = await said(folder, file, at);
    await keptIn(folder, works, lines);
    rmSync(folder, { recursive: true });
    const steps = lines.find((line) => line.startsWith('steps '));
    return steps === undefined ? undefined : Number(steps.slice(6));
  };
  const steps = (await dies(0))!;
  assert.ok(steps > 100, String(steps));
  let at = 0;
  const diesOn = async (): Promise<void> => {
    while (at + STRIDE <= steps) {
      at += STRIDE;
      assert.equal(await dies(at), undefined);
    }
  };
  await Promise.all([diesOn(), diesOn()]);
});

/** Works as bytes: a certificate takes words and numbers of the scheme, and none of its compiled rules. */
function portable({ first, second, ...rest }: Works): Works {
  const plain = (value: unknown): unknown => (typeof value === 'bigint' ? `${value}` : value);
  const scheme = JSON.parse(JSON.stringify(first.acts.scheme, (_, value) => plain(value))) as Scheme;
  const of = (one: ActsToIssue): ActsToIssue => ({ ...one, acts: { ...one.acts, scheme } });
  return { ...rest, first: of(first), second: of(second) };
}

async function keptIn(folder: string, works: Works, lines: readonly string[]): Promise<void> {
  const promised: Promised = {
    credential: lines.find((line) => line.startsWith('ey')),
    suspended: lines.includes('suspended'),
    checkpoints: [],
  };
  await keepsPromises({}, works, promised, folder);
}
