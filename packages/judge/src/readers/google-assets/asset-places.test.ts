import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import { fileOf } from '../../testing/file-of.ts';
import { googleAssetsReader } from './google-assets-reader.ts';
import { asset, MONTREAL, NUMBER, PROJECT, TORONTO } from './testing/asset-list.ts';

/** Facts of one kind that a single asset gives. */
function of<K extends KindName>(kind: K, entry: object): FactValue<K>[] {
  const { bytes, ...hint } = fileOf(JSON.stringify([entry]));
  return googleAssetsReader
    .read(bytes, hint)
    .facts.filter((fact) => fact.kind === kind)
    .map((fact) => fact.value as FactValue<K>);
}
const entry = (assetType: string, path: string, data: object, location?: string): object => {
  const [service] = assetType.split('/');
  const name = `//${service}/projects/${PROJECT}/${path}`;
  return asset({ name, assetType, data, ...(location === undefined ? {} : { location }) });
};
/** Role and region of an asset. */
const seen = (...told: Parameters<typeof entry>): unknown[] => {
  const [found] = of('resource', entry(...told));
  return [found?.role, found?.region];
};
/** Region, else name, of each copy of an asset. */
const copies = (...told: Parameters<typeof entry>): unknown[] =>
  of('replication', entry(...told)).map(({ target, target_region }) => target_region ?? `? ${target}`);
const name = (region: string, rest: string): string => `projects/${PROJECT}/locations/${region}/${rest}`;

test('what alone says where data is decides, whatever the location of the record', () => {
  const secret = (data: object, path = 'secrets/s'): unknown =>
    seen('secretmanager.googleapis.com/Secret', path, data, MONTREAL)[1];
  assert.equal(secret({ replication: { automatic: {} } }), 'global');
  assert.equal(secret({}), undefined);
  assert.equal(secret({}, `locations/${TORONTO}/secrets/s`), TORONTO);
  assert.deepEqual(
    seen('bigtableadmin.googleapis.com/Cluster', 'instances/i/clusters/c', {
      location: `projects/${PROJECT}/locations/${MONTREAL}-a`,
    }),
    ['storage', MONTREAL],
  );
  for (const type of ['Backup', 'BackupRun'])
    assert.deepEqual(seen(`sqladmin.googleapis.com/${type}`, 'x', { location: 'us' }, MONTREAL), [
      'backup',
      'us',
    ]);
  assert.deepEqual(
    seen('netapp.googleapis.com/Backup', `locations/${MONTREAL}/backupVaults/v/backups/b`, {
      backupRegion: `projects/${PROJECT}/locations/us-east4`,
    }),
    ['backup', 'us-east4'],
  );
  assert.deepEqual(
    seen('spanner.googleapis.com/InstancePartition', 'instances/i/instancePartitions/p', {
      config: `projects/${PROJECT}/instanceConfigs/nam6`,
    }),
    ['storage', 'nam6'],
  );
  assert.deepEqual(
    seen(
      'logging.googleapis.com/LogSink',
      'sinks/s',
      { destination: `logging.googleapis.com/${name(MONTREAL, 'buckets/b')}` },
      'global',
    ),
    ['telemetry', MONTREAL],
  );
  assert.deepEqual(
    seen('apigee.googleapis.com/Organization', 'organizations/o', { apiConsumerDataLocation: 'us-east1' }),
    ['storage', 'us-east1'],
  );
  assert.deepEqual(seen('compute.googleapis.com/Disk', `zones/${MONTREAL}-ai1a/disks/d`, {}), [
    'storage',
    MONTREAL,
  ]);
});

test('clusters of other platforms and on premises are not in the region where they are registered', () => {
  const path = `locations/${MONTREAL}/awsClusters/c`;
  assert.deepEqual(
    seen('gkemulticloud.googleapis.com/AwsCluster', path, { awsRegion: 'us-east-1' }, MONTREAL),
    ['processing', undefined],
  );
  assert.deepEqual(seen('gkeonprem.googleapis.com/VmwareCluster', path, {}, MONTREAL), [
    'processing',
    undefined,
  ]);
});

test('backups that a plan of GKE asks for are kept where the plan is', () => {
  const plan = (place: string): unknown[] =>
    copies('gkebackup.googleapis.com/BackupPlan', `${place}/backupPlans/b`, {
      cluster: name(MONTREAL, 'clusters/c'),
    });
  assert.deepEqual(plan('locations/us-east1'), ['us-east1']);
  assert.deepEqual(plan(`locations/${MONTREAL}`), [MONTREAL]);
});

