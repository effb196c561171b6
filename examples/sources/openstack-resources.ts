import type { StateResource } from './opentofu-state.ts';
import type { Seeded } from './seeded.ts';

/** Where and to whom resources belong; attribute names are those of the openstack provider's published schema, 3.x. */
export interface OpenStackProject {
  readonly region: string;
  /** Identifier of the project (32 hexadecimal digits). */
  readonly project: string;
  readonly seeded: Seeded;
}

const slug = (name: string): string => name.replace(/[^a-z0-9]+/g, '_');

/** A private network with its subnet and router. */
export function network(
  { region, project, seeded }: OpenStackProject,
  name: string,
  cidr: string,
): StateResource[] {
  const id = seeded.uuid();
  const common = {
    all_tags: ['ancre'],
    region,
    tags: ['ancre'],
    tenant_id: project,
    timeouts: null,
    value_specs: null,
  };
  return [
    {
      type: 'openstack_networking_network_v2',
      name: slug(`${name}_${region}`),
      instances: [
        {
          admin_state_up: true,
          availability_zone_hints: [],
          description: '',
          dns_domain: '',
          external: false,
          id,
          mtu: 1450,
          name,
          port_security_enabled: true,
          qos_policy_id: '',
          segments: [],
          shared: false,
          transparent_vlan: false,
          ...common,
        },
      ],
    },
    {
      type: 'openstack_networking_subnet_v2',
      name: slug(`${name}_${region}`),
      instances: [
        {
          cidr,
          description: '',
          dns_nameservers: [],
          enable_dhcp: true,
          gateway_ip: cidr.replace(/\d+\/\d+$/, '1'),
          id: seeded.uuid(),
          ip_version: 4,
          ipv6_address_mode: '',
          ipv6_ra_mode: '',
          name: `${name}-sr`,
          network_id: id,
          no_gateway: false,
          service_types: [],
          subnetpool_id: '',
          ...common,
        },
      ],
    },
    {
      type: 'openstack_networking_router_v2',
      name: slug(`${name}_${region}`),
      instances: [
        {
          admin_state_up: true,
          availability_zone_hints: [],
          description: '',
          distributed: false,
          enable_snat: true,
          external_network_id: seeded.uuid(),
          id: seeded.uuid(),
          name: `${name}-rt`,
          vendor_options: [],
          ...common,
        },
      ],
    },
  ];
}

/** A security group with one rule for each port. */
export function securityGroup(
  { region, project, seeded }: OpenStackProject,
  name: string,
  rules: readonly { readonly port: number; readonly from: string }[],
): StateResource[] {
  const id = seeded.uuid();
  return [
    {
      type: 'openstack_networking_secgroup_v2',
      name: slug(`${name}_${region}`),
      instances: [
        {
          all_tags: [],
          delete_default_rules: true,
          description: '',
          id,
          name,
          region,
          stateful: true,
          tags: [],
          tenant_id: project,
          timeouts: null,
        },
      ],
    },
    {
      type: 'openstack_networking_secgroup_rule_v2',
      name: slug(`${name}_${region}`),
      instances: rules.map(({ port, from }) => ({
        description: '',
        direction: 'ingress',
        ethertype: 'IPv4',
        id: seeded.uuid(),
        port_range_max: port,
        port_range_min: port,
        protocol: 'tcp',
        region,
        remote_address_group_id: '',
        remote_group_id: '',
        remote_ip_prefix: from,
        security_group_id: id,
        tenant_id: project,
        timeouts: null,
      })),
    },
  ];
}

/** Servers of one kind, each booting from an image of the cloud itself. */
export function instances(
  { region, seeded }: OpenStackProject,
  name: string,
  count: number,
  flavor: string,
  net: string,
): StateResource {
  const image = seeded.uuid();
  const flavorId = seeded.uuid();
  return {
    type: 'openstack_compute_instance_v2',
    name: slug(`${name}_${region}`),
    instances: Array.from({ length: count }, (_, index) => {
      const address = `${net}.${seeded.int(10, 220)}`;
      return {
        access_ip_v4: address,
        access_ip_v6: '',
        admin_pass: null,
        all_metadata: { service: name },
        all_tags: ['ancre'],
        availability_zone: `${region}-${'ab'[index % 2]}`,
        block_device: [],
        config_drive: true,
        created: `2025-${String(seeded.int(1, 9)).padStart(2, '0')}-${String(seeded.int(10, 28))} 14:0${seeded.int(0, 9)}:22 +0000 UTC`,
        flavor_id: flavorId,
        flavor_name: flavor,
        force_delete: false,
        hypervisor_hostname: '',
        id: seeded.uuid(),
        image_id: image,
        image_name: 'debian-13-durcie-2026.07',
        key_pair: 'exploitation-2026',
        metadata: { service: name },
        name: `${name}-${index + 1}`,
        network: [
          {
            access_network: false,
            fixed_ip_v4: address,
            fixed_ip_v6: '',
            mac: `fa:16:3e:${seeded.hex(2)}:${seeded.hex(2)}:${seeded.hex(2)}`,
            name: 'exploitation',
            port: '',
            uuid: seeded.uuid(),
          },
        ],
        network_mode: null,
        personality: [],
        power_state: 'active',
        region,
        scheduler_hints: [],
        security_groups: ['exploitation'],
        stop_before_destroy: false,
        tags: ['ancre'],
        timeouts: null,
        updated: '2026-10-12 04:11:57 +0000 UTC',
        user_data: null,
        vendor_options: [],
      };
    }),
  };
}

