import { readFileSync } from 'node:fs';
import { digestOf } from '@ancrage/base';
import { dnsAnswersReader } from './dns-answers-reader.ts';

const SAMPLES = ['dig.txt', 'kdig.txt', 'kdig.json', 'ancrage-dns.json'];

export const target = {
  name: 'dns-answers',
  run(bytes: Uint8Array): string {
    dnsAnswersReader.recognise({ text: new TextDecoder().decode(bytes), bytes, name: 'x' });
    const { facts, notes } = dnsAnswersReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
    return `${facts.length} ${notes.length}`;
  },
  seeds: () =>
    SAMPLES.map((name) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))),
  dictionary: [
    'NXDOMAIN',
    'SERVFAIL',
    '\tTXT\t"',
    '"answers":[',
    '"values":["',
    '"state":"absent"',
    '"RCODE":0',
    ';; ',
  ],
};
