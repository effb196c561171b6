import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';

/**
 * Regions of a resource as its attributes tell them: its own field, its ARN, its zone, its location. None where all are
 * silent; several where they contradict each other, and then none of them is to be believed.
 */
export function regionsOf(platform: string, attributes: JsonCursor): string[] {
  const told = [attributes.get('region')?.string(), ...toldElsewhere(platform, attributes)];
  return [...new Set(told.filter((region) => region !== undefined && region !== ''))] as string[];
}

/** The region where the attributes agree on one. */
export function regionOf(platform: string, attributes: JsonCursor): string | undefined {
  const regions = regionsOf(platform, attributes);
  return regions.length === 1 ? regions[0] : undefined;
}

function toldElsewhere(platform: string, attributes: JsonCursor): (string | undefined)[] {
  const location = attributes.get('location')?.string();
  if (platform === 'aws') return [arnPart(attributes, 3), awsZone(attributes)];
  if (platform === 'azure') return [location?.toLowerCase().replaceAll(' ', '')];
  if (platform !== 'google') return [];
  const region = (text: string | undefined): string | undefined =>
    text?.toLowerCase().replace(/^([a-z]+-[a-z]+\d+)-[a-z]$/, '$1');
  return [region(location), region(attributes.get('zone')?.string())];
}

/** Account, subscription or project that owns a resource. */
export function accountOf(platform: string, attributes: JsonCursor): string | undefined {
  if (platform === 'aws') return attributes.get('owner_id')?.string() || arnPart(attributes, 4);
  if (platform === 'azure') {
    return /\/subscriptions\/([^/]+)/i.exec(attributes.get('id')?.string() ?? '')?.[1]?.toLowerCase();
  }
  if (platform === 'google') return attributes.get('project')?.string();
  if (platform === 'openstack') {
    return attributes.get('tenant_id')?.string() || attributes.get('project_id')?.string() || undefined;
  }
  return attributes.get('service_name')?.string();
}

/** Name by which a copy elsewhere points at this resource: that of a bucket, container or vault. */
export function nativeNameOf(type: string, attributes: JsonCursor): string | undefined {
  if (type === 'aws_s3_bucket') return attributes.get('bucket')?.string() || attributes.get('id')?.string();
  if (type === 'aws_backup_vault') return attributes.get('arn')?.string() || undefined;
  if (type.startsWith('openstack_objectstorage_container'))
    return attributes.get('name')?.string() || undefined;
  return undefined;
}

/** Encryption at rest as the attributes tell it; undefined where they are silent. */
export function encryptionOf(attributes: JsonCursor): boolean | undefined {
  const flags = [
    'encrypted',
    'storage_encrypted',
    'at_rest_encryption_enabled',
    'encryption_at_host_enabled',
  ];
  for (const flag of flags) {
    const value = attributes.get(flag)?.boolean();
    if (value !== undefined) return value;
  }
  if (attributes.path('server_side_encryption_configuration', 0)?.isObject()) return true;
  if (attributes.path('server_side_encryption', 0, 'enabled')?.boolean() === true) return true;
  return undefined;
}

/** Who holds the key and how it is protected, from the fields of the key resource itself. */
export function keyOf(
  platform: string,
  attributes: JsonCursor,
): Pick<FactValue<'key'>, 'protection' | 'custodian'> & { multi_region?: boolean } {
  const multi = attributes.get('multi_region')?.boolean();
  const regions = multi === undefined ? {} : { multi_region: multi };
  if (platform === 'aws') {
    const external =
      attributes.get('custom_key_store_id')?.string() || attributes.get('xks_key_id')?.string();
    if (external) return { protection: 'external', custodian: 'customer', ...regions };
    return { protection: 'hardware', custodian: 'platform', ...regions };
  }
  if (platform === 'google') {
    const level = attributes.path('version_template', 0, 'protection_level')?.string();
    if (level?.startsWith('EXTERNAL')) return { protection: 'external', custodian: 'customer' };
    return { protection: level === 'HSM' ? 'hardware' : 'software', custodian: 'platform' };
  }
  if (platform === 'azure') {
    const hardware = /HSM$/i.test(attributes.get('key_type')?.string() ?? '');
    return { protection: hardware ? 'hardware' : 'software', custodian: 'platform' };
  }
  if (platform === 'openstack') return { protection: 'unknown', custodian: 'provider' };
  return { protection: 'unknown', custodian: 'unknown' };
}

/** Places to which a resource copies its data, each with the region where the attributes name one. */
export function copiesOf(type: string, attributes: JsonCursor): { target: string; region?: string }[] {
  const copies: { target: string; region?: string }[] = [];
  const add = (target: string | undefined, region: string | undefined): void => {
    if (target) copies.push({ target, ...(region ? { region } : {}) });
  };
  for (const rule of attributes.get('rule')?.items() ?? []) {
    const bucket = rule.path('destination', 0, 'bucket')?.string();
    if (type === 'aws_s3_bucket_replication_configuration') add(bucket, undefined);
    const vault = rule.path('copy_action', 0, 'destination_vault_arn')?.string();
    add(vault, vault?.split(':')[3]);
  }
  for (const replica of attributes.get('replica')?.items() ?? []) {
    const region = replica.get('region_name')?.string() ?? replica.get('region')?.string();
    add(region, region);
  }
  for (const name of ['geo_location', 'georeplications']) {
    for (const place of attributes.get(name)?.items() ?? []) {
      const region = place.get('location')?.string()?.toLowerCase().replaceAll(' ', '');
      add(region, region);
    }
  }
  const replication = attributes.get('account_replication_type')?.string() ?? '';
  if (/^(RA)?GZ?RS$/.test(replication)) {
    const paired = AZURE_PAIRS[regionOf('azure', attributes) ?? ''];
    add(paired ?? `${replication}, paired region`, paired);
  }
  if (type.startsWith('openstack_objectstorage_container')) {
    add(attributes.get('container_sync_to')?.string(), undefined);
  }
  return copies;
}

/** Pairs of Azure regions for geo-redundant storage that concern Canada; others are left undetermined. */
const AZURE_PAIRS: Readonly<Record<string, string>> = {
  canadacentral: 'canadaeast',
  canadaeast: 'canadacentral',
};

function arnPart(attributes: JsonCursor, index: number): string | undefined {
  const arn = attributes.get('arn')?.string();
  return arn?.startsWith('arn:') ? arn.split(':')[index] || undefined : undefined;
}

function awsZone(attributes: JsonCursor): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(attributes.get('availability_zone')?.string() ?? '')?.[1];
}
