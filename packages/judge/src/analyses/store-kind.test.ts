import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examinedKindOf, storeKindOf } from './store-kind.ts';

test('types of inventories and checks of scanners meet on the same kinds', () => {
  for (const [kind, ...names] of [
    ['object', 'aws_s3_bucket', 'AWS::S3::Bucket', 'AwsS3Bucket', 's3_bucket_default_encryption'],
    [
      'object',
      'openstack_objectstorage_container_v1',
      'storage.googleapis.com/Bucket',
      'google_storage_bucket',
    ],
    ['object', 'microsoft.storage/storageaccounts', 'azurerm_storage_account', 'cloudstorage_bucket_cmek'],
    ['volume', 'aws_ebs_volume', 'AwsEc2Volume', 'ec2_ebs_volume_encryption', 'microsoft.compute/disks'],
    ['volume', 'openstack_blockstorage_volume_v3', 'blockstorage_volume_encryption_enabled'],
    ['volume', 'compute.googleapis.com/Disk', 'google_compute_disk'],
    ['volume snapshot', 'ec2_ebs_snapshots_encrypted', 'aws_ebs_snapshot', 'blockstorage_volume_snapshot'],
    [
      'database',
      'aws_db_instance',
      'AwsRdsDbInstance',
      'rds_instance_storage_encrypted',
      'AWS::RDS::DBInstance',
    ],
    ['database', 'aws_rds_cluster_instance', 'sqladmin.googleapis.com/Instance'],
    ['database cluster', 'aws_rds_cluster', 'rds_cluster_storage_encrypted', 'AwsRdsDbCluster'],
    ['dynamodb', 'aws_dynamodb_table', 'dynamodb_tables_kms_cmk_encryption_enabled', 'AwsDynamoDbTable'],
    ['backup', 'aws_backup_vault', 'backup_vaults_encrypted', 'microsoft.recoveryservices/vaults'],
    ['recovery point', 'AwsBackupRecoveryPoint', 'backup_recovery_point_encrypted'],
    ['file', 'aws_efs_file_system', 'efs_encryption_at_rest_enabled', 'AwsEfsFileSystem'],
    ['sqs', 'aws_sqs_queue', 'sqs_queues_server_side_encryption_enabled', 'AwsSqsQueue'],
    ['log', 'aws_cloudwatch_log_group', 'cloudwatch_log_group_kms_encryption_enabled'],
    ['sql', 'microsoft.sql/servers/databases', 'sqlserver_tde_encryption_enabled'],
  ] as const)
    for (const name of names) assert.equal(storeKindOf(name), kind, name);
  for (const name of ['aws_instance', 'iam_root_mfa_enabled', 'AwsAccount', ''])
    assert.equal(storeKindOf(name), undefined, name);
});

test('a setting of an account speaks for no store', () => {
  assert.equal(examinedKindOf('ec2_ebs_default_encryption', undefined), undefined);
  assert.equal(examinedKindOf('EC2.7 volumes', 'AwsAccount'), undefined);
  assert.equal(examinedKindOf('storage_x_encryption', 'Microsoft.Storage/storageAccounts'), 'object');
  assert.equal(examinedKindOf('s3_bucket_default_encryption', undefined), 'object');
});
