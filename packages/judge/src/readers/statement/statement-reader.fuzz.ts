import { digestOf } from '@ancrage/base';
import { testSigner } from '../../testing/signing.ts';
import { statementReader } from './statement-reader.ts';

const statement = {
  ancrage: 'statement/1',
  about: 'Nordet',
  issued_at: '2026-10-01T00:00:00Z',
  valid_until: '2027-09-30',
  facts: [{ kind: 'penetration-test', method: 'observed', on: '2026-06-01', open_critical: 0, open_high: 0 }],
};

/** Signed and unsigned statements; what is returned tells readings apart. */
export const target = {
  name: 'statement',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = statementReader.recognise({ text, bytes, name: '' });
    const { facts, notes, evidence } = statementReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${known} ${facts.length} ${notes.length} ${evidence[0]?.envelopes?.length ?? 0}`;
  },
  seeds(): Uint8Array[] {
    const jws = testSigner('fuzz').jws(statement);
    const [header, payload, signature] = jws.split('.');
    return [
      jws,
      JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
      JSON.stringify({ payload, protected: header, signature }),
      JSON.stringify(statement),
      'ancrage: statement/1\nabout: Nordet\nissued_at: 2026-10-01T00:00:00Z\nfacts:\n  - { kind: erasure, method: declared }\n',
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"crit"',
    '"alg":"none"',
    '"kid"',
    'eyJ',
    '.',
    '"facts"',
    'valid_until:',
    'method: observed',
    '---\n',
  ],
};
