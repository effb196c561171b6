import type { JsonCursor } from '@ancrage/base';
import { apartZone, apartZoneId, arnOf, regionOfArn, regionOfZone } from '../aws/aws-arn.ts';
import { isGlobalOfAws } from '../aws/aws-types.ts';
import type { Role } from '../inventory-facts.ts';
import { awsStateCopies } from './aws-copies.ts';
import { flagOf, textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader, ResourceFacts } from './resource-facts.ts';

/** Amazon Web Services: region by its own field (provider 6), its ARN (provider 5) or its zone. */
export const awsFacts: FactsReader = (type, role, attributes) => {
  const regions = regionsOf(type, attributes);
  const account = awsOwner(attributes);
  return {
    account,
    regions,
    native: nativeOf(type, attributes),
    encrypted: HOLDING.has(role) ? encryptionOf(attributes) : undefined,
    key: role === 'key' ? keyOf(type, attributes) : undefined,
    copies: awsStateCopies(type, attributes, { regions, account }),
  };
};

/** The account that a resource says is its owner's. */
export function awsOwner(attributes: JsonCursor): string | undefined {
  return textOf(attributes, 'owner_id') ?? arnOf(ownArn(attributes))?.account;
}

/** The ARN of the resource itself: the `arn` of a target of EventBridge is that of whatever it sends to. */
function ownArn(attributes: JsonCursor): string | undefined {
  const isTarget = attributes.get('target_id') !== undefined && attributes.get('rule') !== undefined;
  return isTarget ? undefined : textOf(attributes, 'arn');
}

function regionsOf(type: string, attributes: JsonCursor): string[] {
  if (isGlobalOfAws(type)) return ['global'];
  // A group stands where its members do, not where it was made.
  if (GROUP.test(type)) return [];
  // A profile that stands on one of the platform's sends each call to a region that the platform chooses.
  if (textOf(attributes, 'model_source', 0, 'copy_from')?.includes(':inference-profile/') === true)
    return ['multi-region'];
  // So does a guardrail that has a profile of regions.
  if (textOf(attributes, 'cross_region_config', 0, 'guardrail_profile_identifier') !== undefined)
    return ['multi-region'];
  // What is on an Outpost stands wherever its owner put it.
  const outposts = [
    textOf(attributes, 'outpost_arn'),
    textOf(attributes, 'outpost_id'),
    textOf(attributes, 'preferred_outpost_arn'),
    textOf(attributes, 'outpost_config', 0, 'outpost_arns', 0),
  ];
  if (outposts.some((outpost) => outpost !== undefined)) return [];
  const zone = textOf(attributes, 'availability_zone');
  // A zone apart is not where its region is, whatever the rest of the resource names.
  const zones = [zone, textOf(attributes, 'availability_zone_id'), textOf(attributes, 'location', 0, 'name')];
  for (const name of ZONES) zones.push(...(attributes.get(name)?.items() ?? []).map((item) => item.string()));
  const apart = zones.flatMap((told) => apartZone(told) ?? apartZoneId(told) ?? []);
  if (apart.length > 0) return toldOnce(...apart);
  const told = toldOnce(textOf(attributes, 'region'), regionOfArn(ownArn(attributes)), regionOfZone(zone));
  // Backups that are replicated have no other name of their own before provider 6.
  return told.length > 0 ? told : toldOnce(regionOfArn(textOf(attributes, 'id')));
}

/** Lists of the zones of a group or a cluster. */
const ZONES = ['availability_zones', 'preferred_availability_zones', 'preferred_cache_cluster_azs'];

const GROUP =
  /^aws_(?:(?:rds|docdb|neptune)_global_cluster|elasticache_global_replication_group|memorydb_multi_region_cluster)$/;

/** Name by which a copy elsewhere points at this resource: of a bucket, a vault, or a group that tells all its members. */
function nativeOf(type: string, attributes: JsonCursor): string | undefined {
  if (type === 'aws_s3_bucket') return textOf(attributes, 'bucket') ?? textOf(attributes, 'id');
  if (type === 'aws_backup_vault') return textOf(attributes, 'arn');
  if (GROUP.test(type) && textOf(attributes, 'global_cluster_members', 0, 'db_cluster_arn') !== undefined)
    return textOf(attributes, 'arn');
  return undefined;
}

const HOLDING: ReadonlySet<Role> = new Set(['storage', 'backup', 'telemetry']);

/** Flags that say yes or no, in a block. */
const BLOCK_FLAGS = ['encrypt_at_rest', 'server_side_encryption'];

/** Fields that name the key that the content is encrypted with, or how it is encrypted. */
const KEYS: readonly (readonly (string | number)[])[] = [
  ['kms_key_id'],
  ['kms_key_arn'],
  ['kms_master_key_id'],
  ['kms_key'],
  ['kms_encryption_key'],
  ['kms_key_identifier'],
  ['encryption_key_arn'],
  ['encryption_configuration', 0, 'encryption_type'],
  ['encryption_configuration', 0, 'sse_algorithm'],
  ['encryption_configuration', 0, 'sse_type'],
  ['encryption_configuration', 'sse_algorithm'],
  ['encryption_specification', 0, 'type'],
  ['encryption_info', 0, 'encryption_at_rest_kms_key_arn'],
  ['encryption_options', 0, 'kms_key_id'],
];

function encryptionOf(attributes: JsonCursor): boolean | undefined {
  const flag = flagOf(attributes, 'encrypted', 'storage_encrypted', 'at_rest_encryption_enabled');
  if (flag !== undefined) return flag;
  const [root, user] = ['root_volume_encryption_enabled', 'user_volume_encryption_enabled'].map((name) =>
    flagOf(attributes, name),
  );
  if (root !== undefined && user !== undefined) return root && user;
  const stream = textOf(attributes, 'encryption_type');
  if (stream === 'KMS' || stream === 'NONE') return stream === 'KMS';
  for (const name of BLOCK_FLAGS) {
    const enabled = attributes.path(name, 0, 'enabled')?.boolean();
    // A table is encrypted with a key of the platform all the same.
    if (enabled === true || (enabled === false && name === 'encrypt_at_rest')) return enabled;
  }
  const named =
    attributes.path('server_side_encryption_configuration', 0)?.isObject() === true ||
    flagOf(attributes, 'sqs_managed_sse_enabled') === true ||
    KEYS.some((path) => textOf(attributes, ...path) !== undefined);
  return named ? true : undefined;
}

/** A key of an external store is held by whoever runs it; one of a CloudHSM store is in a module at the platform. */
function keyOf(type: string, attributes: JsonCursor): NonNullable<ResourceFacts['key']> {
  // A replica has no field for it: it is nothing else.
  const multi = type.startsWith('aws_kms_replica_') || attributes.get('multi_region')?.boolean();
  const regions = multi === undefined ? {} : { multi_region: multi };
  if (textOf(attributes, 'xks_key_id') !== undefined)
    return { protection: 'external', custodian: 'customer', ...regions };
  return { protection: 'hardware', custodian: 'platform', ...regions };
}
