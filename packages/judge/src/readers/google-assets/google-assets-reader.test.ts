import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { googleAssetsReader } from './google-assets-reader.ts';
import {
  asset,
  exportedLine,
  KEY,
  MONTREAL,
  NORDET,
  NUMBER,
  PROJECT,
  TORONTO,
} from './testing/asset-list.ts';
import type { Entry } from './testing/asset-list.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return googleAssetsReader.read(bytes, hint);
}
const listOf = (...entries: readonly Entry[]): string => JSON.stringify(entries.map(asset));
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();
/** Region of the only resource and of its copies. */
const where = (entry: Entry): unknown[] => {
  const reading = read(listOf(entry));
  return [
    of(reading, 'resource')[0]?.region,
    ...of(reading, 'replication').map(({ target, target_region }) => target_region ?? `? ${target}`),
  ];
};

test('golden reading of gcloud asset list', () => {
  const { bytes, ...hint } = fileOf(listOf(...NORDET));
  assert.equal(recogniseReader(bytes, 'x')?.format, 'google-assets');
  const reading = googleAssetsReader.read(bytes, hint);
  const at = (index: number): object => ({ evidence: hint.evidence, place: { pointer: `/${index}` } });
  const resource = (index: number, role: string, region: string, more: object = {}): object => ({
    kind: 'resource',
    value: {
      resource: NORDET[index]!.name,
      type: NORDET[index]!.assetType,
      role,
      platform: 'google',
      account: PROJECT,
      region,
      ...more,
    },
    at: at(index),
  });
  const copy = (index: number, value: object): object => ({
    kind: 'replication',
    value: { resource: NORDET[index]!.name, platform: 'google', ...value },
    at: at(index),
  });
  const key = (index: number, value: object): object => ({
    kind: 'key',
    value: { platform: 'google', account: PROJECT, ...value },
    at: at(index),
  });
  const sorted = (facts: readonly object[]): string[] => facts.map((fact) => canonicalJson(fact)).sort();
  assert.deepEqual(
    sorted(reading.facts),
    sorted([
      resource(0, 'other', 'global'),
      resource(1, 'storage', MONTREAL, { native: 'nordet-data', encrypted: true, public: false }),
      copy(1, { target: TORONTO, target_region: TORONTO }),
      key(1, { key: KEY, region: 'us', protection: 'unknown', custodian: 'unknown' }),
      resource(2, 'storage', MONTREAL),
      copy(2, { target: 'default location of backups of Cloud SQL' }),
      resource(3, 'storage', 'global'),
      resource(4, 'key', TORONTO),
      key(4, { key: NORDET[4]!.name, region: TORONTO, protection: 'hardware', custodian: 'platform' }),
      resource(5, 'processing', MONTREAL),
      {
        kind: 'inventory',
        value: { platform: 'google', account: PROJECT, resources: 6, opaque: false },
        at: at(0),
      },
    ]),
  );
  assert.deepEqual(reading.notes, []);
  assert.deepEqual(reading.evidence, [
    { id: hint.evidence, format: 'google-assets', version: 'list', records: { total: 6, used: 6 } },
  ]);
});

test('the lines of an export tell the same, line by line', () => {
  const text = NORDET.map(exportedLine).join('\n');
  assert.equal(recogniseReader(fileOf(text).bytes, 'x')?.format, 'google-assets');
  const reading = read(text);
  assert.deepEqual(values(reading), values(read(listOf(...NORDET))));
  assert.equal(reading.evidence[0]?.version, 'export');
  assert.deepEqual(
    reading.facts.find(({ kind, value }) => kind === 'replication' && 'target_region' in value)?.at.place,
    { line: 2 },
  );
  assert.throws(() => read(`${text}\n{"name":`), isBaseError);
});

test('a search tells where, without what only the resource itself tells', () => {
  const found = {
    name: '//storage.googleapis.com/nordet-data',
    assetType: 'storage.googleapis.com/Bucket',
    project: `projects/${NUMBER}`,
    displayName: 'nordet-data',
    location: 'us',
    kmsKeys: [KEY],
    parentFullResourceName: `//cloudresourcemanager.googleapis.com/projects/${PROJECT}`,
  };
  const reading = read(JSON.stringify([found]));
  const [bucket] = of(reading, 'resource');
  assert.deepEqual([bucket?.region, bucket?.account, bucket?.encrypted], ['us', NUMBER, true]);
  assert.equal(of(reading, 'key')[0]?.region, 'us');
});

