import { gzipSync } from 'node:zlib';
import { digestOf } from '@ancrage/base';
import { awsConfigReader } from './aws-config-reader.ts';
import { answeredItem, NORDET, queryAnswer, snapshotFile } from './testing/config-file.ts';

/** Snapshots, packed or not, and answers of commands; what is returned tells readings apart. */
export const target = {
  name: 'aws-config',
  run(bytes: Uint8Array): string {
    const { facts, notes } = awsConfigReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const identifiers = [{ resourceType: 'AWS::S3::Bucket', resourceId: 'b' }];
    return [
      ...[
        snapshotFile(NORDET),
        queryAnswer(NORDET.slice(1, 5)),
        JSON.stringify({ baseConfigurationItems: NORDET.slice(4, 7).map(answeredItem) }),
        JSON.stringify({ resourceIdentifiers: identifiers }),
      ].map((text) => new TextEncoder().encode(text)),
      new Uint8Array(gzipSync(snapshotFile(NORDET.slice(0, 2)), { level: 9 })),
    ];
  },
  dictionary: [
    '"configurationItems"',
    '"configSnapshotId"',
    '"resourceType"',
    '"configuration"',
    '"supplementaryConfiguration"',
    '"ResourceDeleted"',
    '"AllSupported"',
    '"rules"',
    'arn:aws:',
    '\\"',
    'null',
  ],
};
