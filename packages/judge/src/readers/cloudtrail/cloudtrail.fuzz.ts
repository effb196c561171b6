import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { digestOf } from '@ancrage/base';
import { trailDigest, trailLog } from '../../testing/trail-files.ts';
import type { Head } from '../reader.ts';
import { cloudtrailDigestReader } from './cloudtrail-digest-reader.ts';
import { cloudtrailReader } from './cloudtrail-reader.ts';

const SAMPLE = fileURLToPath(new URL('fixtures/trail.json', import.meta.url));
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Both readers, as the content decides which one reads. */
export const target = {
  name: 'cloudtrail',
  run(bytes: Uint8Array): string {
    const head: Head = { text: new TextDecoder().decode(bytes.subarray(0, 65_536)), bytes, name: 'x' };
    const hint = { evidence: digestOf(bytes), name: 'x' };
    cloudtrailReader.recognise(head);
    const reader = cloudtrailDigestReader.recognise(head) ? cloudtrailDigestReader : cloudtrailReader;
    return `${reader.format} ${reader.read(bytes, hint).facts.length}`;
  },
  seeds: () => {
    const log = trailLog('2026-10-03T14:05:11Z');
    const digest = trailDigest(['2026-10-03T14:00:00Z', '2026-10-03T15:00:00Z'], [log], null);
    return [
      new Uint8Array(readFileSync(SAMPLE)),
      encode(log),
      encode(digest),
      new Uint8Array(gzipSync(log)),
      new Uint8Array(gzipSync(digest)),
    ];
  },
  dictionary: [
    '"Records":[',
    '"eventTime":"2026-10-03T14:05:11Z"',
    '"errorCode":',
    '"hashValue":',
    'null',
    '\\u0000',
    '[[[[',
    '}}]}',
  ],
};
