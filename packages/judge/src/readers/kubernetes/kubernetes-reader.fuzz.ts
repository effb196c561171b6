import { digestOf } from '@ancrage/base';
import { stringify } from 'yaml';
import { kubernetesReader } from './kubernetes-reader.ts';
import { CLOUD, listOf, object, OWN } from './testing/cluster-objects.ts';

const S3 = { s3: { bucket: 'b', endpoint: 's3.us-east-1.amazonaws.com', region: 'us-east-1' } };
/** Objects of operators that name stores outside the cluster. */
const STORES = (
  [
    [
      'pgv2.percona.com/v2/PerconaPGCluster',
      { backups: { pgbackrest: { repos: [S3, { gcs: {} }, { azure: {} }] } } },
    ],
    ['psmdb.percona.com/v1/PerconaServerMongoDB', { backup: { storages: { a: { type: 's3', ...S3 } } } }],
    [
      'postgresql.cnpg.io/v1/Cluster',
      { backup: { barmanObjectStore: { destinationPath: 's3://copies/x' } } },
    ],
    [
      'barmancloud.cnpg.io/v1/ObjectStore',
      { configuration: { destinationPath: 'https://c.blob.core.windows.net/c' } },
    ],
    ['longhorn.io/v1beta2/BackupTarget', { backupTargetURL: 'nfs://nfs.example.com:/x' }],
    ['k8up.io/v1/Schedule', { backup: { backend: { rest: { url: 'https://restic.example.com/r' } } } }],
    ['volsync.backube/v1alpha1/ReplicationSource', { rsyncTLS: { address: 'autre.example.com' } }],
    ['velero.io/v1/VolumeSnapshotLocation', { provider: 'gcp', config: { snapshotLocation: 'us' } }],
    ['ceph.rook.io/v1/CephBlockPool', { mirroring: { enabled: true, peers: { secretNames: ['x'] } } }],
    [
      'external-secrets.io/v1/SecretStore',
      { provider: { aws: { region: 'us-east-1' }, vault: { server: 'https://x' } } },
    ],
    [
      'monitoring.coreos.com/v1/Prometheus',
      { remoteWrite: [{ url: 'https://aps.us-east-1.amazonaws.com/x' }] },
    ],
    ['velero.io/v1/BackupStorageLocation', { provider: 'velero.io/aws', config: { region: 'us-west-2' } }],
  ] as const
).map(([type, spec]) => {
  const [group, version, kind] = type.split('/');
  return object(kind!, 'o', { apiVersion: `${group!}/${version!}`, metadata: { namespace: 'n' }, spec });
});

/** Lists in JSON and documents in YAML; what is returned tells readings apart. */
export const target = {
  name: 'kubernetes',
  run(bytes: Uint8Array): string {
    const { facts, notes } = kubernetesReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      listOf(OWN),
      listOf(CLOUD),
      listOf(STORES),
      stringify({
        apiVersion: 'v1',
        items: OWN.slice(2, 5),
        kind: 'List',
        metadata: { resourceVersion: '' },
      }),
      CLOUD.map((one) => stringify(one)).join('---\n'),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"items"',
    '"nodeAffinity"',
    '"matchExpressions"',
    '"topology.kubernetes.io/zone"',
    '"providerID"',
    'aws:///',
    '"clientConfig"',
    '"__proto__"',
    '\n---\n',
    'image: ',
    '"endpoint"',
    'azblob://',
    'nfs://',
    's3://b@',
    '"spec"',
  ],
};