test('places: zones, multi-regions, spreads, services of their own; silence and contradiction place nothing', () => {
  const bucket = (data: object, location?: string): unknown[] =>
    where({
      name: '//storage.googleapis.com/b',
      assetType: 'storage.googleapis.com/Bucket',
      data,
      ...(location === undefined ? {} : { location }),
    });
  assert.deepEqual(bucket({ location: 'NORTHAMERICA-NORTHEAST1' }), [MONTREAL]);
  assert.deepEqual(bucket({ location: 'US' }, 'us'), ['us']);
  assert.deepEqual(bucket({ location: 'US' }, MONTREAL), [undefined]);
  assert.deepEqual(bucket({}), [undefined]);
  const image = (assetType: string, data: object): unknown[] =>
    where({
      name: `//compute.googleapis.com/projects/${PROJECT}/global/x/y`,
      assetType,
      data,
      location: 'global',
    });
  assert.deepEqual(image('compute.googleapis.com/Snapshot', { storageLocations: [MONTREAL] }), [MONTREAL]);
  assert.deepEqual(image('compute.googleapis.com/Snapshot', { storageLocations: ['us'] }), ['us']);
  assert.deepEqual(image('compute.googleapis.com/Image', {}), ['global']);
  const secret = (replication: object): unknown[] =>
    where({
      name: `//secretmanager.googleapis.com/projects/${NUMBER}/secrets/s`,
      assetType: 'secretmanager.googleapis.com/Secret',
      location: 'global',
      data: { replication },
    });
  assert.deepEqual(
    secret({ userManaged: { replicas: [{ location: MONTREAL }, { location: 'us-east1' }] } }),
    [MONTREAL, 'us-east1'],
  );
  const sql = (backupConfiguration: object): unknown[] =>
    where({
      name: `//cloudsql.googleapis.com/projects/${PROJECT}/instances/i`,
      assetType: 'sqladmin.googleapis.com/Instance',
      data: { region: TORONTO, settings: { backupConfiguration } },
    });
  assert.deepEqual(sql({ enabled: true, location: MONTREAL }), [TORONTO, MONTREAL]);
  assert.deepEqual(sql({ enabled: false }), [TORONTO]);
  const spanner = (config: string): unknown[] =>
    where({
      name: `//spanner.googleapis.com/projects/${PROJECT}/instances/i`,
      assetType: 'spanner.googleapis.com/Instance',
      location: 'global',
      data: { config: `projects/${PROJECT}/instanceConfigs/${config}` },
    });
  assert.deepEqual(spanner(`regional-${MONTREAL}`), [MONTREAL]);
  assert.deepEqual(spanner('nam14'), ['nam14']);
});

test('keys: an external one is the customer’s, another the platform’s, an unsaid one nobody’s', () => {
  const key = (data: object): unknown => {
    const name = `//cloudkms.googleapis.com/projects/${PROJECT}/locations/${MONTREAL}/keyRings/r/cryptoKeys/k`;
    const [found] = of(read(listOf({ name, assetType: 'cloudkms.googleapis.com/CryptoKey', data })), 'key');
    return [found?.region, found?.protection, found?.custodian];
  };
  for (const level of ['EXTERNAL', 'EXTERNAL_VPC'])
    assert.deepEqual(key({ versionTemplate: { protectionLevel: level } }), [
      MONTREAL,
      'external',
      'customer',
    ]);
  const single = { primary: { protectionLevel: 'HSM_SINGLE_TENANT' } };
  assert.deepEqual(key(single), [MONTREAL, 'hardware', 'platform']);
  assert.deepEqual(key({ primary: { protectionLevel: 'SOFTWARE' } }), [MONTREAL, 'software', 'platform']);
  assert.deepEqual(key({}), [MONTREAL, 'unknown', 'unknown']);
  // The version in use decides over the template of the next one.
  assert.deepEqual(
    key({ primary: { protectionLevel: 'HSM' }, versionTemplate: { protectionLevel: 'EXTERNAL' } }),
    [MONTREAL, 'hardware', 'platform'],
  );
});

