import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import { fileOf } from '../../testing/file-of.ts';
import { azureTemplateReader } from '../azure-template/azure-template-reader.ts';
import { azureResourcesReader } from './azure-resources-reader.ts';
import { graphResult, SUBSCRIPTION } from './testing/graph-result.ts';
import type { Row } from './testing/graph-result.ts';

function of<K extends KindName>(kind: K, resource: Row): FactValue<K>[] {
  const { bytes, ...hint } = fileOf(graphResult([resource]));
  return azureResourcesReader
    .read(bytes, hint)
    .facts.filter((fact) => fact.kind === kind)
    .map((fact) => fact.value as FactValue<K>);
}
/** Region, else name, of each copy that a resource tells. */
const to = (type: string, properties: object, more: object = {}): string[] =>
  of('replication', { type, properties, ...more })
    .map(({ target, target_region }) => target_region ?? `? ${target}`)
    .sort();
const PAIR = (field: string): string => `? paired region of canadacentral (${field})`;

test('copies of Site Recovery and of its kin, by where they are recovered', () => {
  const item = 'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/';
  const details = {
    instanceType: 'A2A',
    primaryFabricLocation: 'canadacentral',
    recoveryFabricLocation: 'East US',
  };
  assert.deepEqual(to(`${item}replicationprotecteditems`, { providerSpecificDetails: details }), ['eastus']);
  assert.deepEqual(
    to(`${item}replicationmigrationitems`, { providerSpecificDetails: { targetLocation: 'westus2' } }),
    ['westus2'],
  );
  assert.deepEqual(
    to('microsoft.datareplication/replicationvaults/protecteditems', {
      customProperties: { targetLocation: 'westus2' },
    }),
    ['westus2'],
  );
  assert.deepEqual(
    to('microsoft.recoveryservices/vaults/backupstorageconfig', { storageModelType: 'GeoRedundant' }),
    [PAIR('storageModelType')],
  );
  assert.deepEqual(
    to('microsoft.recoveryservices/vaults/backupstorageconfig', { crossRegionRestoreFlag: true }),
    [PAIR('crossRegionRestoreFlag')],
  );
});

test('copies that lists of places name', () => {
  const there = [{ location: 'Canada Central' }, { location: 'East US' }];
  for (const [type, properties] of [
    ['microsoft.apimanagement/service', { additionalLocations: there }],
    ['microsoft.devices/iothubs', { locations: there }],
    ['microsoft.aad/domainservices', { replicaSets: there }],
    ['microsoft.machinelearningservices/registries', { regionDetails: there }],
    ['microsoft.azurefleet/fleets', { additionalLocationsProfile: { locationProfiles: there } }],
    ['microsoft.cognitiveservices/accounts', { locations: { regions: [{ name: 'eastus' }] } }],
    [
      'microsoft.documentdb/databaseaccounts',
      { locations: [{ locationName: 'East US' }], readLocations: [{ locationName: 'East US' }] },
    ],
    ['microsoft.documentdb/fleets/fleetspaces', { dataRegions: ['canadacentral', 'eastus'] }],
    [
      'microsoft.netapp/netappaccounts/capacitypools/volumes',
      { dataProtection: { replication: { destinationReplications: [{ region: 'eastus' }] } } },
    ],
    ['microsoft.notificationhubs/namespaces', { replicationRegion: 'EastUs' }],
    [
      'microsoft.virtualmachineimages/imagetemplates',
      { distribute: [{ type: 'SharedImage', replicationRegions: ['canadacentral', 'eastus'] }] },
    ],
    [
      'microsoft.virtualmachineimages/imagetemplates',
      {
        distribute: [
          { type: 'SharedImage', targetRegions: [{ name: 'eastus' }] },
          { location: 'canadacentral' },
        ],
      },
    ],
  ] as const)
    assert.deepEqual(to(type, properties), ['eastus'], type);
  assert.deepEqual(to('microsoft.notificationhubs/namespaces', { replicationRegion: 'Default' }), [
    PAIR('replicationRegion'),
  ]);
  assert.deepEqual(to('microsoft.notificationhubs/namespaces', { replicationRegion: 'None' }), []);
});

test('copies whose other end is named without its region', () => {
  const group = `/subscriptions/${SUBSCRIPTION}/resourceGroups/nordet/providers`;
  const database = (name: string): string =>
    `${group}/Microsoft.Cache/redisEnterprise/${name}/databases/default`;
  assert.deepEqual(
    to(
      'microsoft.cache/redisenterprise/databases',
      {
        geoReplication: {
          groupNickname: 'g',
          linkedDatabases: [{ id: database('a') }, { id: database('b') }],
        },
      },
      { id: database('a') },
    ),
    [`? ${database('b')}`],
  );
  for (const type of ['microsoft.eventhub', 'microsoft.servicebus'])
    assert.deepEqual(
      to(`${type}/namespaces/disasterrecoveryconfigs`, { partnerNamespace: `${group}/${type}/namespaces/b` }),
      [`? ${group}/${type}/namespaces/b`],
    );
  const policy = (account: string, destinationAccount: string): string[] =>
    to(
      'microsoft.storage/storageaccounts/objectreplicationpolicies',
      { sourceAccount: 'a', destinationAccount },
      { id: `${group}/Microsoft.Storage/storageAccounts/${account}/objectReplicationPolicies/p` },
    );
  assert.deepEqual(policy('a', 'b'), ['? b']);
  assert.deepEqual(policy('b', 'b'), []);
  assert.deepEqual(policy('b', `${group}/Microsoft.Storage/storageAccounts/b`), []);
  assert.deepEqual(
    to('microsoft.sql/managedinstances/distributedavailabilitygroups', {
      partnerEndpoint: 'TCP://sql.example.com:5022',
    }),
    ['? sql.example.com'],
  );
});

