import type { JsonCursor } from '@ancrage/base';
import { apartZone, arnOf, regionOfArn, regionOfZone } from '../aws/aws-arn.ts';
import { isGlobalOfAws } from '../aws/aws-types.ts';
import { awsStateCopies } from './aws-copies.ts';
import { flagOf, textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader, ResourceFacts } from './resource-facts.ts';

/** Amazon Web Services: region by its own field (provider 6), its ARN (provider 5) or its zone. */
export const awsFacts: FactsReader = (type, role, attributes) => {
  const regions = regionsOf(type, attributes);
  return {
    account: awsOwner(attributes),
    regions,
    native: nativeOf(type, attributes),
    encrypted: encryptionOf(attributes),
    key: role === 'key' ? keyOf(type, attributes) : undefined,
    copies: awsStateCopies(type, attributes, regions),
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
  const apart = apartZone(zone);
  if (apart !== undefined) return [apart];
  const told = toldOnce(textOf(attributes, 'region'), regionOfArn(ownArn(attributes)), regionOfZone(zone));
  // Backups that are replicated have no other name of their own before provider 6.
  return told.length > 0 ? told : toldOnce(regionOfArn(textOf(attributes, 'id')));
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
function keyOf(type: string, attributes: JsonCursor): NonNullable<ResourceFacts['key']> {
  // A replica has no field for it: it is nothing else.
  const multi = type.startsWith('aws_kms_replica_') || attributes.get('multi_region')?.boolean();
  const regions = multi === undefined ? {} : { multi_region: multi };
  if (textOf(attributes, 'xks_key_id') !== undefined)
    return { protection: 'external', custodian: 'customer', ...regions };
  return { protection: 'hardware', custodian: 'platform', ...regions };
}
