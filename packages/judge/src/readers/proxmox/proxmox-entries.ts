import { canonicalJson } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { detachedText } from '../../facts/detached-text.ts';
import type { Place } from '../../facts/fact.ts';

/** A guest, a node, a network or a store as `/cluster/resources` and `/nodes` list it. */
export interface ListedResource {
  /** `qemu/100`, `node/pve1`, `storage/pve1/local`. */
  readonly id: string;
  readonly type: string;
  readonly name: string | undefined;
  readonly node: string | undefined;
  readonly storage: string | undefined;
  readonly plugin: string | undefined;
  readonly content: string | undefined;
  readonly shared: boolean;
  readonly template: boolean;
}

/** A store as `/storage` configures it. */
export interface StorageConfig {
  readonly storage: string;
  readonly type: string;
  readonly content: string | undefined;
  /** Machine that holds the data, for the types that name one. */
  readonly server: string | undefined;
  /** Datastore of a Proxmox Backup Server. */
  readonly datastore: string | undefined;
  /** Store that a volume group lies on. */
  readonly base: string | undefined;
  readonly shared: boolean;
  readonly encrypted: boolean;
  /** Number of the entry that tells it. */
  readonly entry: number;
}

/**
 * All that the outputs appended in one file tell of each other, each entry told apart by its own fields. Of what
 * `/cluster/resources` lists, only names are kept.
 */
export class ProxmoxEntries {
  /** Of each listed resource the number of the entry that describes it: the first that names its node, else the first. */
  readonly #resources = new Map<string, { entry: number; placed: boolean }>();
  readonly #places = new Map<number, Place>();
  /** Nodes that resources are on; guests that are listed. */
  readonly nodes = new Set<string>();
  readonly listedGuests = new Set<string>();
  listedNodes = 0;
  readonly storages = new Map<string, StorageConfig>();
  readonly clusters = new Set<string>();
  /** How many nodes the cluster says it has. */
  countedNodes = 0;
  readonly backups: { readonly storage: string | undefined; readonly entry: number }[] = [];
  readonly replications: { readonly guest: string; readonly target: string; readonly entry: number }[] = [];
  /** Addresses by name, of which two servers may each have their own. */
  readonly remotes = new Map<string, Set<string>>();
  readonly syncs: { readonly store: string; readonly remote: string }[] = [];
  readonly datastores = new Map<string, { readonly elsewhere: boolean; readonly entry: number }>();
  /** Kinds of output that were seen. */
  readonly seen = new Set<string>();
  records = 0;
  used = 0;

  /** Takes an item of an output, whose number among all is `entry`. */
  add(item: JsonCursor, entry: number): void {
    this.records += 1;
    const kind = this.#entry(item, entry);
    if (kind === undefined) return;
    this.used += 1;
    this.seen.add(kind);
  }

  /** Tells where an entry that lists nothing stands: that is known only the second time. */
  stand(entry: number, place: Place): void {
    this.#places.set(entry, place);
  }

  placeOf(entry: number): Place {
    return this.#places.get(entry) ?? { pointer: '' };
  }

  /** Whether this entry is the one that describes its resource. */
  describes(id: string, entry: number): boolean {
    return this.#resources.get(id)?.entry === entry;
  }

