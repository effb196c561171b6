import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { of, one, readState, stateOf } from './testing/states.ts';
import type { StateResource } from './testing/states.ts';

test('AWS: region by its own field (provider v6), by ARN (v5) and by zone; account by owner or ARN', () => {
  const arn = 'arn:aws:rds:ca-central-1:111122223333:db:x';
  const region = (attributes: object, type = 'aws_db_instance'): unknown => one({ type, attributes }).region;
  assert.equal(region({ region: 'ca-central-1', arn }), 'ca-central-1');
  // Attributes that contradict each other place nothing.
  assert.equal(region({ region: 'ca-west-1', arn }), undefined);
  assert.equal(
    region({ region: 'ca-central-1', availability_zone: 'us-east-1a' }, 'aws_instance'),
    undefined,
  );
  assert.equal(region({ arn }), 'ca-central-1');
  assert.equal(region({ availability_zone: 'ca-central-1b' }, 'aws_ebs_volume'), 'ca-central-1');
  assert.equal(region({ arn: 'arn:aws:s3:::bucket' }, 'aws_s3_bucket'), undefined);
  assert.equal(region({ arn: 'not an arn', region: '' }), undefined);
  assert.equal(one({ type: 'aws_db_instance', attributes: { arn } }).account, '111122223333');
  assert.equal(one({ type: 'aws_db_instance', attributes: { arn, owner_id: '9' } }).account, '9');
});

test('a resource that names no region is noted with its place', () => {
  const { notes } = readState(stateOf({ type: 'aws_s3_bucket', attributes: { bucket: 'x' } }));
  assert.deepEqual(
    notes.map(({ code, at }) => [code, at.place]),
    [['NO_REGION', { pointer: '/resources/0/instances/0/attributes' }]],
  );
});

test('Azure: location is normalised, geo-redundancy is a copy to the pair', () => {
  const account = (location: string, account_replication_type: string): Reading =>
    readState(
      stateOf({
        type: 'azurerm_storage_account',
        attributes: { location, account_replication_type, id: '/subscriptions/ABC-1/resourceGroups/x' },
      }),
    );
  const central = account('Canada Central', 'RAGRS');
  assert.deepEqual(
    [of(central, 'resource')[0]?.region, of(central, 'resource')[0]?.account],
    ['canadacentral', 'abc-1'],
  );
  assert.deepEqual(of(central, 'replication'), [
    {
      resource: 'azurerm_storage_account.main',
      target: 'paired region of canadacentral (RAGRS)',
      platform: 'azure',
      paired_with: 'canadacentral',
    },
  ]);
  for (const kind of ['GRS', 'GZRS', 'RAGZRS'])
    assert.equal(of(account('eastus', kind), 'replication').length, 1);
  assert.equal(of(account('eastus', 'GRS'), 'replication')[0]?.target_region, undefined);
  for (const kind of ['LRS', 'ZRS']) assert.equal(of(account('eastus', kind), 'replication').length, 0);
});

test('Azure: a storage account that failed over is not where it was made', () => {
  const region = (attributes: object): unknown =>
    one({ type: 'azurerm_storage_account', attributes: { location: 'canadacentral', ...attributes } }).region;
  assert.equal(region({ primary_location: 'eastus' }), 'eastus');
  assert.equal(region({ primary_location: 'Canada East' }), 'canadaeast');
  assert.equal(region({ primary_location: '' }), 'canadacentral');
  assert.equal(region({ primary_location: 'eastus', edge_zone: 'microsoftny1' }), 'microsoftny1');
});

test('Google: zone to region, multi-region kept as it is named', () => {
  const region = (attributes: object): unknown => one({ type: 'google_storage_bucket', attributes }).region;
  assert.equal(region({ location: 'NORTHAMERICA-NORTHEAST1' }), 'northamerica-northeast1');
  assert.equal(region({ zone: 'northamerica-northeast1-a' }), 'northamerica-northeast1');
  assert.equal(region({ location: 'US' }), 'us');
});

