export const PROJECT = '0123456789abcdef0123456789abcdef';

export type Row = Readonly<Record<string, unknown>>;

export const configuration = (region = 'mtl-1'): Row => ({
  'auth.auth_url': 'https://identite.example:5000/v3',
  'auth.password': '<redacted>',
  'auth.project_id': PROJECT,
  auth_type: 'password',
  region_name: region,
  verify: true,
});

export const catalog = (...regions: readonly string[]): Row => ({
  Name: 'cinderv3',
  Type: 'volumev3',
  Endpoints: regions.map((region) => ({
    id: region,
    interface: 'public',
    region,
    region_id: region,
    url: `https://volume.${region}.example:8776/v3/${PROJECT}`,
  })),
});

export const server = (more: Row = {}): Row => ({
  ID: 's-1',
  Name: 'web',
  Status: 'ACTIVE',
  'Task State': null,
  'Power State': 1,
  Networks: { interne: ['10.0.0.4'] },
  'Image Name': 'debian',
  'Image ID': 'm-1',
  Flavor: 'm1.small',
  'Availability Zone': 'nova',
  Host: null,
  Properties: {},
  ...more,
});

export const volume = (more: Row = {}): Row => ({
  ID: 'v-1',
  Name: 'dossiers',
  Status: 'in-use',
  Size: 100,
  Type: 'chiffre',
  Bootable: 'false',
  'Attached to': [{ server_id: 's-1', device: '/dev/vdb' }],
  Properties: {},
  ...more,
});

/** Listings of one project in a cloud of one region, gathered in one file. */
export const GATHERED: readonly Row[] = [
  configuration(),
  catalog('mtl-1'),
  { 'Zone Name': 'nova', 'Zone Status': 'available' },
  {
    ID: 't-1',
    Name: 'chiffre',
    'Is Public': true,
    Description: '',
    Properties: {},
    Encryption: { provider: 'luks', cipher: 'aes-xts-plain64', key_size: 256, control_location: 'front-end' },
  },
  { ID: 't-2', Name: 'simple', 'Is Public': true, Description: '', Properties: {}, Encryption: null },
  server(),
  volume(),
  volume({ ID: 'v-2', Type: 'simple', 'Attached to': [] }),
  {
    ID: 'b-1',
    Name: 'nuit',
    Description: null,
    Status: 'available',
    Size: 100,
    Incremental: false,
    'Created At': '2026-02-01T00:00:00',
    'Availability Zone': 'nova',
    Volume: 'dossiers',
    Container: 'volumebackups',
  },
  { Name: 'archives', Bytes: 1200, Count: 3 },
  {
    account: `AUTH_${PROJECT}`,
    container: 'site',
    object_count: '3',
    bytes_used: '120',
    read_acl: '.r:*,.rlistings',
    sync_to: '//royaume/toronto/AUTH_x/site',
    sync_key: 'clef-a-taire',
  },
  { Account: `AUTH_${PROJECT}`, Bytes: '1320', Containers: '2', Objects: '6' },
  {
    ID: 'm-2',
    Name: 'application',
    'Disk Format': 'qcow2',
    'Container Format': 'bare',
    Size: 9,
    Checksum: 'x',
    Status: 'active',
    Visibility: 'private',
    Protected: false,
    Project: PROJECT,
    Tags: [],
  },
  {
    'Secret href': 'https://clefs.example:9311/v1/secrets/k-1',
    Name: 'maitresse',
    Created: '2026-01-01T00:00:00+00:00',
    Status: 'ACTIVE',
    'Content types': { default: 'application/octet-stream' },
    Algorithm: 'aes',
    'Bit length': 256,
    'Secret type': 'symmetric',
    Mode: 'xts',
    Expiration: null,
  },
  { ID: 'n-1', Name: 'interne', Subnets: ['sn-1'] },
];
