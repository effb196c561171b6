import type { PlatformTypes } from './resource-types.ts';

/** Types of Google Cloud. */
export const googleTypes: PlatformTypes = {
  roles: [
    ['google_storage_bucket', 'storage'],
    ['google_storage_bucket_', 'other'],
    ['google_sql_database_instance', 'storage'],
    ['google_bigquery_dataset', 'storage'],
    ['google_bigquery_dataset_', 'other'],
    ['google_compute_disk', 'storage'],
    ['google_compute_snapshot', 'backup'],
    ['google_compute_machine_image', 'backup'],
    ['google_compute_image', 'storage'],
    ['google_spanner_instance', 'storage'],
    ['google_spanner_database', 'other'],
    ['google_firestore_database', 'storage'],
    ['google_bigtable_instance', 'storage'],
    ['google_bigtable_table', 'other'],
    ['google_secret_manager_secret', 'storage'],
    ['google_secret_manager_secret_version', 'other'],
    ['google_secret_manager_regional_secret', 'storage'],
    ['google_secret_manager_regional_secret_version', 'other'],
    ['google_pubsub_topic', 'storage'],
    ['google_artifact_registry_repository', 'storage'],
    ['google_bigquery_table', 'other'],
    ['google_sql_database', 'other'],
    ['google_sql_user', 'other'],
    ['google_compute_instance', 'processing'],
    ['google_container_cluster', 'processing'],
    ['google_cloud_run_', 'processing'],
    ['google_kms_crypto_key', 'key'],
    ['google_kms_crypto_key_iam_', 'other'],
    ['google_logging_', 'telemetry'],
  ],
  harmless:
    /^(?:google_(?:compute_(?:network|subnetwork|firewall|router|route|address|global_address|forwarding|target|backend|health|url_map|ssl|security_policy|project|shared_vpc|vpn)|project|service_account|folder|organization|dns_|kms_key_ring|kms_crypto_key_iam|[a-z_]+_iam_))/,
};