test('Azure: copies and keys as each service names them', () => {
  const copies = (type: string, attributes: object): string[] =>
    of(readState(stateOf({ type, attributes })), 'replication')
      .map(({ target, target_region, paired_with }) => target_region ?? paired_with ?? target)
      .sort();
  const at = { location: 'canadacentral' };
  assert.deepEqual(
    copies('azurerm_storage_account', {
      ...at,
      account_replication_type: 'GRS',
      secondary_location: 'Canada East',
    }),
    ['canadaeast'],
  );
  assert.deepEqual(
    copies('azurerm_cosmosdb_account', {
      ...at,
      geo_location: [
        { location: 'canadacentral', failover_priority: 0 },
        { location: 'East US', failover_priority: 1 },
      ],
      backup: [{ type: 'Periodic', storage_redundancy: 'Geo' }],
    }),
    ['canadacentral', 'eastus'],
  );
  assert.deepEqual(
    copies('azurerm_container_registry', { ...at, georeplications: [{ location: 'westus2' }] }),
    ['westus2'],
  );
  for (const [type, attributes] of [
    ['azurerm_recovery_services_vault', { storage_mode_type: 'GeoRedundant' }],
    ['azurerm_data_protection_backup_vault', { redundancy: 'GeoRedundant' }],
    ['azurerm_postgresql_flexible_server', { geo_redundant_backup_enabled: true }],
    ['azurerm_mssql_managed_instance', { storage_account_type: 'GZRS' }],
    ['azurerm_recovery_services_vault', { cross_region_restore_enabled: true }],
  ] as const)
    assert.deepEqual(copies(type, { ...at, ...attributes }), ['canadacentral'], type);
  for (const [type, attributes] of [
    ['azurerm_recovery_services_vault', { storage_mode_type: 'LocallyRedundant' }],
    ['azurerm_postgresql_flexible_server', { geo_redundant_backup_enabled: false }],
    ['azurerm_managed_disk', { storage_account_type: 'Premium_ZRS' }],
  ] as const)
    assert.deepEqual(copies(type, { ...at, ...attributes }), [], type);
  assert.deepEqual(
    copies('azurerm_mssql_failover_group', {
      partner_server: [{ id: '/subscriptions/x', location: 'eastus' }],
    }),
    ['eastus'],
  );
  assert.deepEqual(copies('azurerm_mssql_database', { storage_account_type: 'Geo' }), [
    'paired region (Geo)',
  ]);
  const key = (type: string, attributes: object): unknown =>
    of(readState(stateOf({ type, attributes })), 'key')[0]?.protection;
  assert.equal(key('azurerm_key_vault_key', { key_type: 'RSA-HSM' }), 'hardware');
  assert.equal(key('azurerm_key_vault', { sku_name: 'standard' }), 'software');
  assert.equal(key('azurerm_key_vault', { sku_name: 'premium' }), 'unknown');
  assert.equal(key('azurerm_key_vault_managed_hardware_security_module', {}), 'hardware');
  const encrypted = one({
    type: 'azurerm_storage_account',
    attributes: { ...at, customer_managed_key: [{ key_vault_key_id: 'https://v/keys/k' }] },
  });
  // A key in the platform's vault is not one that the customer holds.
  assert.deepEqual([encrypted.encrypted, encrypted.customer_key], [true, undefined]);
});

test('Google: data spread over named regions, secrets, backups and keys', () => {
  const where = (type: string, attributes: object): unknown => {
    const reading = readState(stateOf({ type, attributes }));
    return [
      of(reading, 'resource')[0]?.region,
      ...of(reading, 'replication').map(({ target, target_region }) => target_region ?? `? ${target}`),
    ];
  };
  const [montreal, toronto] = ['northamerica-northeast1', 'northamerica-northeast2'];
  assert.deepEqual(
    where('google_storage_bucket', {
      location: 'CA',
      custom_placement_config: [{ data_locations: [montreal.toUpperCase(), toronto.toUpperCase()] }],
    }),
    [montreal, toronto],
  );
  assert.deepEqual(where('google_compute_snapshot', { storage_locations: ['us'] }), ['us']);
  assert.deepEqual(where('google_compute_snapshot', { zone: `${montreal}-a` }), [undefined]);
  assert.deepEqual(where('google_secret_manager_secret', { replication: [{ auto: [{}] }] }), ['global']);
  assert.deepEqual(
    where('google_secret_manager_secret', {
      replication: [{ user_managed: [{ replicas: [{ location: montreal }, { location: 'us-east1' }] }] }],
    }),
    [montreal, 'us-east1'],
  );
  const sql = (backup: object): unknown =>
    where('google_sql_database_instance', {
      region: montreal,
      settings: [{ backup_configuration: [backup] }],
    });
  assert.deepEqual(sql({ enabled: true, location: toronto }), [montreal, toronto]);
  assert.deepEqual(sql({ enabled: true, location: '' }), [
    montreal,
    '? default location of backups of Cloud SQL',
  ]);
  assert.deepEqual(sql({ enabled: false }), [montreal]);
  assert.deepEqual(
    where('google_spanner_instance', { config: `projects/p/instanceConfigs/regional-${montreal}` }),
    [montreal],
  );
  assert.deepEqual(where('google_spanner_instance', { config: 'nam14' }), ['nam14']);
  const key = (level: string): unknown => {
    const reading = readState(
      stateOf({
        type: 'google_kms_crypto_key',
        attributes: {
          key_ring: `projects/p/locations/${toronto}/keyRings/r`,
          version_template: [{ protection_level: level }],
        },
      }),
    );
    const [found] = of(reading, 'key');
    return [found?.region, found?.protection, found?.custodian];
  };
  assert.deepEqual(key('SOFTWARE'), [toronto, 'software', 'platform']);
  assert.deepEqual(key('HSM'), [toronto, 'hardware', 'platform']);
  assert.deepEqual(key('HSM_SINGLE_TENANT'), [toronto, 'hardware', 'platform']);
  assert.deepEqual(key('EXTERNAL_VPC'), [toronto, 'external', 'customer']);
});

