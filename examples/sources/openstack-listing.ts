import type { Attributes } from './opentofu-state.ts';

/** Where the client was when it listed: the region that it spoke to, in a cloud of one or several. */
export interface ListedFrom {
  readonly region: string;
  readonly regions: readonly string[];
  readonly project: string;
  readonly domain: string;
  /** Types of volumes, each encrypted under the hosts. */
  readonly volumeTypes: readonly string[];
  /** Backups of volumes, which no state holds. */
  readonly backups?: readonly Backup[];
}

/** A backup, as `volume backup show` answers. */
export interface Backup {
  readonly id: string;
  readonly volume: string;
  readonly name: string;
  /** GiB. */
  readonly size: number;
  readonly at: string;
}

interface State {
  readonly resources: readonly { readonly type: string; readonly instances: readonly { attributes: Attributes }[] }[];
}

/**
 * Lists of OpenStack's client (version 7, `-f json`) gathered by `jq -s`: what the cloud answers of the resources that a
 * state of the same project holds, so that the two tell one story.
 */
export function openstackListing(state: string, from: ListedFrom): string {
  const { resources } = JSON.parse(state) as State;
  const of = (type: string): Attributes[] =>
    resources
      .filter((resource) => resource.type === type)
      .flatMap(({ instances }) => instances.map(({ attributes }) => attributes))
      .filter(({ region }) => region === from.region);
  const rows = [
    configuration(from),
    ...catalog(from),
    ...from.volumeTypes.map((name, index) => volumeType(name, index)),
    ...of('openstack_compute_instance_v2').map(server),
    ...of('openstack_blockstorage_volume_v3').map(volume),
    ...(from.backups ?? []).map(backup),
    ...of('openstack_objectstorage_container_v1').map(({ name }, index) => ({
      Name: name,
      Bytes: 48_318_382_080 * (index + 3),
      Count: 9204 * (index + 1),
    })),
    ...of('openstack_keymanager_secret_v1').map(secret),
    ...of('openstack_networking_network_v2').map(({ id, name, tenant_id: project }) => ({
      ID: id,
      Name: name,
      Subnets: of('openstack_networking_subnet_v2')
        .filter((subnet) => subnet['network_id'] === id)
        .map((subnet) => subnet['id']),
      Project: project,
    })),
  ];
  return `${JSON.stringify(rows, null, 1)}\n`;
}

function configuration({ region, project, domain }: ListedFrom): Attributes {
  return {
    'auth.auth_url': `https://identite.${domain}:5000/v3`,
    'auth.password': '<redacted>',
    'auth.project_id': project,
    'auth.user_domain_name': 'exploitation',
    'auth.username': 'inventaire',
    auth_type: 'password',
    identity_api_version: '3',
    region_name: region,
    verify: true,
  };
}

function catalog({ regions, project, domain }: ListedFrom): Attributes[] {
  const service = (name: string, type: string, path: string): Attributes => ({
    Name: name,
    Type: type,
    Endpoints: regions.map((region) => ({
      id: `${type}-${region}`,
      interface: 'public',
      region_id: region,
      url: `https://${type}.${region}.${domain}${path}`,
      region,
    })),
  });
  return [
    service('nova', 'compute', '/v2.1'),
    service('cinderv3', 'block-storage', `/v3/${project}`),
    service('swift', 'object-store', `/v1/AUTH_${project}`),
    service('barbican', 'key-manager', ''),
    service('neutron', 'network', ''),
  ];
}

function volumeType(name: string, index: number): Attributes {
  return {
    ID: `5e1f0000-0000-4000-8000-00000000000${index}`,
    Name: name,
    'Is Public': true,
    Description: '',
    Properties: { volume_backend_name: name },
    Encryption: { provider: 'luks', cipher: 'aes-xts-plain64', key_size: 256, control_location: 'front-end' },
  };
}

function server(server: Attributes): Attributes {
  return {
    ID: server['id'],
    Name: server['name'],
    Status: 'ACTIVE',
    'Task State': null,
    'Power State': 1,
    Networks: { exploitation: [server['access_ip_v4']] },
    'Image Name': server['image_name'],
    'Image ID': server['image_id'],
    Flavor: server['flavor_name'],
    'Availability Zone': server['availability_zone'],
    Host: null,
    Properties: server['metadata'],
  };
}

function volume(volume: Attributes): Attributes {
  const attached = (volume['attachment'] as readonly Attributes[]).map(({ device, instance_id: id }) => ({
    server_id: id,
    device,
  }));
  return {
    ID: volume['id'],
    Name: volume['name'],
    Status: 'in-use',
    Size: volume['size'],
    Type: volume['volume_type'],
    Bootable: 'false',
    'Attached to': attached,
    Properties: volume['metadata'],
  };
}

function backup({ id, volume, name, size, at }: Backup): Attributes {
  return {
    availability_zone: 'nova',
    container: 'copies',
    created_at: at,
    data_timestamp: at,
    description: null,
    fail_reason: null,
    has_dependent_backups: false,
    id,
    is_incremental: false,
    name,
    object_count: size * 4,
    size,
    snapshot_id: null,
    status: 'available',
    updated_at: at,
    volume_id: volume,
  };
}

function secret(secret: Attributes): Attributes {
  return {
    'Secret href': secret['secret_ref'],
    Name: secret['name'],
    Created: '2026-02-03T15:21:09+00:00',
    Status: 'ACTIVE',
    'Content types': secret['content_types'],
    Algorithm: secret['algorithm'],
    'Bit length': secret['bit_length'],
    'Secret type': secret['secret_type'],
    Mode: secret['mode'],
    Expiration: null,
  };
}
