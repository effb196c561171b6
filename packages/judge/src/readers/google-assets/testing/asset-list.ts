export const PROJECT = 'nordet-prod';
export const NUMBER = '100000000001';
export const MONTREAL = 'northamerica-northeast1';
export const TORONTO = 'northamerica-northeast2';

export interface Entry {
  readonly name: string;
  readonly assetType: string;
  readonly location?: string;
  readonly data?: object;
  readonly [field: string]: unknown;
}

/** One asset as `gcloud asset list --content-type=resource` writes it. */
export function asset({ location, data, ...more }: Entry): object {
  return {
    ancestors: [`projects/${NUMBER}`, 'organizations/200000000002'],
    resource: {
      data: data ?? {},
      discoveryDocumentUri: 'https://www.googleapis.com/discovery/v1/apis/x/v1/rest',
      discoveryName: 'X',
      ...(location === undefined ? {} : { location }),
      parent: `//cloudresourcemanager.googleapis.com/projects/${NUMBER}`,
      version: 'v1',
    },
    updateTime: '2026-08-01T00:00:00Z',
    ...more,
  };
}

/** The same as a line that `gcloud asset export` writes to Cloud Storage. */
export function exportedLine(entry: Entry): string {
  const { ancestors, resource, assetType, name } = asset(entry) as Record<string, Record<string, unknown>>;
  const { data, location, parent, version } = resource!;
  return JSON.stringify({
    name,
    asset_type: assetType,
    resource: { version, discovery_document_uri: 'https://x', discovery_name: 'X', parent, data, location },
    ancestors,
    update_time: '2026-08-01T00:00:00Z',
  });
}

export const KEY = `projects/${PROJECT}/locations/us/keyRings/ring/cryptoKeys/elsewhere`;

/** A small service in Canada whose second copies, keys and secrets are of every kind. */
export const NORDET: readonly Entry[] = [
  {
    name: `//cloudresourcemanager.googleapis.com/projects/${NUMBER}`,
    assetType: 'cloudresourcemanager.googleapis.com/Project',
    location: 'global',
    data: { projectId: PROJECT, projectNumber: NUMBER },
  },
  {
    name: '//storage.googleapis.com/nordet-data',
    assetType: 'storage.googleapis.com/Bucket',
    location: 'ca',
    data: {
      location: 'CA',
      locationType: 'dual-region',
      customPlacementConfig: { dataLocations: [MONTREAL.toUpperCase(), TORONTO.toUpperCase()] },
      encryption: { defaultKmsKeyName: `${KEY}/cryptoKeyVersions/1` },
      iamConfiguration: { publicAccessPrevention: 'enforced' },
    },
  },
  {
    name: `//cloudsql.googleapis.com/projects/${PROJECT}/instances/clients`,
    assetType: 'sqladmin.googleapis.com/Instance',
    location: MONTREAL,
    data: { region: MONTREAL, settings: { backupConfiguration: { enabled: true } } },
  },
  {
    name: `//secretmanager.googleapis.com/projects/${NUMBER}/secrets/api`,
    assetType: 'secretmanager.googleapis.com/Secret',
    location: 'global',
    data: { replication: { automatic: {} } },
  },
  {
    name: `//cloudkms.googleapis.com/projects/${PROJECT}/locations/${TORONTO}/keyRings/r/cryptoKeys/k`,
    assetType: 'cloudkms.googleapis.com/CryptoKey',
    location: TORONTO,
    data: { purpose: 'ENCRYPT_DECRYPT', versionTemplate: { protectionLevel: 'HSM' } },
  },
  {
    name: `//compute.googleapis.com/projects/${PROJECT}/zones/${MONTREAL}-a/instances/web`,
    assetType: 'compute.googleapis.com/Instance',
    location: `${MONTREAL}-a`,
    data: { zone: `https://www.googleapis.com/compute/v1/projects/${PROJECT}/zones/${MONTREAL}-a` },
  },
];
