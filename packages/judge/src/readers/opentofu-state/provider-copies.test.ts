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
    [
      'azurerm_servicebus_namespace_disaster_recovery_config',
      { partner_namespace_id: '/subscriptions/s/far' },
      ['/subscriptions/s/far'],
    ],
    ['azurerm_redis_linked_server', { linked_redis_cache_location: 'East US' }, ['eastus']],
    ['azurerm_redis_enterprise_database', { id: '/a', linked_database_id: ['/a', '/b'] }, ['/b']],
    ['azurerm_managed_redis_geo_replication', { linked_managed_redis_ids: ['/b'] }, ['/b']],
    [
      'azurerm_api_management',
      { location: 'canadacentral', additional_location: [{ location: 'East US' }] },
      ['eastus'],
    ],
    ['azurerm_site_recovery_replicated_vm', { target_recovery_fabric_id: '/f' }, ['/f']],
    ['azurerm_site_recovery_vmware_replicated_vm', { target_resource_group_id: '/g' }, ['/g']],
    ['azurerm_linux_virtual_machine', { target_resource_group_id: '/g' }, []],
    [
      'azurerm_mssql_database',
      { location: 'canadacentral', geo_backup_enabled: true, sku_name: 'DW100c' },
      ['paired region of canadacentral (geo_backup_enabled)'],
    ],
    ['azurerm_mssql_database', { geo_backup_enabled: true, sku_name: 'S0' }, []],
    [
      'azurerm_synapse_sql_pool',
      { location: 'canadacentral', geo_backup_policy_enabled: true },
      ['paired region of canadacentral (geo_backup_policy_enabled)'],
    ],
    [
      'azurerm_postgresql_flexible_server',
      { location: 'canadacentral', geo_redundant_backup_enabled: true },
      ['paired region of canadacentral (geo_redundant_backup_enabled)'],
    ],
    [
      'azurerm_mysql_flexible_server',
      { location: 'canadacentral', geo_redundant_backup_enabled: true },
      ['paired region of canadacentral (geo_redundant_backup_enabled)'],
    ],
    ['azurerm_notification_hub_namespace', { replication_region: 'WestUs2' }, ['westus2']],
    ['azurerm_notification_hub_namespace', { replication_region: 'None' }, []],
    [
      'google_memorystore_instance',
      {
        cross_instance_replication_config: [
          { secondary_instances: [{ instance: `${project}/locations/us-east1/instances/i` }] },
        ],
      },
      ['us-east1'],
    ],
    [
      'google_filestore_instance',
      {
        effective_replication: [
          { replicas: [{ peer_instance: `${project}/locations/us-east1-b/instances/i` }] },
        ],
      },
      ['us-east1'],
    ],
    ['google_netapp_backup_vault', { backup_region: 'us-east1' }, ['us-east1']],
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

