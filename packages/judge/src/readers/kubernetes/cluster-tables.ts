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

  /** Services by namespace and name: whether pods of the cluster answer for them, and not a host that is named elsewhere. */
  readonly #services = new Map<string, boolean>();

  /**
   * Whether a host is a service that pods of the cluster answer for. A full name of a service is one unless the file shows
   * that it stands for something else; a bare name could be of the network around, unless the file lists it.
   */
  isOwnService(host: string, namespace: string | undefined): boolean {
    const [, name = '', space = ''] =
      /^(?:[a-z0-9-]+\.)?([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?$/.exec(host) ?? [];
    if (name !== '') return this.#services.get(`${space}/${name}`) ?? true;
    return this.#services.get(`${namespace ?? ''}/${host}`) ?? false;
  }

  add(object: ClusterObject): void {
    const { cursor, group, kind, name, namespace } = object;
    if (group === '' && kind === 'Service') {
      const selects = (cursor.path('spec', 'selector')?.keys() ?? []).length > 0;
      const named = cursor.textAlong(['spec', 'type']) === 'ExternalName';
      this.#services.set(detachedText(`${namespace ?? ''}/${name}`), selects && !named);
    }
    this.whole.add(object);
    if (group === '' && kind === 'Node') this.topology.add(object);
    if (group === 'storage.k8s.io' && kind === 'StorageClass') this.classes.add(object);
    if (kind === 'VolumeSnapshotContent') this.contents.add(detachedText(name));
  }
}
