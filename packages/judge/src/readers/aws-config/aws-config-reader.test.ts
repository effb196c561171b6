import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { awsConfigReader } from './aws-config-reader.ts';
import { answeredItem, BUCKET, NORDET, queryAnswer, RECORDER, snapshotFile } from './testing/config-file.ts';
import type { Entry } from './testing/config-file.ts';

function read(text: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(text);
  return awsConfigReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const one = (entry: Entry): FactValue<'resource'> => of(read(snapshotFile([entry])), 'resource')[0]!;
const codes = ({ notes }: Reading): string[] => notes.map(({ code }) => code).sort();
const whole = (entries: readonly Entry[], more: object = {}): boolean =>
  of(read(snapshotFile(entries, more)), 'inventory').length > 0;
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();

test('golden reading of a snapshot: places, roles, encryption, keys, copies and one inventory', () => {
  const { bytes, ...hint } = fileOf(snapshotFile(NORDET));
  assert.equal(recogniseReader(bytes, 'x')?.format, 'aws-config');
  const reading = awsConfigReader.read(bytes, hint);
  assert.deepEqual(reading.evidence, [
    {
      id: hint.evidence,
      format: 'aws-config',
      version: '1.0',
      observedAt: '2026-07-30T10:00:00Z',
      records: { total: 12, used: 10 },
    },
  ]);
  const short = (text: string): string => text.replace(/^arn:aws:([a-z0-9]+):.*[:/]/, '$1/');
  assert.deepEqual(
    of(reading, 'resource')
      .map((found) =>
        [short(found.resource), found.role, found.region, found.encrypted ?? '-', found.public ?? '-'].join(
          ' ',
        ),
      )
      .sort(),
    [
      'AWS::Config::ConfigurationRecorder default other ca-central-1 - -',
      'backup/plan-1 other ca-central-1 - -',
      'cloudfront/E1 processing global - -',
      'dynamodb/sessions storage ca-central-1 true -',
      'iam/app identity global - -',
      'kms/mrk-1 key ca-central-1 - -',
      'kms/outside key ca-central-1 - -',
      'quicksight/q1 unknown ca-central-1 - -',
      'rds/clients storage ca-central-1 true false',
      's3/nordet-data storage ca-central-1 true true',
    ],
  );
  assert.deepEqual(
    of(reading, 'replication')
      .map(
        ({ resource, target, target_region }) =>
          `${short(resource)} ${short(target)} ${target_region ?? '-'}`,
      )
      .sort(),
    [
      'backup/plan-1 backup/far us-east-2',
      'dynamodb/sessions us-west-2 us-west-2',
      'rds/clients rds/ab-1 ca-west-1',
      'rds/clients rds/clients-far us-east-1',
      's3/nordet-data nordet-copies -',
    ],
  );
  assert.deepEqual(
    of(reading, 'key')
      .map(({ key, region, protection, custodian, multi_region }) =>
        [short(key), region, protection, custodian, multi_region ?? '-'].join(' '),
      )
      .sort(),
    [
      'kms/mrk-1 ca-central-1 hardware platform true',
      'kms/mrk-1 eu-west-1 unknown unknown -',
      'kms/outside ca-central-1 external customer false',
    ],
  );
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'aws', account: '111122223333', resources: 10, opaque: false },
  ]);
  assert.deepEqual(codes(reading), ['SKIPPED_RECORDS', 'UNKNOWN_TYPE']);
});

test('the same resources in every shape, packed or not; only a snapshot inventories an account', () => {
  const expected = values(read(snapshotFile(NORDET))).filter((value) => !value.includes('"opaque"'));
  const answered = NORDET.map(answeredItem);
  for (const [version, file] of [
    ['query', queryAnswer(NORDET)],
    ['history', JSON.stringify({ configurationItems: answered })],
    ['1.0', JSON.stringify({ fileVersion: '1.0', configurationItems: answered })],
    ['batch', JSON.stringify({ baseConfigurationItems: answered, unprocessedResourceKeys: [] })],
    ['query', JSON.stringify(answered)],
  ] as const) {
    for (const bytes of [new TextEncoder().encode(file), gzipSync(file)]) {
      assert.equal(recogniseReader(bytes, 'x')?.format, 'aws-config', version);
      const reading = read(bytes);
      assert.deepEqual(values(reading), expected, version);
      assert.equal(reading.evidence[0]?.version, version);
      assert.ok(codes(reading).includes('LISTING_PARTIAL'), version);
    }
  }
  assert.equal(of(read(gzipSync(snapshotFile(NORDET))), 'inventory').length, 1);
});

