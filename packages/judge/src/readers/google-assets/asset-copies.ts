import { googleRegion } from '../google-region.ts';
import type { Copy } from '../inventory-facts.ts';
import { hostName, hostOfUrl } from '../host-name.ts';
import { dataText, dataTexts } from './asset-fields.ts';
import type { Asset, DataPath } from './asset-fields.ts';

/** Where a type tells that its data is kept elsewhere too, by the discovery document of its service. */
interface CopyField {
  readonly type: string;
  readonly path: DataPath;
  readonly copy: (told: string, asset: Asset) => Copy;
}

/** Copies of its data that an asset tells, apart from the regions that its data is spread over. */
export function copiesOf(asset: Asset): readonly Copy[] {
  const told = (BY_TYPE.get(asset.type) ?? []).flatMap(({ path, copy }) =>
    dataTexts(asset.data, path).map((text) => copy(text, asset)),
  );
  const copies = [
    ...told,
    ...onPremisesOf(asset),
    ...backupsOf(asset),
    ...planOf(asset),
    ...profileOf(asset),
  ];
  return copies.length < 2 ? copies : [...new Map(copies.map((copy) => [copy.target, copy])).values()];
}

/** A region, or a multi-region, by its name alone or as the end of one of the platform's. */
const inRegion = (told: string): Copy => {
  const region = googleRegion(told.split('/').at(-1)) ?? told;
  return { target: region, region };
};

/** A resource of the platform by its name, which holds its region or its zone. */
const named = (told: string): Copy => ({
  target: told,
  region: googleRegion(/\/(?:locations|regions|zones)\/([^/]+)/.exec(told)?.[1]),
});

/** A bucket, which its own entry places. */
const inBucket = (told: string): Copy => ({ target: told });

/**
 * A host that is sent to, which could be anywhere but for the platform's own that name their region. Nothing else of its
 * address is kept.
 */
const toHost = (told: string): Copy => {
  const host = hostOfUrl(told) ?? hostName(told);
  if (host === undefined) return { target: 'address that cannot be read' };
  const [, run, functions] = REGIONAL_HOST.exec(host) ?? [];
  return { target: host, region: run ?? functions };
};

const REGIONAL_HOST = /\.([a-z]+-[a-z]+\d+)\.run\.app$|^([a-z]+-[a-z]+\d+)-[a-z0-9-]+\.cloudfunctions\.net$/;

/** A file system that agents write to, wherever they run. */
const inFileSystem = (): Copy => ({ target: 'file system of a transfer agent' });

/** An instance of Cloud SQL, by the name that {@link sqlName} gives it. */
const inInstance = (told: string, asset: Asset): Copy => ({
  target: told.includes(':') ? told : `${dataText(asset, 'project') ?? ''}:${told}`,
});

/** Name of an instance of Cloud SQL across projects; undefined where its project or its own name is not told. */
export function sqlName(asset: Asset): string | undefined {
  const [project, name] = [dataText(asset, 'project'), dataText(asset, 'name')];
  return project === undefined || name === undefined ? undefined : `${project}:${name}`;
}

