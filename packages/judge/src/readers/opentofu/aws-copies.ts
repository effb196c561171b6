import type { JsonCursor } from '@ancrage/base';
import { bucketNamed, regionOfArn } from '../aws/aws-arn.ts';
import type { Copy } from '../inventory-facts.ts';
import { copyField, toldCopies } from './told-copies.ts';

const bucket = (told: string): Copy => ({ target: bucketNamed(told) });
/** A vault or a cluster; a bare name is in the same region. */
const byArn = (told: string): Copy | undefined =>
  told.startsWith('arn:') ? { target: told, region: regionOfArn(told) } : undefined;
/** A region, or the ARN of an Outpost or of what is in one. */
const inRegion = (told: string): Copy => byArn(told) ?? { target: told, region: told };

const GLOBAL_CLUSTERS = /^aws_(?:rds|docdb|neptune)_global_cluster$/;
const DLM = /^aws_dlm_lifecycle_policy$/;
const LOGS = /^aws_observabilityadmin_centralization_rule_for_organization$/;

/** Names are those of the schema of hashicorp/aws 5.x and 6.x. */
const TABLE = [
  copyField(/^aws_s3_bucket$/, 'replication_configuration rules destination bucket', bucket),
  copyField(/^aws_s3_bucket_replication_configuration$/, 'rule destination bucket', bucket),
  copyField(/^aws_backup_plan$/, 'rule copy_action destination_vault_arn', byArn),
  copyField(/^aws_backup_plan$/, 'rule target_logically_air_gapped_backup_vault_arn', byArn),
  copyField(/^aws_db_instance$/, 'replicas', byArn),
  copyField(/^aws_(?:db|rds_cluster)_snapshot_copy$/, 'destination_region', inRegion),
  copyField(GLOBAL_CLUSTERS, 'global_cluster_members db_cluster_arn', byArn),
  copyField(/^aws_dynamodb_(?:global_)?table$/, 'replica region_name', inRegion),
  copyField(/^aws_dynamodb_table$/, 'global_table_witness region_name', inRegion),
  copyField(/^aws_dsql_cluster$/, 'multi_region_properties witness_region', inRegion),
  copyField(/^aws_dsql_cluster$/, 'multi_region_properties clusters', byArn),
  copyField(/^aws_dsql_cluster_peering$/, 'witness_region', inRegion),
  copyField(/^aws_dsql_cluster_peering$/, 'clusters', byArn),
  copyField(/^aws_secretsmanager_secret$/, 'replica region', inRegion),
  copyField(
    /^aws_ecr_replication_configuration$/,
    'replication_configuration rule destination region',
    inRegion,
  ),
  copyField(/^aws_efs_replication_configuration$/, 'destination region', inRegion),
  copyField(/^aws_keyspaces_keyspace$/, 'replication_specification region_list', inRegion),
  copyField(/^aws_msk_replicator$/, 'replication_info_list target_kafka_cluster_arn', byArn),
  copyField(/^aws_redshift_cluster$/, 'snapshot_copy destination_region', inRegion),
  copyField(/^aws_redshift_snapshot_copy$/, 'destination_region', inRegion),
  copyField(DLM, 'policy_details schedule cross_region_copy_rule target', inRegion),
  copyField(DLM, 'policy_details schedule cross_region_copy_rule target_region', inRegion),
  copyField(DLM, 'policy_details action cross_region_copy target', inRegion),
  copyField(/^aws_cloudwatch_event_endpoint$/, 'routing_config failover_config secondary route', inRegion),
  copyField(LOGS, 'rule destination region', inRegion),
  copyField(LOGS, 'rule destination destination_logs_configuration backup_configuration region', inRegion),
  copyField(/^aws_directory_service_region$/, 'region_name', inRegion),
  copyField(/^aws_securitylake_data_lake$/, 'configuration replication_configuration regions', inRegion),
  copyField(/^aws_ssmincidents_replication_set$/, 'regions name', inRegion),
  copyField(/^aws_ssmincidents_replication_set$/, 'region name', inRegion),
];

/** Where a resource copies its data, each place once; its own region is the resource itself. */
export function awsStateCopies(type: string, attributes: JsonCursor, regions: readonly string[]): Copy[] {
  const copies = new Map<string, Copy>();
  for (const copy of toldCopies(TABLE, type, attributes))
    if (!(copy.target === copy.region && regions.includes(copy.target))) copies.set(copy.target, copy);
  return [...copies.values()];
}
