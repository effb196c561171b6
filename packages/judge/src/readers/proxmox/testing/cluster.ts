/** `pvesh get /cluster/resources` of a cluster of two nodes at two places. */
export const RESOURCES: readonly object[] = [
  { id: 'node/pve1', type: 'node', node: 'pve1', status: 'online', maxcpu: 32, level: 'c' },
  { id: 'node/pve2', type: 'node', node: 'pve2', status: 'online', maxcpu: 32, level: 'c' },
  { id: 'qemu/100', type: 'qemu', node: 'pve1', vmid: 100, name: 'web', status: 'running', template: 0 },
  { id: 'qemu/900', type: 'qemu', node: 'pve2', vmid: 900, name: 'modele', status: 'stopped', template: 1 },
  { id: 'lxc/101', type: 'lxc', node: 'pve2', vmid: 101, name: 'dns', status: 'running', tags: 'prod' },
  store('pve1', 'local', 'dir', 'iso,vztmpl,backup', 0),
  store('pve1', 'local-zfs', 'zfspool', 'images,rootdir', 0),
  store('pve2', 'local-zfs', 'zfspool', 'images,rootdir', 0),
  store('pve1', 'nas', 'nfs', 'images', 1),
  store('pve2', 'nas', 'nfs', 'images', 1),
  store('pve1', 'pbs', 'pbs', 'backup', 1),
  store('pve1', 'ceph', 'rbd', 'images', 1),
  store('pve2', 'ceph', 'rbd', 'images', 1),
  store('pve1', 'montage', 'dir', 'images', 1),
  { id: 'sdn/pve1/localnetwork', type: 'sdn', node: 'pve1', sdn: 'localnetwork', status: 'ok' },
  { id: '/pool/clients', type: 'pool', pool: 'clients' },
];

function store(node: string, storage: string, plugintype: string, content: string, shared: number): object {
  const id = `storage/${node}/${storage}`;
  return { id, type: 'storage', node, storage, plugintype, content, shared, status: 'available' };
}

/** `pvesh get /cluster/status`. */
export const STATUS: readonly object[] = [
  { id: 'cluster', type: 'cluster', name: 'nordet', nodes: 2, quorate: 1, version: 4 },
  { id: 'node/pve1', type: 'node', name: 'pve1', nodeid: 1, ip: '10.0.0.1', local: 1, online: 1, level: 'c' },
  { id: 'node/pve2', type: 'node', name: 'pve2', nodeid: 2, ip: '10.0.0.2', local: 0, online: 1, level: 'c' },
];

/** `pvesh get /storage`. */
export const STORAGE: readonly object[] = [
  { storage: 'local', type: 'dir', path: '/var/lib/vz', content: 'iso,vztmpl,backup', digest: 'd1' },
  { storage: 'local-zfs', type: 'zfspool', pool: 'rpool/data', content: 'images,rootdir', digest: 'd1' },
  {
    storage: 'nas',
    type: 'nfs',
    server: 'nas.nordet.example',
    export: '/v',
    content: 'images',
    digest: 'd1',
  },
  {
    storage: 'pbs',
    type: 'pbs',
    server: 'pbs.nordet.example',
    datastore: 'copies',
    username: 'root@pam',
    'encryption-key': '11:22',
    content: 'backup',
    digest: 'd1',
  },
  { storage: 'ceph', type: 'rbd', pool: 'vms', content: 'images', digest: 'd1' },
  { storage: 'montage', type: 'dir', path: '/mnt/x', content: 'images', shared: 1, digest: 'd1' },
];

/** `pvesh get /cluster/backup` and `/cluster/replication`. */
export const BACKUP: readonly object[] = [
  { id: 'backup-1', type: 'vzdump', storage: 'pbs', schedule: '02:00', enabled: 1, all: 1, mode: 'snapshot' },
];
export const REPLICATION: readonly object[] = [
  { id: '100-0', type: 'local', guest: 100, jobnum: 0, source: 'pve1', target: 'pve2', schedule: '*/15' },
];

/** `proxmox-backup-manager datastore list`, `remote list` and `sync-job list`. */
export const DATASTORES: readonly object[] = [
  { name: 'copies', path: '/mnt/datastore/copies' },
  { name: 'nuage', path: '/var/cache/s3', backend: 'type=s3,client=x,bucket=nordet' },
];
export const REMOTES: readonly object[] = [
  { name: 'hors-site', host: 'pbs.ailleurs.example', 'auth-id': 'sync@pbs', fingerprint: 'aa:bb' },
];
export const SYNCS: readonly object[] = [
  {
    id: 's-1',
    store: 'copies',
    remote: 'hors-site',
    'remote-store': 'recu',
    schedule: 'daily',
    'sync-direction': 'push',
  },
  { id: 's-2', store: 'copies', remote: 'hors-site', 'remote-store': 'recu', schedule: 'daily' },
];

/** What the guide's commands append. */
export const NORDET: readonly (readonly object[])[] = [
  RESOURCES,
  STATUS,
  STORAGE,
  BACKUP,
  REPLICATION,
  DATASTORES,
  REMOTES,
  SYNCS,
];

export const appended = (outputs: readonly (readonly object[])[]): string =>
  outputs.map((output) => JSON.stringify(output)).join('\n');
