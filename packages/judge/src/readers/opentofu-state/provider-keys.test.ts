import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one } from './testing/states.ts';

const encrypted = (type: string, attributes: object): boolean | undefined =>
  one({ type, attributes }).encrypted;

test('AWS: encrypted where a flag or a key says so, and only what holds data', () => {
  const key = 'arn:aws:kms:ca-central-1:111122223333:key/1';
  for (const [type, attributes, expected] of [
    ['aws_cloudwatch_log_group', { kms_key_id: key }, true],
    ['aws_cloudwatch_log_group', { kms_key_id: '' }, undefined],
    ['aws_backup_vault', { kms_key_arn: key }, true],
    ['aws_backup_logically_air_gapped_vault', { encryption_key_arn: key }, true],
    ['aws_sqs_queue', { kms_master_key_id: 'alias/aws/sqs' }, true],
    ['aws_sqs_queue', { sqs_managed_sse_enabled: true }, true],
    ['aws_sqs_queue', { sqs_managed_sse_enabled: false }, undefined],
    ['aws_ecr_repository', { encryption_configuration: [{ encryption_type: 'AES256' }] }, true],
    ['aws_s3tables_table_bucket', { encryption_configuration: { sse_algorithm: 'AES256' } }, true],
    ['aws_msk_cluster', { encryption_info: [{ encryption_at_rest_kms_key_arn: key }] }, true],
    ['aws_mq_broker', { encryption_options: [{ kms_key_id: key }] }, true],
    ['aws_keyspaces_table', { encryption_specification: [{ type: 'AWS_OWNED_KMS_KEY' }] }, true],
    ['aws_qldb_ledger', { kms_key: 'AWS_OWNED_KMS_KEY' }, true],
    ['aws_opensearch_domain', { encrypt_at_rest: [{ enabled: false, kms_key_id: '' }] }, false],
    ['aws_opensearch_domain', { encrypt_at_rest: [{ enabled: true }] }, true],
    ['aws_dynamodb_table', { server_side_encryption: [{ enabled: false }] }, undefined],
    ['aws_kinesis_stream', { encryption_type: 'NONE', kms_key_id: '' }, false],
    ['aws_kinesis_stream', { encryption_type: 'KMS', kms_key_id: 'alias/aws/kinesis' }, true],
    [
      'aws_workspaces_workspace',
      { root_volume_encryption_enabled: true, user_volume_encryption_enabled: false },
      false,
    ],
    ['aws_ebs_volume', { encrypted: false, kms_key_id: key }, false],
    ['aws_lambda_function', { kms_key_arn: key }, undefined],
  ] as const)
    assert.equal(encrypted(type, attributes), expected, `${type} ${JSON.stringify(attributes)}`);
});

test('Azure and Google: encrypted where the attributes name a key', () => {
  const vault = 'https://v.vault.azure.net/keys/k';
  for (const [type, attributes] of [
    ['azurerm_storage_account', { customer_managed_key: [{ key_vault_key_id: vault }] }],
    ['azurerm_storage_account', { customer_managed_key: [{ managed_hsm_key_id: vault }] }],
    ['azurerm_container_registry', { encryption: [{ key_vault_key_id: vault }] }],
    ['azurerm_data_protection_backup_vault', { encryption: [{ key_id: vault }] }],
    ['azurerm_app_configuration', { encryption: [{ key_vault_key_identifier: vault }] }],
    ['azurerm_cosmosdb_account', { key_vault_key_id: vault }],
    ['azurerm_cosmosdb_account', { managed_hsm_key_id: vault }],
    ['azurerm_mssql_database', { transparent_data_encryption_key_vault_key_id: vault }],
    ['azurerm_managed_disk', { disk_encryption_set_id: '/subscriptions/s/x' }],
  ] as const)
    assert.equal(encrypted(type, attributes), true, JSON.stringify(attributes));
  const key = 'projects/p/locations/northamerica-northeast1/keyRings/r/cryptoKeys/k';
  for (const [type, attributes] of [
    ['google_storage_bucket', { encryption: [{ default_kms_key_name: key }] }],
    ['google_sql_database_instance', { encryption_key_name: key }],
    ['google_bigquery_dataset', { default_encryption_configuration: [{ kms_key_name: key }] }],
    ['google_compute_disk', { disk_encryption_key: [{ kms_key_self_link: key }] }],
    ['google_compute_disk', { disk_encryption_key: [{ kms_key_name: key }] }],
    ['google_compute_snapshot', { snapshot_encryption_key: [{ kms_key_self_link: key }] }],
    ['google_compute_image', { image_encryption_key: [{ kms_key_self_link: key }] }],
    ['google_spanner_database', { encryption_config: [{ kms_key_name: key }] }],
    ['google_secret_manager_secret', { customer_managed_encryption: [{ kms_key_name: key }] }],
    ['google_redis_cluster', { kms_key: key }],
    ['google_firestore_database', { cmek_config: [{ kms_key_name: key }] }],
    ['google_pubsub_topic', { kms_key_name: key }],
  ] as const)
    assert.equal(encrypted(type, attributes), true, JSON.stringify(attributes));
});
