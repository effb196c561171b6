import { digestOf } from '@ancrage/base';
import { googleAssetsReader } from './google-assets-reader.ts';
import { asset, exportedLine, MONTREAL, NORDET } from './testing/asset-list.ts';

const FAR = 'projects/p/locations/us-east1/x/y';
/** What is copied elsewhere, by the field of each service. */
const COPIED = (
  [
    [
      'compute',
      'ResourcePolicy',
      { snapshotSchedulePolicy: { snapshotProperties: { storageLocations: ['us'] } } },
    ],
    ['compute', 'Disk', { asyncSecondaryDisks: { x: { asyncReplicationDisk: { disk: FAR } } } }],
    [
      'sqladmin',
      'Instance',
      { project: 'p', name: 'i', replicaNames: ['r'], settings: { backupConfiguration: { enabled: true } } },
    ],
    [
      'alloydb',
      'Cluster',
      { automatedBackupPolicy: { location: 'us-east1' }, primaryConfig: { secondaryClusterNames: [FAR] } },
    ],
    ['netapp', 'Replication', { destinationVolume: FAR, hybridReplicationType: 'ONPREM_REPLICATION' }],
    [
      'storagetransfer',
      'TransferJob',
      { transferSpec: { gcsDataSink: { bucketName: 'b' }, posixDataSink: { rootDirectory: '/' } } },
    ],
    ['secretmanager', 'Secret', { replication: { automatic: {} } }],
    ['logging', 'LogSink', { destination: `logging.googleapis.com/${FAR}` }],
    ['gkemulticloud', 'AwsCluster', { awsRegion: 'us-east-1' }],
    ['bigtableadmin', 'Cluster', { location: `projects/p/locations/${MONTREAL}-a` }],
  ] as const
).map(([service, type, data]) => ({
  name: `//${service}.googleapis.com/projects/p/locations/${MONTREAL}/x/y`,
  assetType: `${service}.googleapis.com/${type}`,
  location: MONTREAL,
  data,
}));

/** Lists and exports; what is returned tells readings apart. */
export const target = {
  name: 'google-assets',
  run(bytes: Uint8Array): string {
    const { facts, notes } = googleAssetsReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      JSON.stringify(COPIED.map(asset)),
      COPIED.map(exportedLine).join('\n'),
      JSON.stringify(NORDET.map(asset)),
      NORDET.slice(0, 3).map(exportedLine).join('\n'),
      NORDET.slice(3).map(exportedLine).join('\r\n'),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"assetType"',
    '"asset_type"',
    '"resource"',
    '"location"',
    '"replicas"',
    '"iam_policy"',
    '/projects/',
    '/locations/',
    'null',
    '\n',
  ],
};
