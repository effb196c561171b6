import { gzipSync } from 'node:zlib';
import { digestOf } from '@ancrage/base';
import { awsConfigReader } from './aws-config-reader.ts';
import { answeredItem, NORDET, queryAnswer, snapshotFile } from './testing/config-file.ts';

const FAR = 'arn:aws:rds:us-east-1:111122223333:cluster:a';
/** What is copied, or sent, elsewhere by the field of each service. */
const COPIED = (
  [
    ['RDS::DBCluster', { readReplicaIdentifiers: [FAR, 'near'], globalClusterIdentifier: 'world' }],
    ['Redshift::Cluster', { clusterSnapshotCopyStatus: { destinationRegion: 'us-east-1' } }],
    ['SecretsManager::Secret', { ReplicaRegions: [{ Region: 'us-east-1' }] }],
    ['AmazonMQ::Broker', { dataReplicationMode: 'CRDR' }],
    ['DMS::ReplicationConfig', { TargetEndpointArn: FAR }],
    [
      'KinesisFirehose::DeliveryStream',
      {
        ExtendedS3DestinationConfiguration: { BucketARN: 'arn:aws:s3:::b' },
        HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: 'https://x.example.com/y' } },
        RedshiftDestinationConfiguration: {
          ClusterJDBCURL: 'jdbc:redshift://a.b.us-east-1.redshift.amazonaws.com:1/d',
        },
      },
    ],
    [
      'DLM::LifecyclePolicy',
      { PolicyDetails: { Schedules: [{ CrossRegionCopyRules: [{ Target: 'us-east-1' }] }] } },
    ],
  ] as const
).map(([type, configuration]) => ({ type: `AWS::${type}`, id: 'x', configuration }));

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
        snapshotFile(COPIED),
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
