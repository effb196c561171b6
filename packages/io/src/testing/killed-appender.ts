// Appends to a log, says each promise on its output, and kills itself at a given step of the disk: before it, or after.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { verifierKey } from '@ancrage/proof';
import { type Disk, diskOf } from '../log/disk.ts';
import { createLog, LogAppender } from '../log/log-appender.ts';

const [folder = '', pem = '', at = '', when = ''] = process.argv.slice(2);
const privateKey = createPrivateKey(pem);
const bytes = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x!, 'base64url');
const key = verifierKey('log.example/killed', 'ed25519', new Uint8Array(bytes));
const signers = [{ key, sign: (message: Uint8Array) => sign(null, message, privateKey) }];
let steps = 0;

async function step(effect: () => Promise<void>): Promise<void> {
  steps++;
  if (steps === Number(at) && when === 'before') process.kill(process.pid, 'SIGKILL');
  await effect();
  if (steps === Number(at) && when === 'after') process.kill(process.pid, 'SIGKILL');
}

const real = diskOf(folder);
const disk: Disk = {
  read: (path) => real.read(path),
  list: (path) => real.list(path),
  makeFolder: (path) => step(() => real.makeFolder(path)),
  write: (path, contents) => step(() => real.write(path, contents)),
  syncFile: (path) => step(() => real.syncFile(path)),
  rename: (from, to) => step(() => real.rename(from, to)),
  syncFolder: (path) => step(() => real.syncFolder(path)),
  remove: (path) => step(() => real.remove(path)),
  async openAppend(path) {
    const file = await real.openAppend(path);
    return { append: (record) => step(() => file.append(record)), close: () => file.close() };
  },
};
const options = { signers, disk, lock: true, publishEvery: 0, journalLimit: 1500 };
if (!existsSync(join(folder, '.state', 'journal'))) await createLog(folder, 'log.example/killed', options);
const log = await LogAppender.open(folder, options);
for (let burst = 0; burst < 12; burst++) {
  await Promise.all(
    Array.from({ length: 4 }, async (_, i) => {
      const entry = `life ${process.pid} entry ${burst}.${i}`;
      const index = await log.append(Buffer.from(entry));
      writeSync(1, `${index} ${entry}\n`);
    }),
  );
}
await log.close();
writeSync(1, `steps ${steps}\n`);
