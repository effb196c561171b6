import { detachedText } from '../../facts/detached-text.ts';
import type { ClusterObject } from './cluster-object.ts';
import { ClusterTopology } from './cluster-topology.ts';
import { ClusterWhole } from './cluster-whole.ts';
import { StorageClasses } from './storage-classes.ts';

/** What the objects of a file tell of each other. */
export class ClusterTables {
  readonly topology = new ClusterTopology();
  readonly classes = new StorageClasses();
  readonly whole = new ClusterWhole();
  /** Names of contents of snapshots. */
  readonly contents = new Set<string>();

  add(object: ClusterObject): void {
    const { group, kind, name } = object;
    this.whole.add(object);
    if (group === '' && kind === 'Node') this.topology.add(object);
    if (group === 'storage.k8s.io' && kind === 'StorageClass') this.classes.add(object);
    if (kind === 'VolumeSnapshotContent') this.contents.add(detachedText(name));
  }
}
