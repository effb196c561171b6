import type { InventoryItem } from '../inventory-facts.ts';
import type { ClusterObject } from './cluster-object.ts';
import type { ClusterTables } from './cluster-tables.ts';
import { nodePlace } from './node-place.ts';
import { isPlatformResource } from './object-kinds.ts';
import type { OutsideStore } from './outside-stores.ts';
import { outsideStores } from './outside-stores.ts';
import { endpointHost, storePlace } from './store-place.ts';
import { snapshotClassPlatform, snapshotCopies, snapshotItem, volumeItem } from './volume-item.ts';

/** Group and kind of an object. */
export function typeOf({ group, kind }: ClusterObject): string {
  return group === '' ? kind : `${group}/${kind}`;
}

/** What an object tells of itself as a resource. */
type Item = Omit<InventoryItem, 'name' | 'place' | 'type'>;

/** What an object is as a resource, or as several: the stores outside that it names. None where it is none. */
export function clusterItems(object: ClusterObject, tables: ClusterTables): readonly Item[] {
  const item = clusterItem(object, tables);
  if (item !== undefined) return [item];
  return (outsideStores(typeOf(object), object.cursor) ?? []).flatMap((store) =>
    storeItems(store, object, tables),
  );
}

/** A store, unless it is in the cluster itself: what it is given is in volumes that are listed. */
function storeItems(store: OutsideStore, { namespace }: ClusterObject, tables: ClusterTables): Item[] {
  const { role, account, endpoint } = store;
  const host = endpoint === undefined ? undefined : endpointHost(endpoint);
  if (host !== undefined && tables.isOwnService(host, namespace)) return [];
  return [{ role, account, ...storePlace(store) }];
}

function clusterItem(object: ClusterObject, tables: ClusterTables): Item | undefined {
  const { topology, classes, contents } = tables;
  const { cursor, group } = object;
  switch (typeOf(object)) {
    case 'Node':
      return { role: 'processing', ...nodePlace(object) };
    case 'PersistentVolume':
      return volumeItem(object, topology, classes);
    case 'snapshot.storage.k8s.io/VolumeSnapshotContent':
      return snapshotItem(object, topology);
    case 'snapshot.storage.k8s.io/VolumeSnapshot': {
      // The content that it is bound to tells more, where the file lists it.
      const bound = cursor.textAlong(['status', 'boundVolumeSnapshotContentName']);
      const listed = bound !== undefined && contents.has(bound);
      return listed
        ? undefined
        : { role: 'backup', platform: topology.platform ?? 'kubernetes', regions: [] };
    }
    case 'snapshot.storage.k8s.io/VolumeSnapshotClass': {
      const copies = snapshotCopies(object);
      return copies.length === 0
        ? undefined
        : { role: 'other', platform: snapshotClassPlatform(object, topology), regions: [], copies };
    }
    case 'velero.io/BackupStorageLocation':
      return storeItems(backupLocation(object), object, tables)[0];
    default:
      return isPlatformResource(object) ? { role: 'unknown', platform: group, regions: [] } : undefined;
  }
}

/** Where Velero sends its backups: a bucket, of the platform that the address names where one is given. */
function backupLocation({ cursor }: ClusterObject): OutsideStore {
  const spec = cursor.get('spec');
  const config = spec?.get('config');
  const provider = (spec?.text('provider') ?? '').replace(/^velero\.io\//, '');
  // Whoever writes the object names the bucket and its region: it stands for no bucket that a copy elsewhere goes to.
  return {
    role: 'backup',
    platform: provider === 'gcp' ? 'google' : provider || 'kubernetes',
    region: config?.text('region'),
    endpoint: config?.text('s3Url') || config?.text('storageAccountURI') || undefined,
  };
}
