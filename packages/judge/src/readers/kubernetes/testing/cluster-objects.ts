/** An object as the API server gives it. */
export type Raw = { readonly kind: string; readonly metadata: object; readonly [field: string]: unknown };

export const CLUSTER = 'c0ffee00-0000-4000-8000-000000000001';
export const MONTREAL = 'northamerica-northeast1';

let count = 0;

/** One object with the identifier that only the API server gives. */
export function object(kind: string, name: string, more: Record<string, unknown> = {}): Raw {
  const { metadata, apiVersion, ...rest } = more;
  count += 1;
  return {
    apiVersion: apiVersion ?? 'v1',
    kind,
    metadata: {
      creationTimestamp: '2026-05-01T00:00:00Z',
      name,
      resourceVersion: String(count),
      uid: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
      ...(metadata as object),
    },
    ...rest,
  };
}

/** A list as `kubectl get -o json` writes it. */
export function listOf(objects: readonly Raw[], metadata: object = { resourceVersion: '' }): string {
  return JSON.stringify({ apiVersion: 'v1', items: objects, kind: 'List', metadata }, null, 4);
}

/** A node with its labels of place. */
export function node(name: string, labels: object, providerID?: string): Raw {
  return object('Node', name, {
    metadata: { labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec: providerID === undefined ? {} : { providerID },
  });
}

/** A volume of a driver, usable where each of `terms` says. */
export function volume(name: string, spec: object, terms: object[] = [], metadata: object = {}): Raw {
  const nodeSelectorTerms = terms.map((labels) => ({
    matchExpressions: Object.entries(labels).map(([key, values]) => ({
      key,
      operator: 'In',
      values: [values].flat(),
    })),
  }));
  return object('PersistentVolume', name, {
    metadata,
    spec: {
      ...spec,
      ...(terms.length === 0 ? {} : { nodeAffinity: { required: { nodeSelectorTerms } } }),
    },
  });
}

const crd = { apiVersion: 'apiextensions.k8s.io/v1' };

/** A cluster on machines of its own, in a region that its operator names. */
export const OWN: readonly Raw[] = [
  object('Namespace', 'kube-system', { metadata: { uid: CLUSTER } }),
  object('Namespace', 'portail'),
  node('srv-1', { 'topology.kubernetes.io/region': 'mtl-1', 'topology.kubernetes.io/zone': 'salle-a' }),
  node('srv-2', { 'topology.kubernetes.io/region': 'mtl-1', 'topology.kubernetes.io/zone': 'salle-b' }),
  volume(
    'pv-dossiers',
    { csi: { driver: 'rbd.csi.ceph.com', volumeHandle: '0001-ceph-1' }, storageClassName: 'chiffre' },
    [{ 'topology.kubernetes.io/zone': ['salle-a', 'salle-b'] }],
    {
      creationTimestamp: '2026-06-01T00:00:00Z',
      annotations: { 'pv.kubernetes.io/provisioned-by': 'rbd.csi.ceph.com' },
    },
  ),
  object('PersistentVolumeClaim', 'dossiers', {
    metadata: { namespace: 'portail' },
    spec: { volumeName: 'pv-dossiers', storageClassName: 'chiffre' },
  }),
  object('StorageClass', 'chiffre', {
    apiVersion: 'storage.k8s.io/v1',
    provisioner: 'rbd.csi.ceph.com',
    parameters: { encrypted: 'true', encryptionKMSID: 'coffre' },
  }),
  object('CustomResourceDefinition', 'felixconfigurations.crd.projectcalico.org', crd),
  object('Pod', 'coredns-1', {
    metadata: {
      namespace: 'kube-system',
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'coredns', controller: true }],
    },
    spec: { nodeName: 'srv-1', containers: [{ image: 'quay.io/coredns/coredns:v1.12.0' }] },
  }),
  object('Pod', 'portail-0', {
    metadata: { namespace: 'portail' },
    spec: {
      nodeName: 'srv-2',
      initContainers: [{ image: 'busybox' }],
      containers: [{ image: 'registre.nordet.example:5000/portail@sha256:' + 'a'.repeat(64) }],
      volumes: [{ persistentVolumeClaim: { claimName: 'dossiers' } }],
    },
  }),
];

/** A cluster on a public cloud, with volumes, copies and dependencies of every kind. */
export const CLOUD: readonly Raw[] = [
  node(
    'gke-1',
    { 'topology.kubernetes.io/region': MONTREAL, 'topology.kubernetes.io/zone': `${MONTREAL}-a` },
    `gce://nordet-prod/${MONTREAL}-a/gke-1`,
  ),
  volume(
    'pvc-1',
    {
      csi: {
        driver: 'pd.csi.storage.gke.io',
        volumeHandle: `projects/nordet-prod/zones/${MONTREAL}-a/disks/pvc-1`,
      },
      storageClassName: 'pd',
    },
    [{ 'topology.gke.io/zone': [`${MONTREAL}-a`] }],
    {
      creationTimestamp: '2026-06-01T00:00:00Z',
      annotations: { 'pv.kubernetes.io/provisioned-by': 'pd.csi.storage.gke.io' },
    },
  ),
  object('StorageClass', 'pd', {
    apiVersion: 'storage.k8s.io/v1',
    provisioner: 'pd.csi.storage.gke.io',
    parameters: {
      'disk-encryption-kms-key': `projects/nordet-prod/locations/${MONTREAL}/keyRings/r/cryptoKeys/k`,
    },
  }),
  object('VolumeSnapshotContent', 'snapcontent-1', {
    apiVersion: 'snapshot.storage.k8s.io/v1',
    spec: { driver: 'pd.csi.storage.gke.io' },
    status: { snapshotHandle: 'projects/nordet-prod/global/snapshots/snap-1' },
  }),
  object('VolumeSnapshot', 'quotidien', {
    apiVersion: 'snapshot.storage.k8s.io/v1',
    metadata: { namespace: 'portail' },
    status: { boundVolumeSnapshotContentName: 'snapcontent-1' },
  }),
  object('BackupStorageLocation', 'default', {
    apiVersion: 'velero.io/v1',
    metadata: { namespace: 'velero' },
    spec: {
      provider: 'aws',
      objectStorage: { bucket: 'copies' },
      config: { region: 'us-east-1', s3Url: 'https://s3.us-east-1.amazonaws.com' },
    },
  }),
  object('Deployment', 'portail', {
    apiVersion: 'apps/v1',
    metadata: { namespace: 'portail' },
    spec: {
      template: {
        spec: {
          containers: [{ image: 'quay.io/nordet/portail:1.4' }],
          volumes: [{ nfs: { server: 'nfs.example.com', path: '/x' } }],
        },
      },
    },
  }),
  object('Service', 'paiement', {
    metadata: { namespace: 'portail' },
    spec: { type: 'ExternalName', externalName: 'api.paiement.example.com' },
  }),
  object('ValidatingWebhookConfiguration', 'regles', {
    apiVersion: 'admissionregistration.k8s.io/v1',
    webhooks: [
      { clientConfig: { url: 'https://juge.example.com:8443/v1' } },
      { clientConfig: { service: { name: 'interne', namespace: 'x' } } },
    ],
  }),
  object('Bucket', 'archives', { apiVersion: 's3.aws.upbound.io/v1beta1' }),
  object('Secret', 'acces', { metadata: { namespace: 'portail' }, data: { jeton: 'czNjcjN0' } }),
];
