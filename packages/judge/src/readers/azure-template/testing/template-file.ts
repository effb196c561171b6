/** A template as `az group export` writes it. */
export function templateFile(resources: unknown, more: object = {}): string {
  return JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { storageAccounts_nordet_name: { defaultValue: 'nordet', type: 'String' } },
    variables: {},
    resources,
    ...more,
  });
}

/** What a small service means to deploy. */
export const DECLARED: readonly object[] = [
  {
    type: 'Microsoft.Storage/storageAccounts',
    apiVersion: '2023-01-01',
    name: "[parameters('storageAccounts_nordet_name')]",
    location: 'canadacentral',
    sku: { name: 'Standard_GRS', tier: 'Standard' },
    kind: 'StorageV2',
    properties: {},
  },
  {
    type: 'Microsoft.Sql/servers',
    apiVersion: '2023-08-01',
    name: 'nordet-sql',
    location: '[resourceGroup().location]',
    properties: { administratorLogin: 'x' },
    resources: [
      {
        type: 'databases',
        apiVersion: '2023-08-01',
        name: 'clients',
        location: 'canadaeast',
        properties: { requestedBackupStorageRedundancy: 'Local' },
      },
    ],
  },
];
