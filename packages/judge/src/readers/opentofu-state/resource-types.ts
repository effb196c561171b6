import type { Role } from '../inventory-facts.ts';

/**
 * What a resource type does with data. The longest matching prefix of the type's name wins. Names are those of the
 * providers' published schemas; where a prefix is `other`, its types are settings of a resource listed beside it. What
 * neither this list nor that of harmless types has is `unknown` and noted, never dropped.
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
  ['aws_backup_vault_', 'other'],
  ['aws_backup_plan', 'other'],
  ['aws_backup_selection', 'other'],
  ['aws_backup_global_settings', 'other'],
  ['aws_backup_region_settings', 'other'],
  ['aws_instance', 'processing'],
  ['aws_autoscaling_group', 'processing'],
  ['aws_lambda_function', 'processing'],
  ['aws_ecs_', 'processing'],
  ['aws_eks_', 'processing'],
  ['aws_sagemaker_', 'processing'],
  ['aws_bedrock', 'processing'],
  ['aws_kms_key', 'key'],
  ['aws_kms_replica_key', 'key'],
  ['aws_kms_external_key', 'key'],
  ['aws_kms_replica_external_key', 'key'],
  ['aws_kms_key_policy', 'other'],
  ['aws_kms_alias', 'other'],
  ['aws_kms_grant', 'other'],
  ['aws_cloudwatch_log_group', 'telemetry'],
  ['aws_cloudtrail', 'telemetry'],
  ['aws_flow_log', 'telemetry'],
  ['aws_cloudfront_', 'processing'],
  ['aws_iam_', 'identity'],
  ['azurerm_storage_account', 'storage'],
  ['azurerm_storage_account_', 'other'],
  ['azurerm_storage_container', 'other'],
  ['azurerm_storage_blob', 'other'],
  ['azurerm_storage_share', 'other'],
  ['azurerm_storage_queue', 'other'],
  ['azurerm_storage_table', 'other'],
  ['azurerm_storage_management_policy', 'other'],
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
  ['openstack_blockstorage_volume', 'storage'],
  ['openstack_blockstorage_backup', 'backup'],
  ['openstack_objectstorage_container', 'storage'],
  ['openstack_objectstorage_object', 'other'],
  ['openstack_sharedfilesystem_share', 'storage'],
  ['openstack_db_instance', 'storage'],
  ['openstack_compute_instance', 'processing'],
  ['openstack_containerinfra_cluster', 'processing'],
  ['openstack_keymanager_secret', 'key'],
  ['ovh_cloud_project_database', 'storage'],
  ['ovh_cloud_project_storage', 'storage'],
  ['ovh_cloud_project_volume', 'storage'],
  ['ovh_cloud_project_instance', 'processing'],
  ['ovh_cloud_project_kube', 'processing'],
];

const PLATFORMS: readonly (readonly [string, string])[] = [
  ['aws_', 'aws'],
  ['azurerm_', 'azure'],
  ['google_', 'google'],
  ['openstack_', 'openstack'],
  ['ovh_', 'ovh'],
];

/**
 * Types that hold no data of customers and work on none: networks, names, permissions, alarms and settings of other
 * resources. What is in neither list is `unknown`: it could hold anything, so it is placed and counted as a doubt.
 */
const HARMLESS =
  /^(?:aws_(?:vpc|subnet|security_group|route(?!53)|main_route|internet_gateway|nat_gateway|eip|network_|egress_only|default_|lb|alb|launch_template|autoscaling_(?:attachment|lifecycle|notification|policy|schedule|traffic)|key_pair|placement_group|acm_|route53_|iam_|organizations_|budgets_|sns_topic|cloudwatch_(?:metric|dashboard|event|composite)|db_(?:subnet|parameter|option)_group|elasticache_subnet|config_|guardduty_|securityhub_|inspector|ssm_(?:association|maintenance|document|patch)|lambda_permission|lambda_alias|appautoscaling_|volume_attachment|customer_gateway|vpn_|dx_|ec2_(?:tag|transit_gateway|managed_prefix)|servicequotas_|resourcegroups_|s3_account_public|ebs_(?:default|encryption))|azurerm_(?:resource_group|virtual_network|subnet|network_|public_ip|role_|user_assigned|policy_|management_|monitor_|private_|dns_|lb|route|nat_|application_security|availability_set|key_vault_access|log_analytics_(?:solution|linked)|proximity|consumption_|firewall|bastion_)|google_(?:compute_(?:network|subnetwork|firewall|router|route|address|global_address|forwarding|target|backend|health|url_map|ssl|security_policy|project|shared_vpc|vpn)|project|service_account|folder|organization|dns_|kms_key_ring|kms_crypto_key_iam|[a-z_]+_iam_)|openstack_(?:networking_|compute_(?:keypair|secgroup|flavor|servergroup|quotaset|volume_attach|floatingip|interface_attach)|identity_|lb_|dns_|fw_|vpnaas_|bgpvpn_|blockstorage_(?:quotaset|volume_attach|volume_type)|objectstorage_tempurl|keymanager_order)|ovh_(?:iam_|me_|domain_|vrack|ip_|cloud_project_(?:network|user|region|gateway)|dedicated_server_networking))/;

/** Providers of values and files of the one who runs the tool; they make nothing that holds data anywhere. */
const LOCAL =
  /^(?:random|tls|null|local|time|template|archive|http|external|terraform|cloudinit|assert|dns|acme)_/;

/** Whether a type makes nothing anywhere. */
export function isLocal(type: string): boolean {
  return LOCAL.test(type);
}

/** Role of a type; `unknown` where neither list has it. */
export function roleOf(type: string): Role {
  let best: readonly [string, Role] | undefined;
  for (const entry of ROLES) {
    if (type.startsWith(entry[0]) && (best === undefined || entry[0].length > best[0].length)) best = entry;
  }
  return best?.[1] ?? (HARMLESS.test(type) ? 'other' : 'unknown');
}

/** Short name of a type's platform; the provider's own prefix where it is none of the known ones. */
export function platformOf(type: string): string {
  return PLATFORMS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? type.split('_', 1)[0]!;
}