test('OpenStack and OVH: region and project as they are', () => {
  const volume = one({
    type: 'openstack_blockstorage_volume_v3',
    attributes: { region: 'mtl-1', tenant_id: 't1' },
  });
  assert.deepEqual(
    [volume.platform, volume.region, volume.account, volume.role],
    ['openstack', 'mtl-1', 't1', 'storage'],
  );
  const kube = one({ type: 'ovh_cloud_project_kube', attributes: { region: 'BHS5', service_name: 'p' } });
  assert.deepEqual([kube.platform, kube.region, kube.account, kube.role], ['ovh', 'BHS5', 'p', 'processing']);
});

test('an encrypted state is an opaque inventory, and says so', () => {
  const text = JSON.stringify({
    serial: 1,
    lineage: 'x',
    meta: {},
    encrypted_data: 'AAAA',
    encryption_version: 'v0',
  });
  assert.equal(recogniseReader(fileOf(text).bytes, 'x')?.format, 'opentofu-state');
  const reading = readState(text);
  assert.deepEqual(of(reading, 'inventory'), [{ platform: 'unknown', resources: 0, opaque: true }]);
  assert.equal(reading.facts.length, 1);
  assert.deepEqual(
    reading.notes.map(({ code }) => code),
    ['OPAQUE_CONTENT'],
  );
});

test('a state as `tofu show -json` shows it reads as the tool keeps it, without what it marks as sensitive', () => {
  const bucket = (name: string, more: object = {}): object => ({
    address: `aws_s3_bucket.${name}`,
    mode: 'managed',
    type: 'aws_s3_bucket',
    name,
    schema_version: 0,
    values: { bucket: name, region: 'ca-central-1', owner_id: '111' },
    sensitive_values: {},
    ...more,
  });
  const text = JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.10.2',
    values: {
      outputs: { secret: { value: 'S3CR3T' } },
      root_module: {
        resources: [bucket('data'), bucket('hidden', { sensitive_values: { bucket: true } })],
        child_modules: [
          {
            address: 'module.copies[0]',
            resources: [
              bucket('copy', { index: 'k' }),
              bucket('read', { mode: 'data' }),
              bucket('bare', { values: undefined }),
            ],
          },
        ],
      },
    },
  });
  assert.equal(recogniseReader(fileOf(text).bytes, 'x')?.format, 'opentofu-state');
  const reading = readState(text);
  assert.deepEqual(
    of(reading, 'resource')
      .map(({ resource, native, role }) => `${resource} ${native ?? '-'} ${role}`)
      .sort(),
    [
      'aws_s3_bucket /values/root_module/child_modules/0/resources/2 - unknown',
      'aws_s3_bucket.data data storage',
      'aws_s3_bucket.hidden - storage',
      'module.copies[0].aws_s3_bucket.copy[k] copy storage',
    ],
  );
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'aws', account: '111', resources: 3, opaque: false },
  ]);
  assert.equal(reading.evidence[0]?.version, '1.0');
  assert.ok(!canonicalJson(reading).includes('S3CR3T'));
  assert.throws(() => readState('{"format_version":"2.0","values":{"root_module":{}}}'), {
    code: 'READ_VERSION',
  });
});

