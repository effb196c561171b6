import type { JsonCursor } from '@ancrage/base';
import {
  CACHE_GROUP,
  DATABASE_GROUP,
  MEMORY_GROUP,
  acrossRegions,
  atLocation,
  byArn,
  byRegionalArn,
  distinctCopies,
  inGroup,
  inRegion,
  toBucket,
  toHost,
  toServer,
  toServerInSecret,
  toServers,
  toSubscriber,
} from '../aws/copy-target.ts';
import type { Copy } from '../inventory-facts.ts';
import { copyField, toldCopies } from './told-copies.ts';

const GLOBAL_CLUSTERS = /^aws_(?:rds|docdb|neptune)_global_cluster$/;
const CLUSTERS = /^aws_(?:rds|docdb|neptune)_cluster$/;
const DLM = /^aws_dlm_lifecycle_policy$/;
const LOGS = /^aws_observabilityadmin_centralization_rule_for_organization$/;

/** Names are those of the schema of hashicorp/aws 5.x and 6.x. */
const TABLE = [
  copyField(/^aws_s3_bucket$/, 'replication_configuration rules destination bucket', toBucket),
  copyField(/^aws_s3_bucket_replication_configuration$/, 'rule destination bucket', toBucket),
  copyField(/^aws_backup_plan$/, 'rule copy_action destination_vault_arn', byArn),
  copyField(/^aws_backup_plan$/, 'rule target_logically_air_gapped_backup_vault_arn', byArn),
  copyField(/^aws_db_instance$/, 'replicas', byArn),
  // Where the source of a replica is told, the same data is there too.
  copyField(/^aws_db_instance$/, 'replicate_source_db', byArn),
  copyField(CLUSTERS, 'replication_source_identifier', byArn),
  copyField(CLUSTERS, 'global_cluster_identifier', inGroup(DATABASE_GROUP)),
  copyField(/^aws_(?:db|rds_cluster)_snapshot_copy$/, 'destination_region', inRegion),
  copyField(GLOBAL_CLUSTERS, 'global_cluster_members db_cluster_arn', byArn),
  copyField(GLOBAL_CLUSTERS, 'source_db_cluster_identifier', byArn),
  copyField(/^aws_elasticache_replication_group$/, 'global_replication_group_id', inGroup(CACHE_GROUP)),
  copyField(/^aws_memorydb_cluster$/, 'multi_region_cluster_name', inGroup(MEMORY_GROUP)),
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
  copyField(/^aws_msk_replicator$/, 'replication_info_list source_kafka_cluster_arn', byArn),
  copyField(
    /^aws_s3tables_table(?:_bucket)?_replication$/,
    'rule destination destination_table_bucket_arn',
    byArn,
  ),
  copyField(/^aws_mq_broker$/, 'data_replication_primary_broker_arn', byArn),
  copyField(/^aws_mq_broker$/, 'data_replication_mode', acrossRegions),
  copyField(/^aws_redshift_data_share_consumer_association$/, 'consumer_region', inRegion),
  copyField(/^aws_redshift_cluster$/, 'snapshot_copy destination_region', inRegion),
  copyField(/^aws_redshift_snapshot_copy$/, 'destination_region', inRegion),
  copyField(DLM, 'policy_details schedule cross_region_copy_rule target', inRegion),
  copyField(DLM, 'policy_details schedule cross_region_copy_rule target_region', inRegion),
  copyField(DLM, 'policy_details action cross_region_copy target', inRegion),
  copyField(/^aws_cloudwatch_event_endpoint$/, 'routing_config failover_config secondary route', inRegion),
  copyField(LOGS, 'rule destination region', inRegion),
  copyField(LOGS, 'rule destination destination_logs_configuration backup_configuration region', inRegion),
  copyField(LOGS, 'rule destination destination_metrics_configuration backup_configuration region', inRegion),
  copyField(/^aws_directory_service_region$/, 'region_name', inRegion),
  copyField(/^aws_securitylake_data_lake$/, 'configuration replication_configuration regions', inRegion),
  copyField(/^aws_ssmincidents_replication_set$/, 'regions name', inRegion),
  copyField(/^aws_ssmincidents_replication_set$/, 'region name', inRegion),
];

const FIREHOSE = /^aws_kinesis_firehose_delivery_stream$/;
const STORES = ['elasticsearch', 'opensearch', 'opensearchserverless', 'redshift', 'iceberg'];
const SENT_OUT = ['http_endpoint', 'splunk', 'snowflake'];

const LOCATION = /^aws_datasync_location_/;
const MIGRATION = /^aws_dms_endpoint$/;

