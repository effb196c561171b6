import type { ClusterObject } from './cluster-object.ts';
import { outsideStores } from './outside-stores.ts';

/** Groups whose objects live in the cluster itself: they hold nothing anywhere else. */
const KNOWN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'gateway.networking.k8s.io',
  'internal.apiserver.k8s.io',
  'lifecycle.k8s.io',
  'metrics.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'snapshot.storage.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
  'velero.io',
]);

/** Groups whose objects stand for resources of a platform, made from within the cluster. */
const PLATFORM_GROUPS =
  /(?:^|\.)(?:crossplane\.io|upbound\.io|services\.k8s\.aws|azure\.com|cnrm\.cloud\.google\.com)$/;

/** Groups of the same makers whose objects describe or install, and stand for nothing outside. */
const DESCRIBING_GROUPS =
  /^(?:apiextensions|ops|pkg|meta\.pkg|protection|secrets)\.crossplane\.io$|^services\.k8s\.aws$|^core\.cnrm\.cloud\.google\.com$/;

/** Whether an object stands for something of a platform outside the cluster, which could be anywhere and hold anything. */
export function isPlatformResource({ group, kind }: ClusterObject): boolean {
  return (
    PLATFORM_GROUPS.test(group) && !DESCRIBING_GROUPS.test(group) && !/^(?:Cluster)?ProviderConfig/.test(kind)
  );
}

/** Whether this reader knows what an object is, were it only to leave it aside. */
export function isKnownKind(object: ClusterObject): boolean {
  const { cursor, group, kind } = object;
  return (
    KNOWN_GROUPS.has(group) ||
    PLATFORM_GROUPS.test(group) ||
    outsideStores(`${group}/${kind}`, cursor) !== undefined
  );
}

/** Where each kind of workload keeps the description of its pods. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** Path of the description of an object's pods; undefined where it has none. */
export function podSpecPath({ group, kind }: ClusterObject): readonly string[] | undefined {
  if (group !== '' && group !== 'apps' && group !== 'batch') return undefined;
  return Object.hasOwn(POD_SPECS, kind) ? POD_SPECS[kind] : undefined;
}
