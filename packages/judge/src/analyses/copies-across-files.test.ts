import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalToJson } from '@ancrage/base';
import type { Interval } from '@ancrage/base';
import { described } from '../readers/cloudformation-stack/testing/stack-answer.ts';
import { snapshotFile } from '../readers/aws-config/testing/config-file.ts';
import { stateOf } from '../readers/opentofu-state/testing/states.ts';
import { recogniseReader } from '../readers/registry.ts';
import { fileOf } from '../testing/file-of.ts';
import { deriveFrom } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';

/** The account of the sample scope. */
const ACCOUNT = '111';

/** What the reader that recognises a file makes of it, and an inventory of its account beside. */
function observed(text: string): SampleFile {
  const { bytes, ...hint } = fileOf(text.replaceAll('111122223333', ACCOUNT));
  const { facts } = recogniseReader(bytes, 'x')!.read(bytes, hint);
  const inventory = { platform: 'aws', account: ACCOUNT, resources: 1, opaque: false };
  return {
    method: 'observed',
    facts: [
      { kind: 'inventory', ...inventory },
      ...facts.filter(({ kind }) => kind !== 'inventory').map(({ kind, value }) => ({ kind, ...value })),
    ],
  };
}

const outside = (...texts: string[]): string => {
  const { value } = deriveFrom('storage.outside', texts.map(observed), { complete: ['inventory'] });
  const { lo, hi } = intervalToJson(value as Interval);
  return `${lo}..${hi}`;
};

const HOME = 'ca-central-1';
const COPIES = 'nordet-copies';
const rule = { status: 'Enabled', destination: { bucket: `arn:aws:s3:::${COPIES}` } };

/** Files that tell of a bucket at home whose copy goes to another bucket, by its name alone. */
const SOURCES = {
  'aws-config': snapshotFile([
    {
      type: 'AWS::S3::Bucket',
      id: 'nordet-data',
      arn: 'arn:aws:s3:::nordet-data',
      supplement: {
        BucketReplicationConfiguration: JSON.stringify({
          rules: { all: { status: 'Enabled', destinationConfig: { bucketARN: `arn:aws:s3:::${COPIES}` } } },
        }),
      },
    },
  ]),
  'opentofu-state': stateOf(
    { type: 'aws_s3_bucket', name: 'data', attributes: { bucket: 'nordet-data', region: HOME } },
    {
      type: 'aws_s3_bucket_replication_configuration',
      attributes: {
        bucket: 'nordet-data',
        region: HOME,
        rule: [{ ...rule, destination: [rule.destination] }],
      },
    },
  ),
  firehose: snapshotFile([
    {
      type: 'AWS::KinesisFirehose::DeliveryStream',
      id: 'clients',
      configuration: { ExtendedS3DestinationConfiguration: { BucketARN: `arn:aws:s3:::${COPIES}` } },
    },
  ]),
};

/** Files that tell where that bucket is. */
const TARGETS: Readonly<Record<string, (region: string) => string>> = {
  'aws-config': (region) =>
    snapshotFile([{ type: 'AWS::S3::Bucket', id: COPIES, arn: `arn:aws:s3:::${COPIES}`, region }]),
  'opentofu-state': (region) =>
    stateOf({ type: 'aws_s3_bucket', name: 'copies', attributes: { bucket: COPIES, region } }),
  'cloudformation-stack': (region) =>
    described([{ type: 'AWS::S3::Bucket', logical: 'Copies', physical: COPIES }]).replaceAll(HOME, region),
};

test('a copy that names no region is where another file of the dossier has its bucket, whatever the formats', () => {
  for (const [from, source] of Object.entries(SOURCES)) {
    assert.equal(outside(source), '0..1', from);
    for (const [to, target] of Object.entries(TARGETS)) {
      assert.equal(outside(source, target('us-east-1')), '2..2', `${from} to ${to}`);
      assert.equal(outside(source, target('ca-west-1')), '0..0', `${from} to ${to}`);
      const other = target('us-east-1').replaceAll(COPIES, 'nordet-other');
      assert.equal(outside(source, other), '1..2', `${from} beside ${to}`);
    }
  }
});

