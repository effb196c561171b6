import type { FactValue } from '../../facts/fact.ts';

export type Role = FactValue<'resource'>['role'];

/**
 * What a resource type does with data. The longest matching prefix of the type's name wins. Names are those of the
 * providers' published schemas; a type that is not listed is read as `other` and noted, never dropped.
 */
const ROLES: readonly (readonly [string, Role])[] = [
  ['aws_s3_bucket', 'storage'],
  ['aws_s3_bucket_', 'other'],
  ['aws_ebs_volume', 'storage'],
  ['aws_ebs_snapshot', 'backup'],
  ['aws_efs_', 'storage'],
  ['aws_db_instance', 'storage'],
  ['aws_db_snapshot', 'backup'],
  ['aws_rds_cluster', 'storage'],
  ['aws_dynamodb_table', 'storage'],
  ['aws_redshift_', 'storage'],
  ['aws_opensearch_', 'storage'],
  ['aws_elasticache_', 'storage'],
  ['aws_sqs_queue', 'storage'],
  ['aws_ecr_repository', 'storage'],
  ['aws_secretsmanager_secret', 'storage'],
  ['aws_backup_vault', 'backup'],
  ['aws_backup_', 'other'],
  ['aws_instance', 'processing'],
  ['aws_lambda_function', 'processing'],
  ['aws_ecs_', 'processing'],
  ['aws_eks_', 'processing'],
  ['aws_sagemaker_', 'processing'],
  ['aws_bedrock', 'processing'],
  ['aws_kms_key', 'key'],
  ['aws_kms_replica_key', 'key'],
  ['aws_kms_', 'other'],
  ['aws_cloudwatch_log_group', 'telemetry'],
  ['aws_cloudtrail', 'telemetry'],
  ['aws_flow_log', 'telemetry'],
  ['aws_cloudfront_', 'processing'],
  ['aws_iam_', 'identity'],
  ['aws_', 'other'],
  ['azurerm_storage_account', 'storage'],
  ['azurerm_storage_', 'other'],
  ['azurerm_mssql_database', 'storage'],
  ['azurerm_mssql_server', 'storage'],
  ['azurerm_postgresql_flexible_server', 'storage'],
  ['azurerm_cosmosdb_account', 'storage'],
  ['azurerm_managed_disk', 'storage'],
  ['azurerm_container_registry', 'storage'],
  ['azurerm_recovery_services_vault', 'backup'],
  ['azurerm_data_protection_backup_vault', 'backup'],
  ['azurerm_key_vault_key', 'key'],
  ['azurerm_key_vault', 'key'],
  ['azurerm_linux_virtual_machine', 'processing'],
  ['azurerm_windows_virtual_machine', 'processing'],
  ['azurerm_kubernetes_cluster', 'processing'],
  ['azurerm_linux_function_app', 'processing'],
  ['azurerm_log_analytics_workspace', 'telemetry'],
  ['azurerm_application_insights', 'telemetry'],
  ['azurerm_', 'other'],
  ['google_storage_bucket', 'storage'],
  ['google_storage_bucket_', 'other'],
  ['google_sql_database_instance', 'storage'],
  ['google_bigquery_dataset', 'storage'],
  ['google_compute_disk', 'storage'],
  ['google_compute_snapshot', 'backup'],
  ['google_compute_instance', 'processing'],
  ['google_container_cluster', 'processing'],
  ['google_cloud_run_', 'processing'],
  ['google_kms_crypto_key', 'key'],
  ['google_logging_', 'telemetry'],
  ['google_', 'other'],
  ['openstack_blockstorage_volume', 'storage'],
  ['openstack_blockstorage_backup', 'backup'],
  ['openstack_objectstorage_container', 'storage'],
  ['openstack_objectstorage_object', 'other'],
  ['openstack_sharedfilesystem_share', 'storage'],
  ['openstack_db_instance', 'storage'],
  ['openstack_compute_instance', 'processing'],
  ['openstack_containerinfra_cluster', 'processing'],
  ['openstack_keymanager_secret', 'key'],
  ['openstack_', 'other'],
  ['ovh_cloud_project_database', 'storage'],
  ['ovh_cloud_project_storage', 'storage'],
  ['ovh_cloud_project_volume', 'storage'],
  ['ovh_cloud_project_instance', 'processing'],
  ['ovh_cloud_project_kube', 'processing'],
  ['ovh_', 'other'],
];

const PLATFORMS: readonly (readonly [string, string])[] = [
  ['aws_', 'aws'],
  ['azurerm_', 'azure'],
  ['google_', 'google'],
  ['openstack_', 'openstack'],
  ['ovh_', 'ovh'],
];

/** Role of a type, or undefined where no prefix is known. */
export function roleOf(type: string): Role | undefined {
  let best: readonly [string, Role] | undefined;
  for (const entry of ROLES) {
    if (type.startsWith(entry[0]) && (best === undefined || entry[0].length > best[0].length)) best = entry;
  }
  return best?.[1];
}

export function platformOf(type: string): string | undefined {
  return PLATFORMS.find(([prefix]) => type.startsWith(prefix))?.[1];
}
