import { digestOf } from '@ancrage/base';
import { prowlerOcsfReader } from './prowler-ocsf-reader.ts';
import { finding } from './testing/finding.ts';

/** Scans as an array and as lines; what is returned tells readings apart. */
export const target = {
  name: 'prowler-ocsf',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = prowlerOcsfReader.recognise({ text, bytes, name: '' });
    const { facts, notes } = prowlerOcsfReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const seen = facts.map(({ value }) =>
      'status' in value && 'topic' in value ? `${value.status} ${value.topic}` : '',
    );
    return `${known} ${[...new Set(seen)].join()} ${notes.map(({ code }) => code).join()}`;
  },
  seeds(): Uint8Array[] {
    const scan = [
      finding(),
      finding({ status_code: 'PASS' }),
      finding({ class_uid: 1001 }),
      finding({ status: 'Suppressed' }),
    ];
    const texts = [JSON.stringify(scan), scan.map((record) => JSON.stringify(record)).join('\n')];
    return texts.map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"class_uid"',
    '2003',
    '2004',
    '"status_code"',
    '"PASS"',
    '"FAIL"',
    '"MANUAL"',
    '"MUTED"',
    '"time"',
    '"time_dt"',
  ],
};