  #entry(item: JsonCursor, entry: number): string | undefined {
    const told = (name: string): string | undefined => ownText(item.get(name));
    const listed = listedOf(item);
    if (listed !== undefined) {
      this.#list(listed, entry);
      return listed.type === 'node' && item.get('local') !== undefined
        ? 'status'
        : `resources of ${listed.type}`;
    }
    const type = told('type');
    if (type === 'cluster' && told('name') !== undefined) {
      this.clusters.add(told('name')!);
      this.countedNodes = Math.max(this.countedNodes, item.get('nodes')?.integer() ?? 0);
      return 'status';
    }
    if (type === 'vzdump') {
      this.backups.push({ storage: told('storage'), entry });
      return 'backup';
    }
    const guest = item.get('guest')?.integer()?.toString() ?? told('guest');
    const target = told('target');
    if (guest !== undefined && target !== undefined && item.get('jobnum') !== undefined) {
      this.replications.push({ guest, target, entry });
      return 'replication';
    }
    return this.#configured(item, entry, told);
  }

  #list({ id, type, node }: ListedResource, entry: number): void {
    const known = this.#resources.get(id);
    if (known?.placed === true) return;
    if (known === undefined) {
      this.#resources.set(detachedText(id), { entry, placed: node !== undefined });
      if (type === 'node') this.listedNodes += 1;
      const guest = guestOf(id);
      if (guest !== undefined) this.listedGuests.add(detachedText(guest));
    } else {
      known.entry = entry;
      known.placed = node !== undefined;
    }
    if (node !== undefined) addOwn(this.nodes, node);
  }

  /** Two configurations of one name are of two clusters, or of two times: nothing tells which of them holds. */
  #store(config: StorageConfig): void {
    const told = ({ entry: _entry, ...fields }: StorageConfig): string => canonicalJson(fields);
    const known = this.storages.get(config.storage);
    if (known !== undefined && told(known) !== told(config))
      throw new JudgeError('READ_SHAPE', {
        line: 1,
        path: 'storage',
        problem: 'one store with two configurations: export each cluster to its own file',
      });
    if (known === undefined) this.storages.set(config.storage, config);
  }

  #configured(
    item: JsonCursor,
    entry: number,
    told: (name: string) => string | undefined,
  ): string | undefined {
    const [storage, type, name] = [told('storage'), told('type'), told('name')];
    if (storage !== undefined && type !== undefined) {
      this.#store({
        storage,
        type,
        content: told('content'),
        server: told('server') ?? told('portal') ?? told('monhost'),
        datastore: told('datastore'),
        base: told('base')?.split(':')[0],
        shared: isSet(item.get('shared')),
        encrypted: told('encryption-key') !== undefined,
        entry,
      });
      return 'storage';
    }
    const store = told('store');
    if (store !== undefined && told('remote-store') !== undefined) {
      const remote = told('remote');
      // A job that pulls brings copies here; only one that pushes takes them away.
      if (remote !== undefined && told('sync-direction') === 'push') this.syncs.push({ store, remote });
      return 'sync';
    }
    const host = told('host');
    if (name !== undefined && host !== undefined && item.get('auth-id') !== undefined) {
      this.remotes.set(name, (this.remotes.get(name) ?? new Set()).add(host));
      return 'remote';
    }
    if (name !== undefined && type === undefined && (told('path') ?? told('backend')) !== undefined) {
      this.datastores.set(name, { elsewhere: /type=s3/.test(told('backend') ?? ''), entry });
      return 'datastore';
    }
    return undefined;
  }
}

/** A resource as `/cluster/resources` and `/nodes` list it; undefined for another entry. */
export function listedOf(item: JsonCursor): ListedResource | undefined {
  const told = (name: string): string | undefined => textOf(item.get(name));
  // Pools alone are written with a slash before.
  const [id, type] = [told('id')?.replace(/^\//, ''), told('type')];
  // The entry that names a cluster may have any identifier.
  if (type === undefined || id?.startsWith(`${type}/`) !== true) return undefined;
  if (type === 'cluster' && told('name') !== undefined) return undefined;
  return {
    id,
    type,
    name: type === 'node' ? undefined : told('name'),
    node: told('node') ?? (type === 'node' ? id.slice('node/'.length) : undefined),
    storage: told('storage'),
    plugin: told('plugintype'),
    content: told('content'),
    shared: isSet(item.get('shared')),
    template: isSet(item.get('template')),
  };
}

/** Number of the guest that a resource is. */
export function guestOf(id: string): string | undefined {
  return /^(?:qemu|lxc|openvz)\/(.+)$/.exec(id)?.[1];
}

function textOf(cursor: JsonCursor | undefined): string | undefined {
  return cursor?.string() || undefined;
}

/** The same, apart from the output that it was cut from. */
function ownText(cursor: JsonCursor | undefined): string | undefined {
  const text = textOf(cursor);
  return text === undefined ? undefined : detachedText(text);
}

function addOwn(texts: Set<string>, text: string): void {
  if (!texts.has(text)) texts.add(detachedText(text));
}

/** Flags are written 1, "1" or true. */
function isSet(cursor: JsonCursor | undefined): boolean {
  return cursor?.boolean() === true || cursor?.integer() === 1 || cursor?.string() === '1';
}