test('streams, pipelines, subscriptions and profiles of migrations name where they send', () => {
  assert.deepEqual(
    copies('datastream.googleapis.com/Stream', `locations/${MONTREAL}/streams/s`, {
      destinationConfig: {
        bigqueryDestinationConfig: { sourceHierarchyDatasets: { datasetTemplate: { location: 'us' } } },
      },
    }),
    ['us'],
  );
  const uri = 'https://user:secret@collecte.example.com:8443/x?y=z';
  assert.deepEqual(
    copies('eventarc.googleapis.com/Pipeline', `locations/${MONTREAL}/pipelines/p`, {
      destinations: [{ httpEndpoint: { uri } }, { httpEndpoint: { uri: 'https://f-1.us-east1.run.app' } }],
    }),
    ['? collecte.example.com', 'us-east1'],
  );
  const push = (pushEndpoint: string): unknown[] =>
    copies('pubsub.googleapis.com/Subscription', 'subscriptions/s', { pushConfig: { pushEndpoint } });
  assert.deepEqual(push(uri), ['? collecte.example.com']);
  assert.deepEqual(push(`https://${MONTREAL}-projet.cloudfunctions.net/f`), [MONTREAL]);
  assert.deepEqual(push('https://us-east1-x.example.com/'), ['? us-east1-x.example.com']);
  assert.deepEqual(push('pas une adresse !'), ['? address that cannot be read']);
  assert.deepEqual(push(''), []);
  const profile = (told: object): unknown[] =>
    copies('datamigration.googleapis.com/ConnectionProfile', `locations/${MONTREAL}/connectionProfiles/c`, {
      postgresql: { host: '203.0.113.4', port: 5432 },
      ...told,
    });
  assert.deepEqual(profile({ role: 'DESTINATION' }), ['? 203.0.113.4']);
  // Older ones do not tell which end they are.
  assert.deepEqual(profile({}), ['? 203.0.113.4']);
  assert.deepEqual(profile({ role: 'SOURCE' }), []);
});

test('a plan or a configuration is no place of data', () => {
  for (const type of [
    'backupdr.googleapis.com/BackupPlan',
    'gkebackup.googleapis.com/BackupPlan',
    'spanner.googleapis.com/InstanceConfig',
    'netapp.googleapis.com/BackupPolicy',
    'appengine.googleapis.com/Version',
    'apigateway.googleapis.com/ApiConfig',
    'cloudbuild.googleapis.com/BuildTrigger',
    'dataproc.googleapis.com/WorkflowTemplate',
    'firebase.googleapis.com/FirebaseProject',
    'pubsub.googleapis.com/Schema',
  ])
    assert.equal(seen(type, `locations/${MONTREAL}/x/y`, {})[0], 'other', type);
  for (const type of ['cloudbuild.googleapis.com/Build', 'vmwareengine.googleapis.com/PrivateCloud'])
    assert.equal(seen(type, `locations/${MONTREAL}/x/y`, {})[0], 'processing', type);
  assert.equal(seen('vmwareengine.googleapis.com/NetworkPeering', 'locations/global/x/y', {})[0], 'network');
  assert.equal(seen('firestore.googleapis.com/Backup', `locations/${MONTREAL}/backups/b`, {})[0], 'backup');
  assert.equal(
    seen('memorystore.googleapis.com/Instance', `locations/${MONTREAL}/instances/i`, {})[0],
    'storage',
  );
});

