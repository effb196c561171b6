import { googleRegion } from '../google-region.ts';
import { declaredHosts, hostFields } from '../declared-hosts.ts';
import type { DeclaredHost } from '../declared-hosts.ts';
import { hostOfUrl } from '../host-name.ts';
import type { InventoryItem } from '../inventory-facts.ts';
import { copiesOf, sqlName } from './asset-copies.ts';
import { dataText, dataTexts } from './asset-fields.ts';
import type { Asset, DataPath } from './asset-fields.ts';
import { assetRoleOf } from './asset-types.ts';

/** What one asset tells of itself; nothing else of it leaves this folder. */
export type AssetItem = Pick<
  InventoryItem,
  'copies' | 'encrypted' | 'hosts' | 'key' | 'native' | 'public' | 'regions' | 'role'
>;

/**
 * Reads an asset: where it is by its location, its name and the fields of its own service. Data that is spread over
 * regions that the asset lists is in the first of them and copied to the others. `keys`: those of {@link keysOf}.
 */
export function assetItem(asset: Asset, keys: readonly string[]): AssetItem {
  const role = assetRoleOf(asset.type);
  const spread = spreadOf(asset);
  const regions = spread.length > 0 ? spread.slice(0, 1) : regionsOf(asset);
  return {
    role,
    native: nativeOf(asset),
    regions,
    encrypted: keys.length > 0 ? true : undefined,
    public: publicOf(asset),
    key: role === 'key' ? protectionOf(asset) : undefined,
    copies: [...spread.slice(1).map((region) => ({ target: region, region })), ...copiesOf(asset)],
    hosts: hostsOf(asset),
  };
}

/** Name by which copies of others point at it. */
function nativeOf(asset: Asset): string | undefined {
  if (asset.type === 'sqladmin.googleapis.com/Instance') return sqlName(asset);
  // Subscriptions and pipelines name a service by the address that the platform gave it.
  if (asset.type === 'run.googleapis.com/Service')
    return hostOfUrl(dataText(asset, 'uri') ?? dataText(asset, 'status', 'url') ?? '');
  return asset.type === 'storage.googleapis.com/Bucket'
    ? asset.name.replace(/^\/\/storage\.googleapis\.com\//, '').replace(/^projects\/_\/buckets\//, '')
    : undefined;
}

const HOSTS = [
  hostFields(/^dns\.googleapis\.com\/ManagedZone$/, 'zone', 'dnsName'),
  hostFields(/^dns\.googleapis\.com\/ResourceRecordSet$/, 'endpoint', 'name'),
  hostFields(/^run\.googleapis\.com\/Service$/, 'endpoint', 'status.url uri'),
  hostFields(/^sqladmin\.googleapis\.com\/Instance$/, 'endpoint', 'dnsName'),
];

function hostsOf(asset: Asset): readonly DeclaredHost[] {
  // A zone that only networks of one's own can see is no name for others.
  if (dataText(asset, 'visibility')?.toLowerCase() === 'private') return [];
  return declaredHosts(HOSTS, asset.type, (path) => [dataText(asset, ...path.map(String))]);
}

function regionsOf(asset: Asset): string[] {
  const { cursor, name, type } = asset;
  // What runs on another platform or on premises is registered in a region of this one, and is not there.
  if (ELSEWHERE.test(type)) return [];
  const decided = decidedRegion(asset);
  if (decided !== undefined) return decided === '' ? [] : [decided];
  const told = [
    cursor.textAlong(['resource', 'location']),
    cursor.text('location'),
    placeInName(name),
    dataText(asset, 'locationId'),
    type === 'sqladmin.googleapis.com/Instance' ? dataText(asset, 'region') : undefined,
    LOCATED.test(type) ? dataText(asset, 'location')?.split('/').at(-1) : undefined,
  ];
  const regions = new Set(told.map(googleRegion).filter((region) => region !== undefined && region !== ''));
  return [...regions] as string[];
}

const ELSEWHERE = /^(?:gkemulticloud|gkeonprem|anthos)\.googleapis\.com\//;

/** Types whose own field `location` says where they are; for others it says something else, or nothing. */
const LOCATED =
  /^(?:storage\.googleapis\.com\/Bucket|bigquery\.googleapis\.com\/Dataset|bigtableadmin\.googleapis\.com\/Cluster|apigee\.googleapis\.com\/Instance)$/;

function placeInName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : /\/(?:locations|zones|regions)\/([^/]+)/.exec(name)?.[1];
}