test('a bare list of identifiers tells what there is, not where', () => {
  const text = JSON.stringify({
    resourceIdentifiers: [
      { resourceType: 'AWS::S3::Bucket', resourceId: 'nordet-data', resourceName: 'nordet-data' },
      { resourceType: 'AWS::S3::Bucket', resourceId: 'gone', resourceDeletionTime: 1500000000 },
    ],
  });
  assert.equal(recogniseReader(fileOf(text).bytes, 'x')?.format, 'aws-config');
  const reading = read(text);
  assert.deepEqual(of(reading, 'resource'), [
    {
      resource: 'AWS::S3::Bucket nordet-data',
      native: 'nordet-data',
      type: 'AWS::S3::Bucket',
      role: 'storage',
      platform: 'aws',
    },
  ]);
  assert.deepEqual(codes(reading), ['LISTING_PARTIAL', 'NO_REGION', 'SKIPPED_RECORDS']);
});

test('what an aggregator answers, which writes its names with a capital', () => {
  const list = JSON.stringify({
    ResourceIdentifiers: [
      {
        SourceAccountId: '444455556666',
        SourceRegion: 'us-east-1',
        ResourceId: 'nordet-far',
        ResourceType: 'AWS::S3::Bucket',
        ResourceName: 'nordet-far',
      },
    ],
    NextToken: 'x',
  });
  assert.equal(recogniseReader(fileOf(list).bytes, 'x')?.format, 'aws-config');
  const listed = read(list);
  assert.deepEqual(of(listed, 'resource'), [
    {
      resource: 'AWS::S3::Bucket nordet-far',
      native: 'nordet-far',
      type: 'AWS::S3::Bucket',
      role: 'storage',
      platform: 'aws',
      account: '444455556666',
      region: 'us-east-1',
    },
  ]);
  assert.deepEqual([listed.evidence[0]?.version, ...codes(listed)], ['list', 'LISTING_PARTIAL']);
  const batch = JSON.stringify({
    BaseConfigurationItems: [answeredItem(BUCKET)],
    UnprocessedResourceIdentifiers: [],
  });
  assert.equal(recogniseReader(fileOf(batch).bytes, 'x')?.format, 'aws-config');
  assert.equal(of(read(batch), 'resource')[0]?.native, 'nordet-data');
  const group = list.replaceAll(/"Source[^,]*,/g, '');
  assert.equal(recogniseReader(fileOf(group).bytes, 'x')?.format, undefined);
  const none = '{"BaseConfigurationItems":[],"UnprocessedResourceIdentifiers":[]}';
  assert.equal(recogniseReader(fileOf(none).bytes, 'x')?.format, 'aws-config');
});

test('times in seconds, as the first version of the command line writes them', () => {
  const state = (seconds: unknown, encrypted: boolean): Entry => ({
    type: 'AWS::EC2::Volume',
    id: 'v',
    configurationItemCaptureTime: seconds,
    configuration: { encrypted },
  });
  const reading = read(snapshotFile([state(1785405600.5, true), state(1785405599, false)]));
  assert.equal(of(reading, 'resource')[0]?.encrypted, true);
  assert.equal(reading.evidence[0]?.observedAt, '2026-07-30T10:00:00Z');
  for (const odd of [-1, 1e300, null, {}])
    assert.equal(read(snapshotFile([state(odd, true)])).evidence[0]?.observedAt, undefined);
});

test('a snapshot is whole only by the word of a recorder that records all, in each region that it lists', () => {
  const recorder = (group: object, more: object = {}): Entry => ({
    ...RECORDER,
    configuration: { Recording: true, RecordingGroup: group, ...more },
  });
  assert.equal(whole([RECORDER, BUCKET]), true);
  assert.equal(whole([BUCKET]), false);
  assert.equal(whole([recorder({ AllSupported: true }), BUCKET]), true);
  assert.equal(whole([recorder({ AllSupported: true }, { Recording: false }), BUCKET]), false);
  assert.equal(whole([recorder({ AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] }), BUCKET]), false);
  const strategy = (UseOnly: string): Entry => recorder({ RecordingStrategy: { UseOnly } });
  assert.equal(whole([strategy('ALL_SUPPORTED_RESOURCE_TYPES'), BUCKET]), true);
  assert.equal(whole([strategy('EXCLUSION_BY_RESOURCE_TYPES'), BUCKET]), false);
  assert.equal(whole([strategy('INCLUSION_BY_RESOURCE_TYPES'), BUCKET]), false);
  assert.equal(whole([RECORDER, { ...BUCKET, region: 'us-east-1' }]), false);
  const ofService = {
    ...recorder({ ResourceTypes: ['AWS::EC2::Instance'] }),
    id: 'AWSConfigurationRecorderForX',
  };
  assert.equal(whole([ofService, RECORDER, BUCKET]), true);
  assert.equal(whole([ofService, BUCKET]), false);
  // One that a service has for all types answers for no snapshot whose own recorder leaves types out.
  const paid = recorder(
    { AllSupported: true },
    { RecordingScope: 'PAID', ServicePrincipal: 'x.amazonaws.com' },
  );
  const own = recorder({ AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] });
  assert.equal(whole([{ ...paid, id: ofService.id }, own, BUCKET]), false);
  assert.equal(whole([own, { ...paid, id: ofService.id }, BUCKET]), false);
  assert.equal(whole([recorder({ AllSupported: true }, { RecordingScope: 'INTERNAL' }), BUCKET]), false);
  // What is global is of an account all the same, and only its own recorder answers for it.
  const role: Entry = { ...BUCKET, type: 'AWS::IAM::Role', id: 'r', arn: '', region: 'global' };
  const [mine, other] = ['111122223333', '444455556666'].map((account) =>
    snapshotFile([role]).replace('"awsAccountId":"111122223333"', `"awsAccountId":"${account}"`),
  ) as [string, string];
  const joined = (text: string): string =>
    snapshotFile([RECORDER]).replace(/\]\}$/, `,${text.slice(text.indexOf('[') + 1)}`);
  assert.equal(of(read(joined(mine)), 'inventory').length, 1);
  assert.equal(of(read(joined(other)), 'inventory').length, 0);
  assert.equal(whole([RECORDER, { ...BUCKET, status: 'ResourceNotRecorded' }]), false);
  assert.equal(whole([RECORDER, { ...BUCKET, id: '', arn: '' }]), false);
  assert.equal(whole([RECORDER, { ...BUCKET, configuration: '{"a":' }]), false);
  assert.equal(whole([RECORDER, BUCKET], { configSnapshotId: undefined }), false);
  const folded = read(snapshotFile([RECORDER, { ...BUCKET, configuration: '{"a":' }]));
  assert.ok(codes(folded).includes('FIELD_UNREADABLE'));
});