test('projects: a number is an identifier only where the file says so', () => {
  const bucket: Entry = { name: '//storage.googleapis.com/b', assetType: 'storage.googleapis.com/Bucket' };
  const disk = (project: string): Entry => ({
    name: `//compute.googleapis.com/projects/${project}/zones/${MONTREAL}-a/disks/d`,
    assetType: 'compute.googleapis.com/Disk',
  });
  const account = (...entries: Entry[]): unknown => of(read(listOf(...entries)), 'resource')[0]?.account;
  const accounts = (...entries: Entry[]): unknown =>
    [...new Set(of(read(listOf(...entries)), 'resource').map((found) => found.account ?? '-'))].sort();
  assert.equal(account(bucket), NUMBER);
  assert.deepEqual(accounts(bucket, disk(PROJECT)), [PROJECT]);
  assert.deepEqual(accounts(bucket, disk(PROJECT), disk('other')), [NUMBER, PROJECT, 'other'].sort());
});

test('policies are counted, not read; a filtered list inventories no project', () => {
  const policy = {
    name: '//storage.googleapis.com/b',
    asset_type: 'storage.googleapis.com/Bucket',
    iam_policy: {},
  };
  const reading = read([...NORDET.map(exportedLine), JSON.stringify(policy)].join('\n'));
  assert.deepEqual(reading.evidence[0]?.records, { total: 7, used: 6 });
  assert.deepEqual(
    reading.notes.map(({ code }) => code),
    ['LISTING_PARTIAL', 'SKIPPED_RECORDS'],
  );
  assert.equal(of(reading, 'inventory').length, 0);
  assert.equal(of(read(listOf(NORDET[1]!)), 'inventory').length, 0);
  const other = JSON.stringify(NORDET[5]).replaceAll(PROJECT, 'autre-projet').replaceAll(NUMBER, '3');
  const two = read(`${listOf(...NORDET).replace(/\]\s*$/, '')},${other}]`);
  assert.deepEqual(
    of(two, 'inventory').map(({ account }) => account),
    [PROJECT],
  );
  assert.deepEqual(
    two.notes.map(({ code }) => code),
    ['LISTING_PARTIAL'],
  );
});

test('no secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const names = [
    'password',
    'rootPassword',
    'metadata',
    'env',
    'environmentVariables',
    'rawKey',
    'labels',
    'payload',
  ];
  const planted = Object.fromEntries(names.map((name, index) => [name, secret(index)]));
  const entries = NORDET.map((entry, index) => ({
    ...entry,
    data: { ...entry.data, ...planted, settings: { ipConfiguration: planted } },
    labels: planted,
    additionalAttributes: planted,
    description: secret(90 + index),
  }));
  assert.ok(!canonicalJson(read(listOf(...entries))).includes('S3CR3T'));
  const broken = (): Reading => read(`[{"name":"//x","password":"${secret(1)}",}]`);
  assert.throws(broken, (error: unknown) => !JSON.stringify(error).includes('S3CR3T'));
});

test('odd shapes are silence or refused with a code', () => {
  const odd = `[null,1,"x",[],{"name":1},{"name":"//a","assetType":"x/Y","resource":7,"ancestors":"p","__proto__":{}}]`;
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 6, used: 1 });
  assert.deepEqual(
    read(odd).notes.map(({ code }) => code),
    ['LISTING_PARTIAL', 'SKIPPED_RECORDS', 'NO_REGION', 'UNKNOWN_TYPE'],
  );
  assert.throws(() => read('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
  assert.deepEqual(read('').facts, []);
});

test('property: order changes nothing but places; a cut list is refused', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...NORDET], { minLength: 2 }), fc.nat(), (entries, cut) => {
      const again = NORDET.filter((entry) => entries.includes(entry));
      assert.deepEqual(values(read(listOf(...entries))), values(read(listOf(...again))));
      const text = listOf(...entries);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});