test('a managed HSM that is extended has its keys in several regions', () => {
  const many = (...names: string[]): unknown =>
    of('key', {
      type: 'microsoft.keyvault/managedhsms',
      properties: { regions: names.map((name) => ({ name, isPrimary: name === 'canadacentral' })) },
    })[0]?.multi_region;
  assert.equal(many(), undefined);
  assert.equal(many('canadacentral'), undefined);
  assert.equal(many('canadacentral', 'eastus'), true);
});

test('parts of a server or an account hold nothing elsewhere than it; a replica does', () => {
  const seen = (type: string, more: object = {}): unknown[] => {
    const [found] = of('resource', { type, ...more });
    return [found?.role, found?.region];
  };
  for (const type of [
    'microsoft.recoveryservices/vaults/replicationfabrics',
    'microsoft.dbforpostgresql/flexibleservers/configurations',
    'microsoft.documentdb/databaseaccounts/sqldatabases/containers',
    'microsoft.eventhub/namespaces/eventhubs',
    'microsoft.web/sites/config',
  ])
    assert.equal(seen(type)[0], 'other', type);
  assert.deepEqual(seen('microsoft.appconfiguration/configurationstores/replicas', { location: 'eastus' }), [
    'storage',
    'eastus',
  ]);
  // What Azure only keeps the record of.
  for (const type of [
    'microsoft.hybridcontainerservice/provisionedclusterinstances',
    'microsoft.databoxedge/databoxedgedevices',
  ])
    assert.equal(seen(type)[1], undefined, type);
  assert.deepEqual(seen('microsoft.eventgrid/topics'), ['processing', 'canadacentral']);
  assert.deepEqual(seen('microsoft.signalrservice/signalr/replicas', { location: 'eastus' }), [
    'processing',
    'eastus',
  ]);
  assert.deepEqual(
    seen('microsoft.documentdb/cassandraclusters/datacenters', {
      location: null,
      properties: { dataCenterLocation: 'East US' },
    }),
    ['storage', 'eastus'],
  );
});

test('encrypted with a named key, by the field of each service', () => {
  for (const [type, properties] of [
    [
      'microsoft.cache/redisenterprise',
      { encryption: { customerManagedKeyEncryption: { keyEncryptionKeyUrl: 'k' } } },
    ],
    ['microsoft.kusto/clusters', { keyVaultProperties: { keyName: 'k' } }],
    ['microsoft.containerservice/managedclusters', { diskEncryptionSetID: '/d' }],
    ['microsoft.netapp/netappaccounts/capacitypools/volumes', { encryptionKeySource: 'Microsoft.KeyVault' }],
    ['microsoft.containerinstance/containergroups', { encryptionProperties: { keyName: 'k' } }],
    ['microsoft.datafactory/factories', { encryption: { keyName: 'k', vaultBaseUrl: 'https://v' } }],
    [
      'microsoft.dataprotection/backupvaults',
      { securitySettings: { encryptionSettings: { keyVaultProperties: { keyUri: 'k' } } } },
    ],
    ['microsoft.compute/disks', { securityProfile: { secureVMDiskEncryptionSetId: '/d' } }],
    ['microsoft.compute/virtualmachines', { securityProfile: { encryptionAtHost: true } }],
    ['microsoft.compute/images', { storageProfile: { osDisk: { diskEncryptionSet: { id: '/d' } } } }],
  ] as const)
    assert.equal(of('resource', { type, properties })[0]?.encrypted, true, type);
});

test('a template tells the same of what is meant to be', () => {
  const template = JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.ApiManagement/service',
        apiVersion: '2024-05-01',
        name: 'x',
        location: 'canadacentral',
        properties: { additionalLocations: [{ location: 'East US' }] },
      },
    ],
  });
  const { bytes, ...hint } = fileOf(template);
  assert.ok(JSON.stringify(azureTemplateReader.read(bytes, hint).facts).includes('eastus'));
});

test('a storage account that failed over is not where its record says', () => {
  const region = (primaryLocation: string, more: object = {}): unknown =>
    of('resource', { type: 'microsoft.storage/storageaccounts', properties: { primaryLocation }, ...more })[0]
      ?.region;
  assert.equal(region('canadacentral'), 'canadacentral');
  assert.equal(region('eastus'), 'eastus');
  assert.equal(region('Canada East'), 'canadaeast');
  assert.equal(region(''), 'canadacentral');
  // An edge zone stands elsewhere than both.
  assert.equal(
    region('eastus', { extendedLocation: { type: 'EdgeZone', name: 'microsoftny1' } }),
    'microsoftny1',
  );
});