const BY_TYPE: ReadonlyMap<string, readonly CopyField[]> = Map.groupBy(
  [
    ...copies(
      'compute.googleapis.com/ResourcePolicy',
      inRegion,
      'snapshotSchedulePolicy snapshotProperties storageLocations *',
    ),
    ...copies('compute.googleapis.com/Disk', named, 'asyncSecondaryDisks {} asyncReplicationDisk disk'),
    ...copies('compute.googleapis.com/RegionDisk', named, 'asyncSecondaryDisks {} asyncReplicationDisk disk'),
    ...copies(
      'sqladmin.googleapis.com/Instance',
      inInstance,
      'replicaNames *',
      'replicationCluster failoverDrReplicaName',
    ),
    ...copies(
      'spanner.googleapis.com/Instance',
      inRegion,
      'replicaComputeCapacity * replicaSelection location',
    ),
    ...copies('alloydb.googleapis.com/Cluster', inRegion, 'automatedBackupPolicy location'),
    ...copies('alloydb.googleapis.com/Cluster', named, 'primaryConfig secondaryClusterNames *'),
    ...copies(
      'redis.googleapis.com/Cluster',
      named,
      'crossClusterReplicationConfig secondaryClusters * cluster',
      'crossClusterReplicationConfig membership secondaryClusters * cluster',
    ),
    ...copies(
      'memorystore.googleapis.com/Instance',
      named,
      'crossInstanceReplicationConfig secondaryInstances * instance',
      'crossInstanceReplicationConfig membership secondaryInstances * instance',
    ),
    ...copies('file.googleapis.com/Instance', named, 'replication replicas * peerInstance'),
    ...copies('netapp.googleapis.com/Volume', named, 'backupConfig backupVault'),
    ...copies('netapp.googleapis.com/Replication', named, 'destinationVolume'),
    ...copies('netapp.googleapis.com/BackupVault', inRegion, 'backupRegion'),
    ...copies('backupdr.googleapis.com/BackupPlan', named, 'backupVault'),
    ...copies('backupdr.googleapis.com/BackupPlanAssociation', named, 'dataSource'),
    ...copies('pubsub.googleapis.com/Subscription', inBucket, 'cloudStorageConfig bucket'),
    ...copies('pubsub.googleapis.com/Subscription', toHost, 'pushConfig pushEndpoint'),
    ...copies('eventarc.googleapis.com/Pipeline', toHost, 'destinations * httpEndpoint uri'),
    ...copies(
      'datastream.googleapis.com/Stream',
      inRegion,
      'destinationConfig bigqueryDestinationConfig sourceHierarchyDatasets datasetTemplate location',
    ),
    ...copies(
      'storagetransfer.googleapis.com/TransferJob',
      inBucket,
      'replicationSpec gcsDataSink bucketName',
      'transferSpec gcsDataSink bucketName',
      'transferSpec gcsIntermediateDataLocation bucketName',
    ),
    ...copies(
      'storagetransfer.googleapis.com/TransferJob',
      inFileSystem,
      'transferSpec posixDataSink rootDirectory',
    ),
  ],
  ({ type }) => type,
);

function copies(type: string, copy: CopyField['copy'], ...paths: readonly string[]): CopyField[] {
  return paths.map((path) => ({ type, copy, path: path.split(' ') }));
}

/** A plan of backups of GKE keeps them in its own region, wherever its cluster is. */
function planOf(asset: Asset): Copy[] {
  return asset.type === 'gkebackup.googleapis.com/BackupPlan' ? [named(asset.name)] : [];
}

/** Databases that a migration reaches by a host; one that does not say which end it is may be where the data goes. */
function profileOf(asset: Asset): Copy[] {
  if (asset.type !== 'datamigration.googleapis.com/ConnectionProfile') return [];
  if (dataText(asset, 'role') === 'SOURCE') return [];
  return ENGINES.flatMap((engine) => dataTexts(asset.data, [engine, 'host']).map(toHost));
}

const ENGINES = ['mysql', 'postgresql', 'sqlserver', 'oracle'];

/** A volume of NetApp may be replicated to a cluster of the customer's own, of which only a name is told. */
function onPremisesOf(asset: Asset): Copy[] {
  return asset.type === 'netapp.googleapis.com/Replication' &&
    dataText(asset, 'hybridReplicationType') === 'ONPREM_REPLICATION'
    ? [{ target: 'cluster on premises (NetApp)' }]
    : [];
}

/** Backups of Cloud SQL go where they are told to, else where the platform likes: often to a multi-region. */
function backupsOf(asset: Asset): Copy[] {
  if (asset.type !== 'sqladmin.googleapis.com/Instance') return [];
  const settings = asset.data?.get('settings');
  const backup = settings?.get('backupConfiguration');
  const last = settings?.path('finalBackupConfig', 'enabled')?.boolean() === true;
  if (backup?.get('enabled')?.boolean() !== true && !last) return [];
  const region = googleRegion(backup?.get('location')?.string()) || undefined;
  return [{ target: region ?? 'default location of backups of Cloud SQL', region }];
}
