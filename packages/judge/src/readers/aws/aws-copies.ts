import type { JsonCursor } from '@ancrage/base';
import type { Copy } from '../inventory-facts.ts';
import { awsDeliveries } from './aws-deliveries.ts';
import type { AwsResource } from './aws-item.ts';
import { itemsIn, textIn, textsIn } from './caseless.ts';
import {
  CACHE_GROUP,
  DATABASE_GROUP,
  MEMORY_GROUP,
  acrossRegions,
  byArn,
  distinctCopies,
  inGroup,
  inRegion,
  toBucket,
} from './copy-target.ts';

/** Where a type tells that its data is copied to: a path in the names of its own service, and how the text at its end is read. */
type Row = readonly [path: string, as: (told: string) => Copy | undefined];

const TABLE: Row[] = [
  ['replicas.regionName', inRegion],
  ['replicas.region', inRegion],
  // A witness of a table that is consistent across regions holds its latest changes.
  ['globalTableWitnesses.region', inRegion],
  ['globalTableWitnesses.regionName', inRegion],
];
const CLUSTERS: Row[] = [
  ['globalClusterMembers.dBClusterArn', byArn],
  ['sourceDBClusterIdentifier', byArn],
];
const SCHEDULES = 'policyDetails.schedules.crossRegionCopyRules';

