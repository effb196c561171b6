import { digestOf } from '@ancrage/base';
import { addressRangesReader } from './address-ranges-reader.ts';
import { AZURE, awsFile, GEOFEED, GOOGLE, LIST, ORACLE } from './testing/range-files.ts';

/** Operators' files and lists; what is returned tells readings apart. */
export const target = {
  name: 'address-ranges',
  run(bytes: Uint8Array): string {
    const { facts, notes, evidence } = addressRangesReader.read(bytes, {
      evidence: digestOf(bytes),
      name: '',
    });
    return `${evidence[0]!.version} ${facts.length} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const aws = awsFile([
      { prefix: '192.0.2.0/24', region: 'ca-central-1' },
      { prefix: '198.51.100.0/24', region: 'GLOBAL' },
      { prefix: '2001:db8::/32', region: 'us-east-1' },
    ]);
    return [aws, GOOGLE, AZURE, ORACLE, GEOFEED, LIST].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"ip_prefix"',
    '"ipv6Prefix"',
    '"cidrs"',
    '"addressPrefixes"',
    '"region"',
    '::/0',
    '0.0.0.0/0',
    ',CA,CA-QC,',
    '# Last modified: ',
  ],
};