test('copies elsewhere, by the field of each service', () => {
  const cluster = name('us-east1', 'clusters/c');
  const there = 'us-east1';
  const cases: readonly (readonly [string, object])[] = [
    [
      'compute.googleapis.com/ResourcePolicy',
      { snapshotSchedulePolicy: { snapshotProperties: { storageLocations: [there] } } },
    ],
    [
      'compute.googleapis.com/Disk',
      {
        asyncSecondaryDisks: {
          x: {
            asyncReplicationDisk: {
              disk: `https://www.googleapis.com/compute/v1/projects/${PROJECT}/zones/us-east1-b/disks/d`,
            },
          },
        },
      },
    ],
    [
      'compute.googleapis.com/RegionDisk',
      { asyncSecondaryDisks: { [`projects/p/regions/${there}/disks/d`]: {} } },
    ],
    ['alloydb.googleapis.com/Cluster', { automatedBackupPolicy: { location: there } }],
    ['alloydb.googleapis.com/Cluster', { primaryConfig: { secondaryClusterNames: [cluster] } }],
    ['redis.googleapis.com/Cluster', { crossClusterReplicationConfig: { secondaryClusters: [{ cluster }] } }],
    [
      'redis.googleapis.com/Cluster',
      { crossClusterReplicationConfig: { membership: { secondaryClusters: [{ cluster }] } } },
    ],
    [
      'memorystore.googleapis.com/Instance',
      { crossInstanceReplicationConfig: { secondaryInstances: [{ instance: name(there, 'instances/i') }] } },
    ],
    [
      'file.googleapis.com/Instance',
      { replication: { replicas: [{ peerInstance: name(`${there}-b`, 'instances/i') }] } },
    ],
    ['netapp.googleapis.com/Volume', { backupConfig: { backupVault: name(there, 'backupVaults/v') } }],
    ['netapp.googleapis.com/Replication', { destinationVolume: name(there, 'volumes/v') }],
    ['netapp.googleapis.com/BackupVault', { backupRegion: `projects/${PROJECT}/locations/${there}` }],
    ['backupdr.googleapis.com/BackupPlan', { backupVault: name(there, 'backupVaults/v') }],
    [
      'backupdr.googleapis.com/BackupPlanAssociation',
      { dataSource: name(there, 'backupVaults/v/dataSources/d') },
    ],
    [
      'spanner.googleapis.com/Instance',
      { replicaComputeCapacity: [{ replicaSelection: { location: there } }] },
    ],
  ];
  for (const [type, data] of cases)
    assert.deepEqual(
      copies(type, `locations/${MONTREAL}/x/y`, data),
      [there],
      `${type} ${JSON.stringify(data)}`,
    );
});

test('copies whose target another entry places, or nobody', () => {
  const sql = { project: PROJECT, name: 'clients', region: MONTREAL };
  assert.equal(
    of('resource', entry('sqladmin.googleapis.com/Instance', 'instances/clients', sql))[0]?.native,
    `${PROJECT}:clients`,
  );
  assert.deepEqual(
    copies('sqladmin.googleapis.com/Instance', 'instances/clients', {
      ...sql,
      replicaNames: ['clients-dr'],
      replicationCluster: { failoverDrReplicaName: `${PROJECT}:clients-dr` },
    }),
    [`? ${PROJECT}:clients-dr`],
  );
  assert.deepEqual(
    copies('sqladmin.googleapis.com/Instance', 'instances/clients', {
      ...sql,
      settings: { finalBackupConfig: { enabled: true } },
    }),
    ['? default location of backups of Cloud SQL'],
  );
  assert.deepEqual(
    copies('storagetransfer.googleapis.com/TransferJob', 'x', {
      replicationSpec: { gcsDataSource: { bucketName: 'a' }, gcsDataSink: { bucketName: 'b' } },
    }),
    ['? b'],
  );
  assert.deepEqual(
    copies('storagetransfer.googleapis.com/TransferJob', 'x', {
      transferSpec: { gcsDataSource: { bucketName: 'a' }, posixDataSink: { rootDirectory: '/srv' } },
    }),
    ['? file system of a transfer agent'],
  );
  assert.deepEqual(
    copies('pubsub.googleapis.com/Subscription', 'x', { cloudStorageConfig: { bucket: 'b' } }),
    ['? b'],
  );
  assert.deepEqual(
    copies('netapp.googleapis.com/Replication', 'x', { hybridReplicationType: 'ONPREM_REPLICATION' }),
    ['? cluster on premises (NetApp)'],
  );
});

