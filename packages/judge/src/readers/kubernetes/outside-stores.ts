import type { JsonCursor } from '@ancrage/base';
import { isWithinCluster } from '../host-name.ts';
import type { Role } from '../inventory-facts.ts';
import { endpointHost } from './store-place.ts';

/** A store outside the cluster that an object sends data to, or keeps it in, as far as the object tells. */
export interface OutsideStore {
  readonly role: Role;
  /** Platform of the store where no address is given. */
  readonly platform: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** Address, with or without a scheme and a path; where it stands in the object. */
  readonly endpoint?: string | undefined;
  readonly field?: string | undefined;
}

/** Steps into an object: `*` for each item of a list, `{}` for each member of an object. */
type Path = readonly string[];
type Read = (at: JsonCursor) => readonly OutsideStore[];

/**
 * Stores that objects of this type name, by the custom resource definitions of the operators that read them; undefined for
 * a type that is not among them. What stands in a secret (an address, a region) is not told.
 */
export function outsideStores(type: string, cursor: JsonCursor): readonly OutsideStore[] | undefined {
  const table = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  return table?.flatMap(([path, read]) => placesAt(cursor, path).flatMap(read));
}

function placesAt(at: JsonCursor | undefined, path: Path): readonly JsonCursor[] {
  if (at === undefined) return [];
  const [step, ...rest] = path;
  if (step === undefined) return [at];
  if (step === '*') return at.items().flatMap((item) => placesAt(item, rest));
  if (step === '{}') return at.keys().flatMap((key) => placesAt(at.get(key), rest));
  return placesAt(at.get(step), rest);
}

const text = (at: JsonCursor | undefined, name: string): string | undefined =>
  at?.get(name)?.string() || undefined;

/** A bucket of S3 or of what speaks like it: without an address, it is of AWS. */
const s3: Read = (at) => [
  {
    role: 'backup',
    platform: 'aws',
    region: text(at, 'region'),
    endpoint: text(at, 'endpoint') ?? text(at, 'endpointUrl') ?? text(at, 'endpointURL'),
    field: 's3.endpoint',
  },
];

/** The kinds of store that most operators know, each under its own name. */
const backend: Read = (at) => {
  const of = (name: string, platform: string): OutsideStore[] =>
    at.get(name) === undefined
      ? []
      : [{ role: 'backup', platform, endpoint: text(at.get(name), 'endpointUrl'), field: name }];
  const rest = text(at.get('rest'), 'url');
  return [
    ...['s3', 'minio'].flatMap((name) => placesAt(at, [name]).flatMap(s3)),
    ...of('gcs', 'google'),
    ...of('azure', 'azure'),
    ...of('b2', 'backblaze'),
    ...of('swift', 'openstack'),
    ...(rest === undefined
      ? []
      : [{ role: 'backup' as const, platform: 'kubernetes', endpoint: rest, field: 'rest.url' }]),
  ];
};

/**
 * A store that one address names: `s3://…`, `gs://…`, `azblob://…`, `nfs://…`. The endpoint and the region of a bucket of S3
 * stand in a secret that the object names, and what is written after `@` may be anything.
 */
const address =
  (field: string): Read =>
  (at) => {
    const url = at.string() ?? '';
    const scheme = /^([a-z0-9]{1,12}):\/\//.exec(url)?.[1];
    if (url === '' || url === '/') return [];
    if (scheme === 'gs' || scheme === 'azblob')
      return [{ role: 'backup', platform: scheme === 'gs' ? 'google' : 'azure' }];
    return [{ role: 'backup', platform: 'kubernetes', ...(scheme === 's3' ? {} : { endpoint: url, field }) }];
  };

/** Before it had objects of their own, Longhorn kept the one target in a setting. */
const setting: Read = (at) =>
  at.path('metadata', 'name')?.string() === 'backup-target'
    ? placesAt(at, ['value']).flatMap(address('backup-target'))
    : [];

/** What Barman writes: a path that tells the kind of store, and an address beside it. */
const barman: Read = (at) => {
  const path = text(at, 'destinationPath');
  if (path === undefined) return [];
  const endpoint = text(at, 'endpointURL') ?? (path.startsWith('https://') ? path : undefined);
  const platform = path.startsWith('gs://') ? 'google' : path.startsWith('s3://') ? 'aws' : 'azure';
  return [{ role: 'backup', platform, endpoint, field: 'endpointURL' }];
};

/** A copy whose other end is named by an address, or by nothing that is in the object. */
const copyTo =
  (role: Role, field?: string): Read =>
  (at) => [
    { role, platform: 'kubernetes', endpoint: field === undefined ? undefined : text(at, field), field },
  ];

/** Mirrors of Ceph go to a peer that only a secret names. */
const mirror: Read = (at) =>
  at.get('enabled')?.boolean() === true ? [{ role: 'storage', platform: 'kubernetes' }] : [];