test('AWS: copies by the paths of the provider, one each, and the sources of copies', () => {
  const away = (service: string, resource: string): string =>
    `arn:aws:${service}:us-east-1:111122223333:${resource}`;
  const home = { region: 'ca-central-1' };
  for (const [type, attributes, targets] of [
    [
      'cloudwatch_event_endpoint',
      { routing_config: [{ failover_config: [{ secondary: [{ route: 'us-east-1' }] }] }] },
      ['us-east-1'],
    ],
    [
      'observabilityadmin_centralization_rule_for_organization',
      {
        rule: [
          {
            destination: [
              {
                region: 'ca-central-1',
                destination_logs_configuration: [{ backup_configuration: [{ region: 'us-west-2' }] }],
                destination_metrics_configuration: [{ backup_configuration: [{ region: 'eu-west-1' }] }],
              },
            ],
          },
        ],
      },
      ['ca-central-1', 'eu-west-1', 'us-west-2'],
    ],
    [
      'observabilityadmin_centralization_rule_for_organization',
      { rule: [{ destination: [{ region: 'us-east-1' }] }] },
      ['us-east-1'],
    ],
    [
      'securitylake_data_lake',
      { configuration: [{ replication_configuration: [{ regions: ['us-east-1'] }] }] },
      ['us-east-1'],
    ],
    [
      'ssmincidents_replication_set',
      { region: [{ name: 'ca-central-1' }, { name: 'us-east-1' }] },
      ['ca-central-1', 'us-east-1'],
    ],
    ['ssmincidents_replication_set', { ...home, regions: [{ name: 'us-east-2' }] }, ['us-east-2']],
    ['directory_service_region', { ...home, region_name: 'us-east-1' }, ['us-east-1']],
    ['redshift_snapshot_copy', { ...home, destination_region: 'us-east-1' }, ['us-east-1']],
    [
      'dsql_cluster_peering',
      { witness_region: 'us-east-2', clusters: [away('dsql', 'cluster/a')] },
      ['us-east-1', 'us-east-2'],
    ],
    [
      'backup_plan',
      { rule: [{ target_logically_air_gapped_backup_vault_arn: away('backup', 'backup-vault:v') }] },
      ['us-east-1'],
    ],
    ['efs_replication_configuration', { destination: [{ region: 'us-east-1' }] }, ['us-east-1']],
    [
      'ecr_replication_configuration',
      { replication_configuration: [{ rule: [{ destination: [{ region: 'us-east-1' }] }] }] },
      ['us-east-1'],
    ],
    ['secretsmanager_secret', { replica: [{ region: 'us-east-1' }] }, ['us-east-1']],
    ['db_instance', { ...home, replicate_source_db: away('rds', 'db:a') }, ['us-east-1']],
    ['db_instance', { ...home, replicate_source_db: 'near' }, []],
    [
      'rds_cluster',
      { ...home, replication_source_identifier: away('rds', 'cluster:a'), global_cluster_identifier: '' },
      ['us-east-1'],
    ],
    ['rds_cluster', { ...home, source_region: 'us-east-1' }, []],
    [
      'rds_cluster',
      { ...home, source_region: 'us-east-1', global_cluster_identifier: 'world' },
      ['arn:aws:rds:::global-cluster:world', 'us-east-1'],
    ],
    ['neptune_cluster', { ...home, replication_source_identifier: away('rds', 'cluster:a') }, ['us-east-1']],
    [
      'docdb_cluster',
      { ...home, global_cluster_identifier: 'world' },
      ['arn:aws:rds:::global-cluster:world'],
    ],
    ['rds_global_cluster', { source_db_cluster_identifier: away('rds', 'cluster:a') }, ['us-east-1']],
    [
      'elasticache_replication_group',
      { ...home, global_replication_group_id: 'ldgnf-world' },
      ['arn:aws:elasticache:::globalreplicationgroup:ldgnf-world'],
    ],
    [
      'memorydb_cluster',
      { ...home, multi_region_cluster_name: 'virxk-world' },
      ['arn:aws:memorydb:::multiregioncluster/virxk-world'],
    ],
    [
      'msk_replicator',
      { replication_info_list: [{ source_kafka_cluster_arn: away('kafka', 'cluster/a') }] },
      ['us-east-1'],
    ],
    [
      's3tables_table_bucket_replication',
      { rule: [{ destination: [{ destination_table_bucket_arn: away('s3tables', 'bucket/b') }] }] },
      ['us-east-1'],
    ],
    [
      'kinesis_firehose_delivery_stream',
      {
        ...home,
        extended_s3_configuration: [{ bucket_arn: 'arn:aws:s3:::far', s3_backup_configuration: [] }],
      },
      ['far'],
    ],
    [
      'kinesis_firehose_delivery_stream',
      { http_endpoint_configuration: [{ url: 'https://logs.example.com/v1?key=S' }] },
      ['logs.example.com'],
    ],
    ['mq_broker', { ...home, data_replication_mode: 'NONE' }, []],
    ['mq_broker', { ...home, data_replication_mode: 'CRDR' }, ['CRDR']],
    [
      'mq_broker',
      { ...home, data_replication_mode: 'CRDR', data_replication_primary_broker_arn: away('mq', 'broker:b') },
      ['CRDR', 'us-east-1'],
    ],
    ['redshift_data_share_consumer_association', { ...home, consumer_region: 'us-east-1' }, ['us-east-1']],
    [
      'cloudwatch_event_target',
      { ...home, rule: 'r', target_id: 't', arn: away('events', 'event-bus/b') },
      ['us-east-1'],
    ],
    [
      'cloudwatch_event_target',
      { ...home, rule: 'r', target_id: 't', arn: 'arn:aws:sqs:ca-central-1:111122223333:q' },
      [],
    ],
    ['sns_topic_subscription', { ...home, endpoint: away('sqs', 'q') }, ['us-east-1']],
    ['sns_topic_subscription', { ...home, endpoint: 'a@example.ca' }, []],
    ['pipes_pipe', { ...home, target: away('sqs', 'q') }, ['us-east-1']],
    ['cloudwatch_log_destination', { target_arn: away('kinesis', 'stream/s') }, ['us-east-1']],
    ['dynamodb_table_export', { s3_bucket: 'far' }, ['far']],
    ['rds_export_task', { s3_bucket_name: 'far' }, ['far']],
    ['datasync_task', { destination_location_arn: away('datasync', 'location/l') }, ['us-east-1']],
    ['dms_s3_endpoint', { endpoint_type: 'target', bucket_name: 'far' }, ['far']],
    ['dms_s3_endpoint', { endpoint_type: 'source', bucket_name: 'far' }, []],
    [
      'datasync_location_s3',
      { ...home, uri: 's3://us-east-1.far/x/', s3_bucket_arn: 'arn:aws:s3:::far' },
      ['us-east-1'],
    ],
    [
      'datasync_location_s3',
      { ...home, uri: 's3://ca-central-1.near/', s3_bucket_arn: 'arn:aws:s3:::near' },
      [],
    ],
    ['datasync_location_s3', { ...home, s3_bucket_arn: 'arn:aws:s3:::far' }, ['far']],
    ['datasync_location_object_storage', { server_hostname: 's3.example.us' }, ['s3.example.us']],
    [
      'datasync_location_azure_blob',
      { container_url: 'https://a.blob.core.windows.net/c' },
      ['a.blob.core.windows.net'],
    ],
    [
      'cloudwatch_event_api_destination',
      { invocation_endpoint: 'https://collect.example.us/v1?key=S' },
      ['collect.example.us'],
    ],
    [
      'sns_topic_subscription',
      { protocol: 'https', endpoint: 'https://u:p@hooks.example.us/x' },
      ['hooks.example.us'],
    ],
    ['sns_topic_subscription', { protocol: 'email', endpoint: 'a@example.us' }, []],
    [
      'cloudwatch_log_delivery_destination',
      {
        delivery_destination_configuration: [
          { destination_resource_arn: away('firehose', 'deliverystream/x') },
        ],
      },
      ['us-east-1'],
    ],
    ['dms_endpoint', { endpoint_type: 'target', server_name: 'db.example.us' }, ['db.example.us']],
    ['dms_endpoint', { endpoint_type: 'source', server_name: 'db.example.us' }, []],
    [
      'dms_endpoint',
      { endpoint_type: 'target', kafka_settings: [{ broker: 'a.example.us:9092,b.example.us:9092' }] },
      ['a.example.us', 'b.example.us'],
    ],
    ['storagegateway_nfs_file_share', { bucket_region: 'us-east-1' }, ['us-east-1']],
    [
      'codepipeline',
      { ...home, artifact_store: [{ region: 'us-east-1' }, { region: 'ca-central-1' }] },
      ['us-east-1'],
    ],
    ['imagebuilder_distribution_configuration', { distribution: [{ region: 'us-east-1' }] }, ['us-east-1']],
    ['ssm_resource_data_sync', { s3_destination: [{ region: 'us-east-1' }] }, ['us-east-1']],
    ['ssm_association', { output_location: [{ s3_region: 'us-east-1' }] }, ['us-east-1']],
  ] as const)
    assert.deepEqual(
      of(readState(stateOf({ type: `aws_${type}`, attributes })), 'replication')
        .map(({ target, target_region }) => target_region ?? target)
        .sort(),
      targets,
      type,
    );
});