/** Names are those of the schemas of Config and CloudFormation; where a source is told, the same data is there too. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'AWS::RDS::DBInstance': [
    ['readReplicaDBInstanceIdentifiers', byArn],
    ['readReplicaDBClusterIdentifiers', byArn],
    ['dBInstanceAutomatedBackupsReplications.dBInstanceAutomatedBackupsArn', byArn],
    ['automaticBackupReplicationRegion', inRegion],
    ['readReplicaSourceDBInstanceIdentifier', byArn],
    ['readReplicaSourceDBClusterIdentifier', byArn],
    ['sourceDBInstanceIdentifier', byArn],
    ['sourceDBClusterIdentifier', byArn],
    ['sourceRegion', inRegion],
  ],
  'AWS::RDS::DBCluster': [
    ['readReplicaIdentifiers', byArn],
    ['replicationSourceIdentifier', byArn],
    ['sourceRegion', inRegion],
    ['globalClusterIdentifier', inGroup(DATABASE_GROUP)],
  ],
  'AWS::RDS::GlobalCluster': CLUSTERS,
  'AWS::DocDB::DBCluster': [['globalClusterIdentifier', inGroup(DATABASE_GROUP)]],
  'AWS::DocDB::GlobalCluster': CLUSTERS,
  'AWS::Neptune::DBCluster': [
    ['replicationSourceIdentifier', byArn],
    ['globalClusterIdentifier', inGroup(DATABASE_GROUP)],
  ],
  'AWS::Neptune::GlobalCluster': CLUSTERS,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::DSQL::Cluster': [
    ['multiRegionProperties.witnessRegion', inRegion],
    ['multiRegionProperties.clusters', byArn],
  ],
  'AWS::Cassandra::Keyspace': [['replicationSpecification.regionList', inRegion]],
  'AWS::Cassandra::Table': [['replicaSpecifications.region', inRegion]],
  'AWS::ElastiCache::ReplicationGroup': [
    ['globalReplicationGroupId', inGroup(CACHE_GROUP)],
    ['globalReplicationGroupInfo.globalReplicationGroupId', inGroup(CACHE_GROUP)],
  ],
  'AWS::ElastiCache::GlobalReplicationGroup': [
    ['members.replicationGroupRegion', inRegion],
    ['regionalConfigurations.replicationGroupRegion', inRegion],
  ],
  'AWS::MemoryDB::Cluster': [['multiRegionClusterName', inGroup(MEMORY_GROUP)]],
  'AWS::MemoryDB::MultiRegionCluster': [['clusters.region', inRegion]],
  'AWS::Redshift::Cluster': [
    ['clusterSnapshotCopyStatus.destinationRegion', inRegion],
    ['destinationRegion', inRegion],
  ],
  'AWS::RedshiftServerless::Namespace': [['snapshotCopyConfigurations.destinationRegion', inRegion]],
  'AWS::MSK::Replicator': [
    ['replicationInfoList.targetKafkaClusterArn', byArn],
    ['replicationInfoList.sourceKafkaClusterArn', byArn],
  ],
  'AWS::AmazonMQ::Broker': [
    ['dataReplicationPrimaryBrokerArn', byArn],
    ['dataReplicationMetadata.dataReplicationCounterpart.region', inRegion],
    ['dataReplicationMode', acrossRegions],
  ],
  'AWS::S3Tables::TableBucket': [
    ['replicationConfiguration.rules.destinations.destinationTableBucketARN', byArn],
  ],
  'AWS::EFS::FileSystem': [['replicationConfiguration.destinations.region', inRegion]],
  'AWS::ECR::ReplicationConfiguration': [['replicationConfiguration.rules.destinations.region', inRegion]],
  'AWS::Backup::BackupPlan': [
    ['backupPlan.backupPlanRule.copyActions.destinationBackupVaultArn', byArn],
    ['backupPlan.backupPlanRule.targetLogicallyAirGappedBackupVaultArn', byArn],
  ],
  'AWS::DLM::LifecyclePolicy': [
    ['crossRegionCopyTargets.targetRegion', inRegion],
    ['policyDetails.crossRegionCopyTargets.targetRegion', inRegion],
    [`${SCHEDULES}.targetRegion`, inRegion],
    [`${SCHEDULES}.target`, inRegion],
    ['policyDetails.actions.crossRegionCopy.target', inRegion],
  ],
  'AWS::ImageBuilder::DistributionConfiguration': [['distributions.region', inRegion]],
  'AWS::SecretsManager::Secret': [['replicaRegions.region', inRegion]],
  'AWS::PaymentCryptography::Key': [['replicationRegions', inRegion]],
  'AWS::Cognito::UserPoolReplica': [['regionName', inRegion]],
  'AWS::Cognito::UserPoolDomain': [['routing.failover.secondaryRegion', inRegion]],
  'AWS::Lex::Bot': [['replication.replicaRegions', inRegion]],
  'AWS::WorkSpaces::Workspace': [['relatedWorkspaces.region', inRegion]],
  'AWS::Events::Endpoint': [['routingConfig.failoverConfig.secondary.route', inRegion]],
  'AWS::ObservabilityAdmin::OrganizationCentralizationRule': [
    ['rule.destination.region', inRegion],
    ['rule.destination.destinationLogsConfiguration.backupConfiguration.region', inRegion],
    ['rule.destination.destinationMetricsConfiguration.backupConfiguration.region', inRegion],
  ],
  'AWS::SecurityLake::DataLake': [['replicationConfiguration.regions', inRegion]],
  'AWS::SSMIncidents::ReplicationSet': [['regions.regionName', inRegion]],
  'AWS::CodePipeline::Pipeline': [['artifactStores.region', inRegion]],
};

/** Copies of a resource's data, each once; what its service lists as a copy in its own region is the resource itself. */
export function awsCopies(
  resource: AwsResource,
  where: { readonly regions: readonly string[]; readonly account: string | undefined },
): Copy[] {
  const { type, properties } = resource;
  const rows = Object.hasOwn(ROWS, type) ? ROWS[type]! : [];
  const told = rows.flatMap(([path, as]) => textsIn(properties, path.split('.')).map(as));
  if (type === 'AWS::S3::Bucket') told.push(...bucketCopies(resource));
  return distinctCopies(told, awsDeliveries(type, properties), where);
}

/** Config keeps the rules by their names, templates as a list; the bucket that a rule names tells no region. */
function bucketCopies({ properties, supplement }: AwsResource): (Copy | undefined)[] {
  const rules: JsonCursor[] = [
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
      return to === undefined ? undefined : toBucket(to);
    });
}
