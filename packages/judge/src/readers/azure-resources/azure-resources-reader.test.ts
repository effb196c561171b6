import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { AnyFact, FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { withTakenFacts } from '../../reading/taken-facts.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { azureResourcesReader } from './azure-resources-reader.ts';
import { graphResult, NORDET, row, SUBSCRIPTION } from './testing/graph-result.ts';
import type { Row } from './testing/graph-result.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return azureResourcesReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const one = (resource: Row): FactValue<'resource'> => of(read(graphResult([resource])), 'resource')[0]!;
const copies = (resource: Row): string[] =>
  of(read(graphResult([resource])), 'replication')
    .map(({ target, target_region, paired_with }) =>
      target_region !== undefined
        ? target_region
        : paired_with === undefined
          ? `? ${target}`
          : `pair of ${paired_with}`,
    )
    .sort();
const notes = ({ notes: found }: Reading): string[] => found.map(({ code }) => code);
/** Whether the file says that it inventories an account. */
const whole = (text: string): boolean => of(read(text), 'inventory').length > 0;

test('golden reading of a result of Resource Graph', () => {
  const { bytes, ...hint } = fileOf(graphResult(NORDET));
  assert.equal(recogniseReader(bytes, 'x')?.format, 'azure-resources');
  const reading = azureResourcesReader.read(bytes, hint);
  const id = (group: string, path: string): string =>
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/${path}`;
  const [storage, cosmos, sql, vault, dns, quantum] = [
    id('nordet', 'microsoft.storage/storageaccounts/nordetdata'),
    id('nordet', 'microsoft.documentdb/databaseaccounts/nordet-cosmos'),
    id('nordet', 'microsoft.sql/servers/nordet-sql/databases/clients'),
    id('nordet-keys', 'microsoft.keyvault/vaults/nordet'),
    id('nordet', 'microsoft.network/dnszones/nordet.example'),
    id('nordet', 'microsoft.quantum/workspaces/future'),
  ];
  const at = (index: number): object => ({ evidence: hint.evidence, place: { pointer: `/data/${index}` } });
  const resource = (
    index: number,
    name: string,
    type: string,
    role: string,
    region: string,
    more = {},
  ): object => ({
    kind: 'resource',
    value: {
      resource: name,
      native: name,
      type,
      role,
      platform: 'azure',
      account: SUBSCRIPTION,
      region,
      ...more,
    },
    at: at(index),
  });
  const copy = (index: number, value: object): object => ({
    kind: 'replication',
    value: { platform: 'azure', ...value },
    at: at(index),
  });
  const sorted = (facts: readonly object[]): string[] => facts.map((fact) => canonicalJson(fact)).sort();
  assert.deepEqual(
    sorted(reading.facts),
    sorted([
      resource(0, storage, 'microsoft.storage/storageaccounts', 'storage', 'canadacentral', {
        encrypted: true,
        public: false,
      }),
      copy(0, { resource: storage, target: 'canadaeast', target_region: 'canadaeast' }),
      resource(1, cosmos, 'microsoft.documentdb/databaseaccounts', 'storage', 'canadacentral'),
      copy(1, { resource: cosmos, target: 'eastus', target_region: 'eastus' }),
      resource(2, sql, 'microsoft.sql/servers/databases', 'storage', 'canadacentral'),
      copy(2, {
        resource: sql,
        target: 'paired region of canadacentral (currentBackupStorageRedundancy)',
        paired_with: 'canadacentral',
      }),
      resource(3, vault, 'microsoft.keyvault/vaults', 'key', 'canadacentral'),
      {
        kind: 'key',
        value: {
          key: vault,
          platform: 'azure',
          account: SUBSCRIPTION,
          region: 'canadacentral',
          protection: 'software',
          custodian: 'platform',
        },
        at: at(3),
      },
      resource(4, dns, 'microsoft.network/dnszones', 'network', 'global'),
      {
        kind: 'declared-name',
        value: { name: 'nordet.example', use: 'zone', platform: 'azure', resource: dns },
        at: at(4),
      },
      resource(5, quantum, 'microsoft.quantum/workspaces', 'unknown', 'canadaeast'),
      {
        kind: 'inventory',
        value: { platform: 'azure', account: SUBSCRIPTION, resources: 6, opaque: false },
        at: { evidence: hint.evidence, place: { pointer: '/data' } },
      },
    ]),
  );
  assert.deepEqual(reading.notes, [
    { code: 'UNKNOWN_TYPE', at: at(5), params: { type: 'microsoft.quantum/workspaces' } },
  ]);
  assert.deepEqual(reading.evidence, [
    { id: hint.evidence, format: 'azure-resources', version: 'graph', records: { total: 6, used: 6 } },
  ]);
});

test('the REST form, the array of az resource list and the REST list give the same resources', () => {
  const rows = NORDET.map(row);
  const names = (text: string): unknown => of(read(text), 'resource').map(({ resource }) => resource);
  const expected = names(graphResult(NORDET));
  for (const text of [
    JSON.stringify({ totalRecords: 6, count: 6, resultTruncated: 'false', facets: [], data: rows }),
    JSON.stringify(rows),
    JSON.stringify({ value: rows }),
  ]) {
    assert.equal(recogniseReader(fileOf(text).bytes, 'x')?.format, 'azure-resources');
    assert.deepEqual(names(text), expected);
    assert.equal(whole(text), true);
  }
});

test('a list that says or shows that more exists inventories nothing', () => {
  const rows = NORDET.map(row);
  for (const more of [
    { skip_token: 'ew0KICAi' },
    { $skipToken: 'ew0KICAi' },
    { resultTruncated: 'true' },
    { resultTruncated: true },
    { total_records: 7 },
    { count: 7 },
  ]) {
    assert.equal(whole(graphResult(NORDET, more)), false, JSON.stringify(more));
    assert.deepEqual(notes(read(graphResult(NORDET, more))), ['LISTING_PARTIAL', 'UNKNOWN_TYPE']);
  }
  assert.equal(whole(JSON.stringify({ value: rows, nextLink: 'https://management.azure.com/?x' })), false);
  // What a filter by type or by group leaves.
  assert.equal(whole(graphResult([...NORDET, NORDET[0]!], { total_records: NORDET.length + 1 })), false);
  assert.equal(whole(graphResult(NORDET.slice(0, 1))), false);
  const other = JSON.stringify(rows[0]).replaceAll(SUBSCRIPTION, '0'.repeat(8));
  assert.deepEqual(
    of(read(`${JSON.stringify(rows).slice(0, -1)},${other}]`), 'inventory').map(({ account }) => account),
    [SUBSCRIPTION],
  );
  assert.equal(whole(graphResult([])), false);
  assert.equal(whole(JSON.stringify(rows.slice(0, 3))), false);
  // Resource Graph counts what its query found, but a row without identifier could be anything.
  assert.equal(whole(JSON.stringify([...rows, { name: 'x' }])), false);
});

test('places: global, edge zones, machines elsewhere and silence', () => {
  const region = (resource: Row): unknown => one(resource).region;
  const type = 'microsoft.compute/virtualmachines';
  assert.equal(region({ type, location: 'Canada East' }), 'canadaeast');
  assert.equal(region({ type: 'microsoft.cdn/profiles', location: 'Global' }), 'global');
  assert.equal(region({ type, location: '' }), undefined);
  assert.equal(
    region({ type, location: 'westus', extendedLocation: { name: 'losangeles', type: 'EdgeZone' } }),
    'losangeles',
  );
  assert.equal(region({ type: 'microsoft.hybridcompute/machines' }), undefined);
  assert.deepEqual(notes(read(graphResult([{ type: 'microsoft.hybridcompute/machines' }]))), [
    'LISTING_PARTIAL',
    'NO_REGION',
  ]);
});

test('copies as each service names them', () => {
  const type = 'microsoft.storage/storageaccounts';
  assert.deepEqual(copies({ type, sku: { name: 'Standard_GRS' } }), ['pair of canadacentral']);
  assert.deepEqual(copies({ type, sku: { name: 'Standard_RAGZRS' }, location: '' }), [
    '? paired region (Standard_RAGZRS)',
  ]);
  for (const name of ['Standard_LRS', 'Standard_ZRS', 'Premium_ZRS'])
    assert.deepEqual(copies({ type, sku: { name } }), []);
  for (const [other, properties, expected] of [
    [
      'microsoft.recoveryservices/vaults',
      { redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant' } },
      1,
    ],
    ['microsoft.recoveryservices/vaults', { redundancySettings: { crossRegionRestore: 'Enabled' } }, 1],
    [
      'microsoft.recoveryservices/vaults',
      {
        redundancySettings: {
          standardTierStorageRedundancy: 'LocallyRedundant',
          crossRegionRestore: 'Disabled',
        },
      },
      0,
    ],
    [
      'microsoft.dataprotection/backupvaults',
      { storageSettings: [{ datastoreType: 'VaultStore', type: 'GeoRedundant' }] },
      1,
    ],
    ['microsoft.dbforpostgresql/flexibleservers', { backup: { geoRedundantBackup: 'Enabled' } }, 1],
    ['microsoft.dbforpostgresql/flexibleservers', { backup: { geoRedundantBackup: 'Disabled' } }, 0],
    [
      'microsoft.documentdb/databaseaccounts',
      { backupPolicy: { type: 'Periodic', periodicModeProperties: { backupStorageRedundancy: 'Geo' } } },
      1,
    ],
  ] as const)
    assert.deepEqual(
      copies({ type: other, properties }),
      expected === 1 ? ['pair of canadacentral'] : [],
      other,
    );
  assert.deepEqual(
    copies({
      type: 'microsoft.sql/servers/failovergroups',
      properties: {
        partnerServers: [{ id: '/subscriptions/x', location: 'East US', replicationRole: 'Secondary' }],
      },
    }),
    ['eastus'],
  );
  assert.deepEqual(
    copies({
      type: 'microsoft.servicebus/namespaces',
      properties: {
        geoDataReplication: { locations: [{ locationName: 'canadacentral' }, { locationName: 'westus2' }] },
      },
    }),
    ['westus2'],
  );
  const replication = one({
    type: 'microsoft.containerregistry/registries/replications',
    location: 'westus2',
  });
  assert.deepEqual([replication.role, replication.region], ['storage', 'westus2']);
});

test('copies that name their region in a field of their own', () => {
  const to = (type: string, properties: object): string[] => copies({ type, properties });
  const workspace = 'microsoft.operationalinsights/workspaces';
  assert.deepEqual(to(workspace, { replication: { enabled: true, location: 'East US' } }), ['eastus']);
  assert.deepEqual(to(workspace, { replication: { enabled: false, location: 'eastus' } }), []);
  assert.deepEqual(
    to('microsoft.netapp/netappaccounts/capacitypools/volumes', {
      dataProtection: { replication: { remoteVolumeRegion: 'eastus' } },
    }),
    ['eastus'],
  );
  assert.deepEqual(to('microsoft.cache/redis/linkedservers', { linkedRedisCacheLocation: 'East US' }), [
    'eastus',
  ]);
  assert.deepEqual(to('microsoft.sql/servers/failovergroups', { partnerLocation: 'East US' }), ['eastus']);
  assert.deepEqual(
    to('microsoft.dataprotection/backupvaults', { replicatedRegions: ['canadacentral', 'eastus'] }),
    ['eastus'],
  );
});

test('keys: a managed HSM is hardware, a premium vault could be either; none is in the customer’s hands', () => {
  const key = (resource: Row): unknown => {
    const [found] = of(read(graphResult([resource])), 'key');
    return [found?.protection, found?.custodian];
  };
  assert.deepEqual(key({ type: 'microsoft.keyvault/managedhsms' }), ['hardware', 'platform']);
  assert.deepEqual(key({ type: 'microsoft.keyvault/vaults', properties: { sku: { name: 'premium' } } }), [
    'unknown',
    'platform',
  ]);
  assert.deepEqual(key({ type: 'microsoft.keyvault/vaults/keys', properties: { kty: 'RSA-HSM' } }), [
    'hardware',
    'platform',
  ]);
  const account = one({
    type: 'microsoft.storage/storageaccounts',
    properties: { encryption: { keySource: 'Microsoft.Keyvault' } },
  });
  assert.deepEqual([account.encrypted, account.customer_key], [true, undefined]);
});

test('no secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const names = [
    'administratorLoginPassword',
    'connectionString',
    'primaryKey',
    'value',
    'customData',
    'appSettings',
  ];
  const planted = Object.fromEntries(names.map((name, index) => [name, secret(index)]));
  const type = 'microsoft.web/sites';
  const resources: Row[] = [
    {
      type,
      properties: { ...planted, siteConfig: planted },
      tags: planted,
      identity: planted,
      plan: planted,
    },
    { type: 'microsoft.keyvault/vaults', properties: planted, kind: secret(9), managedBy: secret(10) },
  ];
  assert.ok(!canonicalJson(read(graphResult(resources))).includes('S3CR3T'));
  assert.throws(
    () => read(`{"data":"${secret(1)}"}`),
    (error: unknown) => !JSON.stringify((error as JudgeError).details).includes('S3CR3T'),
  );
});

test('other shapes are refused with their place; wrong fields are silence', () => {
  assert.throws(
    () => read('{"totalRecords":1,"count":1,"data":{"columns":[{"name":"id"}],"rows":[["/x"]]}}'),
    (error: unknown) => error instanceof JudgeError && error.code === 'READ_SHAPE',
  );
  assert.throws(() => read('{"data":[],"data":[]}'), { code: 'JSON_DUPLICATE_KEY' });
  assert.throws(() => read('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
  const odd = `{"data":[null,1,"x",[],{"id":1},{"id":"/a","type":"a.b/c","location":7,"sku":[],"properties":"x","__proto__":{}}]}`;
  assert.equal(of(read(odd), 'resource').length, 1);
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 6, used: 1 });
});

test('property: order changes nothing but places; a cut file is refused', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...NORDET], { minLength: 2 }), fc.nat(), (rows, cut) => {
      const values = (list: readonly Row[]): string[] =>
        read(graphResult(list))
          .facts.map(({ value }) => canonicalJson(value))
          .sort();
      const again = NORDET.filter((resource) => rows.includes(resource));
      assert.deepEqual(values(rows), values(again));
      const text = graphResult(rows);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});

test('piece by piece, and with facts taken on the way, a listing reads as a whole', () => {
  const rows = Array.from({ length: 1200 }, (_, at) => ({
    ...NORDET[at % NORDET.length]!,
    name: `n${at % 1150}/x`,
  }));
  const list = JSON.stringify(rows.map(row), null, 2);
  const files = [
    graphResult(rows),
    graphResult(rows, { total_records: 1201 }),
    list,
    `{"nextLink": null, "value": ${list}}`,
    '{"value": [{"id": 1}], "data": {}}',
  ];
  for (const text of files) {
    const { bytes, ...hint } = fileOf(text);
    const stream = azureResourcesReader.open!('');
    const taken: AnyFact[] = [];
    for (let at = 0; at < bytes.length; at += 70_001) {
      stream.push(bytes.subarray(at, at + 70_001));
      taken.push(...stream.take!());
    }
    assert.equal(taken.length > 1000, text.length > 100_000);
    const reading = withTakenFacts(stream.end(hint.evidence), taken);
    assert.ok(canonicalJson(reading) === canonicalJson(azureResourcesReader.read(bytes, hint)));
  }
  const wide = new Uint8Array(
    new Uint16Array(Array.from(`\uFEFF${files[0]!}`, (letter) => letter.charCodeAt(0))).buffer,
  );
  const stream = azureResourcesReader.open!('');
  stream.push(wide);
  const { evidence } = fileOf('x');
  assert.ok(
    canonicalJson(stream.end(evidence)) ===
      canonicalJson(azureResourcesReader.read(wide, { evidence, name: '' })),
  );
});

test('two lists of resources in one file that is read piece by piece are refused', () => {
  const stream = azureResourcesReader.open!('');
  assert.throws(
    () => stream.push(new TextEncoder().encode('{"value": [{"id": "/x"}], "data": [{"id": "/y"}]}')),
    JudgeError,
  );
});