const zalando: Read = (at) => {
  const own = at.get('aws_or_gcp');
  const region = text(own, 'aws_region');
  const logical = at.get('logical_backup');
  const endpoint = text(logical, 'logical_backup_s3_endpoint');
  const provider = text(logical, 'logical_backup_provider');
  return [
    ...(text(own, 'wal_s3_bucket') ? [{ role: 'backup' as const, platform: 'aws', region }] : []),
    ...(text(own, 'wal_gs_bucket') ? [{ role: 'backup' as const, platform: 'google' }] : []),
    ...(text(own, 'wal_az_storage_account') ? [{ role: 'backup' as const, platform: 'azure' }] : []),
    ...(text(logical, 'logical_backup_s3_bucket')
      ? [
          {
            role: 'backup' as const,
            platform: provider === 'gcs' ? 'google' : provider === 'az' ? 'azure' : 'aws',
            region: text(logical, 'logical_backup_s3_region'),
            endpoint,
            field: 'logical_backup_s3_endpoint',
          },
        ]
      : []),
  ];
};

/** Where Velero's plugins keep the snapshots of volumes that they take. */
const snapshots: Read = (at) => {
  const provider = (text(at, 'provider') ?? '').replace(/^velero\.io\//, '');
  const config = at.get('config');
  const region = text(config, 'region') ?? text(config, 'snapshotLocation');
  return [{ role: 'backup', platform: provider === 'gcp' ? 'google' : provider || 'kubernetes', region }];
};

/** Managers of secrets that a cluster takes its own from, or gives them to. */
const secrets: Read = (at) => {
  const found: OutsideStore[] = [];
  const cloud = (name: string, platform: string, region: string, account?: string): void => {
    const store = at.get(name);
    if (store === undefined) return;
    const owner = account === undefined ? undefined : text(store, account);
    found.push({ role: 'storage', platform, region: text(store, region), account: owner });
  };
  cloud('aws', 'aws', 'region');
  cloud('gcpsm', 'google', 'location', 'projectID');
  cloud('oracle', 'oracle', 'region');
  cloud('scaleway', 'scaleway', 'region');
  if (at.get('azurekv') !== undefined)
    found.push({
      role: 'storage',
      platform: 'azure',
      endpoint: text(at.get('azurekv'), 'vaultUrl'),
      field: 'vaultUrl',
    });
  return found;
};

/** Where measurements are sent, unless it is a service of the cluster itself. */
const write: Read = (at) => {
  const endpoint = text(at, 'url');
  return isWithinCluster(endpointHost(endpoint ?? '') ?? '.')
    ? []
    : [{ role: 'telemetry', platform: 'kubernetes', endpoint, field: 'remoteWrite.url' }];
};

const path = (words: string): Path => words.split(' ');
const K8UP = ['spec backend', 'spec backup backend', 'spec archive backend', 'spec archive restoreMethod'];

const TYPES: Readonly<Record<string, readonly (readonly [Path, Read])[]>> = {
  'velero.io/VolumeSnapshotLocation': [[path('spec'), snapshots]],
  'longhorn.io/BackupTarget': [[path('spec backupTargetURL'), address('backupTargetURL')]],
  'longhorn.io/Setting': [[[], setting]],
  'postgresql.cnpg.io/Cluster': [[path('spec backup barmanObjectStore'), barman]],
  'barmancloud.cnpg.io/ObjectStore': [[path('spec configuration'), barman]],
  'postgres-operator.crunchydata.com/PostgresCluster': [[path('spec backups pgbackrest repos *'), backend]],
  'pgv2.percona.com/PerconaPGCluster': [[path('spec backups pgbackrest repos *'), backend]],
  'psmdb.percona.com/PerconaServerMongoDB': [[path('spec backup storages {}'), backend]],
  'pxc.percona.com/PerconaXtraDBCluster': [[path('spec backup storages {}'), backend]],
  'ps.percona.com/PerconaServerMySQL': [[path('spec backup storages {}'), backend]],
  'acid.zalan.do/OperatorConfiguration': [[path('configuration'), zalando]],
  'k8s.mariadb.com/Backup': [[path('spec storage'), backend]],
  'k8s.mariadb.com/PhysicalBackup': [[path('spec storage'), backend]],
  'k8up.io/Schedule': K8UP.map((words) => [path(words), backend]),
  'k8up.io/Backup': [[path('spec backend'), backend]],
  'k8up.io/Archive': [
    [path('spec backend'), backend],
    [path('spec restoreMethod'), backend],
  ],
  'volsync.backube/ReplicationSource': [
    [path('spec rsync'), copyTo('backup', 'address')],
    [path('spec rsyncTLS'), copyTo('backup', 'address')],
    [path('spec syncthing peers *'), copyTo('backup')],
    [path('spec rclone'), copyTo('backup')],
    [path('spec restic'), copyTo('backup')],
    [path('spec external'), copyTo('backup')],
  ],
  'replication.storage.openshift.io/VolumeReplication': [[path('spec'), copyTo('storage')]],
  'ramendr.openshift.io/VolumeReplicationGroup': [[path('spec'), copyTo('storage')]],
  'ceph.rook.io/CephBlockPool': [[path('spec mirroring'), mirror]],
  'ceph.rook.io/CephFilesystem': [[path('spec mirroring'), mirror]],
  'ceph.rook.io/CephObjectRealm': [[path('spec pull'), copyTo('storage', 'endpoint')]],
  'external-secrets.io/SecretStore': [[path('spec provider'), secrets]],
  'external-secrets.io/ClusterSecretStore': [[path('spec provider'), secrets]],
  'monitoring.coreos.com/Prometheus': [[path('spec remoteWrite *'), write]],
  'monitoring.coreos.com/PrometheusAgent': [[path('spec remoteWrite *'), write]],
};
