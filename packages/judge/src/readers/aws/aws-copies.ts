import type { JsonCursor } from '@ancrage/base';
import type { Copy } from '../inventory-facts.ts';
import { bucketNamed, regionOfArn } from './aws-arn.ts';
import type { AwsResource } from './aws-item.ts';
import { itemsIn, textIn, within } from './caseless.ts';

type Find = (resource: AwsResource) => (Copy | undefined)[];

/** Where each type tells that its data is copied to, in the names of its own service. */
const FINDERS: Readonly<Record<string, Find>> = {
  'AWS::S3::Bucket': bucketCopies,
  'AWS::RDS::DBInstance': ({ properties }) => [
    ...texts(properties, 'readReplicaDBInstanceIdentifiers').map(elsewhere),
    ...texts(properties, 'readReplicaDBClusterIdentifiers').map(elsewhere),
    ...itemsIn(properties, 'dBInstanceAutomatedBackupsReplications').map((copy) =>
      elsewhere(textIn(copy, 'dBInstanceAutomatedBackupsArn')),
    ),
    inRegion(textIn(properties, 'automaticBackupReplicationRegion')),
  ],
  'AWS::RDS::DBCluster': ({ properties }) => texts(properties, 'readReplicaIdentifiers').map(elsewhere),
  'AWS::DynamoDB::Table': tableCopies,
  'AWS::DynamoDB::GlobalTable': tableCopies,
  'AWS::DSQL::Cluster': ({ properties }) => [
    inRegion(textIn(properties, 'multiRegionProperties', 'witnessRegion')),
    ...texts(within(properties, 'multiRegionProperties'), 'clusters').map(elsewhere),
  ],
  'AWS::Events::Endpoint': ({ properties }) => [
    inRegion(textIn(properties, 'routingConfig', 'failoverConfig', 'secondary', 'route')),
  ],
  'AWS::SecretsManager::Secret': ({ properties }) => regionsIn(properties, ['replicaRegions'], 'region'),
  'AWS::ECR::ReplicationConfiguration': ({ properties }) =>
    itemsIn(properties, 'replicationConfiguration', 'rules').flatMap((rule) =>
      regionsIn(rule, ['destinations'], 'region'),
    ),
  'AWS::EFS::FileSystem': ({ properties }) =>
    regionsIn(properties, ['replicationConfiguration', 'destinations'], 'region'),
  'AWS::Backup::BackupPlan': ({ properties }) =>
    itemsIn(properties, 'backupPlan', 'backupPlanRule').flatMap((rule) => [
      ...itemsIn(rule, 'copyActions').map((copy) => elsewhere(textIn(copy, 'destinationBackupVaultArn'))),
      elsewhere(textIn(rule, 'targetLogicallyAirGappedBackupVaultArn')),
    ]),
  'AWS::Redshift::Cluster': ({ properties }) => [
    inRegion(textIn(properties, 'clusterSnapshotCopyStatus', 'destinationRegion')),
    inRegion(textIn(properties, 'destinationRegion')),
  ],
  'AWS::Cassandra::Keyspace': ({ properties }) =>
    texts(within(properties, 'replicationSpecification'), 'regionList').map(inRegion),
  'AWS::Cassandra::Table': ({ properties }) => regionsIn(properties, ['replicaSpecifications'], 'region'),
  'AWS::ElastiCache::GlobalReplicationGroup': ({ properties }) =>
    regionsIn(properties, ['members'], 'replicationGroupRegion'),
  'AWS::MSK::Replicator': ({ properties }) =>
    itemsIn(properties, 'replicationInfoList').map((copy) =>
      elsewhere(textIn(copy, 'targetKafkaClusterArn')),
    ),
  'AWS::DLM::LifecyclePolicy': ({ properties }) => [
    ...regionsIn(properties, ['crossRegionCopyTargets'], 'targetRegion'),
    ...regionsIn(properties, ['policyDetails', 'crossRegionCopyTargets'], 'targetRegion'),
    ...itemsIn(properties, 'policyDetails', 'schedules').flatMap((schedule) => [
      ...regionsIn(schedule, ['crossRegionCopyRules'], 'targetRegion'),
      ...regionsIn(schedule, ['crossRegionCopyRules'], 'target'),
    ]),
    ...itemsIn(properties, 'policyDetails', 'actions').flatMap((action) =>
      regionsIn(action, ['crossRegionCopy'], 'target'),
    ),
  ],
};

/** Copies of a resource's data, each once; what its service lists as a copy in its own region is the resource itself. */
export function awsCopies(resource: AwsResource, regions: readonly string[]): Copy[] {
  const find = Object.hasOwn(FINDERS, resource.type) ? FINDERS[resource.type]! : undefined;
  const copies = new Map<string, Copy>();
  for (const copy of find?.(resource) ?? [])
    if (copy !== undefined && !(copy.target === copy.region && regions.includes(copy.target)))
      copies.set(copy.target, copy);
  return [...copies.values()];
}

/** Config keeps the rules by their names, templates as a list; the bucket that a rule names tells no region. */
function bucketCopies({ properties, supplement }: AwsResource): (Copy | undefined)[] {
  const rules = [
    ...itemsIn(supplement?.('BucketReplicationConfiguration'), 'rules'),
    ...itemsIn(properties, 'replicationConfiguration', 'rules'),
  ];
  return rules
    .filter((rule) => textIn(rule, 'status')?.toLowerCase() !== 'disabled')
    .map((rule) => {
      const to =
        textIn(rule, 'destinationConfig', 'bucketArn') ??
        textIn(rule, 'destination', 'bucket') ??
        textIn(rule, 'destination', 'bucketArn');
      return to === undefined ? undefined : { target: bucketNamed(to) };
    });
}

/** A witness of a table that is consistent across regions holds its latest changes. */
function tableCopies({ properties }: AwsResource): (Copy | undefined)[] {
  return [
    ...regionsIn(properties, ['replicas'], 'regionName'),
    ...regionsIn(properties, ['replicas'], 'region'),
    ...regionsIn(properties, ['globalTableWitnesses'], 'region'),
    ...regionsIn(properties, ['globalTableWitnesses'], 'regionName'),
  ];
}

function regionsIn(
  cursor: JsonCursor | undefined,
  path: readonly string[],
  field: string,
): (Copy | undefined)[] {
  return itemsIn(cursor, ...path).map((item) => inRegion(textIn(item, field)));
}

function texts(cursor: JsonCursor | undefined, name: string): (string | undefined)[] {
  return itemsIn(cursor, name).map((item) => item.string());
}

/** A copy that an ARN names; a bare name is in the same region. */
function elsewhere(arn: string | undefined): Copy | undefined {
  return arn?.startsWith('arn:') === true ? { target: arn, region: regionOfArn(arn) } : undefined;
}

/** A copy in a region, or in the region of an ARN. */
function inRegion(region: string | undefined): Copy | undefined {
  if (region?.startsWith('arn:') === true) return elsewhere(region);
  return region ? { target: region, region } : undefined;
}