test('AWS: what is on an Outpost has no region; a local zone is not its region', () => {
  const at = (attributes: object): string | undefined =>
    one({ type: 'aws_ebs_volume', attributes: { region: 'us-east-1', ...attributes } }).region;
  assert.equal(at({ availability_zone: 'us-east-1-lim-1a' }), 'us-east-1-lim-1');
  assert.equal(at({ availability_zone: 'us-east-1a' }), 'us-east-1');
  assert.equal(at({ availability_zones: ['us-east-1a', 'us-east-1-lim-1a'] }), 'us-east-1-lim-1');
  assert.equal(at({ preferred_availability_zones: ['us-east-1-lim-1a'] }), 'us-east-1-lim-1');
  assert.equal(at({ location: [{ name: 'use1-lim1-az1', type: 'LocalZone' }] }), 'use1-lim1-az1');
  assert.equal(at({ location: [{ name: 'use1-az4', type: 'AvailabilityZone' }] }), 'us-east-1');
  for (const outpost of [
    { outpost_arn: 'arn:aws:outposts:us-east-1:1:outpost/o' },
    { outpost_id: 'op-1' },
    { preferred_outpost_arn: 'arn:aws:outposts:us-east-1:1:outpost/o' },
    { outpost_config: [{ outpost_arns: ['arn:aws:outposts:us-east-1:1:outpost/o'] }] },
  ])
    assert.equal(at(outpost), undefined);
});

test('AWS: a target of a rule is in the account and region of the rule, whatever it sends to', () => {
  const target = one({
    type: 'aws_cloudwatch_event_target',
    attributes: {
      region: 'ca-central-1',
      rule: 'r',
      target_id: 't',
      arn: 'arn:aws:events:us-east-1:444455556666:event-bus/b',
    },
  });
  assert.equal(target.region, 'ca-central-1');
  assert.equal(target.account, undefined);
});