test('a history keeps the latest state of each resource; a deleted one is none', () => {
  const state = (captured: string, encrypted: boolean, more: object = {}): Entry => ({
    type: 'AWS::EC2::Volume',
    id: 'vol-1',
    captured,
    configuration: { encrypted },
    ...more,
  });
  const [early, late] = ['2026-07-01T00:00:00Z', '2026-07-02T00:00:00.5Z'];
  const seen = (...entries: Entry[]): unknown =>
    of(read(snapshotFile(entries)), 'resource').map(({ encrypted }) => encrypted);
  assert.deepEqual(seen(state(early, false), state(late, true)), [true]);
  assert.deepEqual(seen(state(late, true), state(early, false)), [true]);
  assert.deepEqual(
    seen(
      state(early, false, { configurationStateId: 9 }),
      state(early, true, { configurationStateId: '10' }),
    ),
    [true],
  );
  assert.deepEqual(seen(state(late, true, { status: 'ResourceDeleted' }), state(early, true)), []);
  assert.deepEqual(seen(state(late, true), state(early, true, { status: 'ResourceDeletedNotRecorded' })), [
    true,
  ]);
  assert.equal(read(snapshotFile([state('last week', true)])).evidence[0]?.observedAt, undefined);
});

test('keys: who holds them by their origin', () => {
  const key = (configuration: object, type = 'AWS::KMS::Key'): unknown => {
    const [found] = of(read(snapshotFile([{ type, id: 'k', configuration }])), 'key');
    return [found?.protection, found?.custodian];
  };
  for (const origin of ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM'])
    assert.deepEqual(key({ origin }), ['hardware', 'platform'], origin);
  assert.deepEqual(key({ origin: 'EXTERNAL_KEY_STORE' }), ['external', 'customer']);
  assert.deepEqual(key({}), ['unknown', 'unknown']);
  assert.deepEqual(key({ origin: 'NEW' }), ['unknown', 'unknown']);
  assert.deepEqual(key({}, 'AWS::CloudHSM::Cluster'), ['unknown', 'unknown']);
});

test('encrypted, open and placed only where the fields say so', () => {
  const encrypted = (type: string, configuration: object): unknown =>
    one({ type, id: 'x', configuration }).encrypted;
  assert.equal(encrypted('AWS::EC2::Volume', { encrypted: false }), false);
  assert.equal(encrypted('AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS' } }), true);
  assert.equal(encrypted('AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'NONE' } }), false);
  assert.equal(encrypted('AWS::OpenSearch::Domain', { EncryptionAtRestOptions: { Enabled: false } }), false);
  assert.equal(encrypted('AWS::Backup::BackupVault', { EncryptionKeyArn: 'arn:aws:kms:x:1:key/1' }), true);
  assert.equal(
    encrypted('AWS::WorkSpaces::Workspace', {
      RootVolumeEncryptionEnabled: true,
      UserVolumeEncryptionEnabled: false,
    }),
    false,
  );
  assert.equal(encrypted('AWS::DynamoDB::Table', { SSESpecification: { SSEEnabled: false } }), undefined);
  assert.equal(encrypted('AWS::S3::Bucket', {}), undefined);
  const aside = { storageEncrypted: false, storageEncryptionType: 'sse-rds' };
  assert.equal(encrypted('AWS::RDS::DBInstance', aside), true);
  assert.equal(encrypted('AWS::RDS::DBInstance', { ...aside, storageEncryptionType: 'none' }), false);
  assert.equal(encrypted('AWS::QLDB::Ledger', { KmsKey: 'AWS_OWNED_KMS_KEY' }), true);
  assert.equal(
    encrypted('AWS::S3Tables::TableBucket', { EncryptionConfiguration: { SSEAlgorithm: 'AES256' } }),
    true,
  );
  assert.equal(encrypted('AWS::QLDB::Ledger', { KmsKey: { Ref: 'AWS::NoValue' } }), undefined);
  const open = (supplement: object): unknown => one({ ...BUCKET, supplement }).public;
  const { AccessControlList } = BUCKET.supplement as Record<string, string>;
  const block = { ignorePublicAcls: true, restrictPublicBuckets: true };
  assert.equal(open({ AccessControlList }), true);
  assert.equal(open({ AccessControlList, PublicAccessBlockConfiguration: JSON.stringify(block) }), false);
  assert.equal(open({ PublicAccessBlockConfiguration: { ignorePublicAcls: true } }), undefined);
  assert.equal(
    one({
      type: 'AWS::RDS::DBSnapshot',
      id: 's',
      supplement: { DBSnapshotAttributes: [{ attributeName: 'restore', attributeValues: ['all'] }] },
    }).public,
    true,
  );
  const region = (entry: Partial<Entry>): unknown =>
    one({ type: 'AWS::EC2::Volume', id: 'v', ...entry }).region;
  assert.equal(region({ availabilityZone: 'us-east-1a' }), undefined);
  assert.equal(
    region({ configuration: { outpostArn: 'arn:aws:outposts:ca-central-1:1:outpost/o' } }),
    undefined,
  );
  for (const configuration of [
    {
      dBSubnetGroup: {
        subnets: [{ subnetOutpost: {} }, { subnetOutpost: { arn: 'arn:aws:outposts:x:1:outpost/o' } }],
      },
    },
    { placement: { outpostArn: 'arn:aws:outposts:ca-central-1:1:outpost/o' } },
  ])
    assert.equal(region({ configuration }), undefined);
  const onOutpost = 'arn:aws:s3-outposts:ca-central-1:1:outpost/op-1/bucket/b';
  assert.equal(region({ type: 'AWS::S3Outposts::Bucket', arn: onOutpost }), undefined);
  assert.equal(region({ availabilityZone: 'us-east-1-lim-1a', region: 'us-east-1' }), 'us-east-1-lim-1');
  assert.equal(region({ availabilityZone: 'ca-central-1-wl1-yto-wlz-1' }), 'ca-central-1-wl1-yto-wlz-1');
  for (const [configuration, expected] of [
    [{ availabilityZones: ['us-east-1a', 'us-east-1-lim-1a'] }, 'us-east-1-lim-1'],
    [{ PreferredAvailabilityZone: 'us-east-1-lim-1a' }, 'us-east-1-lim-1'],
    [{ PreferredAvailabilityZones: ['us-east-1-lim-1a'] }, 'us-east-1-lim-1'],
    [{ availabilityZone: 'us-east-1a', secondaryAvailabilityZone: 'us-east-1-lim-1a' }, 'us-east-1-lim-1'],
    [{ LocationName: 'use1-lim1-az1' }, 'use1-lim1-az1'],
    [{ availabilityZoneId: 'use1-wl1-bos-wlz1' }, 'use1-wl1-bos-wlz1'],
    [{ LocationName: 'use1-az4' }, 'us-east-1'],
    [{ availabilityZones: ['us-east-1a', 'us-east-1b'] }, 'us-east-1'],
  ] as const)
    assert.equal(region({ region: 'us-east-1', configuration }), expected);
  assert.equal(region({ type: 'AWS::GlobalAccelerator::Accelerator', region: 'us-west-2' }), 'global');
  assert.equal(
    region({
      type: 'AWS::Bedrock::ApplicationInferenceProfile',
      configuration: { ModelSource: { CopyFrom: 'arn:aws:bedrock:ca-central-1:1:inference-profile/us.x' } },
    }),
    'multi-region',
  );
});

test('two fields that differ by case alone are not believed', () => {
  assert.equal(
    one({ type: 'AWS::EC2::Volume', id: 'v', configuration: { encrypted: true, Encrypted: false } })
      .encrypted,
    undefined,
  );
});

test('other shapes are refused with their place; wrong fields are silence', () => {
  assert.throws(() => read('{"configurationItems":{}}'), { code: 'READ_SHAPE' });
  assert.throws(() => read('{"Results":["{"]}'), { code: 'READ_SHAPE' });
  assert.throws(() => read('{"fileVersion":"1.0","fileVersion":"1.0"}'), { code: 'JSON_DUPLICATE_KEY' });
  assert.throws(() => read(gzipSync(snapshotFile(NORDET)).subarray(0, 60)), { code: 'READ_SYNTAX' });
  const odd = `{"configurationItems":[null,1,"7",[],{"resourceType":1},{"resourceType":"AWS::S3::Bucket"},{"resourceType":"A::B::C","resourceId":"x","awsRegion":7,"configuration":[],"supplementaryConfiguration":"","configurationItemStatus":null}]}`;
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 7, used: 1 });
});

