import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkLog, openCheckpoint, verifierKey, verifySignature } from '@ancrage/proof';
import { diskOf } from './disk.ts';
import { LogAppender } from './log-appender.ts';
import { readTile } from './log-store.ts';

const CHILD = fileURLToPath(new URL('../testing/killed-appender.ts', import.meta.url));
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const privateKey = createPrivateKey(pem);
const raw = new Uint8Array(
  Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x!, 'base64url'),
);
const key = verifierKey('log.example/killed', 'ed25519', raw);
const signers = [{ key, sign: (message: Uint8Array) => sign(null, message, privateKey) }];

/** What the child said before it died, and how many steps it took if it did not. */
async function life(folder: string, at: number, when: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [CHILD, folder, pem, String(at), when],
      (error, output, errors) => {
        if (error === null || child.signalCode === 'SIGKILL') resolve(output);
        else reject(new Error(errors));
      },
    );
  });
}

test('a process killed at each step of its writing leaves a log that goes on, with all that it promised', async (t) => {
  const folders: string[] = [];
  t.after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
  const fresh = (): string => {
    folders.push(mkdtempSync(join(tmpdir(), 'ancrage-killed-')));
    return folders.at(-1)!;
  };
  const whole = await life(fresh(), 0, 'never');
  const steps = Number(/^steps (\d+)$/m.exec(whole)![1]);
  assert.ok(steps > 30, String(steps));
  // One folder lives through all deaths: each life finds what the last one left, and its lock.
  const folder = fresh();
  const promised = new Map<number, string>();
  // Steps that matter are broken one by one on a disk of paper in log-faults.test.ts; these are real deaths.
  for (let at = 1; at < 40; at += 2) {
    for (const line of (await life(folder, at, at % 4 === 1 ? 'before' : 'after')).split('\n')) {
      const [, index, entry] = /^(\d+) (life .*)$/.exec(line) ?? [];
      if (index === undefined) continue;
      assert.equal(promised.get(Number(index)), undefined, `index ${index} was given twice`);
      promised.set(Number(index), entry!);
    }
  }
  const log = await LogAppender.open(folder, { signers });
  await log.close();
  const shown = readFileSync(join(folder, 'checkpoint'));
  const { checkpoint, signatures } = openCheckpoint(shown, [key], verifySignature);
  assert.deepEqual([Number(checkpoint.size), signatures.length], [log.size, 1]);
  assert.ok(promised.size > 50, String(promised.size));
  const seen: string[] = [];
  const files = diskOf(folder);
  const faults = await checkLog(
    checkpoint,
    (id) => readTile(files, id).catch(() => undefined),
    (_, entry) => {
      seen.push(Buffer.from(entry).toString());
    },
  );
  assert.deepEqual(faults, []);
  for (const [index, entry] of promised) assert.equal(seen[index], entry);
});
