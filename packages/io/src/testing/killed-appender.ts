// Appends to a log, says each promise on its output, and kills itself at a given step of the disk: before it, or after.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { verifierKey } from '@ancrage/proof';
import { diskOf } from '../log/disk.ts';
import { createLog, LogAppender } from '../log/log-appender.ts';
import { KillingDisk } from './killing-disk.ts';

const [folder = '', pem = '', at = '', when = ''] = process.argv.slice(2);
const privateKey = createPrivateKey(pem);
const bytes = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x!, 'base64url');
const key = verifierKey('log.example/killed', 'ed25519', new Uint8Array(bytes));
const signers = [{ key, sign: (message: Uint8Array) => sign(null, message, privateKey) }];
const disk = new KillingDisk(diskOf(folder), Number(at), when);
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
writeSync(1, `steps ${disk.steps}\n`);
