// Items of Cloud Asset Inventory of Google with all the members that it writes; a number stands for `§`.

const PROJECT = '//compute.googleapis.com/projects/portail/zones/northamerica-northeast1-a';
const API = 'https://www.googleapis.com/compute/v1/projects/portail/zones/northamerica-northeast1-a';

/** An asset as `gcloud asset export --content-type=resource` writes it. Fields: discovery documents of each service. */
function asset(name: string, type: string, discovery: string, location: string, data: object): object {
  return {
    name,
    assetType: type,
    resource: {
      version: 'v1',
      discoveryDocumentUri: discovery,
      discoveryName: type.slice(type.indexOf('/') + 1),
      parent: '//cloudresourcemanager.googleapis.com/projects/111122223333',
      data,
      location,
    },
    ancestors: ['projects/111122223333', 'folders/444455556666', 'organizations/777788889999'],
    updateTime: '2026-10-03T14:05:11.120388Z',
  };
}

const COMPUTE = 'https://www.googleapis.com/discovery/v1/apis/compute/v1/rest';
const LABELS = { application: 'portail-§', environnement: 'production', equipe: 'e-§' };

export const GOOGLE_ASSETS: readonly object[] = [
  asset(
    `${PROJECT}/instances/vm-§`,
    'compute.googleapis.com/Instance',
    COMPUTE,
    'northamerica-northeast1-a',
    {
      allocationAffinity: { consumeAllocationType: 'ANY_ALLOCATION' },
      canIpForward: false,
      confidentialInstanceConfig: { enableConfidentialCompute: false },
      cpuPlatform: 'Intel Cascade Lake',
      creationTimestamp: '2025-02-11T07:20:01.447-08:00',
      deletionProtection: false,
      disks: [
        {
          architecture: 'X86_64',
          autoDelete: true,
          boot: true,
          deviceName: 'vm-§',
          diskSizeGb: '50',
          guestOsFeatures: ['UEFI_COMPATIBLE', 'VIRTIO_SCSI_MULTIQUEUE', 'GVNIC'].map((type) => ({ type })),
          index: 0,
          interface: 'SCSI',
          licenses: [
            'https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-12-bookworm',
          ],
          mode: 'READ_WRITE',
          source: `${API}/disks/vm-§`,
          type: 'PERSISTENT',
        },
      ],
      displayDevice: { enableDisplay: false },
      fingerprint: 'k3v§=',
      id: '44710000000000§',
      labelFingerprint: '42WmSpB8rSM=',
      labels: LABELS,
      lastStartTimestamp: '2026-05-11T07:20:01.447-08:00',
      machineType: `${API}/machineTypes/n2-standard-2`,
      name: 'vm-§',
      networkInterfaces: [
        {
          fingerprint: 'x§=',
          name: 'nic0',
          network: 'https://www.googleapis.com/compute/v1/projects/portail/global/networks/principal',
          networkIP: '10.20.4.18',
          stackType: 'IPV4_ONLY',
          subnetwork:
            'https://www.googleapis.com/compute/v1/projects/portail/regions/northamerica-northeast1/subnetworks/applications',
        },
      ],
      scheduling: { automaticRestart: true, onHostMaintenance: 'MIGRATE', preemptible: false },
      selfLink: `${API}/instances/vm-§`,
      serviceAccounts: [
        {
          email: 'portail@portail.iam.gserviceaccount.com',
          scopes: ['https://www.googleapis.com/auth/cloud-platform'],
        },
      ],
      shieldedInstanceConfig: { enableIntegrityMonitoring: true, enableSecureBoot: false, enableVtpm: true },
      shieldedInstanceIntegrityPolicy: { updateAutoLearnPolicy: true },
      startRestricted: false,
      status: 'RUNNING',
      tags: { fingerprint: '42WmSpB8rSM=' },
      zone: API,
    },
  ),
  asset(
    '//storage.googleapis.com/documents-§',
    'storage.googleapis.com/Bucket',
    'https://www.googleapis.com/discovery/v1/apis/storage/v1/rest',
    'northamerica-northeast1',
    {
      acl: [],
      billing: {},
      cors: [],
      defaultObjectAcl: [],
      encryption: {},
      etag: 'CAM=',
      iamConfiguration: {
        bucketPolicyOnly: { enabled: true, lockedTime: '2025-05-12T15:20:01.447Z' },
        publicAccessPrevention: 'enforced',
        uniformBucketLevelAccess: { enabled: true, lockedTime: '2025-05-12T15:20:01.447Z' },
      },
      id: 'documents-§',
      kind: 'storage#bucket',
      labels: LABELS,
      lifecycle: {
        rule: [{ action: { type: 'Delete' }, condition: { age: 365, matchesPrefix: [], matchesSuffix: [] } }],
      },
      location: 'NORTHAMERICA-NORTHEAST1',
      locationType: 'region',
      logging: {},
      metageneration: '3',
      name: 'documents-§',
      owner: {},
      projectNumber: '111122223333',
      retentionPolicy: {},
      selfLink: 'https://www.googleapis.com/storage/v1/b/documents-§',
      softDeletePolicy: { effectiveTime: '2025-02-11T15:20:01.447Z', retentionDurationSeconds: '604800' },
      storageClass: 'STANDARD',
      timeCreated: '2025-02-11T15:20:01.447Z',
      updated: '2025-02-11T15:20:01.447Z',
      versioning: {},
      website: {},
    },
  ),
  asset(`${PROJECT}/disks/vm-§`, 'compute.googleapis.com/Disk', COMPUTE, 'northamerica-northeast1-a', {
    architecture: 'X86_64',
    creationTimestamp: '2025-02-11T07:20:01.447-08:00',
    enableConfidentialCompute: false,
    guestOsFeatures: ['UEFI_COMPATIBLE', 'VIRTIO_SCSI_MULTIQUEUE', 'GVNIC'].map((type) => ({ type })),
    id: '44710000000001§',
    labelFingerprint: '42WmSpB8rSM=',
    labels: LABELS,
    lastAttachTimestamp: '2025-02-11T07:20:01.447-08:00',
    licenseCodes: ['2147286739765738111'],
    licenses: [
      'https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-12-bookworm',
    ],
    name: 'vm-§',
    physicalBlockSizeBytes: '4096',
    selfLink: `${API}/disks/vm-§`,
    sizeGb: '50',
    sourceImage:
      'https://www.googleapis.com/compute/v1/projects/debian-cloud/global/images/debian-12-bookworm-v20250113',
    sourceImageId: '4471§',
    status: 'READY',
    type: `${API}/diskTypes/pd-balanced`,
    users: [`${API}/instances/vm-§`],
    zone: API,
  }),
];
