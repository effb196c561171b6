import type { JsonCursor } from '@ancrage/base';
import { googleRegion } from '../google-region.ts';
import type { Copy } from '../inventory-facts.ts';
import { textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader, ResourceFacts } from './resource-facts.ts';
import { copyField, toldCopies } from './told-copies.ts';

/**
 * Google Cloud: a zone stands for its region, a multi-region is kept as it is named. Data that is spread over regions
 * that the attributes list is in the first of them and copied to the others. Names are those of the schema of
 * hashicorp/google 6.x and 7.x.
 */
export const googleFacts: FactsReader = (type, role, attributes) => {
  const spread = spreadOf(type, attributes);
  const regions = spread.length > 0 ? spread.slice(0, 1) : regionsOf(type, attributes);
  return {
    native: type === 'google_storage_bucket' ? textOf(attributes, 'name') : undefined,
    account: googleOwner(attributes),
    regions,
    encrypted: namesKey(attributes) ? true : undefined,
    public: textOf(attributes, 'public_access_prevention') === 'enforced' ? false : undefined,
    key: role === 'key' ? keyOf(attributes) : undefined,
    copies: [
      ...spread.slice(1).map((region) => ({ target: region, region })),
      ...backupsOf(type, attributes),
      ...toldCopies(COPIES, type, attributes).filter(({ region }) => !regions.includes(region ?? '')),
    ],
  };
};

export function googleOwner(attributes: JsonCursor): string | undefined {
  return textOf(attributes, 'project');
}

function regionsOf(type: string, attributes: JsonCursor): string[] {
  // A secret that names no replicas is replicated wherever the platform likes.
  if (type === 'google_secret_manager_secret') return ['global'];
  // The zone of a snapshot is that of the disk that it was taken from.
  if (/^google_compute_(?:snapshot|image|machine_image)$/.test(type)) return [];
  return toldOnce(
    googleRegion(textOf(attributes, 'region')),
    googleRegion(textOf(attributes, 'location')),
    googleRegion(textOf(attributes, 'location_id')),
    googleRegion(textOf(attributes, 'zone')),
    googleRegion(/\/locations\/([^/]+)\//.exec(textOf(attributes, 'key_ring') ?? '')?.[1]),
    type === 'google_spanner_instance'
      ? /(?:^|\/)(?:regional-)?([^/]+)$/.exec(textOf(attributes, 'config') ?? '')?.[1]
      : undefined,
  );
}

/** Regions that the attributes list as those where the data is; none where they list none. */
function spreadOf(type: string, attributes: JsonCursor): string[] {
  const lists = {
    google_storage_bucket: attributes.path('custom_placement_config', 0, 'data_locations'),
    google_compute_snapshot: attributes.get('storage_locations'),
    google_compute_image: attributes.get('storage_locations'),
    google_compute_machine_image: attributes.get('storage_locations'),
    google_pubsub_topic: attributes.path('message_storage_policy', 0, 'allowed_persistence_regions'),
    google_secret_manager_secret: attributes.path('replication', 0, 'user_managed', 0, 'replicas'),
    google_bigtable_instance: attributes.get('cluster'),
  };
  const list = Object.entries(lists).find(([name]) => name === type)?.[1];
  return toldOnce(
    ...(list?.items() ?? []).map((item) =>
      googleRegion(item.string() ?? textOf(item, 'location') ?? textOf(item, 'zone')),
    ),
  );
}

const inRegion = (told: string): Copy => {
  const region = googleRegion(told) ?? told;
  return { target: region, region };
};
/** A resource of the platform by its name, which holds its region or its zone. */
const named = (told: string): Copy => ({
  target: told,
  region: googleRegion(/\/(?:locations|regions|zones)\/([^/]+)\//.exec(told)?.[1]),
});

/** Where types tell that their data is kept elsewhere too. */
const COPIES = [
  copyField(
    /^google_compute_resource_policy$/,
    'snapshot_schedule_policy snapshot_properties storage_locations',
    inRegion,
  ),
  copyField(/^google_compute_snapshot_settings$/, 'storage_location locations location', inRegion),
  copyField(/^google_compute_disk_async_replication$/, 'secondary_disk disk', named),
  copyField(/^google_alloydb_cluster$/, 'automated_backup_policy location', inRegion),
  copyField(/^google_redis_cluster$/, 'cross_cluster_replication_config secondary_clusters cluster', named),
  copyField(
    /^google_memorystore_instance$/,
    'cross_instance_replication_config secondary_instances instance',
    named,
  ),
  copyField(/^google_filestore_instance$/, 'effective_replication replicas peer_instance', named),
  copyField(/^google_netapp_backup_vault$/, 'backup_region', inRegion),
];

/** Backups of Cloud SQL go where they are told to, else where the platform likes: often to a multi-region. */
function backupsOf(type: string, attributes: JsonCursor): Copy[] {
  const backup = attributes.path('settings', 0, 'backup_configuration', 0);
  if (type !== 'google_sql_database_instance' || backup?.get('enabled')?.boolean() !== true) return [];
  const region = googleRegion(textOf(backup, 'location'));
  return [{ target: region ?? 'default location of backups of Cloud SQL', region }];
}

function namesKey(attributes: JsonCursor): boolean {
  return [
    ['encryption', 0, 'default_kms_key_name'],
    ['encryption_key_name'],
    ['default_encryption_configuration', 0, 'kms_key_name'],
    ['disk_encryption_key', 0, 'kms_key_self_link'],
    ['disk_encryption_key', 0, 'kms_key_name'],
    ['snapshot_encryption_key', 0, 'kms_key_self_link'],
    ['image_encryption_key', 0, 'kms_key_self_link'],
    ['encryption_config', 0, 'kms_key_name'],
    ['customer_managed_encryption', 0, 'kms_key_name'],
    ['kms_key'],
    ['cmek_config', 0, 'kms_key_name'],
    ['kms_key_name'],
  ].some((path) => textOf(attributes, ...path) !== undefined);
}

function keyOf(attributes: JsonCursor): NonNullable<ResourceFacts['key']> {
  const level =
    textOf(attributes, 'version_template', 0, 'protection_level') ?? textOf(attributes, 'protection_level');
  if (level?.startsWith('EXTERNAL')) return { protection: 'external', custodian: 'customer' };
  // One that is for a single customer is a hardware module too.
  return { protection: level?.startsWith('HSM') === true ? 'hardware' : 'software', custodian: 'platform' };
}