test('data sources are not the service’s; unknown types and resources without attributes are noted', () => {
  const reading = readState(
    stateOf(
      { type: 'aws_s3_bucket', mode: 'data', attributes: { region: 'us-east-1' } },
      { type: 'random_password', attributes: { result: 'x' } },
      { type: 'aws_finspace_kx_database', attributes: { region: 'us-east-1' } },
      { type: 'digitalocean_spaces_bucket', attributes: { region: 'nyc3' } },
      { type: 'aws_security_group', attributes: { region: 'us-east-1' } },
    ),
  );
  assert.deepEqual(
    of(reading, 'resource')
      .map(({ type, role, platform, region }) => [type, role, platform, region])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    [
      ['aws_finspace_kx_database', 'unknown', 'aws', 'us-east-1'],
      ['aws_security_group', 'other', 'aws', 'us-east-1'],
      ['digitalocean_spaces_bucket', 'unknown', 'digitalocean', 'nyc3'],
    ],
  );
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params['type']]),
    [
      ['UNKNOWN_TYPE', 'aws_finspace_kx_database'],
      ['UNKNOWN_TYPE', 'digitalocean_spaces_bucket'],
    ],
  );
  const flat = `{"version":4,"terraform_version":"1","lineage":"x","resources":[{"mode":"managed","type":"aws_instance","name":"a","instances":[{"attributes_flat":{}}]}]}`;
  assert.deepEqual(
    readState(flat).notes.map(({ code }) => code),
    ['SKIPPED_RECORDS'],
  );
});

test('an inventory counts by account; silent resources belong to the only owner of their platform', () => {
  const arn = (account: string): string => `arn:aws:rds:ca-central-1:${account}:db:x`;
  const silent: StateResource = {
    type: 'aws_instance',
    name: 'silent',
    attributes: { region: 'ca-central-1' },
  };
  const counts = (...owners: string[]): unknown =>
    of(
      readState(
        stateOf(
          silent,
          ...owners.map((owner, index) => ({
            type: 'aws_db_instance',
            name: `d${index}`,
            attributes: { arn: arn(owner) },
          })),
        ),
      ),
      'inventory',
    )
      .map(({ account, resources }) => `${account ?? '-'}: ${resources}`)
      .sort();
  assert.deepEqual(counts('1'), ['1: 2']);
  assert.deepEqual(counts('1', '2'), ['-: 1', '1: 1', '2: 1']);
});

test('copies: S3 by bucket name, backup by vault ARN, tables and secrets by replica, keys by flag', () => {
  const reading = readState(
    stateOf(
      {
        type: 'aws_s3_bucket_replication_configuration',
        attributes: { rule: [{ destination: [{ bucket: 'arn:aws:s3:::acme-copies' }] }] },
      },
      {
        type: 'aws_backup_plan',
        attributes: {
          rule: [{ copy_action: [{ destination_vault_arn: 'arn:aws:backup:us-east-1:1:backup-vault:v' }] }],
        },
      },
      { type: 'aws_dynamodb_table', attributes: { replica: [{ region_name: 'eu-west-1' }] } },
      {
        type: 'aws_kms_key',
        attributes: { multi_region: true, custom_key_store_id: 'cks', xks_key_id: 'k' },
      },
    ),
  );
  const copies = of(reading, 'replication').map(
    ({ target, target_region }) => `${target} ${target_region ?? '-'}`,
  );
  assert.deepEqual(copies.sort(), [
    'acme-copies -',
    'arn:aws:backup:us-east-1:1:backup-vault:v us-east-1',
    'eu-west-1 eu-west-1',
  ]);
  const [key] = of(reading, 'key');
  assert.deepEqual([key?.multi_region, key?.protection, key?.custodian], [true, 'external', 'customer']);
  assert.equal(one({ type: 'aws_s3_bucket', attributes: { bucket: 'acme-copies' } }).native, 'acme-copies');
  // A store of CloudHSM is a module at the platform, which its service uses.
  const [kept] = of(
    readState(stateOf({ type: 'aws_kms_key', attributes: { custom_key_store_id: 'cks-hsm' } })),
    'key',
  );
  assert.deepEqual([kept?.protection, kept?.custodian], ['hardware', 'platform']);
});

