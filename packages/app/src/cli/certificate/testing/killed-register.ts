// One life of a register on a real disk, which kills itself before the step with a given number; says each promise first.
import { readFileSync, writeSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { diskOf } from '@ancrage/io/log';
import { KillingDisk } from '@ancrage/io/testing';
import { live, type Promised, type Works } from './issuing.ts';

const [folder = '', works = '', at = ''] = process.argv.slice(2);
const disk = new KillingDisk(diskOf(folder), Number(at), 'before');
const promised: Promised = {
  checkpoints: [],
  suspended: false,
  set credential(jwt: string | undefined) {
    writeSync(1, `${jwt}\n`);
  },
  get credential() {
    return undefined;
  },
};
await live({ disk, lock: true }, deserialize(readFileSync(works)) as Works, promised, folder);
writeSync(1, `suspended\nsteps ${disk.steps}\n`);
