export type Row = Readonly<Record<string, unknown>>;

const ROOT = 'https://netbox.example/api';

const choice = (value: string): Row => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) });

const base = (kind: string, id: number, name: string | null): Row => ({
  id,
  url: `${ROOT}/${kind}/${id}/`,
  display_url: `https://netbox.example/${kind}/${id}/`,
  display: name ?? `#${id}`,
  name,
  description: '',
  owner: null,
  comments: '',
  tags: [],
  custom_fields: {},
  created: '2026-01-05T14:00:00Z',
  last_updated: '2026-08-05T14:00:00Z',
});

/** An object as another names it. */
export const brief = (kind: string, id: number, slug: string): Row => ({
  id,
  url: `${ROOT}/${kind}/${id}/`,
  display: slug,
  name: slug,
  slug,
  description: '',
});

export const tenant = (slug: string): Row => brief('tenancy/tenants', 3, slug);
export const siteBrief = (slug: string): Row => brief('dcim/sites', slug.length, slug);
export const role = (slug: string, name = slug): Row => ({ ...brief('dcim/device-roles', 4, slug), name });

export const MONTREAL = '400, rue du Courant\r\nMontréal (Québec)  H3C 1A1\r\nCanada';

export const site = (slug: string, address: string, more: Row = {}): Row => ({
  ...base('dcim/sites', slug.length, `Centre ${slug}`),
  slug,
  status: choice('active'),
  region: brief('dcim/regions', 1, 'quebec'),
  group: null,
  tenant: null,
  facility: 'B2',
  time_zone: 'America/Toronto',
  physical_address: address,
  shipping_address: '',
  latitude: null,
  longitude: null,
  asns: [],
  device_count: 2,
  rack_count: 1,
  ...more,
});

export const rack = (more: Row = {}): Row => ({
  ...base('dcim/racks', 7, 'A-01'),
  facility_id: null,
  site: siteBrief('mtl1'),
  location: null,
  tenant: null,
  status: choice('active'),
  role: null,
  u_height: 42,
  ...more,
});

export const device = (id: number, roleSlug: string, more: Row = {}): Row => ({
  ...base('dcim/devices', id, `d-${id}`),
  device_type: {
    ...brief('dcim/device-types', 9, 'r740'),
    manufacturer: brief('dcim/manufacturers', 2, 'x'),
  },
  role: role(roleSlug),
  tenant: null,
  platform: null,
  serial: 'SN-1',
  site: siteBrief('mtl1'),
  rack: brief('dcim/racks', 7, 'a-01'),
  position: 12.0,
  face: { value: 'front', label: 'Front' },
  status: choice('active'),
  primary_ip: null,
  cluster: null,
  config_context: {},
  local_context_data: null,
  ...more,
});

export const cluster = (id: number, more: Row = {}): Row => ({
  ...base('virtualization/clusters', id, `grappe-${id}`),
  type: brief('virtualization/cluster-types', 1, 'proxmox'),
  group: null,
  status: choice('active'),
  tenant: null,
  scope_type: 'dcim.site',
  scope_id: 4,
  scope: siteBrief('mtl1'),
  ...more,
});

export const machine = (id: number, more: Row = {}): Row => ({
  ...base('virtualization/virtual-machines', id, `vm-${id}`),
  status: choice('active'),
  site: siteBrief('mtl1'),
  cluster: brief('virtualization/clusters', 5, 'grappe-5'),
  device: null,
  role: null,
  tenant: tenant('ville'),
  platform: null,
  vcpus: 4.0,
  memory: 8192,
  disk: 100000,
  ...more,
});

export const prefix = (more: Row = {}): Row => ({
  id: 20,
  url: `${ROOT}/ipam/prefixes/20/`,
  display: '192.0.2.0/24',
  family: { value: 4, label: 'IPv4' },
  prefix: '192.0.2.0/24',
  scope_type: 'dcim.site',
  scope_id: 4,
  scope: siteBrief('mtl1'),
  status: choice('active'),
  ...more,
});

/** One page of a listing; whole unless told otherwise. */
export const page = (rows: readonly Row[], more: Row = {}): Row => ({
  count: rows.length,
  next: null,
  previous: null,
  results: rows,
  ...more,
});

/** The register of a provider with two sites, one of them abroad. */
export const NORDET: readonly Row[] = [
  page([
    site('mtl1', MONTREAL, { latitude: 45.497216, longitude: -73.563 }),
    site('par10', '10 rue de la Paix, 75002 Paris, France'),
    site('chambly', 'Chambly'),
  ]),
  page([rack()]),
  page([
    device(1, 'hypervisor'),
    device(2, 'storage-array', { tenant: tenant('ville') }),
    device(3, 'backup-server'),
    device(4, 'core-switch'),
    device(5, 'coeur-maison'),
    device(6, 'serveur', { site: siteBrief('par10'), name: null }),
    device(7, 'server', { status: choice('planned'), site: siteBrief('par10') }),
  ]),
  page([cluster(5), cluster(6, { scope_type: 'dcim.region', scope: brief('dcim/regions', 1, 'quebec') })]),
  page([machine(30), machine(31, { site: null, role: role('database') })]),
  page([prefix()]),
];
