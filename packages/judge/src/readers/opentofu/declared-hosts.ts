import type { JsonCursor } from '@ancrage/base';
import { declaredHosts, hostFields } from '../declared-hosts.ts';
import type { DeclaredHost } from '../declared-hosts.ts';

/** Attributes of the providers hashicorp/aws, azurerm and google, ovh/ovh and openstack. */
const TABLE = [
  hostFields(/^aws_route53_zone$/, 'zone', 'name'),
  hostFields(/^azurerm_dns_zone$/, 'zone', 'name'),
  hostFields(/^google_dns_managed_zone$/, 'zone', 'dns_name'),
  hostFields(/^ovh_domain_zone$/, 'zone', 'name'),
  hostFields(/^openstack_dns_zone_v2$/, 'zone', 'name'),
  hostFields(/^aws_route53_record$/, 'endpoint', 'fqdn'),
  hostFields(/^azurerm_dns_(?:a|aaaa|cname)_record$/, 'endpoint', 'fqdn'),
  hostFields(/^google_dns_record_set$/, 'endpoint', 'name'),
  hostFields(/^aws_(?:lb|alb|elb|efs_file_system)$/, 'endpoint', 'dns_name'),
  hostFields(/^aws_cloudfront_distribution$/, 'endpoint', 'domain_name aliases'),
  hostFields(
    /^aws_(?:db_instance|rds_cluster|docdb_cluster|redshift_cluster|opensearch_domain|elasticsearch_domain|eks_cluster)$/,
    'endpoint',
    'address endpoint reader_endpoint',
  ),
  hostFields(/^aws_s3_bucket$/, 'endpoint', 'bucket_regional_domain_name'),
  hostFields(/^aws_apigatewayv2_api$/, 'endpoint', 'api_endpoint'),
  hostFields(
    /^azurerm_storage_account$/,
    'endpoint',
    'primary_blob_host primary_dfs_host primary_file_host primary_queue_host primary_table_host primary_web_host',
  ),
  hostFields(/^azurerm_(?:linux|windows)_(?:web|function)_app$/, 'endpoint', 'default_hostname'),
  hostFields(
    /^azurerm_(?:public_ip|kubernetes_cluster|postgresql_flexible_server|mysql_flexible_server)$/,
    'endpoint',
    'fqdn',
  ),
  hostFields(/^azurerm_mssql_server$/, 'endpoint', 'fully_qualified_domain_name'),
  hostFields(/^azurerm_key_vault$/, 'endpoint', 'vault_uri'),
  hostFields(/^azurerm_container_registry$/, 'endpoint', 'login_server'),
  hostFields(/^azurerm_cosmosdb_account$/, 'endpoint', 'endpoint'),
  hostFields(/^google_cloud_run_v2_service$/, 'endpoint', 'uri'),
  hostFields(/^google_sql_database_instance$/, 'endpoint', 'dns_name'),
  hostFields(/^ovh_cloud_project_kube$/, 'endpoint', 'url'),
  hostFields(/^ovh_cloud_project_database$/, 'endpoint', 'endpoints.0.domain'),
];

/** Names by which a resource of a state is reached, or that it is the zone of. */
export function hostsOfAttributes(type: string, attributes: JsonCursor): readonly DeclaredHost[] {
  // A zone that only a network of one's own can see is no name for others.
  if (attributes.get('visibility')?.string() === 'private') return [];
  return declaredHosts(TABLE, type, (path) => {
    const value = attributes.along(path);
    return value?.isArray() === true ? value.items().map((item) => item.string()) : value?.string();
  });
}
