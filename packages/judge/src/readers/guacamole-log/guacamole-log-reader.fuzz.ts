import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digestOf } from '@ancrage/base';
import { guacamoleLogReader } from './guacamole-log-reader.ts';

const sample = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))));

export const target = {
  name: 'guacamole-log',
  run(bytes: Uint8Array): string {
    guacamoleLogReader.recognise({ text: new TextDecoder().decode(bytes), bytes, name: 'x' });
    const { facts } = guacamoleLogReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
    return `${facts.length}`;
  },
  seeds: () => [sample('journal.log'), sample('history.json')],
  dictionary: [
    ' - User "',
    '" successfully authenticated from ',
    'Authentication attempt from ',
    ' for user "',
    '" failed.',
    '"startDate":',
    '[10.0.0.1, ',
  ],
};
