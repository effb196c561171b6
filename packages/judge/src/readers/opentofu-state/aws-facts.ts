import type { JsonCursor } from '@ancrage/base';
import type { Copy } from '../inventory-facts.ts';
import { flagOf, textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader, ResourceFacts } from './resource-facts.ts';

/** Amazon Web Services: region by its own field (provider 6), its ARN (provider 5) or its zone. */
export const awsFacts: FactsReader = (type, role, attributes) => ({
  account: textOf(attributes, 'owner_id') ?? arnPart(attributes, 4),
  regions: toldOnce(textOf(attributes, 'region'), arnPart(attributes, 3), zoneRegion(attributes)),
  native: nativeOf(type, attributes),
  encrypted: encryptionOf(attributes),
  key: role === 'key' ? keyOf(attributes) : undefined,
  copies: copiesOf(type, attributes),
});

/** Name by which a copy elsewhere points at this resource: that of a bucket, the ARN of a vault. */
function nativeOf(type: string, attributes: JsonCursor): string | undefined {
  if (type === 'aws_s3_bucket') return textOf(attributes, 'bucket') ?? textOf(attributes, 'id');
  if (type === 'aws_backup_vault') return textOf(attributes, 'arn');
  return undefined;
}

function encryptionOf(attributes: JsonCursor): boolean | undefined {
  const flag = flagOf(attributes, 'encrypted', 'storage_encrypted', 'at_rest_encryption_enabled');
  if (flag !== undefined) return flag;
  if (attributes.path('server_side_encryption_configuration', 0)?.isObject()) return true;
  if (attributes.path('server_side_encryption', 0, 'enabled')?.boolean() === true) return true;
  return undefined;
}

function keyOf(attributes: JsonCursor): NonNullable<ResourceFacts['key']> {
  const multi = attributes.get('multi_region')?.boolean();
  const regions = multi === undefined ? {} : { multi_region: multi };
  const external = textOf(attributes, 'custom_key_store_id') ?? textOf(attributes, 'xks_key_id');
  if (external !== undefined) return { protection: 'external', custodian: 'customer', ...regions };
  return { protection: 'hardware', custodian: 'platform', ...regions };
}

function copiesOf(type: string, attributes: JsonCursor): Copy[] {
  const copies: Copy[] = [];
  for (const rule of attributes.get('rule')?.items() ?? []) {
    const bucket = textOf(rule, 'destination', 0, 'bucket');
    if (type === 'aws_s3_bucket_replication_configuration' && bucket !== undefined)
      copies.push({ target: bucketName(bucket) });
    const vault = textOf(rule, 'copy_action', 0, 'destination_vault_arn');
    if (vault !== undefined) copies.push({ target: vault, region: vault.split(':')[3] });
  }
  for (const replica of attributes.get('replica')?.items() ?? []) {
    const region = textOf(replica, 'region_name') ?? textOf(replica, 'region');
    if (region !== undefined) copies.push({ target: region, region });
  }
  return copies;
}

/** A bucket ARN names no region; the analysis joins it to the bucket of that name if an inventory has it. */
function bucketName(target: string): string {
  return target.startsWith('arn:aws:s3:::') ? target.slice('arn:aws:s3:::'.length) : target;
}

function arnPart(attributes: JsonCursor, index: number): string | undefined {
  const arn = textOf(attributes, 'arn');
  return arn?.startsWith('arn:') ? arn.split(':')[index] || undefined : undefined;
}

function zoneRegion(attributes: JsonCursor): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(textOf(attributes, 'availability_zone') ?? '')?.[1];
}
