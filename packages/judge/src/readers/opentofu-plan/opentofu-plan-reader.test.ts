import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { opentofuPlanReader } from './opentofu-plan-reader.ts';
import { NORDET, planFile, utf16 } from './testing/plan-file.ts';
import type { Change } from './testing/plan-file.ts';

function read(text: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(text);
  return opentofuPlanReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const regionOf = (change: Change): string | undefined =>
  of(read(planFile([change])), 'intended-resource')[0]?.region;

test('golden reading: what is to be, where it is told, and no account inventoried', () => {
  const { bytes, ...hint } = fileOf(planFile(NORDET));
  assert.equal(recogniseReader(bytes, 'x')?.format, 'opentofu-plan');
  const reading = opentofuPlanReader.read(bytes, hint);
  assert.deepEqual(reading.evidence, [
    {
      id: hint.evidence,
      format: 'opentofu-plan',
      version: '1.2',
      observedAt: '2026-08-01T12:00:00Z',
      records: { total: 5, used: 5 },
    },
  ]);
  assert.deepEqual(
    of(reading, 'intended-resource')
      .map((found) => `${found.resource} ${found.role} ${found.account ?? '-'} ${found.region ?? '-'}`)
      .sort(),
    [
      'aws_db_instance.clients storage 111122223333 ca-central-1',
      'aws_s3_bucket.any storage - -',
      'aws_s3_bucket.data storage - ca-central-1',
      'aws_s3_bucket_replication_configuration.data other - -',
      'module.copies["a.b"].aws_backup_vault.vault[0] backup - ca-west-1',
    ],
  );
  assert.deepEqual(
    of(reading, 'intended-resource').flatMap(({ copies = [] }) => copies),
    ['nordet-copies'],
  );
  for (const kind of ['resource', 'key', 'replication'] as const) assert.deepEqual(of(reading, kind), []);
  assert.equal(of(reading, 'intended-resource').find(({ native }) => native)?.native, 'nordet-data');
  assert.deepEqual(of(reading, 'inventory'), []);
  assert.deepEqual(
    reading.notes.map(({ code, at }) => [code, at.place]),
    [['NO_REGION', { pointer: '/resource_changes/4/change/after' }]],
  );
  assert.ok(!canonicalJson(reading).includes('never-shown'));
});

test('a plan redirected by Windows, in UTF-16, reads the same', () => {
  const wide = utf16(planFile(NORDET));
  assert.equal(recogniseReader(wide, 'x')?.format, 'opentofu-plan');
  const values = (reading: Reading): unknown => reading.facts.map(({ value }) => value);
  assert.deepEqual(values(read(wide)), values(read(planFile(NORDET))));
});

test('a region to come, one that is hidden and one made of variables are not told', () => {
  const address = 'aws_ebs_volume.disk';
  assert.equal(regionOf({ address }), 'ca-central-1');
  assert.equal(regionOf({ address, after: { availability_zone: 'us-east-1a' } }), 'us-east-1');
  assert.equal(regionOf({ address, unknown: { availability_zone: true } }), 'ca-central-1');
  assert.equal(regionOf({ address, unknown: { region: true } }), undefined);
  assert.equal(regionOf({ address, unknown: { outpost_arn: true } }), undefined);
  const region = 'us-east-1';
  assert.equal(regionOf({ address, after: { region } }), region);
  assert.equal(regionOf({ address, after: { region }, sensitive: { region: true } }), undefined);
  assert.equal(regionOf({ address, after: { region }, sensitive: true }), undefined);
  assert.equal(regionOf({ address: 'aws_s3_bucket.any' }), undefined);
  assert.equal(regionOf({ address: 'aws_instance.unknown_to_configuration' }), undefined);
  assert.equal(regionOf({ address: 'aws_cloudfront_distribution.edge' }), 'global');
  // Other platforms say where each resource is.
  assert.equal(
    regionOf({ address: 'azurerm_storage_account.a', after: { location: 'Canada East' } }),
    'canadaeast',
  );
  assert.equal(regionOf({ address: 'google_storage_bucket.b', unknown: { location: true } }), undefined);
});

test('replaced and kept resources are meant; deleted, forgotten and read ones are not', () => {
  const seen = (actions: readonly string[], mode = 'managed'): number =>
    of(read(planFile([{ address: 'aws_s3_bucket.data', actions, mode }])), 'intended-resource').length;
  for (const actions of [['no-op'], ['create'], ['update'], ['delete', 'create'], ['create', 'delete'], []])
    assert.equal(seen(actions), 1, actions.join());
  for (const actions of [['delete'], ['forget']]) assert.equal(seen(actions), 0, actions.join());
  assert.equal(seen(['read'], 'data'), 0);
});

test('an encrypted plan is opaque and says nothing; a plan that failed is partial', () => {
  const text = JSON.stringify({ meta: {}, encrypted_data: 'AAAA', encryption_version: 'v0' });
  assert.equal(recogniseReader(fileOf(text).bytes, 'x')?.format, 'opentofu-plan');
  const opaque = read(text);
  assert.deepEqual([opaque.facts, opaque.notes.map(({ code }) => code)], [[], ['OPAQUE_CONTENT']]);
  const codes = (more: object): string[] =>
    read(planFile([], more))
      .notes.map(({ code }) => code)
      .sort();
  assert.deepEqual(codes({ errored: true }), ['LISTING_PARTIAL']);
  assert.deepEqual(codes({ complete: false }), ['LISTING_PARTIAL']);
  assert.deepEqual(codes({ a_newer_field: 1, timestamp: 'yesterday' }), [
    'FIELD_UNREADABLE',
    'UNKNOWN_FIELDS',
  ]);
});

test('only the start of a plan tells it, even behind many variables; a state shown as JSON is a state', () => {
  const format = (text: string): string | undefined => recogniseReader(fileOf(text).bytes, 'x')?.format;
  const variables = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [`v${index}`, { value: 'x'.repeat(30) }]),
  );
  assert.equal(format(planFile([], { variables })), 'opentofu-plan');
  const shown = JSON.stringify({ format_version: '1.0', terraform_version: '1.10.2', values: {} });
  assert.equal(format(shown), 'opentofu-state');
  assert.equal(format('{"format_version":"1.0"}'), undefined);
});

