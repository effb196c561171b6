/** A vCenter of nobody. */
export const INSTANCE = '0a0b0c0d-1111-4222-8333-444455556666';

export interface Reference {
  readonly type: string;
  readonly value: string;
}

export const to = (type: string, value: string): Reference => ({ type, value });

/** One property of an update, as today's govc writes it. */
export function property(name: string, val: unknown): object {
  const typed =
    typeof val === 'string'
      ? { _typeName: 'string', _value: val }
      : typeof val === 'boolean'
        ? { _typeName: 'boolean', _value: val }
        : Array.isArray(val)
          ? { _typeName: 'ArrayOfManagedObjectReference', _value: val }
          : val;
  return { name, op: 'assign', val: typed };
}

/** What `govc collect -json -type …` writes for one object. */
export function update(obj: Reference, properties: Readonly<Record<string, unknown>>): object {
  return {
    kind: 'enter',
    obj,
    changeSet: Object.entries(properties).map(([name, val]) => property(name, val)),
  };
}

export const ABOUT = {
  about: {
    name: 'VMware vCenter Server',
    fullName: 'VMware vCenter Server 8.0.3 build-24022515',
    vendor: 'VMware, Inc.',
    version: '8.0.3',
    build: '24022515',
    osType: 'linux-x64',
    productLineId: 'vpx',
    apiType: 'VirtualCenter',
    apiVersion: '8.0.3.0',
    instanceUuid: INSTANCE,
  },
};

export const KEYS = {
  info: [
    { clusterId: { id: 'native' }, useAsDefault: true, managementType: 'nativeProvider', hasBackup: true },
    {
      clusterId: { id: 'hsm-qc' },
      servers: [{ name: 'k1', address: '10.9.0.11', port: 5696, userName: 'svc' }],
      useAsDefault: false,
      managementType: 'vCenter',
    },
  ],
  status: [],
};

/** A provider of two clusters and a file server, with a copy that leaves: what the guide's commands append. */
export const NORDET: readonly object[] = [
  ABOUT,
  KEYS,
  update(to('Folder', 'group-v3'), { name: 'vm', parent: to('Datacenter', 'datacenter-2') }),
  update(to('Folder', 'group-h4'), { name: 'host', parent: to('Datacenter', 'datacenter-2') }),
  update(to('Folder', 'group-s5'), { name: 'datastore', parent: to('Datacenter', 'datacenter-2') }),
  update(to('Datacenter', 'datacenter-2'), { name: 'MTL', parent: to('Folder', 'group-d1') }),
  update(to('ClusterComputeResource', 'domain-c7'), { name: 'Prod', parent: to('Folder', 'group-h4') }),
  update(to('ComputeResource', 'domain-s20'), { name: 'esx9', parent: to('Folder', 'group-h4') }),
  update(to('HostSystem', 'host-8'), { name: 'esx1', parent: to('ClusterComputeResource', 'domain-c7') }),
  update(to('HostSystem', 'host-21'), { name: 'esx9', parent: to('ComputeResource', 'domain-s20') }),
  update(to('Datastore', 'datastore-10'), { name: 'san01', parent: to('Folder', 'group-s5') }),
  update(to('Datastore', 'datastore-11'), { name: 'nfs01', parent: to('Folder', 'group-s5') }),
  update(to('Network', 'network-12'), { name: 'VM Network', parent: to('Datacenter', 'datacenter-2') }),
  update(to('VirtualMachine', 'vm-30'), { name: 'web', parent: to('Folder', 'group-v3') }),
  update(to('VirtualMachine', 'vm-31'), { name: 'modele', parent: to('Folder', 'group-v3') }),
  update(to('VirtualMachine', 'vm-30'), {
    'runtime.host': to('HostSystem', 'host-8'),
    'config.template': false,
    'config.instanceUuid': '50000000-0000-0000-0000-000000000030',
    'config.keyId': { _typeName: 'CryptoKeyId', keyId: 'k-1', providerId: { id: 'hsm-qc' } },
    'config.repConfig': { generation: 4, vmReplicationId: 'GID-1', destination: '192.0.2.7', port: 31031 },
  }),
  update(to('VirtualMachine', 'vm-31'), {
    'runtime.host': to('HostSystem', 'host-21'),
    'config.template': true,
    'config.instanceUuid': '50000000-0000-0000-0000-000000000031',
  }),
  update(to('HostSystem', 'host-8'), {
    vm: [to('VirtualMachine', 'vm-30')],
    datastore: [to('Datastore', 'datastore-10'), to('Datastore', 'datastore-11')],
  }),
  update(to('Datastore', 'datastore-10'), {
    'summary.type': 'VMFS',
    info: { name: 'san01', url: 'ds:///vmfs/volumes/1/', vmfs: { local: false } },
    host: {
      _typeName: 'ArrayOfDatastoreHostMount',
      _value: [{ key: to('HostSystem', 'host-8'), mountInfo: { path: '/vmfs/volumes/1' } }],
    },
    vm: [to('VirtualMachine', 'vm-30')],
  }),
  update(to('Datastore', 'datastore-11'), {
    'summary.type': 'NFS41',
    info: {
      name: 'nfs01',
      nas: { type: 'NFS41', remoteHost: 'nas.nordet.example', remotePath: '/vol1', userName: 'svc' },
    },
    host: {
      _typeName: 'ArrayOfDatastoreHostMount',
      _value: [{ key: to('HostSystem', 'host-8'), mountInfo: { path: '/vmfs/volumes/2' } }],
    },
  }),
];

/** The commands' outputs one after another, indented as govc writes them. */
export const appended = (documents: readonly object[]): string =>
  documents.map((document) => `${JSON.stringify(document, null, 2)}\n`).join('');

/** The same in the CamelCase of govc before 0.30, where values stand bare. */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  if ('_value' in fields) return camelCased(fields['_value']);
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name !== '_typeName')
      .map(([name, member]) => [name.charAt(0).toUpperCase() + name.slice(1), camelCased(member)]),
  );
}

/** A machine as `govc vm.info -json` gives it, with what must not leave the file. */
export const MACHINE = {
  self: to('VirtualMachine', 'vm-30'),
  parent: to('Folder', 'group-v3'),
  name: 'web',
  config: {
    name: 'web',
    instanceUuid: '50000000-0000-0000-0000-000000000030',
    template: false,
    keyId: null,
    extraConfig: [{ key: 'guestinfo.userdata', value: 'x' }],
  },
  summary: { config: { name: 'web', vmPathName: '[san01] web/web.vmx' } },
  runtime: { host: to('HostSystem', 'host-8'), connectionState: 'connected' },
};