/**
 * The region of a type of which one field alone says where data is, whatever the location of its record; empty where that
 * field is silent and the location of the record would mislead; undefined where the location of the record counts.
 */
function decidedRegion(asset: Asset): string | undefined {
  const { name, type } = asset;
  // Such an asset is global; without its list of storage locations, its content could be in any.
  if (/^compute\.googleapis\.com\/(?:Snapshot|Image|MachineImage)$/.test(type)) return 'global';
  switch (type) {
    case 'secretmanager.googleapis.com/Secret':
      return googleRegion(
        placeInName(name) ?? (asset.data?.path('replication', 'automatic') ? 'global' : ''),
      );
    case 'spanner.googleapis.com/Instance':
    case 'spanner.googleapis.com/InstancePartition':
      return googleRegion(/(?:^|\/)(?:regional-)?([^/]+)$/.exec(dataText(asset, 'config') ?? '')?.[1]);
    case 'sqladmin.googleapis.com/Backup':
    case 'sqladmin.googleapis.com/BackupRun':
      return googleRegion(dataText(asset, 'location'));
    case 'netapp.googleapis.com/Backup':
      return googleRegion(dataText(asset, 'backupRegion')?.split('/').at(-1));
    case 'logging.googleapis.com/LogSink':
      return googleRegion(placeInName(dataText(asset, 'destination')));
    case 'apigee.googleapis.com/Organization':
      return googleRegion(dataText(asset, 'apiConsumerDataLocation') ?? dataText(asset, 'analyticsRegion'));
    default:
      return undefined;
  }
}

/** Where each type lists the regions that its data is in. */
const SPREADS: ReadonlyMap<string, readonly string[]> = new Map([
  ['storage.googleapis.com/Bucket', ['customPlacementConfig', 'dataLocations']],
  ['compute.googleapis.com/Snapshot', ['storageLocations']],
  ['compute.googleapis.com/Image', ['storageLocations']],
  ['compute.googleapis.com/MachineImage', ['storageLocations']],
  ['secretmanager.googleapis.com/Secret', ['replication', 'userManaged', 'replicas']],
  ['pubsub.googleapis.com/Topic', ['messageStoragePolicy', 'allowedPersistenceRegions']],
]);

function spreadOf({ data, type }: Asset): readonly string[] {
  const path = SPREADS.get(type);
  const list = path === undefined ? undefined : data?.along(path);
  if (list === undefined) return [];
  const regions = list.items().map((item) => googleRegion(item.string() ?? item.text('location')));
  return [...new Set(regions.filter((region) => region !== undefined && region !== ''))] as string[];
}

/** An external key is held by whoever runs its manager; all others are in the platform's custody. */
function protectionOf(asset: Asset): NonNullable<AssetItem['key']> {
  const level =
    dataText(asset, 'primary', 'protectionLevel') ?? dataText(asset, 'versionTemplate', 'protectionLevel');
  if (level === 'EXTERNAL' || level === 'EXTERNAL_VPC')
    return { protection: 'external', custodian: 'customer' };
  const protection =
    level?.startsWith('HSM') === true ? 'hardware' : level === 'SOFTWARE' ? 'software' : 'unknown';
  return { protection, custodian: level === undefined ? 'unknown' : 'platform' };
}

function publicOf(asset: Asset): boolean | undefined {
  const { data } = asset;
  if (data?.textAlong(['iamConfiguration', 'publicAccessPrevention']) === 'enforced') return false;
  const opened = (data?.begun(OPENED) ?? []).some((path) =>
    dataTexts(data, path).some((who) => EVERYONE.has(who)),
  );
  return opened ? true : undefined;
}

/** Where a bucket, or a set of data of BigQuery, lists who may read it. */
const OPENED: readonly DataPath[] = [
  ['acl', '*', 'entity'],
  ['defaultObjectAcl', '*', 'entity'],
  ['access', '*', 'specialGroup'],
  ['access', '*', 'iamMember'],
];

const EVERYONE: ReadonlySet<string> = new Set(['allUsers', 'allAuthenticatedUsers']);
