import type { JsonCursor } from '@ancrage/base';
import { arnOf, bucketNamed, regionOfArn, regionOfZone } from '../aws/aws-arn.ts';
import { isGlobalOfAws } from '../aws/aws-types.ts';
import type { Copy } from '../inventory-facts.ts';
import { flagOf, textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader, ResourceFacts } from './resource-facts.ts';

/** Amazon Web Services: region by its own field (provider 6), its ARN (provider 5) or its zone. */
export const awsFacts: FactsReader = (type, role, attributes) => ({
  account: awsOwner(attributes),
  regions: regionsOf(type, attributes),
  native: nativeOf(type, attributes),
  encrypted: encryptionOf(attributes),
  key: role === 'key' ? keyOf(attributes) : undefined,
  copies: copiesOf(type, attributes),
});

/** The account that a resource says is its owner's. */
export function awsOwner(attributes: JsonCursor): string | undefined {
  return textOf(attributes, 'owner_id') ?? arnOf(textOf(attributes, 'arn'))?.account;
}

function regionsOf(type: string, attributes: JsonCursor): string[] {
  if (isGlobalOfAws(type)) return ['global'];
  // A profile that stands on one of the platform's sends each call to a region that the platform chooses.
  if (textOf(attributes, 'model_source', 0, 'copy_from')?.includes(':inference-profile/') === true)
    return ['multi-region'];
  // What is on an Outpost stands wherever its owner put it.
  if (textOf(attributes, 'outpost_arn') !== undefined) return [];
  return toldOnce(
    textOf(attributes, 'region'),
    regionOfArn(textOf(attributes, 'arn')),
    regionOfZone(textOf(attributes, 'availability_zone')),
  );
}

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

/** A key of an external store is held by whoever runs it; one of a CloudHSM store is in a module at the platform. */
function keyOf(attributes: JsonCursor): NonNullable<ResourceFacts['key']> {
  const multi = attributes.get('multi_region')?.boolean();
  const regions = multi === undefined ? {} : { multi_region: multi };
  if (textOf(attributes, 'xks_key_id') !== undefined)
    return { protection: 'external', custodian: 'customer', ...regions };
  return { protection: 'hardware', custodian: 'platform', ...regions };
}

function copiesOf(type: string, attributes: JsonCursor): Copy[] {
  const copies: Copy[] = [];
  for (const rule of attributes.get('rule')?.items() ?? []) {
    const bucket = textOf(rule, 'destination', 0, 'bucket');
    if (type === 'aws_s3_bucket_replication_configuration' && bucket !== undefined)
      copies.push({ target: bucketNamed(bucket) });
    for (const action of rule.get('copy_action')?.items() ?? []) {
      const vault = textOf(action, 'destination_vault_arn');
      if (vault !== undefined) copies.push({ target: vault, region: regionOfArn(vault) });
    }
  }
  const regions = (attributes.get('replica')?.items() ?? []).map(
    (replica) => textOf(replica, 'region_name') ?? textOf(replica, 'region'),
  );
  if (type === 'aws_ecr_replication_configuration')
    for (const rule of attributes.path('replication_configuration', 0, 'rule')?.items() ?? [])
      regions.push(...regionsIn(rule.get('destination')));
  if (type === 'aws_efs_replication_configuration') regions.push(...regionsIn(attributes.get('destination')));
  if (type === 'aws_redshift_snapshot_copy') regions.push(textOf(attributes, 'destination_region'));
  for (const region of toldOnce(...regions)) copies.push({ target: region, region });
  return copies;
}

function regionsIn(list: JsonCursor | undefined): (string | undefined)[] {
  return (list?.items() ?? []).map((item) => textOf(item, 'region'));
}
