import { googleRegion } from '../google-region.ts';
import { declaredHosts, hostFields } from '../declared-hosts.ts';
import type { DeclaredHost } from '../declared-hosts.ts';
import type { Copy, InventoryItem } from '../inventory-facts.ts';
import { dataText, field } from './asset-fields.ts';
import type { Asset } from './asset-fields.ts';
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
  return {
    role,
    native:
      asset.type === 'storage.googleapis.com/Bucket'
        ? asset.name.replace(/^\/\/storage\.googleapis\.com\//, '').replace(/^projects\/_\/buckets\//, '')
        : undefined,
    regions: spread.length > 0 ? spread.slice(0, 1) : regionsOf(asset),
    encrypted: keys.length > 0 ? true : undefined,
    public: publicOf(asset),
    key: role === 'key' ? protectionOf(asset) : undefined,
    copies:
      spread.length > 1
        ? [...spread.slice(1).map((region) => ({ target: region, region })), ...backupsOf(asset)]
        : backupsOf(asset),
    hosts: hostsOf(asset),
  };
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

/** Names of the keys of Cloud KMS that an asset says it is encrypted with, without their versions. */
export function keysOf(asset: Asset): readonly string[] {
  const { cursor, data } = asset;
  let names: string[] | undefined;
  const add = (text: string | undefined): void => {
    const name = text === undefined ? undefined : KEY_NAME.exec(text)?.[0];
    if (name === undefined || names?.includes(name) === true) return;
    names ??= [];
    names.push(name);
  };
  for (const path of data?.begun(KEYS_NAMED) ?? []) add(data!.along(path)?.string());
  add(field(cursor, 'kmsKey')?.string());
  for (const item of field(cursor, 'kmsKeys')?.items() ?? []) add(item.string());
  return names ?? NO_KEYS;
}

const NO_KEYS: readonly string[] = [];

/** Where services name the key that they encrypt a resource with. */
const KEYS_NAMED: readonly (readonly string[])[] = [
  ['encryption', 'defaultKmsKeyName'],
  ['defaultEncryptionConfiguration', 'kmsKeyName'],
  ['encryptionConfiguration', 'kmsKeyName'],
  ['diskEncryptionConfiguration', 'kmsKeyName'],
  ['diskEncryptionKey', 'kmsKeyName'],
  ['snapshotEncryptionKey', 'kmsKeyName'],
  ['imageEncryptionKey', 'kmsKeyName'],
  ['databaseEncryption', 'keyName'],
  ['encryptionConfig', 'kmsKeyName'],
  ['cmekConfig', 'kmsKeyName'],
  ['kmsKeyName'],
];

const KEY_NAME =
  /projects\/[^/]{1,200}\/locations\/[^/]{1,100}\/keyRings\/[^/]{1,100}\/cryptoKeys\/[^/]{1,100}/;

/** The region that the name of a key carries. */
export function regionOfKey(key: string): string | undefined {
  return googleRegion(/\/locations\/([^/]+)\//.exec(key)?.[1]);
}

function regionsOf(asset: Asset): string[] {
  const { cursor, name, type } = asset;
  const images = /^compute\.googleapis\.com\/(?:Snapshot|Image|MachineImage)$/.test(type);
  const told = [
    // Such an asset is global; without its list of storage locations, its content could be in any.
    images ? 'global' : cursor.path('resource', 'location')?.string(),
    images ? undefined : cursor.get('location')?.string(),
    images ? undefined : /\/(?:locations|zones|regions)\/([^/]+)/.exec(name)?.[1],
    dataText(asset, 'locationId'),
    type === 'sqladmin.googleapis.com/Instance' ? dataText(asset, 'region') : undefined,
    type === 'storage.googleapis.com/Bucket' || type === 'bigquery.googleapis.com/Dataset'
      ? dataText(asset, 'location')
      : undefined,
    type === 'spanner.googleapis.com/Instance'
      ? /(?:^|\/)(?:regional-)?([^/]+)$/.exec(dataText(asset, 'config') ?? '')?.[1]
      : undefined,
  ];
  const regions = new Set(told.map(googleRegion).filter((region) => region !== undefined && region !== ''));
  // The record of an instance of Spanner is global, its data is where its configuration says.
  if (type === 'spanner.googleapis.com/Instance' && regions.size > 1) regions.delete('global');
  return [...regions] as string[];
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
  const regions = list.items().map((item) => googleRegion(item.string() ?? item.get('location')?.string()));
  return [...new Set(regions.filter((region) => region !== undefined && region !== ''))] as string[];
}

/** Backups of Cloud SQL go where they are told to, else where the platform likes: often to a multi-region. */
function backupsOf(asset: Asset): Copy[] {
  if (asset.type !== 'sqladmin.googleapis.com/Instance') return [];
  const backup = asset.data?.path('settings', 'backupConfiguration');
  if (backup?.get('enabled')?.boolean() !== true) return [];
  const region = googleRegion(backup.get('location')?.string()) || undefined;
  return [{ target: region ?? 'default location of backups of Cloud SQL', region }];
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
  if (data?.path('iamConfiguration', 'publicAccessPrevention')?.string() === 'enforced') return false;
  const entities = (data?.get('acl')?.items() ?? []).map((entry) => entry.get('entity')?.string());
  return entities.some((entity) => entity === 'allUsers' || entity === 'allAuthenticatedUsers')
    ? true
    : undefined;
}
