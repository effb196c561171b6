import { readFileSync } from 'node:fs';
import { digestOf } from '@ancrage/base';
import { tlsCertificatesReader } from './tls-certificates-reader.ts';

const SAMPLES = ['chain.pem', 's-client.txt', 'x509-text.txt'];

export const target = {
  name: 'tls-certificates',
  run(bytes: Uint8Array): string {
    tlsCertificatesReader.recognise({ text: new TextDecoder().decode(bytes), bytes, name: 'x' });
    const { facts, notes } = tlsCertificatesReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
    return `${facts.length} ${notes.length}`;
  },
  seeds: () =>
    SAMPLES.map((name) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))),
  dictionary: [
    '-----BEGIN CERTIFICATE-----\n',
    '-----END CERTIFICATE-----\n',
    'CONNECTED(00000003)\n',
    'Connecting to 198.51.100.7\n',
    'Certificate:\n    Data:\n',
    'DNS:',
    'IP Address:',
    'CN = ',
  ],
};