/** What hands data on, and where to; see {@link awsDeliveries} of Config for what is left out. */
const DELIVERIES = [
  copyField(FIREHOSE, 'extended_s3_configuration bucket_arn', toBucket),
  copyField(FIREHOSE, 'extended_s3_configuration s3_backup_configuration bucket_arn', toBucket),
  ...[...STORES, ...SENT_OUT].flatMap((name) =>
    ['s3_configuration', 's3_backup_configuration'].map((block) =>
      copyField(FIREHOSE, `${name}_configuration ${block} bucket_arn`, toBucket),
    ),
  ),
  copyField(FIREHOSE, 'elasticsearch_configuration domain_arn', byRegionalArn),
  copyField(FIREHOSE, 'opensearch_configuration domain_arn', byRegionalArn),
  copyField(FIREHOSE, 'elasticsearch_configuration cluster_endpoint', toHost),
  copyField(FIREHOSE, 'opensearch_configuration cluster_endpoint', toHost),
  copyField(FIREHOSE, 'opensearchserverless_configuration collection_endpoint', toHost),
  copyField(FIREHOSE, 'redshift_configuration cluster_jdbcurl', toHost),
  copyField(FIREHOSE, 'iceberg_configuration catalog_arn', byRegionalArn),
  copyField(FIREHOSE, 'http_endpoint_configuration url', toHost),
  copyField(FIREHOSE, 'splunk_configuration hec_endpoint', toHost),
  copyField(FIREHOSE, 'snowflake_configuration account_url', toHost),
  copyField(/^aws_cloudwatch_event_target$/, 'arn', byRegionalArn),
  copyField(/^aws_pipes_pipe$/, 'target', byRegionalArn),
  copyField(/^aws_cloudwatch_event_api_destination$/, 'invocation_endpoint', toHost),
  copyField(/^aws_sns_topic_subscription$/, 'endpoint', toSubscriber),
  copyField(
    /^aws_cloudwatch_log_delivery_destination$/,
    'delivery_destination_configuration destination_resource_arn',
    byRegionalArn,
  ),
  copyField(/^aws_cloudwatch_log_destination$/, 'target_arn', byRegionalArn),
  copyField(/^aws_cloudwatch_log_subscription_filter$/, 'destination_arn', byRegionalArn),
  copyField(/^aws_rds_integration$/, 'target_arn', byRegionalArn),
  copyField(/^aws_rds_export_task$/, 's3_bucket_name', toBucket),
  copyField(/^aws_dynamodb_table_export$/, 's3_bucket', toBucket),
  copyField(/^aws_datasync_task$/, 'destination_location_arn', byRegionalArn),
  copyField(LOCATION, 'server_hostname', toServer),
  copyField(LOCATION, 'name_node hostname', toServer),
  copyField(LOCATION, 'container_url', toHost),
  copyField(MIGRATION, 'server_name', toServer),
  copyField(MIGRATION, 'secrets_manager_arn', toServerInSecret),
  copyField(MIGRATION, 'elasticsearch_settings endpoint_uri', toServer),
  copyField(MIGRATION, 'kafka_settings broker', toServers),
  copyField(MIGRATION, 'redshift_settings bucket_name', toBucket),
  copyField(/^aws_dms_s3_endpoint$/, 'bucket_name', toBucket),
  copyField(MIGRATION, 's3_settings bucket_name', toBucket),
  copyField(MIGRATION, 'kinesis_settings stream_arn', byRegionalArn),
  copyField(/^aws_storagegateway_(?:nfs|smb)_file_share$/, 'bucket_region', inRegion),
  copyField(/^aws_codepipeline$/, 'artifact_store region', inRegion),
  copyField(/^aws_imagebuilder_distribution_configuration$/, 'distribution region', inRegion),
  copyField(/^aws_ssm_resource_data_sync$/, 's3_destination region', inRegion),
  copyField(/^aws_ssm_association$/, 'output_location s3_region', inRegion),
];

/** Where a resource copies its data, each place once; its own region is the resource itself. */
export function awsStateCopies(
  type: string,
  attributes: JsonCursor,
  where: { readonly regions: readonly string[]; readonly account: string | undefined },
): Copy[] {
  // What an endpoint of a migration is the source of comes from there.
  const gives = attributes.get('endpoint_type')?.string() !== 'source';
  return distinctCopies(
    [...toldCopies(TABLE, type, attributes), ...sourceRegionOf(type, attributes)],
    gives ? [...locationOf(type, attributes), ...toldCopies(DELIVERIES, type, attributes)] : [],
    where,
  );
}

/** The region of the source of a replica; one that was promoted keeps the field, and is of no group nor source any more. */
function sourceRegionOf(type: string, attributes: JsonCursor): Copy[] {
  if (type !== 'aws_rds_cluster') return [];
  const follows = ['replication_source_identifier', 'global_cluster_identifier'].some((name) =>
    Boolean(attributes.get(name)?.string()),
  );
  const region = attributes.get('source_region')?.string();
  return follows && region ? [inRegion(region)] : [];
}

/** The bucket or file system of a location of DataSync: its address has the region, which the ARN of a bucket has not. */
function locationOf(type: string, attributes: JsonCursor): (Copy | undefined)[] {
  if (!LOCATION.test(type)) return [];
  const address = atLocation(attributes.get('uri')?.string());
  const bucket = attributes.get('s3_bucket_arn')?.string();
  return [address ?? (bucket ? toBucket(bucket) : undefined)];
}
