import { detachedText } from '../../facts/detached-text.ts';
import type { Place } from '../../facts/fact.ts';
import type { Copy, InventoryItem, Role } from '../inventory-facts.ts';
import { guestOf } from './proxmox-entries.ts';
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
  readonly #copies: ReadonlyMap<string, ProxmoxEntries['replications']>;
  /** Names of the resources that stores were described as, and the stores themselves. */
  readonly #stores = new Set<string>();
  readonly #described = new Set<string>();
  readonly account: string | undefined;

  constructor(entries: ProxmoxEntries) {
    this.#entries = entries;
    this.#byDatastore = Map.groupBy(entries.storages.values(), ({ datastore }) => datastore);
    this.#copies = Map.groupBy(entries.replications, ({ guest }) => guest);
    this.#pushes = Map.groupBy(entries.syncs, ({ store }) => store);
    this.#cluster = entries.clusters.size === 1 ? [...entries.clusters][0] : undefined;
    // A node that stands alone has no cluster: it is its own account.
    const alone = entries.clusters.size === 0 && entries.nodes.size === 1 ? [...entries.nodes][0] : undefined;
    this.account = this.#cluster ?? alone;
  }

  /** A listed resource; undefined for a store that another of its name stands for. */
  listed(resource: ListedResource, place: Place): InventoryItem | undefined {
    if (resource.type === 'storage') {
      const store = this.#store(resource, place);
      if (store === undefined || this.#stores.has(store.name)) return undefined;
      this.#stores.add(detachedText(store.name));
      this.#described.add(detachedText(resource.storage!));
      return store;
    }
    const guest = guestOf(resource.id);
    const jobs = guest === undefined ? [] : (this.#copies.get(guest) ?? []);
    return this.#item(resource.id, resource.type, roleOf(resource), place, {
      name: resource.name,
      regions: this.#regionOf(resource.node),
      copies: jobs.map(({ target }) => this.#copyTo(target)),
    });
  }

  /** What no list of resources names: guests that are copied, stores that are configured or written to, datastores. */
  *unlisted(): Generator<InventoryItem, void, undefined> {
    const { storages, datastores, listedGuests } = this.#entries;
    for (const [guest, jobs] of this.#copies)
      if (!listedGuests.has(guest))
        yield this.#item(`guest/${guest}`, 'guest', 'processing', this.#entries.placeOf(jobs[0]!.entry), {
          regions: [],
          copies: jobs.map(({ target }) => this.#copyTo(target)),
        });
    for (const config of storages.values())
      if (!this.#described.has(config.storage))
        yield this.#configured(config, [], this.#entries.placeOf(config.entry));
    yield* this.#backups();
    for (const [name, { elsewhere, entry }] of datastores)
      yield this.#item(`datastore/${name}`, 'datastore', 'backup', this.#entries.placeOf(entry), {
        regions: elsewhere ? [] : this.#serversOf(name),
        copies: this.#pushed(name),
      });
  }

  /** A store that jobs write to and that nothing describes is somewhere. */
  *#backups(): Generator<InventoryItem, void, undefined> {
    const told = new Set<string>();
    for (const { storage, entry } of this.#entries.backups) {
      if (storage === undefined || this.#described.has(storage) || this.#entries.storages.has(storage))
        continue;
      if (told.has(storage)) continue;
      told.add(storage);
      yield this.#item(`storage/${storage}`, 'storage', 'backup', this.#entries.placeOf(entry), {
        regions: [],
      });
    }
  }

  #store(resource: ListedResource, place: Place): InventoryItem | undefined {
    const { storage, plugin, content, shared, node } = resource;
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
      entry: -1,
    };
    const regions = this.#regionOf(node);
    const item = this.#configured(config, regions, place);
    // What lies on the nodes is on each of them that lists it: one resource for each.
    return isOnNodes(config) ? { ...item, ...this.#named(resource.id) } : item;
  }

  /** A store by its configuration; `regions` are those of the node that lists it, where its data is on the node itself. */
  #configured(config: StorageConfig, regions: readonly string[], place: Place): InventoryItem {
    const base = config.base === undefined ? undefined : this.#entries.storages.get(config.base)?.server;
    const server = config.server ?? base;
    const where = server !== undefined ? [server] : isOnNodes(config) ? regions : [];
    return this.#item(`storage/${config.storage}`, config.type, roleOfStore(config), place, {
      regions: where,
      encrypted: config.encrypted ? true : undefined,
    });
  }

  #item(
    id: string,
    type: string,
    role: Role,
    place: Place,
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
