import { canonicalJson } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Place } from '../../facts/fact.ts';
import type { JsonDocument } from '../json-documents.ts';

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
  readonly place: Place;
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
  readonly place: Place;
}

/** All that the outputs appended in one file tell, each entry told apart by its own fields. */
export class ProxmoxEntries {
  readonly resources = new Map<string, ListedResource>();
  readonly storages = new Map<string, StorageConfig>();
  readonly clusters = new Set<string>();
  /** How many nodes the cluster says it has. */
  nodes = 0;
  readonly backups: { readonly storage: string | undefined; readonly place: Place }[] = [];
  readonly replications: { readonly guest: string; readonly target: string; readonly place: Place }[] = [];
  /** Addresses by name, of which two servers may each have their own. */
  readonly remotes = new Map<string, Set<string>>();
  readonly syncs: { readonly store: string; readonly remote: string; readonly place: Place }[] = [];
  readonly datastores = new Map<string, { readonly elsewhere: boolean; readonly place: Place }>();
  /** Kinds of output that were seen, and outputs that are empty and could be of any kind. */
  readonly seen = new Set<string>();
  empty = 0;
  records = 0;
  used = 0;

  add({ root, placeOf }: JsonDocument): void {
    const list = root.isArray() ? root : root.get('data');
    if (list?.isArray() !== true) {
      this.records += 1;
      return;
    }
    const items = list.items();
    if (items.length === 0) this.empty += 1;
    for (const item of items) {
      const kind = this.#entry(item, placeOf(item));
      this.records += 1;
      if (kind === undefined) continue;
      this.used += 1;
      this.seen.add(kind);
    }
  }

  #entry(item: JsonCursor, place: Place): string | undefined {
    const told = (name: string): string | undefined => textOf(item.get(name));
    // Pools alone are written with a slash before.
    const [id, type] = [told('id')?.replace(/^\//, ''), told('type')];
    if (type === 'cluster' && told('name') !== undefined) {
      this.clusters.add(told('name')!);
      this.nodes = Math.max(this.nodes, item.get('nodes')?.integer() ?? 0);
      return 'status';
    }
    if (type !== undefined && id?.startsWith(`${type}/`) === true) {
      const known = this.resources.get(id);
      const node = told('node') ?? (type === 'node' ? id.slice('node/'.length) : undefined);
      if (known === undefined || known.node === undefined)
        this.resources.set(id, {
          id,
          type,
          name: type === 'node' ? undefined : told('name'),
          node,
          storage: told('storage'),
          plugin: told('plugintype'),
          content: told('content'),
          shared: isSet(item.get('shared')),
          template: isSet(item.get('template')),
          place,
        });
      return type === 'node' && item.get('local') !== undefined ? 'status' : `resources of ${type}`;
    }
    if (type === 'vzdump') {
      this.backups.push({ storage: told('storage'), place });
      return 'backup';
    }
    const guest = item.get('guest')?.integer()?.toString() ?? told('guest');
    const target = told('target');
    if (guest !== undefined && target !== undefined && item.get('jobnum') !== undefined) {
      this.replications.push({ guest, target, place });
      return 'replication';
    }
    return this.#configured(item, place, told);
  }

  /** Two configurations of one name are of two clusters, or of two times: nothing tells which of them holds. */
  #store(config: StorageConfig): void {
    const told = ({ place: _place, ...fields }: StorageConfig): string => canonicalJson(fields);
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
    place: Place,
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
        place,
      });
      return 'storage';
    }
    const store = told('store');
    if (store !== undefined && told('remote-store') !== undefined) {
      const remote = told('remote');
      // A job that pulls brings copies here; only one that pushes takes them away.
      if (remote !== undefined && told('sync-direction') === 'push')
        this.syncs.push({ store, remote, place });
      return 'sync';
    }
    const host = told('host');
    if (name !== undefined && host !== undefined && item.get('auth-id') !== undefined) {
      this.remotes.set(name, (this.remotes.get(name) ?? new Set()).add(host));
      return 'remote';
    }
    if (name !== undefined && type === undefined && (told('path') ?? told('backend')) !== undefined) {
      this.datastores.set(name, { elsewhere: /type=s3/.test(told('backend') ?? ''), place });
      return 'datastore';
    }
    return undefined;
  }
}

function textOf(cursor: JsonCursor | undefined): string | undefined {
  return cursor?.string() || undefined;
}

/** Flags are written 1, "1" or true. */
function isSet(cursor: JsonCursor | undefined): boolean {
  return cursor?.boolean() === true || cursor?.integer() === 1 || cursor?.string() === '1';
}