test('other versions are refused, odd shapes are silence', () => {
  assert.throws(() => read('{"format_version":"2.0","resource_changes":[]}'), { code: 'READ_VERSION' });
  assert.throws(() => read('{"resource_changes":[]}'), { code: 'READ_VERSION' });
  assert.throws(() => read('{"format_version":"1.0","format_version":"1.0"}'), {
    code: 'JSON_DUPLICATE_KEY',
  });
  const odd = `{"format_version":"1.2","configuration":{"provider_config":[],"root_module":{"resources":[1,{"mode":"managed"}],"module_calls":{"a":null}}},"resource_changes":[null,1,[],{"mode":"managed"},{"mode":"managed","type":"aws_instance","address":"a","change":{"actions":["create"],"after":null}},{"mode":"managed","type":"aws_instance","address":"a","change":{"after":{"region":7},"after_sensitive":[true]}}]}`;
  const reading = read(odd);
  assert.equal(of(reading, 'intended-resource').length, 1);
  assert.deepEqual(reading.evidence[0]?.records, { total: 3, used: 1 });
});

test('no value that could hold a secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const names = ['password', 'secret_string', 'user_data', 'environment', 'policy', 'tags', 'private_key'];
  const planted = Object.fromEntries(names.map((name, index) => [name, secret(index)]));
  const reading = read(
    planFile(
      [
        { address: 'aws_db_instance.clients', after: { ...planted, bucket: 'x' } },
        {
          address: 'aws_s3_bucket.data',
          after: { ...planted, bucket: secret(20), rule: [{ destination: [{ bucket: secret(21) }] }] },
          sensitive: { bucket: true, rule: [{ destination: [{ bucket: true }] }] },
        },
        {
          address: 'aws_s3_bucket_replication_configuration.data',
          after: { rule: [{ destination: [{ bucket: secret(22) }] }] },
          sensitive: { rule: [{ destination: [{ bucket: true }] }] },
        },
      ],
      {
        variables: { secret: { value: secret(30) } },
        planned_values: { outputs: { s: { value: secret(31) } } },
        prior_state: planted,
        output_changes: planted,
      },
    ),
  );
  assert.equal(of(reading, 'intended-resource').length, 3);
  assert.ok(!canonicalJson(reading).includes('S3CR3T'));
});

test('property: the order of changes changes nothing but places; a cut file is refused', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...NORDET], { minLength: 2 }), fc.nat(), (changes, cut) => {
      const values = (list: readonly Change[]): string[] =>
        read(planFile(list))
          .facts.map(({ value }) => canonicalJson(value))
          .sort();
      assert.deepEqual(values(changes), values(NORDET.filter((change) => changes.includes(change))));
      const text = planFile(changes);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});
