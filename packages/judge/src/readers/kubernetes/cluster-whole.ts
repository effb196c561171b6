import { detachedText } from '../../facts/detached-text.ts';
import type { ClusterObject } from './cluster-object.ts';
import { podSpecPath } from './object-kinds.ts';

/** Kinds without which a listing cannot show that nothing is missing. */
const NEEDED = ['Namespace', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod'];

/** Kinds of copies that a cluster may have learnt, by the definition that teaches each of them. */
const COPIES: readonly (readonly [definition: string, kind: string])[] = [
  ['volumesnapshotcontents.snapshot.storage.k8s.io', 'VolumeSnapshotContent'],
  ['backupstoragelocations.velero.io', 'BackupStorageLocation'],
  ['backuptargets.longhorn.io', 'BackupTarget'],
  ['clusters.postgresql.cnpg.io', 'Cluster'],
  ['objectstores.barmancloud.cnpg.io', 'ObjectStore'],
  ['postgresclusters.postgres-operator.crunchydata.com', 'PostgresCluster'],
  ['perconaservermongodbs.psmdb.percona.com', 'PerconaServerMongoDB'],
  ['perconaxtradbclusters.pxc.percona.com', 'PerconaXtraDBCluster'],
  ['schedules.k8up.io', 'Schedule'],
  ['replicationsources.volsync.backube', 'ReplicationSource'],
  ['cephblockpools.ceph.rook.io', 'CephBlockPool'],
];

/** What the objects of a listing tell of the cluster that they are of. */
export class ClusterWhole {
  /** Identifiers of the first namespace. */
  readonly #systems = new Set<string>();
  /** Groups and kinds of all objects, and kinds of those of the core group. */
  readonly #types = new Set<string>();
  readonly #coreKinds = new Set<string>();
  readonly #definitions = new Set<string>();
  /** Objects of the core group that are listed, and those that others name. */
  readonly #listed = new Set<string>();
  readonly #named = new Set<string>();
  #systemPods = false;

  add(object: ClusterObject): void {
    const { cursor, group, kind, name, namespace, title } = object;
    this.#types.add(`${group}/${kind}`);
    if (kind === 'CustomResourceDefinition') this.#definitions.add(name);
    if (group !== '') return;
    this.#coreKinds.add(kind);
    this.#listed.add(detachedText(title));
    if (namespace !== undefined) this.#name(`Namespace/${namespace}`);
    if (kind === 'Namespace' && name === 'kube-system')
      this.#systems.add(cursor.textAlong(['metadata', 'uid']) ?? '');
    if (kind === 'Pod') {
      if (namespace === 'kube-system') this.#systemPods = true;
      for (const needed of neededByPod(object)) this.#name(needed);
    } else if (kind === 'PersistentVolume') {
      const claim = cursor.path('spec', 'claimRef');
      const [space, claimed] = [claim?.text('namespace'), claim?.text('name')];
      const gone = cursor.textAlong(['status', 'phase']) === 'Released';
      if (space && claimed && !gone) this.#name(`PersistentVolumeClaim/${space}/${claimed}`);
    } else if (kind === 'PersistentVolumeClaim') {
      const volume = cursor.textAlong(['spec', 'volumeName']);
      if (volume) this.#name(`PersistentVolume/${volume}`);
    }
  }

  #name(title: string): void {
    if (!this.#named.has(title)) this.#named.add(detachedText(title));
  }

  /** A list of one kind was asked for and is here whole, though it may hold nothing. */
  addAnswer(group: string, kind: string): void {
    this.#types.add(detachedText(`${group}/${kind}`));
  }

  /**
   * The cluster's own name for itself: the identifier of its first namespace, which is never made again. Undefined where a
   * file holds those of two clusters, for nothing tells which of its objects are of which.
   */
  get name(): string | undefined {
    return this.#systems.size === 1 ? [...this.#systems][0] || undefined : undefined;
  }

  /**
   * Whether a listing holds every machine, volume and copy of its cluster, as far as it can show: all kinds that matter are
   * there, pods of the system among them, and each node, claim and volume that another object names; where the cluster has
   * kinds of copies, some are listed, or a list of that kind alone is there and holds none. A listing of what was asked for
   * shows no more, and in a list of several kinds one that has no object cannot be told from one that was not asked for.
   */
  get isWhole(): boolean {
    return (
      NEEDED.every((kind) => this.#coreKinds.has(kind)) &&
      this.#definitions.size > 0 &&
      !COPIES.some(
        ([definition, kind]) =>
          this.#definitions.has(definition) &&
          !this.#types.has(`${definition.slice(definition.indexOf('.') + 1)}/${kind}`),
      ) &&
      this.#systemPods &&
      [...this.#named].every((title) => this.#listed.has(title))
    );
  }
}

function neededByPod(pod: ClusterObject): string[] {
  const spec = pod.cursor.path(...podSpecPath(pod)!);
  const node = spec?.text('nodeName');
  const claims = (spec?.get('volumes')?.items() ?? []).map((volume) =>
    volume.textAlong(['persistentVolumeClaim', 'claimName']),
  );
  return [
    ...(node ? [`Node/${node}`] : []),
    ...claims.flatMap((claim) => (claim ? [`PersistentVolumeClaim/${pod.namespace ?? ''}/${claim}`] : [])),
  ];
}