test('no field that could hold a secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const names = [
    'masterUserPassword',
    'environment',
    'userData',
    'policyText',
    'parameters',
    'value',
    'tags',
  ];
  const planted = Object.fromEntries(names.map((name, index) => [name, secret(index)]));
  const entries = ['AWS::RDS::DBInstance', 'AWS::Lambda::Function', 'AWS::KMS::Key', 'AWS::S3::Bucket'].map(
    (type): Entry => ({
      type,
      id: type,
      configuration: { ...planted, pendingModifiedValues: planted, environment: { variables: planted } },
      supplement: { Tags: planted, BucketPolicy: secret(30), AccessControlList: { grantList: [planted] } },
      tags: planted,
      relationships: [planted],
    }),
  );
  for (const file of [snapshotFile(entries), queryAnswer(entries)]) {
    assert.equal(of(read(file), 'resource').length, 4);
    assert.ok(!canonicalJson(read(file)).includes('S3CR3T'));
  }
  for (const text of [`{"Results":["${secret(40)}"]}`, `{"a":"${secret(41)}"}`])
    assert.throws(
      () => read(text),
      (error: unknown) => !JSON.stringify((error as { details: unknown }).details).includes('S3CR3T'),
    );
});

test('property: order changes nothing but places; a cut file is refused', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...NORDET], { minLength: 2 }), fc.nat(), (entries, cut) => {
      const again = NORDET.filter((entry) => entries.includes(entry));
      assert.deepEqual(values(read(snapshotFile(entries))), values(read(snapshotFile(again))));
      const text = snapshotFile(entries);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});
