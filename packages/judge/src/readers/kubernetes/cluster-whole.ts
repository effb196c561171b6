import type { ClusterObject } from './cluster-object.ts';
import { podSpecPath } from './object-kinds.ts';

/**
 * The cluster's own name for itself: the identifier of its first namespace, which is never made again. Undefined where a
 * file holds those of two clusters, for nothing tells which of its objects are of which.
 */
export function clusterName(objects: readonly ClusterObject[]): string | undefined {
  const systems = objects.filter(
    ({ group, kind, name }) => group === '' && kind === 'Namespace' && name === 'kube-system',
  );
  const names = new Set(systems.map(({ cursor }) => cursor.path('metadata', 'uid')?.string() ?? ''));
  return names.size === 1 ? [...names][0] || undefined : undefined;
}

/** Kinds without which a listing cannot show that nothing is missing. */
const NEEDED = ['Namespace', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod'];

/** Kinds of copies that a cluster may have learnt, by the definition that teaches each of them. */
const COPIES: readonly (readonly [definition: string, kind: string])[] = [
  ['volumesnapshotcontents.snapshot.storage.k8s.io', 'VolumeSnapshotContent'],
  ['backupstoragelocations.velero.io', 'BackupStorageLocation'],
];

/**
 * Whether a listing holds every machine, volume and copy of its cluster, as far as it can show: all kinds that matter are
 * there, pods of the system among them, and each node, claim and volume that another object names; where the cluster has
 * kinds of copies, some are listed. A listing of what was asked for shows no more, and a kind that was asked for and has
 * no object cannot be told from one that was not.
 */
export function isWholeCluster(objects: readonly ClusterObject[]): boolean {
  const core = objects.filter(({ group }) => group === '');
  const names = Map.groupBy(core, ({ kind }) => kind);
  if (!NEEDED.every((kind) => names.has(kind))) return false;
  const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  if (definitions.length === 0) return false;
  const defined = new Set(definitions.map(({ name }) => name));
  const kinds = new Set(objects.map(({ kind }) => kind));
  if (COPIES.some(([definition, kind]) => defined.has(definition) && !kinds.has(kind))) return false;
  const listed = new Set(core.map(({ title }) => title));
  const pods = names.get('Pod')!;
  if (!pods.some(({ namespace }) => namespace === 'kube-system')) return false;
  const named = pods.flatMap((pod) => {
    const spec = pod.cursor.path(...podSpecPath(pod)!);
    const node = spec?.get('nodeName')?.string();
    const claims = (spec?.get('volumes')?.items() ?? []).map((volume) =>
      volume.path('persistentVolumeClaim', 'claimName')?.string(),
    );
    return [
      ...(node ? [`Node/${node}`] : []),
      ...claims.flatMap((claim) => (claim ? [`PersistentVolumeClaim/${pod.namespace ?? ''}/${claim}`] : [])),
    ];
  });
  const claimed = names.get('PersistentVolume')!.flatMap(({ cursor }) => {
    const claim = cursor.path('spec', 'claimRef');
    const [namespace, name] = [claim?.get('namespace')?.string(), claim?.get('name')?.string()];
    const gone = cursor.path('status', 'phase')?.string() === 'Released';
    return namespace && name && !gone ? [`PersistentVolumeClaim/${namespace}/${name}`] : [];
  });
  const bound = names.get('PersistentVolumeClaim')!.flatMap(({ cursor }) => {
    const volume = cursor.path('spec', 'volumeName')?.string();
    return volume ? [`PersistentVolume/${volume}`] : [];
  });
  const spaces = core.flatMap(({ namespace }) => (namespace === undefined ? [] : [`Namespace/${namespace}`]));
  return [...named, ...bound, ...claimed, ...spaces].every((title) => listed.has(title));
}