test('copies of images, file systems and snapshots of warehouses; what is in no region, or on the owner’s floor', () => {
  const regions = (type: string, attributes: object): unknown =>
    of(readState(stateOf({ type, attributes })), 'replication').map(({ target_region }) => target_region);
  const rule = [{ destination: [{ region: 'us-west-2', registry_id: '1' }, { region: 'eu-west-1' }] }];
  assert.deepEqual(regions('aws_ecr_replication_configuration', { replication_configuration: [{ rule }] }), [
    'eu-west-1',
    'us-west-2',
  ]);
  assert.deepEqual(regions('aws_efs_replication_configuration', { destination: [{ region: 'us-east-1' }] }), [
    'us-east-1',
  ]);
  assert.deepEqual(regions('aws_redshift_snapshot_copy', { destination_region: 'us-east-2' }), ['us-east-2']);
  const region = (type: string, attributes: object): unknown => one({ type, attributes }).region;
  assert.equal(
    region('aws_cloudfront_distribution', { arn: 'arn:aws:cloudfront::1:distribution/E' }),
    'global',
  );
  assert.equal(region('aws_route53_resolver_endpoint', { region: 'ca-central-1' }), 'ca-central-1');
  assert.equal(
    region('aws_ebs_volume', {
      region: 'ca-central-1',
      outpost_arn: 'arn:aws:outposts:ca-central-1:1:outpost/op',
    }),
    undefined,
  );
  assert.equal(
    region('aws_bedrock_inference_profile', {
      region: 'ca-central-1',
      model_source: [{ copy_from: 'arn:aws:bedrock:ca-central-1:1:inference-profile/us.x' }],
    }),
    'multi-region',
  );
});

test('no attribute that could hold a secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const names = [
    'password',
    'master_password',
    'administrator_login_password',
    'secret',
    'secret_string',
    'token',
    'private_key',
    'access_key',
    'secret_key',
    'client_secret',
    'connection_string',
    'primary_access_key',
    'primary_connection_string',
    'user_data',
    'user_data_base64',
    'environment',
    'tags',
    'tags_all',
    'kubeconfig',
    'admin_pass',
    'auth_token',
    'certificate',
    'key_pair',
    'policy',
    'custom_data',
  ];
  const planted = Object.fromEntries(names.map((name, index) => [name, secret(index)]));
  const nested = Object.fromEntries(
    names.map((name, index) => [`nested_${name}`, [{ deep: { [name]: secret(names.length + index) } }]]),
  );
  const reading = readState(
    stateOf(
      ...[
        'aws_db_instance',
        'azurerm_mssql_server',
        'google_sql_database_instance',
        'openstack_db_instance_v1',
      ].map((type) => ({
        type,
        attributes: { ...planted, ...nested, region: 'x', location: 'x', arn: 'arn:aws:rds:a:1:x' },
      })),
    ),
  );
  assert.equal(of(reading, 'resource').length, 4);
  assert.ok(!canonicalJson(reading).includes('S3CR3T'));
});

test('another version, another shape and duplicate keys are refused', () => {
  assert.throws(() => readState('{"version":3,"terraform_version":"0.11","lineage":"x"}'), {
    code: 'READ_VERSION',
  });
  assert.throws(() => readState('{"version":4,"version":4}'), { code: 'JSON_DUPLICATE_KEY' });
  assert.throws(() => readState('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
  assert.deepEqual(readState('{"version":4,"resources":{"a":1}}').facts, []);
  assert.deepEqual(
    readState('{"version":4,"resources":[null,1,"x",[],{"mode":"managed","type":1}]}').facts,
    [],
  );
});

test('a type is harmless by name only; its neighbours of the same prefix are not', () => {
  const role = (type: string): unknown => one({ type, attributes: {} }).role;
  for (const [type, expected] of [
    ['aws_vpc', 'other'],
    ['aws_backup_plan', 'other'],
    ['aws_backup_logically_air_gapped_vault', 'backup'],
    ['aws_rds_cluster_parameter_group', 'other'],
    ['aws_docdb_cluster', 'storage'],
    ['aws_kms_external_key', 'key'],
    ['aws_kms_custom_key_store', 'unknown'],
    ['azurerm_storage_sync', 'unknown'],
    ['azurerm_storage_container', 'other'],
    ['aws_autoscaling_group', 'processing'],
    ['aws_finspace_kx_database', 'unknown'],
    ['openstack_images_image_v2', 'unknown'],
    ['digitalocean_spaces_bucket', 'unknown'],
  ])
    assert.equal(role(type!), expected, type);
});
