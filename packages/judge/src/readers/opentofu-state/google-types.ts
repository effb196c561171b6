import type { PlatformTypes } from './resource-types.ts';

/** Types of Google Cloud. */
export const googleTypes: PlatformTypes = {
  roles: [
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
  ],
  harmless:
    /^(?:google_(?:compute_(?:network|subnetwork|firewall|router|route|address|global_address|forwarding|target|backend|health|url_map|ssl|security_policy|project|shared_vpc|vpn)|project|service_account|folder|organization|dns_|kms_key_ring|kms_crypto_key_iam|[a-z_]+_iam_))/,
};