test('keys, by the field of each service', () => {
  const key = `projects/${PROJECT}/locations/us/keyRings/r/cryptoKeys/k`;
  const version = `${key}/cryptoKeyVersions/1`;
  const cases: readonly (readonly [string, object])[] = [
    ['compute.googleapis.com/MachineImage', { machineImageEncryptionKey: { kmsKeyName: version } }],
    ['compute.googleapis.com/Instance', { instanceEncryptionKey: { kmsKeyName: version } }],
    ['container.googleapis.com/Cluster', { nodePools: [{}, { config: { bootDiskKmsKey: key } }] }],
    ['container.googleapis.com/Cluster', { userManagedKeysConfig: { gkeopsEtcdBackupEncryptionKey: key } }],
    ['container.googleapis.com/NodePool', { config: { bootDiskKmsKey: key } }],
    ['redis.googleapis.com/Instance', { customerManagedKey: key }],
    ['redis.googleapis.com/Cluster', { kmsKey: key }],
    ['spanner.googleapis.com/Database', { encryptionConfig: { kmsKeyNames: ['x', key] } }],
    ['spanner.googleapis.com/Backup', { encryptionInfo: { kmsKeyVersion: version } }],
    ['spanner.googleapis.com/Backup', { encryptionInformation: [{ kmsKeyVersion: version }] }],
    ['alloydb.googleapis.com/Cluster', { encryptionInfo: { kmsKeyVersions: [version] } }],
    ['alloydb.googleapis.com/Cluster', { automatedBackupPolicy: { encryptionConfig: { kmsKeyName: key } } }],
    ['alloydb.googleapis.com/Cluster', { continuousBackupConfig: { encryptionConfig: { kmsKeyName: key } } }],
    ['secretmanager.googleapis.com/Secret', { customerManagedEncryption: { kmsKeyName: key } }],
    [
      'secretmanager.googleapis.com/Secret',
      { replication: { automatic: { customerManagedEncryption: { kmsKeyName: key } } } },
    ],
    [
      'secretmanager.googleapis.com/Secret',
      {
        replication: {
          userManaged: { replicas: [{ location: MONTREAL, customerManagedEncryption: { kmsKeyName: key } }] },
        },
      },
    ],
    ['logging.googleapis.com/LogBucket', { cmekSettings: { kmsKeyName: key } }],
    [
      'gkebackup.googleapis.com/BackupPlan',
      { backupConfig: { encryptionKey: { gcpKmsEncryptionKey: key } } },
    ],
    ['aiplatform.googleapis.com/Dataset', { encryptionSpec: { kmsKeyName: key } }],
    ['dataproc.googleapis.com/Cluster', { config: { encryptionConfig: { gcePdKmsKeyName: key } } }],
    ['composer.googleapis.com/Environment', { config: { encryptionConfig: { kmsKeyName: key } } }],
    ['metastore.googleapis.com/Service', { encryptionConfig: { kmsKey: key } }],
    ['run.googleapis.com/Service', { template: { encryptionKey: key } }],
    [
      'run.googleapis.com/Service',
      { spec: { template: { metadata: { annotations: { 'run.googleapis.com/encryption-key': key } } } } },
    ],
    ['netapp.googleapis.com/KmsConfig', { cryptoKeyName: key }],
    ['datastream.googleapis.com/Stream', { customerManagedEncryptionKey: key }],
    ['backupdr.googleapis.com/Backup', { kmsKeyVersions: [version] }],
  ];
  for (const [type, data] of cases)
    assert.deepEqual(
      of('key', entry(type, `locations/${MONTREAL}/x/y`, data)).map((found) => [found.key, found.region]),
      [[key, 'us']],
      `${type} ${JSON.stringify(data)}`,
    );
  // The key of the source says nothing of what was made from it.
  assert.deepEqual(
    of(
      'key',
      entry('compute.googleapis.com/Disk', 'x', { sourceSnapshotEncryptionKey: { kmsKeyName: key } }),
    ),
    [],
  );
});

test('open to everyone: the lists of a bucket and of a set of data of BigQuery', () => {
  const open = (type: string, data: object): unknown => of('resource', entry(type, 'x', data))[0]?.public;
  assert.equal(open('storage.googleapis.com/Bucket', { defaultObjectAcl: [{ entity: 'allUsers' }] }), true);
  assert.equal(
    open('bigquery.googleapis.com/Dataset', {
      access: [{ role: 'READER', specialGroup: 'allAuthenticatedUsers' }],
    }),
    true,
  );
  assert.equal(open('bigquery.googleapis.com/Dataset', { access: [{ iamMember: 'allUsers' }] }), true);
  assert.equal(
    open('bigquery.googleapis.com/Dataset', { access: [{ specialGroup: 'projectOwners' }] }),
    undefined,
  );
});

test('a search that asked for whole resources shows them; entries of relations are none', () => {
  const found = {
    name: '//storage.googleapis.com/b',
    assetType: 'storage.googleapis.com/Bucket',
    project: `projects/${NUMBER}`,
    location: 'us',
    versionedResources: [{ version: 'v1', resource: { location: 'US', acl: [{ entity: 'allUsers' }] } }],
  };
  assert.deepEqual(
    of('resource', found).map(({ region, public: open }) => [region, open]),
    [['us', true]],
  );
  const related = { name: '//x/y', assetType: 'x.googleapis.com/Y', relatedAssets: {} };
  assert.deepEqual(of('resource', related), []);
  assert.deepEqual(of('resource', { ...related, relatedAssets: undefined, relatedAsset: {} }), []);
});
