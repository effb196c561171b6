import { hostOfUrl } from '../host-name.ts';
import type { InventoryItem } from '../inventory-facts.ts';
import type { ClusterObject } from './cluster-object.ts';
import type { ClusterTables } from './cluster-tables.ts';
import { nodePlace } from './node-place.ts';
import { isPlatformResource } from './object-kinds.ts';
import { snapshotItem, volumeItem } from './volume-item.ts';

/** Group and kind of an object. */
export function typeOf({ group, kind }: ClusterObject): string {
  return group === '' ? kind : `${group}/${kind}`;
}

/** What an object tells of itself as a resource. */
type Item = Omit<InventoryItem, 'name' | 'place' | 'type'>;

/** An object as a resource; undefined where it is none. */
export function clusterItem(
  object: ClusterObject,
  { topology, classes, contents }: ClusterTables,
): Item | undefined {
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
      const bound = cursor.path('status', 'boundVolumeSnapshotContentName')?.string();
      const listed = bound !== undefined && contents.has(bound);
      return listed
        ? undefined
        : { role: 'backup', platform: topology.platform ?? 'kubernetes', regions: [] };
    }
    case 'velero.io/BackupStorageLocation':
      return backupLocation(object);
    default:
      return isPlatformResource(object) ? { role: 'unknown', platform: group, regions: [] } : undefined;
  }
}

/** Where Velero sends its backups: a bucket, of the platform that the address names where one is given. */
function backupLocation({ cursor }: ClusterObject): Item {
  const spec = cursor.get('spec');
  const url = spec?.path('config', 's3Url')?.string();
  const host = hostOfUrl(url ?? '') ?? '';
  const provider = (spec?.get('provider')?.string() ?? '').replace(/^velero\.io\//, '');
  const platform = url
    ? host.endsWith('.amazonaws.com')
      ? 'aws'
      : /\.cloud\.ovh\.(?:net|us)$/.test(host)
        ? 'ovh'
        : 'kubernetes'
    : provider === 'gcp'
      ? 'google'
      : provider || 'kubernetes';
  const told = [spec?.path('config', 'region')?.string(), regionOfHost(host)];
  // The address decides where the bytes go, and the field is what somebody typed: where they differ, neither is taken.
  const regions =
    platform === 'kubernetes'
      ? []
      : told.filter((region) => region !== undefined).filter((region) => region !== '');
  // Whoever writes the object names the bucket and its region: it stands for no bucket that a copy elsewhere goes to.
  return { role: 'backup', platform, regions };
}

/** Region within the host of an object store: `s3.ca-central-1.amazonaws.com`, `b.s3.dualstack.…`, `s3.bhs.io.cloud.ovh.net`. */
function regionOfHost(host: string): string | undefined {
  const aws = /(?:^|\.)s3[.-](?:dualstack\.|fips\.)?([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/.exec(host);
  return (aws ?? /^s3\.([a-z0-9-]+)\.(?:io|perf)\.cloud\.ovh\.(?:net|us)$/.exec(host))?.[1];
}
