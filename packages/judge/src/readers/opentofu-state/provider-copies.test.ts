import assert from 'node:assert/strict';
import { test } from 'node:test';
import { of, one, readState, stateOf } from './testing/states.ts';

test('copies elsewhere as the schemas of the providers name them', () => {
  const to = (type: string, attributes: object): string[] =>
    of(readState(stateOf({ type, attributes })), 'replication').map(
      ({ target, target_region }) => target_region ?? target,
    );
  const cluster = 'arn:aws:rds:us-east-1:111122223333:cluster:x';
  const [montreal, project] = ['northamerica-northeast1', 'projects/p'];
  for (const [type, attributes, targets] of [
    [
      'aws_s3_bucket',
      {
        replication_configuration: [
          { rules: [{ status: 'Enabled', destination: [{ bucket: 'arn:aws:s3:::far' }] }] },
        ],
      },
      ['far'],
    ],
    [
      'aws_s3_bucket_replication_configuration',
      { rule: [{ status: 'Disabled', destination: [{ bucket: 'arn:aws:s3:::far' }] }] },
      [],
    ],
    ['aws_rds_global_cluster', { global_cluster_members: [{ db_cluster_arn: cluster }] }, ['us-east-1']],
    ['aws_db_instance', { replicas: ['near', cluster] }, ['us-east-1']],
    ['aws_db_snapshot_copy', { region: 'ca-central-1', destination_region: 'us-west-2' }, ['us-west-2']],
    ['aws_dynamodb_table', { global_table_witness: [{ region_name: 'us-east-2' }] }, ['us-east-2']],
    [
      'aws_dlm_lifecycle_policy',
      {
        region: 'ca-central-1',
        policy_details: [
          {
            schedule: [{ cross_region_copy_rule: [{ target: 'us-east-1' }, { target: 'ca-central-1' }] }],
            action: [{ cross_region_copy: [{ target: 'us-west-1' }] }],
          },
        ],
      },
      ['us-east-1', 'us-west-1'],
    ],
    [
      'aws_keyspaces_keyspace',
      { region: 'ca-central-1', replication_specification: [{ region_list: ['ca-central-1', 'us-east-1'] }] },
      ['us-east-1'],
    ],
    ['aws_msk_replicator', { replication_info_list: [{ target_kafka_cluster_arn: cluster }] }, ['us-east-1']],
    ['aws_dsql_cluster', { multi_region_properties: { witness_region: 'us-east-2' } }, ['us-east-2']],
    ['aws_redshift_cluster', { snapshot_copy: [{ destination_region: 'us-east-1' }] }, ['us-east-1']],
    [
      'google_compute_resource_policy',
      {
        region: montreal,
        snapshot_schedule_policy: [{ snapshot_properties: [{ storage_locations: ['us'] }] }],
      },
      ['us'],
    ],
    [
      'google_compute_disk_async_replication',
      { secondary_disk: [{ disk: `${project}/zones/us-east1-b/disks/d` }] },
      ['us-east1'],
    ],
    [
      'google_alloydb_cluster',
      { location: montreal, automated_backup_policy: [{ location: 'us-east4' }] },
      ['us-east4'],
    ],
    [
      'google_redis_cluster',
      {
        cross_cluster_replication_config: [
          { secondary_clusters: [{ cluster: `${project}/locations/us-east1/clusters/c` }] },
        ],
      },
      ['us-east1'],
    ],
    [
      'azurerm_app_configuration',
      { location: 'canadacentral', replica: [{ location: 'East US' }] },
      ['eastus'],
    ],
    [
      'azurerm_netapp_volume',
      { data_protection_replication: [{ remote_volume_location: 'eastus' }] },
      ['eastus'],
    ],
    ['azurerm_redis_linked_server', { linked_redis_cache_location: 'East US' }, ['eastus']],
  ] as const)
    assert.deepEqual(to(type, attributes), targets, type);
});

test('AWS: replicated backups by their identifier, replica keys, flags in words, guardrails over regions', () => {
  const id = 'arn:aws:rds:us-east-1:111122223333:auto-backup:ab-1';
  const backups = one({ type: 'aws_db_instance_automated_backups_replication', attributes: { id } });
  assert.equal(backups.region, 'us-east-1');
  const [key] = of(readState(stateOf({ type: 'aws_kms_replica_key', attributes: {} })), 'key');
  assert.equal(key?.multi_region, true);
  assert.equal(one({ type: 'aws_redshift_cluster', attributes: { encrypted: 'true' } }).encrypted, true);
  const guardrail = {
    region: 'ca-central-1',
    cross_region_config: [{ guardrail_profile_identifier: 'us.guardrail.v1:0' }],
  };
  assert.equal(one({ type: 'aws_bedrock_guardrail', attributes: guardrail }).region, 'multi-region');
});
