/** A subscription of nobody. */
export const SUBSCRIPTION = '00000000-1111-2222-3333-444444444444';

export interface Row {
  readonly type: string;
  readonly name?: string;
  readonly location?: string;
  readonly group?: string;
  readonly [field: string]: unknown;
}

/** One resource as Resource Graph writes it. */
export function row({
  type,
  name = 'main',
  location = 'canadacentral',
  group = 'nordet',
  ...more
}: Row): object {
  const [provider, ...kinds] = type.split('/');
  const names = name.split('/');
  const path = kinds.map((kind, index) => `${kind}/${names[index] ?? name}`).join('/');
  return {
    id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/${provider}/${path}`,
    name,
    type: type.toLowerCase(),
    tenantId: '00000000-5555-6666-7777-888888888888',
    kind: '',
    location,
    resourceGroup: group,
    subscriptionId: SUBSCRIPTION,
    managedBy: '',
    sku: null,
    plan: null,
    properties: {},
    tags: null,
    identity: null,
    zones: null,
    extendedLocation: null,
    ...more,
  };
}

/** A result of `az graph query … -o json`. */
export function graphResult(rows: readonly Row[], more: object = {}): string {
  const data = rows.map(row);
  return JSON.stringify({
    count: data.length,
    data,
    skip_token: null,
    total_records: data.length,
    ...more,
  });
}

/** A small service in Canada whose second copies are of every kind. */
export const NORDET: readonly Row[] = [
  {
    type: 'microsoft.storage/storageaccounts',
    name: 'nordetdata',
    sku: { name: 'Standard_RAGRS', tier: 'Standard' },
    properties: {
      primaryLocation: 'canadacentral',
      secondaryLocation: 'canadaeast',
      allowBlobPublicAccess: false,
      encryption: {
        keySource: 'Microsoft.Keyvault',
        keyvaultproperties: { keyname: 'k', keyvaulturi: 'https://nordet.vault.azure.net/' },
        services: { blob: { enabled: true, keyType: 'Account' } },
      },
    },
  },
  {
    type: 'microsoft.documentdb/databaseaccounts',
    name: 'nordet-cosmos',
    location: 'Canada Central',
    properties: {
      locations: [
        { id: 'nordet-cosmos-canadacentral', locationName: 'Canada Central', failoverPriority: 0 },
        { id: 'nordet-cosmos-eastus', locationName: 'East US', failoverPriority: 1 },
      ],
    },
  },
  {
    type: 'microsoft.sql/servers/databases',
    name: 'nordet-sql/clients',
    properties: { currentBackupStorageRedundancy: 'Geo', requestedBackupStorageRedundancy: 'Geo' },
  },
  {
    type: 'microsoft.keyvault/vaults',
    name: 'nordet',
    group: 'nordet-keys',
    properties: { sku: { family: 'A', name: 'standard' } },
  },
  { type: 'microsoft.network/dnszones', name: 'nordet.example', location: 'global' },
  { type: 'microsoft.quantum/workspaces', name: 'future', location: 'canadaeast' },
];
