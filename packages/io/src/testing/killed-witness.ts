// A witness that answers requests one after the other, says each answer, and kills itself before a given step of its disk.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { verifierKey, type VerifierKey } from '@ancrage/proof';
import { diskOf } from '../log/disk.ts';
import { WitnessStore } from '../log/witness-store.ts';
import { KillingDisk } from './killing-disk.ts';

const [folder = '', given = '', at = ''] = process.argv.slice(2);
const { pem, log, requests } = deserialize(readFileSync(given)) as {
  readonly pem: string;
  readonly log: VerifierKey;
  readonly requests: readonly Uint8Array[];
};
const privateKey = createPrivateKey(pem);
const bytes = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x!, 'base64url');
const key = verifierKey('w.example', 'ed25519-cosignature', new Uint8Array(bytes));
const disk = new KillingDisk(diskOf(folder), Number(at), 'before');
const signers = [{ key, sign: (message: Uint8Array) => sign(null, message, privateKey) }];
const store = await WitnessStore.open(folder, signers, [log], disk);
for (const request of requests) writeSync(1, `${(await store.addCheckpoint(request)).status}\n`);
writeSync(1, `steps ${disk.steps}\n`);
