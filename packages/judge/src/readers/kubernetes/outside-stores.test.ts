import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { kubernetesReader } from './kubernetes-reader.ts';
import { CLUSTER, listOf, node, object, OWN, volume } from './testing/cluster-objects.ts';
import type { Raw } from './testing/cluster-objects.ts';

function readAll(...objects: readonly Raw[]): Reading {
  const { bytes, ...hint } = fileOf(listOf(objects));
  return kubernetesReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const custom = (type: string, content: object): Raw => {
  const [group, kind] = type.split('/') as [string, string];
  return object(kind, 'o', { apiVersion: `${group}/v1`, metadata: { namespace: 'n' }, ...content });
};
/** Role, platform and region of each store of an object, and the hosts that it depends on. */
const seen = (type: string, content: object): unknown[] => {
  const reading = readAll(custom(type, content));
  return [
    ...of(reading, 'resource').map(({ role, platform, region }) => [role, platform, region ?? '?'].join(' ')),
    ...of(reading, 'dependency').map(({ host, use }) => `${use} ${host}`),
  ];
};
const spec = (type: string, content: object): unknown[] => seen(type, { spec: content });

const S3 = { bucket: 'b', endpoint: 's3.us-east-1.amazonaws.com', region: 'us-east-1' };
const AWS = ['backup aws us-east-1', 'storage s3.us-east-1.amazonaws.com'];

test('stores of backups that operators of databases name', () => {
  for (const type of [
    'postgres-operator.crunchydata.com/PostgresCluster',
    'pgv2.percona.com/PerconaPGCluster',
  ])
    assert.deepEqual(
      spec(type, {
        backups: {
          pgbackrest: { repos: [{ name: 'repo1', volume: {} }, { s3: S3 }, { gcs: { bucket: 'b' } }] },
        },
      }),
      ['backup aws us-east-1', 'backup google ?', 'storage s3.us-east-1.amazonaws.com'],
    );
  for (const type of ['psmdb.percona.com/PerconaServerMongoDB', 'pxc.percona.com/PerconaXtraDBCluster'])
    assert.deepEqual(
      spec(type, {
        backup: {
          storages: {
            a: { type: 's3', s3: { bucket: 'b', region: 'ca-central-1' } },
            b: { type: 'azure', azure: { container: 'c' } },
            c: { type: 'filesystem', volume: {} },
          },
        },
      }),
      ['backup aws ca-central-1', 'backup azure ?'],
    );
  for (const type of ['k8s.mariadb.com/Backup', 'k8s.mariadb.com/PhysicalBackup'])
    assert.deepEqual(spec(type, { storage: { s3: S3 } }), AWS);
  const destination = { destinationPath: 's3://copies/x' };
  assert.deepEqual(spec('postgresql.cnpg.io/Cluster', { backup: { barmanObjectStore: destination } }), [
    'backup aws ?',
  ]);
  assert.deepEqual(spec('postgresql.cnpg.io/Cluster', { instances: 3 }), []);
  assert.deepEqual(
    spec('barmancloud.cnpg.io/ObjectStore', {
      configuration: { ...destination, endpointURL: 'https://s3.bhs.io.cloud.ovh.net' },
    }),
    ['backup ovh bhs', 'storage s3.bhs.io.cloud.ovh.net'],
  );
  assert.deepEqual(
    spec('barmancloud.cnpg.io/ObjectStore', {
      configuration: { destinationPath: 'https://compte.blob.core.windows.net/c' },
    }),
    ['backup azure ?', 'storage compte.blob.core.windows.net'],
  );
  assert.deepEqual(
    seen('acid.zalan.do/OperatorConfiguration', {
      configuration: {
        aws_or_gcp: { aws_region: 'ca-central-1', wal_s3_bucket: 'b' },
        logical_backup: { logical_backup_s3_bucket: 'c', logical_backup_s3_region: 'us-east-1' },
      },
    }),
    ['backup aws ca-central-1', 'backup aws us-east-1'],
  );
});

test('stores of backups of volumes: Longhorn, K8up, VolSync, Velero', () => {
  const longhorn = (backupTargetURL: string): unknown[] =>
    spec('longhorn.io/BackupTarget', { backupTargetURL });
  // The address of what speaks like S3 stands in a secret: the region in the name may be anything.
  assert.deepEqual(longhorn('s3://copies@ca-central-1/'), ['backup kubernetes ?']);
  assert.deepEqual(longhorn('nfs://nfs.example.com:/x'), [
    'backup kubernetes nfs.example.com',
    'storage nfs.example.com',
  ]);
  assert.deepEqual(longhorn('nfs://nfs.stockage.svc:/x'), []);
  assert.deepEqual(longhorn('azblob://c@core.windows.net/'), ['backup azure ?']);
  assert.deepEqual(longhorn(''), []);
  const old = (name: string): unknown[] =>
    seen('longhorn.io/Setting', { metadata: { name }, value: 'nfs://nfs.example.com:/x' });
  assert.deepEqual(old('backup-target'), ['backup kubernetes nfs.example.com', 'storage nfs.example.com']);
  assert.deepEqual(old('default-replica-count'), []);
  const backend = { backend: { s3: { bucket: 'b', endpoint: 'https://s3.ca-central-1.amazonaws.com' } } };
  const there = ['backup aws ca-central-1', 'storage s3.ca-central-1.amazonaws.com'];
  assert.deepEqual(spec('k8up.io/Schedule', backend), there);
  assert.deepEqual(spec('k8up.io/Schedule', { backup: backend }), there);
  assert.deepEqual(spec('k8up.io/Backup', { backend: { rest: { url: 'https://restic.example.com/r' } } }), [
    'backup kubernetes restic.example.com',
    'storage restic.example.com',
  ]);
  assert.deepEqual(
    spec('volsync.backube/ReplicationSource', { rsyncTLS: { address: 'autre.example.com' } }),
    ['backup kubernetes autre.example.com', 'storage autre.example.com'],
  );
  assert.deepEqual(spec('volsync.backube/ReplicationSource', { restic: { repository: 'secret' } }), [
    'backup kubernetes ?',
  ]);
  assert.deepEqual(
    spec('velero.io/VolumeSnapshotLocation', { provider: 'velero.io/aws', config: { region: 'us-west-2' } }),
    ['backup aws us-west-2'],
  );
  assert.deepEqual(
    spec('velero.io/VolumeSnapshotLocation', { provider: 'gcp', config: { snapshotLocation: 'us' } }),
    ['backup google us'],
  );
  assert.deepEqual(
    spec('velero.io/BackupStorageLocation', {
      provider: 'velero.io/azure',
      config: { storageAccountURI: 'https://compte.blob.core.windows.net' },
    }),
    ['backup azure ?', 'storage compte.blob.core.windows.net'],
  );
});

test('a service of the cluster that stands for a host elsewhere keeps its store as one outside', () => {
  const service = (spec: object): Raw => object('Service', 'minio', { metadata: { namespace: 'n' }, spec });
  const store = (endpoint: string, spec: object): unknown[] =>
    of(
      readAll(service(spec), custom('k8s.mariadb.com/Backup', { spec: { storage: { s3: { endpoint } } } })),
      'resource',
    ).map(({ platform, region }) => [platform, region]);
  for (const endpoint of ['http://minio.n.svc:9000', 'minio.n.svc.cluster.local', 'http://minio:9000']) {
    assert.deepEqual(store(endpoint, { selector: { app: 'minio' } }), [], endpoint);
    for (const elsewhere of [
      { type: 'ExternalName', externalName: 's3.example.com' },
      { ports: [{ port: 9000 }] },
    ])
      assert.equal(store(endpoint, elsewhere).length, 1, endpoint);
  }
  // A name of the network around the cluster is no service of it.
  assert.deepEqual(store('nas.local', { selector: {} }), [['kubernetes', 'nas.local']]);
});

test('mirrors of storage go to a peer that only a secret names', () => {
  const mirroring = { enabled: true, mode: 'image', peers: { secretNames: ['s'] } };
  for (const type of ['ceph.rook.io/CephBlockPool', 'ceph.rook.io/CephFilesystem']) {
    assert.deepEqual(spec(type, { mirroring }), ['storage kubernetes ?']);
    assert.deepEqual(spec(type, { mirroring: { enabled: false } }), []);
  }
  assert.deepEqual(spec('ramendr.openshift.io/VolumeReplicationGroup', { s3Profiles: ['s'] }), [
    'storage kubernetes ?',
  ]);
  assert.deepEqual(spec('ceph.rook.io/CephObjectRealm', { pull: { endpoint: 'http://10.2.0.4:80' } }), [
    'storage kubernetes 10.2.0.4',
    'storage 10.2.0.4',
  ]);
  assert.deepEqual(
    spec('replication.storage.openshift.io/VolumeReplication', { replicationState: 'primary' }),
    ['storage kubernetes ?'],
  );
});

test('hosts of object stores that name their region, by platform', () => {
  const place = (endpoint: string): unknown =>
    spec('k8s.mariadb.com/Backup', { storage: { s3: { endpoint } } })[0];
  assert.equal(place('tor1.digitaloceanspaces.com'), 'backup digitalocean tor1');
  assert.equal(place('n.compat.objectstorage.ca-montreal-1.oraclecloud.com'), 'backup oracle ca-montreal-1');
  assert.equal(place('s3.ca-tor.cloud-object-storage.appdomain.cloud'), 'backup ibm ca-tor');
  assert.equal(place('s3.fr-par.scw.cloud'), 'backup scaleway fr-par');
  assert.equal(place('storage.googleapis.com'), 'backup google ?');
  // A store in the cluster keeps what it is given in volumes that are listed themselves.
  assert.equal(place('minio.minio.svc:9000'), undefined);
  assert.equal(place('https://minio.example.com:9000'), 'backup kubernetes minio.example.com');
  assert.equal(place('pas un hôte !'), 'backup kubernetes ?');
  // A name that only looks like a platform's is none of them.
  const odd = 's3.ca-central-1.amazonaws.com.example.com';
  assert.equal(place(odd), `backup kubernetes ${odd}`);
  assert.equal(place('xdigitaloceanspaces.com'), 'backup kubernetes xdigitaloceanspaces.com');
});

test('a region typed beside an address counts only where the address is that of all regions', () => {
  const regions = (endpoint: string, region: string): unknown => {
    const content = { spec: { storage: { s3: { bucket: 'b', endpoint, region } } } };
    const [store] = of(readAll(custom('k8s.mariadb.com/Backup', content)), 'resource');
    return [store?.platform, store?.region].join(' ');
  };
  for (const host of [
    's3-accesspoint.us-east-1.amazonaws.com',
    'vpce-1a.s3.us-east-1.vpce.amazonaws.com',
    's3-fips.dualstack.us-east-1.amazonaws.com',
    's3-external-1.amazonaws.com',
    's3express-use1-az4.us-east-1.amazonaws.com',
    's3express-cac1-yto1-az1.ca-central-1.amazonaws.com',
    's3.cn-north-1.amazonaws.com.cn',
    's3-accelerate.amazonaws.com',
    'x.accesspoint.s3-global.amazonaws.com',
  ])
    assert.equal(regions(host, 'ca-central-1'), 'aws ', host);
  for (const host of ['s3-fips.ca-central-1.amazonaws.com', 's3.amazonaws.com', 'b.s3.amazonaws.com'])
    assert.equal(regions(`https://${host}/x`, 'ca-central-1'), 'aws ca-central-1', host);
  // What stands before the service may be a bucket of any name.
  assert.equal(regions('x.ca-central-1.s3.us-east-1.amazonaws.com', 'us-east-1'), 'aws us-east-1');
  assert.equal(regions('x.us-east-1.s3.amazonaws.com', ''), 'aws ');
  for (const host of ['s3.gra.cloud.ovh.net', 'backups.s3.gra.io.cloud.ovh.net', 'storage.gra.cloud.ovh.net'])
    assert.equal(regions(host, 'bhs'), 'ovh ', host);
  assert.equal(regions('b.s3.bhs.perf.cloud.ovh.net', 'bhs'), 'ovh bhs');
  assert.equal(regions('storage.googleapis.com', 'us-east1'), 'google us-east1');
  assert.equal(regions('compte.blob.core.windows.net', 'canadacentral'), 'azure ');
});

test('secrets, measurements and certificates that others keep, take or give', () => {
  for (const kind of ['SecretStore', 'ClusterSecretStore']) {
    const store = (provider: object): unknown[] => spec(`external-secrets.io/${kind}`, { provider });
    assert.deepEqual(store({ aws: { service: 'SecretsManager', region: 'us-east-1' } }), [
      'storage aws us-east-1',
    ]);
    assert.deepEqual(store({ gcpsm: { projectID: 'p' } }), ['storage google ?']);
    assert.deepEqual(store({ azurekv: { vaultUrl: 'https://v.vault.azure.net' } }), [
      'storage azure ?',
      'storage v.vault.azure.net',
    ]);
    assert.deepEqual(store({ vault: { server: 'https://vault.example.com:8200' } }), [
      'storage vault.example.com',
    ]);
    assert.deepEqual(store({ vault: { server: 'http://vault.vault.svc:8200' } }), []);
  }
  const remoteWrite = [
    { url: 'https://prometheus.example.com/api/prom/push' },
    { url: 'http://mimir.mimir.svc/x' },
  ];
  for (const kind of ['Prometheus', 'PrometheusAgent'])
    assert.deepEqual(spec(`monitoring.coreos.com/${kind}`, { remoteWrite }), [
      'telemetry kubernetes prometheus.example.com',
      'other prometheus.example.com',
    ]);
  for (const kind of ['Issuer', 'ClusterIssuer'])
    assert.deepEqual(
      spec(`cert-manager.io/${kind}`, { acme: { server: 'https://acme-v02.api.letsencrypt.org/directory' } }),
      ['other acme-v02.api.letsencrypt.org'],
    );
});

test('a class of snapshots may keep them elsewhere than the volume', () => {
  const copies = (driver: string, parameters: object): unknown[] =>
    of(
      readAll(custom('snapshot.storage.k8s.io/VolumeSnapshotClass', { driver, parameters })),
      'replication',
    ).map(({ target_region }) => target_region);
  assert.deepEqual(copies('pd.csi.storage.gke.io', { 'storage-locations': 'us-east1' }), ['us-east1']);
  assert.deepEqual(copies('disk.csi.azure.com', { location: 'East US' }), ['eastus']);
  assert.deepEqual(copies('ebs.csi.aws.com', {}), []);
});

test('a class of snapshots is of the platform of its driver, else of the nodes', () => {
  const platform = (driver: string): unknown =>
    of(
      readAll(
        node('n', {}, 'hrobot://1'),
        custom('snapshot.storage.k8s.io/VolumeSnapshotClass', {
          driver,
          parameters: { location: 'eastus', 'storage-locations': 'us-east1' },
        }),
      ),
      'replication',
    )[0]?.platform;
  assert.equal(platform('disk.csi.azure.com'), 'azure');
  assert.equal(platform('pd.csi.storage.gke.io'), 'google');
  assert.equal(platform('autre.example.com'), 'hetzner');
});

test('a machine or a volume of a zone apart from its region is in that zone', () => {
  const zone = 'ca-central-1-wl1-yto-wlz-1';
  const labels = { 'topology.kubernetes.io/region': 'ca-central-1' };
  const seenOf = (...objects: readonly Raw[]): unknown[] => {
    const reading = readAll(...objects);
    return [...of(reading, 'resource').map(({ region }) => region), ...reading.notes.map(({ code }) => code)];
  };
  const wavelength = node(
    'n',
    { ...labels, 'topology.kubernetes.io/zone': zone },
    `aws:///${zone}/i-0123456789abcdef0`,
  );
  const disk = (keys: object): Raw =>
    volume('v', { csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' } }, [keys], {
      labels,
      annotations: { 'pv.kubernetes.io/provisioned-by': 'ebs.csi.aws.com' },
    });
  const zoned = disk({ 'topology.ebs.csi.aws.com/zone': [zone] });
  assert.deepEqual(seenOf(wavelength, zoned), [zone, zone, 'LISTING_PARTIAL']);
  // A volume that may be used from both is in none of them for certain.
  const both = disk({ 'topology.ebs.csi.aws.com/zone': [zone, 'ca-central-1a'] });
  assert.ok(seenOf(both).includes('REGION_CONTRADICTORY'));
  // One region that differs from that of the zone contradicts it all the same.
  const far = node('n', { 'topology.kubernetes.io/region': 'us-east-1' }, `aws:///${zone}/i-1`);
  assert.ok(seenOf(far).includes('REGION_CONTRADICTORY'));
});

test('parameters of a class of storage are named in whatever case', () => {
  const kmskeyid = 'arn:aws:kms:us-east-1:111122223333:key/1';
  const storageClass = object('StorageClass', 'c', {
    apiVersion: 'storage.k8s.io/v1',
    provisioner: 'ebs.csi.aws.com',
    parameters: { Encrypted: 'True', kmskeyid },
  });
  const stored = volume(
    'v',
    { csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' }, storageClassName: 'c' },
    [],
    { annotations: { 'pv.kubernetes.io/provisioned-by': 'ebs.csi.aws.com' } },
  );
  const reading = readAll(storageClass, stored);
  assert.deepEqual(
    of(reading, 'key').map(({ key, region }) => [key, region]),
    [[kmskeyid, 'us-east-1']],
  );
  assert.equal(of(reading, 'resource')[0]?.encrypted, true);
});

test('volumes of EKS in its automatic mode are of AWS', () => {
  const auto = { csi: { driver: 'ebs.csi.eks.amazonaws.com', volumeHandle: 'vol-1' } };
  const [found] = of(
    readAll(volume('v', auto, [{ 'topology.kubernetes.io/zone': 'ca-central-1b' }])),
    'resource',
  );
  assert.deepEqual([found?.platform, found?.region], ['aws', 'ca-central-1']);
});

test('what describes or installs resources of a platform is none of them', () => {
  for (const type of [
    'apiextensions.crossplane.io/Composition',
    'pkg.crossplane.io/Provider',
    'aws.upbound.io/ProviderConfig',
    'aws.m.upbound.io/ClusterProviderConfig',
  ]) {
    const reading = readAll(custom(type, { spec: {} }));
    assert.deepEqual(of(reading, 'resource'), [], type);
    assert.ok(!reading.notes.some(({ code }) => code === 'UNKNOWN_TYPE'));
  }
  assert.deepEqual(spec('s3.aws.m.upbound.io/Bucket', {}), ['unknown s3.aws.m.upbound.io ?']);
});

test('a cluster that has learnt a kind of copies and lists none is not inventoried', () => {
  const definition = (name: string): Raw =>
    object('CustomResourceDefinition', name, { apiVersion: 'apiextensions.k8s.io/v1' });
  const target = custom('longhorn.io/BackupTarget', { spec: { backupTargetURL: '' } });
  const inventories = (...more: Raw[]): number => of(readAll(...OWN, ...more), 'inventory').length;
  assert.equal(inventories(), 1);
  for (const name of ['backuptargets.longhorn.io', 'clusters.postgresql.cnpg.io', 'schedules.k8up.io'])
    assert.equal(inventories(definition(name)), 0, name);
  assert.equal(inventories(definition('backuptargets.longhorn.io'), target), 1);
  // A kind of the same name of another group is another kind.
  assert.equal(
    inventories(definition('clusters.postgresql.cnpg.io'), custom('cluster.x-k8s.io/Cluster', {})),
    0,
  );
});

test('several stores of one object are told apart, and no secret of theirs is kept', () => {
  const secret = `S3CR3T-${'k'.repeat(20)}`;
  const reading = readAll(
    custom('psmdb.percona.com/PerconaServerMongoDB', {
      spec: {
        backup: {
          storages: {
            [secret]: {
              s3: { endpointUrl: `https://u:${secret}@s3.example.com/${secret}`, credentialsSecret: secret },
            },
            b: { gcs: { bucket: secret } },
          },
        },
      },
    }),
  );
  assert.deepEqual(
    of(reading, 'resource')
      .map(({ resource }) => resource)
      .sort(),
    ['PerconaServerMongoDB/n/o', 'PerconaServerMongoDB/n/o (2)'],
  );
  assert.ok(!canonicalJson(reading).includes('S3CR3T'));
  const [mirrored] = of(
    readAll(...OWN, custom('ceph.rook.io/CephBlockPool', { spec: { mirroring: { enabled: true } } })),
    'resource',
  ).slice(-1);
  assert.equal(mirrored?.account, CLUSTER);
});
