import type { Seeded } from './seeded.ts';

/** One program of a cluster, with the volume that it keeps where it has one. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly image: string;
  readonly gigabytes?: number;
}

/** A cluster of OpenStack's container service, as its API server shows it. */
export interface Cluster {
  readonly region: string;
  readonly nodes: readonly string[];
  readonly volumeType: string;
  /** Where the cluster takes its images: its own registry, so that nothing elsewhere can stop it. */
  readonly registry: string;
  readonly created: string;
  readonly workloads: readonly Workload[];
  readonly seeded: Seeded;
}

type Raw = Readonly<Record<string, unknown>>;

/** Objects of a cluster as `kubectl get … -A -o json` lists them, with the fields that the API server itself writes. */
export function kubernetesObjects(cluster: Cluster): string {
  const { region, nodes, volumeType, registry, created, workloads, seeded } = cluster;
  let version = 104_000;
  const object = (apiVersion: string, kind: string, metadata: Raw, rest: Raw): Raw => {
    version += seeded.int(3, 900);
    const own = { creationTimestamp: created, resourceVersion: `${version}`, uid: seeded.uuid() };
    return { apiVersion, kind, metadata: { ...own, ...metadata }, ...rest };
  };
  const namespaces = [...new Set(['kube-system', ...workloads.map(({ namespace }) => namespace)])];
  const placed = workloads.map((workload, index) => ({ ...workload, node: nodes[index % nodes.length]! }));
  const kept = placed.flatMap(({ gigabytes, ...workload }) =>
    gigabytes === undefined ? [] : [{ ...workload, gigabytes, volume: `pvc-${seeded.uuid()}` }],
  );
  const items = [
    ...namespaces.map((name) => object('v1', 'Namespace', { name }, { status: { phase: 'Active' } })),
    ...nodes.map((name, index) =>
      object('v1', 'Node', { name, labels: nodeLabels(name, region, index) }, nodeRest(region, seeded)),
    ),
    ...kept.map(({ namespace, name, gigabytes, volume }) =>
      object(
        'v1',
        'PersistentVolume',
        { name: volume, annotations: { 'pv.kubernetes.io/provisioned-by': 'cinder.csi.openstack.org' } },
        {
          spec: {
            accessModes: ['ReadWriteOnce'],
            capacity: { storage: `${gigabytes}Gi` },
            claimRef: { kind: 'PersistentVolumeClaim', namespace, name },
            csi: { driver: 'cinder.csi.openstack.org', fsType: 'ext4', volumeHandle: seeded.uuid() },
            nodeAffinity: affinity(region),
            persistentVolumeReclaimPolicy: 'Retain',
            storageClassName: volumeType,
          },
          status: { phase: 'Bound' },
        },
      ),
    ),
    ...kept.map(({ namespace, name, volume }) =>
      object(
        'v1',
        'PersistentVolumeClaim',
        { name, namespace },
        { spec: { storageClassName: volumeType, volumeName: volume }, status: { phase: 'Bound' } },
      ),
    ),
    object(
      'storage.k8s.io/v1',
      'StorageClass',
      { name: volumeType },
      { provisioner: 'cinder.csi.openstack.org', parameters: { type: volumeType }, reclaimPolicy: 'Retain' },
    ),
    object(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      { name: 'ippools.crd.projectcalico.org' },
      { spec: { group: 'crd.projectcalico.org', scope: 'Cluster' } },
    ),
    ...placed.map(({ namespace, name, image, gigabytes, node }) =>
      object(
        'v1',
        'Pod',
        { name: `${name}-0`, namespace },
        {
          spec: {
            nodeName: node,
            containers: [{ name, image: `${registry}/${image}` }],
            volumes:
              gigabytes === undefined
                ? []
                : [{ name: 'donnees', persistentVolumeClaim: { claimName: name } }],
          },
          status: { phase: 'Running' },
        },
      ),
    ),
  ];
  return `${JSON.stringify({ apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } }, null, 4)}\n`;
}

function nodeLabels(name: string, region: string, index: number): Raw {
  return {
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'topology.kubernetes.io/region': region,
    'topology.kubernetes.io/zone': zone(region, index),
  };
}

const zone = (region: string, index: number): string => `${region}-${'ab'[index % 2]}`;

function nodeRest(region: string, seeded: Seeded): Raw {
  return {
    spec: { providerID: `openstack://${region}/${seeded.uuid()}` },
    status: { nodeInfo: { kubeletVersion: 'v1.33.4', osImage: 'Debian GNU/Linux 13 (trixie)' } },
  };
}

function affinity(region: string): Raw {
  const values = [zone(region, 0), zone(region, 1)];
  const matchExpressions = [{ key: 'topology.cinder.csi.openstack.org/zone', operator: 'In', values }];
  return { required: { nodeSelectorTerms: [{ matchExpressions }] } };
}
