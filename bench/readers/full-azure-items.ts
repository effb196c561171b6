// Items of Azure Resource Graph with all the members that it writes; a number stands for `§`.

const TAGS = {
  application: 'portail-§',
  environnement: 'production',
  responsable: 'equipe-§',
  'cost-center': '4471',
};

const SUBSCRIPTION = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/portail/providers';

/** A row of Azure Resource Graph. Fields: Azure/azure-rest-api-specs, and the columns of the table `resources`. */
function azureRow(type: string, name: string, more: Readonly<Record<string, unknown>>): object {
  return {
    apiVersion: '2024-07-01',
    extendedLocation: null,
    id: `${SUBSCRIPTION}/${type}/${name}`,
    identity: null,
    kind: '',
    location: 'canadacentral',
    managedBy: '',
    name,
    plan: null,
    properties: {},
    resourceGroup: 'portail',
    sku: null,
    subscriptionId: '00000000-0000-4000-8000-000000000001',
    tags: TAGS,
    tenantId: '00000000-0000-4000-8000-000000000002',
    type: type.toLowerCase(),
    zones: null,
    ...more,
  };
}

export const AZURE_ROWS: readonly object[] = [
  azureRow('Microsoft.Compute/virtualMachines', 'vm-§', {
    identity: {
      principalId: '00000000-0000-4000-8000-0000000000§',
      tenantId: '00000000-0000-4000-8000-000000000002',
      type: 'SystemAssigned',
    },
    zones: ['1'],
    properties: {
      provisioningState: 'Succeeded',
      vmId: '00000000-0000-4000-8000-0000000000§',
      timeCreated: '2025-02-11T15:20:01.4471Z',
      hardwareProfile: { vmSize: 'Standard_D2s_v5' },
      storageProfile: {
        imageReference: {
          publisher: 'canonical',
          offer: 'ubuntu-24_04-lts',
          sku: 'server',
          version: 'latest',
          exactVersion: '24.04.202602030',
        },
        osDisk: {
          osType: 'Linux',
          name: 'vm-§_disk1',
          createOption: 'FromImage',
          caching: 'ReadWrite',
          diskSizeGB: 64,
          deleteOption: 'Delete',
          managedDisk: {
            storageAccountType: 'Premium_LRS',
            id: `${SUBSCRIPTION}/Microsoft.Compute/disks/vm-§_disk1`,
          },
        },
        dataDisks: [],
        diskControllerType: 'SCSI',
      },
      osProfile: {
        computerName: 'vm-§',
        adminUsername: 'exploitation',
        linuxConfiguration: {
          disablePasswordAuthentication: true,
          ssh: { publicKeys: [] },
          provisionVMAgent: true,
          patchSettings: { patchMode: 'ImageDefault', assessmentMode: 'ImageDefault' },
        },
        secrets: [],
        allowExtensionOperations: true,
        requireGuestProvisionSignal: true,
      },
      networkProfile: {
        networkInterfaces: [
          {
            id: `${SUBSCRIPTION}/Microsoft.Network/networkInterfaces/vm-§-nic`,
            properties: { deleteOption: 'Delete', primary: true },
          },
        ],
      },
      securityProfile: {
        uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
        securityType: 'TrustedLaunch',
        encryptionAtHost: true,
      },
      diagnosticsProfile: { bootDiagnostics: { enabled: true } },
      extended: {
        instanceView: {
          computerName: 'vm-§',
          osName: 'ubuntu',
          osVersion: '24.04',
          hyperVGeneration: 'V2',
          powerState: { code: 'PowerState/running', level: 'Info', displayStatus: 'VM running' },
        },
      },
    },
  }),
  azureRow('Microsoft.Storage/storageAccounts', 'compte§', {
    kind: 'StorageV2',
    sku: { name: 'Standard_LRS', tier: 'Standard' },
    properties: {
      provisioningState: 'Succeeded',
      creationTime: '2025-02-11T15:20:01.4471890Z',
      primaryLocation: 'canadacentral',
      statusOfPrimary: 'available',
      accessTier: 'Hot',
      supportsHttpsTrafficOnly: true,
      minimumTlsVersion: 'TLS1_2',
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      allowCrossTenantReplication: false,
      defaultToOAuthAuthentication: true,
      isHnsEnabled: false,
      publicNetworkAccess: 'Enabled',
      dnsEndpointType: 'Standard',
      encryption: {
        keySource: 'Microsoft.Storage',
        requireInfrastructureEncryption: true,
        services: {
          blob: { keyType: 'Account', enabled: true, lastEnabledTime: '2025-02-11T15:20:01.6191899Z' },
          file: { keyType: 'Account', enabled: true, lastEnabledTime: '2025-02-11T15:20:01.6191899Z' },
        },
      },
      networkAcls: {
        bypass: 'AzureServices',
        defaultAction: 'Deny',
        ipRules: [],
        virtualNetworkRules: [],
        ipv6Rules: [],
      },
      primaryEndpoints: {
        blob: 'https://compte§.blob.core.windows.net/',
        dfs: 'https://compte§.dfs.core.windows.net/',
        file: 'https://compte§.file.core.windows.net/',
        queue: 'https://compte§.queue.core.windows.net/',
        table: 'https://compte§.table.core.windows.net/',
        web: 'https://compte§.z9.web.core.windows.net/',
      },
      keyCreationTime: { key1: '2025-02-11T15:20:01.5Z', key2: '2025-02-11T15:20:01.5Z' },
      privateEndpointConnections: [],
    },
  }),
  azureRow('Microsoft.Compute/disks', 'vm-§_disk1', {
    managedBy: `${SUBSCRIPTION}/Microsoft.Compute/virtualMachines/vm-§`,
    sku: { name: 'Premium_LRS', tier: 'Premium' },
    zones: ['1'],
    properties: {
      osType: 'Linux',
      hyperVGeneration: 'V2',
      supportedCapabilities: {
        acceleratedNetwork: true,
        architecture: 'x64',
        diskControllerTypes: 'SCSI, NVMe',
      },
      creationData: { createOption: 'FromImage', imageReference: { id: '/Subscriptions/x/Providers/y/§' } },
      diskSizeGB: 64,
      diskIOPSReadWrite: 240,
      diskMBpsReadWrite: 50,
      encryption: { type: 'EncryptionAtRestWithPlatformKey' },
      networkAccessPolicy: 'AllowAll',
      publicNetworkAccess: 'Disabled',
      securityProfile: { securityType: 'TrustedLaunch' },
      timeCreated: '2025-02-11T15:20:01.4471Z',
      lastOwnershipUpdateTime: '2025-02-11T15:20:01.4471Z',
      provisioningState: 'Succeeded',
      diskState: 'Attached',
      diskSizeBytes: 68_719_476_736,
      uniqueId: '00000000-0000-4000-8000-0000000000§',
      tier: 'P6',
    },
  }),
];
