import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awsRoleOf } from './aws-types.ts';

test('roles of types by either of their names', () => {
  for (const [role, ...types] of [
    [
      'storage',
      'aws_s3control_bucket',
      'AWS::S3Outposts::Bucket',
      'aws_rds_shard_group',
      'AWS::RDS::DBShardGroup',
    ],
    [
      'storage',
      'aws_cloudwatch_event_archive',
      'AWS::Events::Archive',
      'aws_kendra_index',
      'AWS::Kendra::Index',
    ],
    ['backup', 'aws_redshiftserverless_snapshot', 'AWS::RedshiftServerless::Snapshot'],
    ['processing', 'aws_dms_replication_task', 'AWS::DMS::ReplicationTask'],
    ['telemetry', 'aws_cloudwatch_metric_stream', 'AWS::CloudWatch::MetricStream'],
    [
      'other',
      'aws_wafv2_web_acl',
      'AWS::WAFv2::WebACL',
      'aws_s3_object',
      'aws_datasync_location_s3',
      'AWS::DataSync::LocationS3',
    ],
    [
      'other',
      'aws_memorydb_multi_region_cluster',
      'AWS::MemoryDB::MultiRegionCluster',
      'aws_ram_resource_share',
      'AWS::RAM::ResourceShare',
    ],
    [
      'other',
      'aws_cloudwatch_metric_alarm',
      'AWS::CloudWatch::Alarm',
      'aws_appconfig_deployment_strategy',
      'AWS::AppConfig::DeploymentStrategy',
    ],
    // What a type could hold is told of none of these.
    [
      'unknown',
      'aws_lambda_capacity_provider',
      'aws_appconfig_hosted_configuration_version',
      'AWS::AppConfig::HostedConfigurationVersion',
    ],
    [
      'unknown',
      'aws_quicksight_data_set',
      'AWS::QuickSight::DataSet',
      'aws_connect_instance',
      'AWS::Connect::Instance',
    ],
  ] as const)
    for (const type of types) assert.equal(awsRoleOf(type), role, type);
});
