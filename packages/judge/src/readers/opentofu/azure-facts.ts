import type { JsonCursor } from '@ancrage/base';
import { pairedCopy } from '../azure-paired-copy.ts';
import { azureRegion } from '../azure-region.ts';
import type { Copy } from '../inventory-facts.ts';
import { flagOf, textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader, ResourceFacts } from './resource-facts.ts';

/**
 * Microsoft Azure: region by its location, account by the subscription in its identifier. Names are those of the schema
 * of hashicorp/azurerm 4.x; older ones that states still carry are read too.
 */
export const azureFacts: FactsReader = (type, role, attributes) => {
  const regions = regionsOf(type, attributes);
  const id = textOf(attributes, 'id');
  return {
    native: id?.startsWith('/subscriptions/') === true ? id : undefined,
    account: azureOwner(attributes),
    regions,
    encrypted: encryptedOf(attributes),
    // Nested items may be made public where this is true; they are so only where each says so.
    public: attributes.get('allow_nested_items_to_be_public')?.boolean() === false ? false : undefined,
    key: role === 'key' ? keyOf(type, attributes) : undefined,
    copies: copiesOf(type, attributes, regions),
  };
};

/** An edge zone stands elsewhere than the region that manages it; a storage account that failed over, than where it was made. */
function regionsOf(type: string, attributes: JsonCursor): string[] {
  const edge = textOf(attributes, 'edge_zone');
  const primary = type === 'azurerm_storage_account' ? textOf(attributes, 'primary_location') : undefined;
  const decided = edge ?? azureRegion(primary);
  if (decided !== undefined) return [decided];
  return toldOnce(textOf(attributes, 'region'), azureRegion(textOf(attributes, 'location')));
}

/** The subscription that the identifier of a resource names. */
export function azureOwner(attributes: JsonCursor): string | undefined {
  return /\/subscriptions\/([^/]+)/i.exec(textOf(attributes, 'id') ?? '')?.[1]?.toLowerCase();
}

/** Where the attributes name the customer's key, in a key vault or a managed HSM, the content is encrypted with it. */
function encryptedOf(attributes: JsonCursor): boolean | undefined {
  const named =
    textOf(attributes, 'customer_managed_key', 0, 'key_vault_key_id') ??
    textOf(attributes, 'customer_managed_key', 0, 'managed_hsm_key_id') ??
    textOf(attributes, 'encryption', 0, 'key_vault_key_id') ??
    textOf(attributes, 'encryption', 0, 'key_id') ??
    textOf(attributes, 'encryption', 0, 'key_vault_key_identifier') ??
    textOf(attributes, 'key_vault_key_id') ??
    textOf(attributes, 'managed_hsm_key_id') ??
    textOf(attributes, 'transparent_data_encryption_key_vault_key_id') ??
    textOf(attributes, 'disk_encryption_set_id');
  return (
    flagOf(
      attributes,
      'encrypted',
      'storage_encrypted',
      'encryption_at_host_enabled',
      'transparent_data_encryption_enabled',
    ) ?? (named === undefined ? undefined : true)
  );
}

/** A managed HSM and keys named `…-HSM` are in hardware; a premium vault may hold keys of both kinds. */
function keyOf(type: string, attributes: JsonCursor): NonNullable<ResourceFacts['key']> {
  const keyType = textOf(attributes, 'key_type');
  const hardware = /HSM$/i.test(keyType ?? '') || type.includes('managed_hardware_security_module');
  const mixed = keyType === undefined && textOf(attributes, 'sku_name') === 'premium';
  return { protection: hardware ? 'hardware' : mixed ? 'unknown' : 'software', custodian: 'platform' };
}

/** Fields whose value says that the platform keeps a copy in the paired region. */
const GEO: readonly (readonly [path: readonly (string | number)[], value: RegExp])[] = [
  [['storage_mode_type'], /^GeoRedundant$/],
  [['redundancy'], /^GeoRedundant$/],
  [['storage_account_type'], /^(?:Geo|GeoZone|GRS|GZRS)$/],
  [['backup', 0, 'storage_redundancy'], /^Geo$/],
];

/** Blocks that each name a place where the data, or what works on it, is too. */
const PLACES = [
  'geo_location',
  'georeplications',
  'partner_region',
  'partner_server',
  'replica',
  'additional_location',
];

/** Attributes that name the other end of a copy, or list such names. */
const OTHER_ENDS = [
  'destination_storage_account_id',
  'partner_namespace_id',
  'linked_database_id',
  'linked_managed_redis_ids',
  'target_recovery_fabric_id',
];

function copiesOf(type: string, attributes: JsonCursor, regions: readonly string[]): Copy[] {
  const copies: Copy[] = [];
  for (const name of PLACES) {
    for (const place of attributes.get(name)?.items() ?? []) {
      const region = azureRegion(textOf(place, 'location'));
      const target = region ?? textOf(place, 'id');
      if (target !== undefined && !(regions.length === 1 && region === regions[0]))
        copies.push({ target, region });
    }
  }
  for (const place of attributes.get('target_region')?.items() ?? []) {
    const region = azureRegion(textOf(place, 'name'));
    if (region !== undefined) copies.push({ target: region, region });
  }
  for (const region of [
    textOf(attributes, 'data_protection_replication', 0, 'remote_volume_location'),
    textOf(attributes, 'linked_redis_cache_location'),
  ].map(azureRegion))
    if (region !== undefined) copies.push({ target: region, region });
  const own = textOf(attributes, 'id') ?? '';
  for (const name of OTHER_ENDS) {
    const listed = (attributes.get(name)?.items() ?? []).map((item) => item.string() ?? '');
    for (const target of [textOf(attributes, name) ?? '', ...listed])
      if (target !== '' && target !== own) copies.push({ target });
  }
  // Machines on premises are replicated to the group that their copies are made in.
  if (type === 'azurerm_site_recovery_vmware_replicated_vm') {
    const target = textOf(attributes, 'target_resource_group_id');
    if (target !== undefined) copies.push({ target });
  }
  const hubs = azureRegion(textOf(attributes, 'replication_region'));
  if (hubs === 'default') copies.push(pairedCopy('replication_region', regions));
  else if (hubs !== undefined && hubs !== 'none') copies.push({ target: hubs, region: hubs });
  const replication = textOf(attributes, 'account_replication_type') ?? '';
  if (/^(RA)?GZ?RS$/.test(replication))
    copies.push(pairedCopy(replication, regions, azureRegion(textOf(attributes, 'secondary_location'))));
  const geo = GEO.find(([path, value]) => value.test(textOf(attributes, ...path) ?? ''));
  if (geo !== undefined) copies.push(pairedCopy(textOf(attributes, ...geo[0])!, regions));
  else if (flagOf(attributes, 'geo_redundant_backup_enabled') === true)
    copies.push(pairedCopy('geo_redundant_backup_enabled', regions));
  else if (flagOf(attributes, 'geo_backup_policy_enabled') === true)
    copies.push(pairedCopy('geo_backup_policy_enabled', regions));
  // It counts for data warehouses only, and is on by default for all.
  else if (
    flagOf(attributes, 'geo_backup_enabled') === true &&
    textOf(attributes, 'sku_name')?.startsWith('DW') === true
  )
    copies.push(pairedCopy('geo_backup_enabled', regions));
  else if (flagOf(attributes, 'cross_region_restore_enabled') === true)
    copies.push(pairedCopy('cross_region_restore_enabled', regions));
  return copies;
}