test('a member of a global cluster has copies where the cluster says that its members are, and anywhere where it does not', () => {
  const cluster = (region: string): string => `arn:aws:rds:${region}:111122223333:cluster:c`;
  const member = (region: string): object => ({
    region,
    arn: cluster(region),
    global_cluster_identifier: 'world',
  });
  const home = stateOf({ type: 'aws_rds_cluster', attributes: member(HOME) });
  const group = (regions: readonly string[], account = '111122223333'): string =>
    stateOf({
      type: 'aws_rds_global_cluster',
      attributes: {
        // Provider 6 writes the region that made the group, which says nothing of its members.
        region: HOME,
        arn: `arn:aws:rds::${account}:global-cluster:world`,
        global_cluster_identifier: 'world',
        global_cluster_members: regions.map((region) => ({
          db_cluster_arn: cluster(region),
          is_writer: true,
        })),
      },
    });
  assert.equal(outside(home), '0..1');
  assert.equal(outside(home, group([HOME, 'ca-west-1'])), '0..0');
  assert.equal(outside(home, group([HOME, 'us-east-1'])), '2..2');
  assert.equal(outside(home, group([])), '0..1');
  assert.equal(outside(home, group([HOME, 'mtl-9'])), '0..2');
  assert.equal(outside(home, group([HOME, 'ca-west-1'], '999')), '0..1');
  const cache = snapshotFile([
    {
      type: 'AWS::ElastiCache::ReplicationGroup',
      id: 'c',
      configuration: { GlobalReplicationGroupId: 'abcde-world' },
    },
  ]);
  const caches = (regions: readonly string[]): string =>
    snapshotFile([
      {
        type: 'AWS::ElastiCache::GlobalReplicationGroup',
        id: 'g',
        configuration: {
          GlobalReplicationGroupId: 'abcde-world',
          Members: regions.map((region) => ({ ReplicationGroupRegion: region, Role: 'PRIMARY' })),
        },
      },
    ]);
  assert.equal(outside(cache), '0..1');
  assert.equal(outside(cache, caches([HOME, 'ca-west-1'])), '0..0');
  assert.equal(outside(cache, caches([HOME, 'us-east-1'])), '2..2');
  assert.equal(outside(cache, caches([])), '0..1');
});

test('a group that does not tell all its members places none of them, wherever it was made', () => {
  const source = 'arn:aws:rds:ca-central-1:111122223333:cluster:c';
  const cluster = 'arn:aws:rds::111122223333:global-cluster:world';
  const memory = 'arn:aws:memorydb::111122223333:multiregioncluster/world';
  const cache = 'arn:aws:elasticache::111122223333:globalreplicationgroup:world';
  type Parts = readonly [
    member: object,
    type: string,
    arn: string,
    told: object,
    all: (far: string) => object,
  ];
  const named = { GlobalClusterIdentifier: 'world' };
  const databases = ['RDS', 'DocDB', 'Neptune'].map(
    (service): Parts => [
      { type: `AWS::${service}::DBCluster`, id: 'c', configuration: { globalClusterIdentifier: 'world' } },
      `AWS::${service}::GlobalCluster`,
      cluster,
      { ...named, SourceDBClusterIdentifier: source },
      (far) => ({
        ...named,
        GlobalClusterMembers: [source, source.replace(HOME, far)].map((arn) => ({ DBClusterArn: arn })),
      }),
    ],
  );
  const groups: Parts[] = [
    ...databases,
    [
      { type: 'AWS::MemoryDB::Cluster', id: 'c', configuration: { MultiRegionClusterName: 'world' } },
      'AWS::MemoryDB::MultiRegionCluster',
      memory,
      { MultiRegionClusterName: 'world' },
      (far) => ({ MultiRegionClusterName: 'world', Clusters: [{ Region: HOME }, { Region: far }] }),
    ],
    [
      {
        type: 'AWS::ElastiCache::ReplicationGroup',
        id: 'c',
        configuration: { GlobalReplicationGroupId: 'world' },
      },
      'AWS::ElastiCache::GlobalReplicationGroup',
      cache,
      { GlobalReplicationGroupId: 'world', RegionalConfigurations: [{ ReplicationGroupRegion: HOME }] },
      (far) => ({
        GlobalReplicationGroupId: 'world',
        Members: [{ ReplicationGroupRegion: HOME }, { ReplicationGroupRegion: far }],
      }),
    ],
  ];
  for (const [member, type, arn, told, all] of groups) {
    const file = (configuration: object, region = HOME): string =>
      snapshotFile([member as never, { type, id: 'g', arn, region, configuration }]);
    assert.equal(outside(file(told)), '0..1', type);
    assert.equal(outside(file(told, 'us-east-1')), '0..1', type);
    assert.equal(outside(file({})), '0..1', type);
    assert.equal(outside(file(all('ca-west-1'))), '0..0', type);
    assert.equal(outside(file(all('us-east-1'))), '2..2', type);
  }
  for (const [type, arn, attributes] of [
    ['aws_memorydb', memory, ['cluster', 'multi_region_cluster', 'multi_region_cluster_name']],
    [
      'aws_elasticache',
      cache,
      ['replication_group', 'global_replication_group', 'global_replication_group_id'],
    ],
  ] as const) {
    const [member, group, name] = attributes;
    const state = stateOf(
      { type: `${type}_${member}`, attributes: { region: HOME, arn: `${arn}/c`, [name]: 'world' } },
      { type: `${type}_${group}`, attributes: { region: HOME, arn, [name]: 'world' } },
    );
    assert.equal(outside(state), '0..1', type);
  }
});
