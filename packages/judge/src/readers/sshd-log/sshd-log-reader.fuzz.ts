import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digestOf } from '@ancrage/base';
import { sshdLogReader } from './sshd-log-reader.ts';

const SAMPLE = fileURLToPath(new URL('fixtures/auth.log', import.meta.url));

export const target = {
  name: 'sshd-log',
  run(bytes: Uint8Array): string {
    sshdLogReader.recognise({ text: new TextDecoder().decode(bytes), bytes, name: 'x' });
    const { facts } = sshdLogReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
    return `${facts.length}`;
  },
  seeds: () => [new Uint8Array(readFileSync(SAMPLE))],
  dictionary: [
    'Accepted ',
    'Failed password for ',
    'Invalid user ',
    ' from ',
    ' port 1 ssh2',
    'message repeated 2 times: [ ',
    'sshd[1]: ',
    '-04:00 ',
    'Oct  3 14:05:11 ',
  ],
};
