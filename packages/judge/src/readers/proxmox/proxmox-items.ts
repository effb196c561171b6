import type { Copy, InventoryItem, Role } from '../inventory-facts.ts';
import type { ListedResource, ProxmoxEntries, StorageConfig } from './proxmox-entries.ts';

/** Types of stores whose data is on another machine, which the configuration names. */
const REMOTE: ReadonlySet<string> = new Set([
  'esxi',
  'nfs',
  'cifs',
  'pbs',
  'glusterfs',
  'iscsi',
  'iscsidirect',
  'zfs',
]);
/** Stores of Ceph are on the nodes themselves, unless the monitors of another cluster are named. */
const CEPH: ReadonlySet<string> = new Set(['rbd', 'cephfs']);

const ROLES: Readonly<Record<string, Role>> = {
  node: 'processing',
  qemu: 'processing',
  lxc: 'processing',
  openvz: 'processing',
  sdn: 'network',
  network: 'network',
  pool: 'other',
};

/** Describes each thing that the outputs list, joined: a store by its configuration, a guest with its replication jobs. */
export class ProxmoxItems {
  readonly #entries: ProxmoxEntries;
  readonly #cluster: string | undefined;
  readonly #byDatastore: ReadonlyMap<string | undefined, readonly StorageConfig[]>;
  readonly #pushes: ReadonlyMap<string, ProxmoxEntries['syncs']>;
  readonly account: string | undefined;

  constructor(entries: ProxmoxEntries) {
    this.#entries = entries;
    this.#byDatastore = Map.groupBy(entries.storages.values(), ({ datastore }) => datastore);
    this.#pushes = Map.groupBy(entries.syncs, ({ store }) => store);
    this.#cluster = entries.clusters.size === 1 ? [...entries.clusters][0] : undefined;
    const nodes = new Set([...entries.resources.values()].map(({ node }) => node));
    nodes.delete(undefined);
    // A node that stands alone has no cluster: it is its own account.
    const alone = entries.clusters.size === 0 && nodes.size === 1 ? [...nodes][0] : undefined;
    this.account = this.#cluster ?? alone;
  }