/** Volumes of one kind; the type of volume decides encryption, which the attributes do not tell. */
export function volumes(
  { region, seeded }: OpenStackProject,
  name: string,
  count: number,
  gigabytes: number,
  volumeType = 'luks-ssd',
): StateResource {
  return {
    type: 'openstack_blockstorage_volume_v3',
    name: slug(`${name}_${region}`),
    instances: Array.from({ length: count }, (_, index) => ({
      attachment: [{ device: '/dev/vdb', id: seeded.uuid(), instance_id: seeded.uuid() }],
      availability_zone: `${region}-${'ab'[index % 2]}`,
      backup_id: '',
      consistency_group_id: null,
      description: '',
      enable_online_resize: true,
      id: seeded.uuid(),
      image_id: null,
      metadata: { usage: name },
      name: `${name}-${index + 1}`,
      region,
      scheduler_hints: [],
      size: gigabytes,
      snapshot_id: '',
      source_replica: null,
      source_vol_id: '',
      timeouts: null,
      volume_retype_policy: 'never',
      volume_type: volumeType,
    })),
  };
}

/** Containers of objects, none of them synchronised anywhere. */
export function containers({ region }: OpenStackProject, names: readonly string[]): StateResource[] {
  return names.map((name) => ({
    type: 'openstack_objectstorage_container_v1',
    name: slug(`${name}_${region}`),
    instances: [
      {
        container_read: '',
        container_sync_key: null,
        container_sync_to: null,
        container_write: '',
        content_type: null,
        force_destroy: false,
        id: `${name}-${region}`,
        metadata: null,
        name: `${name}-${region}`,
        region,
        storage_class: '',
        storage_policy: 'trois-copies-chiffrees',
        versioning: true,
        versioning_legacy: [],
      },
    ],
  }));
}

/** Keys kept by the key manager, behind the hardware modules of the region. */
export function secrets({ region, seeded }: OpenStackProject, names: readonly string[]): StateResource[] {
  return names.map((name) => {
    const id = `https://cles.${region}.exemple.invalid/v1/secrets/${seeded.uuid()}`;
    return {
      type: 'openstack_keymanager_secret_v1',
      name: slug(`${name}_${region}`),
      instances: [
        {
          acl: [
            { read: [{ created_at: '', project_access: false, updated_at: '', users: [seeded.hex(32)] }] },
          ],
          algorithm: 'aes',
          all_metadata: {},
          bit_length: 256,
          content_types: { default: 'application/octet-stream' },
          created_at: '2026-02-03T15:21:09Z',
          creator_id: seeded.hex(32),
          expiration: '',
          id,
          metadata: null,
          mode: 'xts',
          name,
          payload: null,
          payload_content_encoding: null,
          payload_content_type: null,
          region,
          secret_ref: id,
          secret_type: 'symmetric',
          status: 'ACTIVE',
          timeouts: null,
          updated_at: '2026-02-03T15:21:09Z',
        },
      ],
    };
  });
}

/** A Kubernetes cluster of the container service. */
export function cluster({ region, project, seeded }: OpenStackProject, name: string): StateResource {
  return {
    type: 'openstack_containerinfra_cluster_v1',
    name: slug(`${name}_${region}`),
    instances: [
      {
        api_address: `https://10.40.0.${seeded.int(5, 200)}:6443`,
        cluster_template_id: seeded.uuid(),
        coe_version: 'v1.33.4',
        container_version: '1.7.27',
        create_timeout: 60,
        created_at: '2025-06-17T13:40:11Z',
        discovery_url: '',
        docker_volume_size: 40,
        fixed_network: '',
        fixed_subnet: '',
        flavor: 'c4.moyen',
        floating_ip_enabled: false,
        id: seeded.uuid(),
        keypair: 'exploitation-2026',
        kubeconfig: {},
        labels: { boot_volume_type: 'luks-ssd' },
        master_addresses: ['10.40.0.11', '10.40.0.12', '10.40.0.13'],
        master_count: 3,
        master_flavor: 'c4.moyen',
        merge_labels: true,
        name,
        node_addresses: ['10.40.0.21', '10.40.0.22'],
        node_count: 2,
        project_id: project,
        region,
        stack_id: seeded.uuid(),
        timeouts: null,
        updated_at: '2026-09-30T02:14:50Z',
        user_id: seeded.hex(32),
      },
    ],
  };
}
