import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digestOf } from '@ancrage/base';
import { teleportLogReader } from './teleport-log-reader.ts';

const SAMPLE = fileURLToPath(new URL('fixtures/events.log', import.meta.url));

export const target = {
  name: 'teleport-log',
  run(bytes: Uint8Array): string {
    teleportLogReader.recognise({ text: new TextDecoder().decode(bytes), bytes, name: 'x' });
    const { facts } = teleportLogReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
    return `${facts.length}`;
  },
  seeds: () => [new Uint8Array(readFileSync(SAMPLE))],
  dictionary: [
    '"event":"session.start"',
    '"success":false',
    '"code":"T2000I"',
    '"addr.remote":"[::1]:1"',
    '"time":"2026-10-03T14:05:11Z"',
  ],
};
