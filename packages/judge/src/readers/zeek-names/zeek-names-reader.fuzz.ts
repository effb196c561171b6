import { readFileSync } from 'node:fs';
import { digestOf } from '@ancrage/base';
import { zeekNamesReader } from './zeek-names-reader.ts';

const SAMPLES = ['ssl.log', 'ssl.jsonl', 'dns.log', 'dns.jsonl', 'x509.log', 'x509.jsonl'];

export const target = {
  name: 'zeek-names',
  run(bytes: Uint8Array): string {
    zeekNamesReader.recognise({ text: new TextDecoder().decode(bytes), bytes, name: 'x' });
    const { facts } = zeekNamesReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
    return `${facts.length}`;
  },
  seeds: () =>
    SAMPLES.map((name) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))),
  dictionary: [
    '#fields\t',
    '#separator \\x09',
    '\tserver_name\t',
    'CN=*.',
    '"certificate.subject":"',
    '\tcert_chain_fps\t',
    '\tsan.dns\t',
    '"answers":[',
    '"query":"',
    '2001:db8::7',
  ],
};