  *items(): Generator<InventoryItem, void, undefined> {
    const { resources, storages, replications, datastores } = this.#entries;
    const copies = Map.groupBy(replications, ({ guest }) => guest);
    const stores = new Set<string>();
    for (const resource of resources.values()) {
      if (resource.type === 'storage') {
        const store = this.#store(resource);
        if (store === undefined || stores.has(store.name)) continue;
        stores.add(store.name);
        yield store;
        continue;
      }
      const guest = /^(?:qemu|lxc|openvz)\/(.+)$/.exec(resource.id)?.[1];
      const jobs = guest === undefined ? [] : (copies.get(guest) ?? []);
      if (guest !== undefined) copies.delete(guest);
      yield this.#item(resource.id, resource.type, roleOf(resource), resource.place, {
        name: resource.name,
        regions: this.#regionOf(resource.node),
        copies: jobs.map(({ target }) => this.#copyTo(target)),
      });
    }
    for (const [guest, jobs] of copies)
      yield this.#item(`guest/${guest}`, 'guest', 'processing', jobs[0]!.place, {
        regions: [],
        copies: jobs.map(({ target }) => this.#copyTo(target)),
      });
    const listed = new Set([...resources.values()].map(({ storage }) => storage));
    for (const config of storages.values())
      if (!listed.has(config.storage)) yield this.#configured(config, []);
    yield* this.#backups(listed);
    for (const [name, { elsewhere, place }] of datastores)
      yield this.#item(`datastore/${name}`, 'datastore', 'backup', place, {
        regions: elsewhere ? [] : this.#serversOf(name),
        copies: this.#pushed(name),
      });
  }

  /** A store that jobs write to and that nothing describes is somewhere. */
  *#backups(listed: ReadonlySet<string | undefined>): Generator<InventoryItem, void, undefined> {
    const told = new Set<string>();
    for (const { storage, place } of this.#entries.backups) {
      if (storage === undefined || listed.has(storage) || this.#entries.storages.has(storage)) continue;
      if (told.has(storage)) continue;
      told.add(storage);
      yield this.#item(`storage/${storage}`, 'storage', 'backup', place, { regions: [] });
    }
  }

  #store(resource: ListedResource): InventoryItem | undefined {
    const { storage, plugin, content, shared, node, place } = resource;
    if (storage === undefined) return undefined;
    const config = this.#entries.storages.get(storage) ?? {
      storage,
      type: plugin ?? 'storage',
      content,
      server: undefined,
      datastore: undefined,
      base: undefined,
      shared,
      encrypted: false,
      place,
    };
    const regions = this.#regionOf(node);
    const item = this.#configured({ ...config, place }, regions);
    // What lies on the nodes is on each of them that lists it: one resource for each.
    return isOnNodes(config) ? { ...item, ...this.#named(resource.id) } : item;
  }

  /** A store by its configuration; `regions` are those of the node that lists it, where its data is on the node itself. */
  #configured(config: StorageConfig, regions: readonly string[]): InventoryItem {
    const base = config.base === undefined ? undefined : this.#entries.storages.get(config.base)?.server;
    const server = config.server ?? base;
    const where = server !== undefined ? [server] : isOnNodes(config) ? regions : [];
    return this.#item(`storage/${config.storage}`, config.type, roleOfStore(config), config.place, {
      regions: where,
      encrypted: config.encrypted ? true : undefined,
    });
  }

  #item(
    id: string,
    type: string,
    role: Role,
    place: InventoryItem['place'],
    more: Pick<InventoryItem, 'regions'> &
      Partial<Pick<InventoryItem, 'copies' | 'encrypted'>> & { name?: string | undefined },
  ): InventoryItem {
    const { name, ...rest } = more;
    const shown = name === undefined ? id : `${id} (${name})`;
    return { ...this.#named(shown), type, role, platform: 'proxmox', account: this.account, place, ...rest };
  }

  #named(id: string): Pick<InventoryItem, 'name' | 'native'> {
    const name = this.account === undefined ? id : `${this.account}/${id}`;
    return { name, native: name };
  }

  /** A node's name is only unique within its cluster. */
  #regionOf(node: string | undefined): string[] {
    if (node === undefined) return [];
    return [this.#cluster === undefined ? node : `${this.#cluster}/${node}`];
  }

  #copyTo(node: string): Copy {
    return { target: `node/${node}`, region: this.#regionOf(node)[0] };
  }

  /** Where a datastore of Proxmox Backup Server is: at the server by which the cluster's own configuration reaches it. */
  #serversOf(datastore: string): string[] {
    const found = this.#byDatastore.get(datastore) ?? [];
    return found.map(({ server }) => server).filter((server) => server !== undefined);
  }

  #pushed(datastore: string): Copy[] {
    return (this.#pushes.get(datastore) ?? []).flatMap(({ remote }): Copy[] => {
      const hosts = [...(this.#entries.remotes.get(remote) ?? [undefined])];
      return hosts.map((region) => ({ target: `remote/${remote}`, region }));
    });
  }
}

function roleOf({ type, template }: ListedResource): Role {
  if (template) return 'storage';
  return Object.hasOwn(ROLES, type) ? ROLES[type]! : 'unknown';
}

/** Only backups, or what guests run from; a source of imports holds another platform's data. */
function roleOfStore({ type, content }: StorageConfig): Role {
  if (type === 'pbs') return 'backup';
  if (type === 'esxi') return 'other';
  const kinds = content?.split(',').map((kind) => kind.trim()) ?? [];
  return kinds.includes('backup') && !kinds.includes('images') && !kinds.includes('rootdir')
    ? 'backup'
    : 'storage';
}

/**
 * Whether a store's data is on the nodes that list it. A folder marked as shared is a mount of something else, and a
 * volume group may lie on a store that is elsewhere.
 */
function isOnNodes({ type, shared, server, base }: StorageConfig): boolean {
  if (server !== undefined || base !== undefined || REMOTE.has(type)) return false;
  return CEPH.has(type) || type === 'lvm' || !shared;
}
