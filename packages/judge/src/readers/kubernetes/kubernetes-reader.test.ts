import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { kubernetesReader } from './kubernetes-reader.ts';
import { CLOUD, CLUSTER, listOf, MONTREAL, node, object, OWN, volume } from './testing/cluster-objects.ts';
import type { Raw } from './testing/cluster-objects.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return kubernetesReader.read(bytes, hint);
}
const readAll = (...objects: readonly Raw[]): Reading => read(listOf(objects));
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = (reading: Reading): string[] => reading.notes.map(({ code }) => code);
const values = (reading: Reading): string[] =>
  reading.facts.map(({ kind, value }) => `${kind} ${canonicalJson(value)}`).sort();
const where = (...objects: readonly Raw[]): unknown => {
  const found = of(readAll(...objects), 'resource').find(({ role }) => role !== 'processing');
  return [found?.platform, found?.region];
};

test('a cluster on machines of its own: regions as its operator names them, and the cluster is inventoried', () => {
  const reading = readAll(...OWN);
  const resource = (name: string, role: string, more: object): object => ({
    resource: name,
    type: name.split('/')[0],
    role,
    platform: 'kubernetes',
    account: CLUSTER,
    region: 'mtl-1',
    ...more,
  });
  assert.deepEqual(of(reading, 'resource'), [
    resource('Node/srv-1', 'processing', {}),
    resource('Node/srv-2', 'processing', {}),
    resource('PersistentVolume/pv-dossiers', 'storage', { native: '0001-ceph-1', encrypted: true }),
  ]);
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'kubernetes', account: CLUSTER, resources: 3, opaque: false },
  ]);
  assert.deepEqual(reading.notes, []);
  assert.deepEqual(reading.evidence[0]?.records, { total: 10, used: 5 });
});

test('YAML tells the same, as a list and as several documents, and says the line', () => {
  const list = stringify({ apiVersion: 'v1', items: OWN, kind: 'List', metadata: { resourceVersion: '' } });
  const documents = OWN.map((one) => stringify(one)).join('---\n');
  const json = readAll(...OWN);
  for (const text of [list, documents, `# kubectl\n---\n${documents}`]) {
    assert.deepEqual(formatsOf(fileOf(text).bytes), ['kubernetes']);
    assert.deepEqual(values(read(text)), values(json));
    assert.deepEqual(codes(read(text)), []);
  }
  const place = read(documents).facts.find(({ kind }) => kind === 'resource')?.at.place;
  assert.ok(
    place !== undefined && 'line' in place && documents.split('\n')[place.line]?.startsWith('kind: Node'),
  );
  assert.throws(() => read(`${documents}---\na: &x 1\nb: *x\n`), JudgeError);
});

test('lists of one kind, single objects', () => {
  const bare = OWN.slice(2, 4).map(({ kind: _kind, ...rest }) => ({ ...rest, apiVersion: undefined }));
  const text = JSON.stringify({ kind: 'NodeList', apiVersion: 'v1', metadata: {}, items: bare });
  assert.deepEqual(formatsOf(fileOf(text).bytes), ['kubernetes']);
  assert.equal(of(read(text), 'resource').length, 2);
  assert.equal(of(read(JSON.stringify(OWN[2])), 'resource').length, 1);
});

test('a cluster on a platform: its accounts and regions, and no account inventoried', () => {
  const reading = readAll(...CLOUD);
  assert.deepEqual(
    of(reading, 'resource').map(({ resource, platform, account, region }) => [
      resource,
      platform,
      account,
      region,
    ]),
    [
      ['Node/gke-1', 'google', 'nordet-prod', MONTREAL],
      ['PersistentVolume/pvc-1', 'google', 'nordet-prod', MONTREAL],
      ['VolumeSnapshotContent/snapcontent-1', 'google', 'nordet-prod', 'global'],
      ['BackupStorageLocation/velero/default', 'aws', undefined, 'us-east-1'],
      ['Bucket/archives', 's3.aws.upbound.io', undefined, undefined],
    ],
  );
  assert.deepEqual(
    of(reading, 'dependency').map(({ host, use, component }) => [host, use, component]),
    [
      ['s3.us-east-1.amazonaws.com', 'storage', undefined],
      ['quay.io', 'image', 'nordet/portail'],
      ['nfs.example.com', 'storage', undefined],
      ['api.paiement.example.com', 'name', undefined],
      ['juge.example.com', 'webhook', undefined],
    ],
  );
  assert.equal(of(reading, 'key')[0]?.region, MONTREAL);
  assert.equal(of(reading, 'inventory').length, 0);
  assert.deepEqual(codes(reading), ['LISTING_PARTIAL', 'NO_REGION', 'UNKNOWN_TYPE']);
});

test('an object that names a bucket places no copy that goes to it', () => {
  const [location] = of(readAll(CLOUD.find(({ kind }) => kind === 'BackupStorageLocation')!), 'resource');
  assert.deepEqual([location?.role, location?.native], ['backup', undefined]);
});

test('the address of a store of backups tells its region too; a field that differs from it places nothing', () => {
  const placed = (s3Url: string, region?: string): unknown => {
    const location = {
      apiVersion: 'velero.io/v1',
      kind: 'BackupStorageLocation',
      metadata: { name: 'l', namespace: 'velero', uid: '00000000-0000-4000-8000-0000000000aa' },
      spec: { provider: 'aws', config: { s3Url, ...(region === undefined ? {} : { region }) } },
    };
    const reading = readAll(location);
    return [of(reading, 'resource')[0]?.region, codes(reading).includes('REGION_CONTRADICTORY')];
  };
  assert.deepEqual(placed('https://s3.us-east-1.amazonaws.com', 'ca-central-1'), [undefined, true]);
  assert.deepEqual(placed('https://s3.us-east-1.amazonaws.com'), ['us-east-1', false]);
  assert.deepEqual(placed('https://b.s3.dualstack.ca-central-1.amazonaws.com', 'ca-central-1'), [
    'ca-central-1',
    false,
  ]);
  assert.deepEqual(placed('https://s3.gra.io.cloud.ovh.net', 'bhs'), [undefined, true]);
  assert.deepEqual(placed('https://s3.amazonaws.com', 'ca-central-1'), ['ca-central-1', false]);
});

test('an operator that is there and unused: a list of its kind alone tells that there is none', () => {
  const known = object('CustomResourceDefinition', 'backupstoragelocations.velero.io', {
    apiVersion: 'apiextensions.k8s.io/v1',
  });
  const inventories = (...lists: object[]): number =>
    of(
      read(
        [{ apiVersion: 'v1', kind: 'List', metadata: {}, items: [...OWN, known] }, ...lists]
          .map((list, index) => (index === 0 ? stringify(list) : `${JSON.stringify(list)}\n`))
          .join('---\n'),
      ),
      'inventory',
    ).length;
  const list = (kind: string, metadata: object = { resourceVersion: '7' }): object => ({
    apiVersion: 'velero.io/v1',
    kind,
    metadata,
    items: [],
  });
  assert.equal(inventories(), 0);
  assert.equal(inventories(list('BackupStorageLocationList')), 1);
  assert.equal(inventories(list('BackupStorageLocationList', { continue: 'abc' })), 0);
  assert.equal(inventories(list('ScheduleList')), 0);
  assert.equal(inventories({ ...list('BackupStorageLocationList'), apiVersion: 'example.com/v1' }), 0);
  // Of several kinds, it does not tell which were asked for.
  assert.equal(inventories({ ...list('List'), apiVersion: 'v1' }), 0);
});

test('nodes: platform, account and region by providerID and labels; what differs places nothing', () => {
  const label = (region: string): object => ({ 'topology.kubernetes.io/region': region });
  const place = (labels: object, id?: string): unknown => {
    const [found] = of(readAll(node('n', labels, id)), 'resource');
    return [found?.platform, found?.account, found?.region];
  };
  assert.deepEqual(place({}, 'aws:///ca-central-1a/i-0a1'), ['aws', undefined, 'ca-central-1']);
  // The label of a machine in a local zone names the region that manages it, and it is not there.
  const lax = ['aws', undefined, 'us-west-2-lax-1'];
  assert.deepEqual(place(label('us-west-2'), 'aws:///us-west-2-lax-1a/i-0a1'), lax);
  assert.deepEqual(place({}, 'aws:///us-west-2-lax-1a/i-0a1'), ['aws', undefined, 'us-west-2-lax-1']);
  assert.deepEqual(place(label('ca-central-1'), 'aws:///us-east-1a/i-0a1'), ['aws', undefined, undefined]);
  const azure = 'azure:///subscriptions/ABC-1/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v';
  assert.deepEqual(place(label('canadacentral'), azure), ['azure', 'abc-1', 'canadacentral']);
  assert.deepEqual(place({}, 'openstack://RegionOne/uuid'), ['openstack', undefined, 'RegionOne']);
  assert.deepEqual(place({}, 'openstack:///uuid'), ['openstack', undefined, undefined]);
  assert.deepEqual(place({ ...label('BHS5'), 'node.k8s.ovh/type': 'standard' }, 'openstack:///uuid'), [
    'ovh',
    undefined,
    'BHS5',
  ]);
  assert.deepEqual(place({ 'failure-domain.beta.kubernetes.io/region': 'x' }), [
    'kubernetes',
    undefined,
    'x',
  ]);
  assert.deepEqual(place(label('y'), 'vsphere://42'), ['vsphere', undefined, 'y']);
});

test('volumes: by zone, host or handle; a term without a place, a share or an unknown zone leaves it open', () => {
  const nodes = [
    node('a', { 'topology.kubernetes.io/region': 'mtl-1', 'topology.kubernetes.io/zone': 'z1' }),
    node('b', { 'topology.kubernetes.io/region': 'tor-1', 'topology.kubernetes.io/zone': 'z2' }),
  ];
  const csi = { csi: { driver: 'topolvm.io', volumeHandle: 'h' } };
  const made = { annotations: { 'pv.kubernetes.io/provisioned-by': 'topolvm.io' } };
  const zone = (...values: string[]): object => ({ 'topology.kubernetes.io/zone': values });
  assert.deepEqual(where(...nodes, volume('v', csi, [zone('z1')], made)), ['kubernetes', 'mtl-1']);
  assert.deepEqual(where(...nodes, volume('v', csi, [zone('z1')])), ['kubernetes', undefined]);
  assert.deepEqual(where(...nodes, volume('v', csi, [zone('z1', 'z2')], made)), ['kubernetes', undefined]);
  assert.deepEqual(where(...nodes, volume('v', csi, [zone('z9')], made)), ['kubernetes', undefined]);
  assert.deepEqual(where(...nodes, volume('v', csi, [zone('z1'), {}], made)), ['kubernetes', undefined]);
  assert.deepEqual(
    where(...nodes, volume('v', { local: { path: '/d' } }, [{ 'kubernetes.io/hostname': 'b' }])),
    ['kubernetes', 'tor-1'],
  );
  const nfs = { nfs: { server: 'nfs.example.com', path: '/x' } };
  assert.deepEqual(where(...nodes, volume('v', nfs, [zone('z1')])), ['kubernetes', undefined]);
  const labels = { 'topology.kubernetes.io/region': 'mtl-1' };
  assert.deepEqual(where(...nodes, volume('v', nfs, [zone('z1')], { labels })), ['kubernetes', undefined]);
  assert.deepEqual(where(...nodes, volume('v', csi, [zone('z1')], { labels })), ['kubernetes', undefined]);
  assert.deepEqual(where(...nodes, volume('v', csi, [], { ...made, labels })), ['kubernetes', 'mtl-1']);
  assert.deepEqual(of(readAll(volume('v', nfs)), 'dependency'), [
    { host: 'nfs.example.com', use: 'storage', by: 'PersistentVolume/v' },
  ]);
  const iscsi = {
    iscsi: { targetPortal: '10.1.0.1:3260', portals: ['10.1.0.2:3260'], iqn: 'iqn.x', lun: 0 },
  };
  for (const [source, hosts] of [
    [iscsi, ['10.1.0.1', '10.1.0.2']],
    [{ quobyte: { registry: 'q.example.com:7861', volume: 'v' } }, ['q.example.com']],
    [{ scaleIO: { gateway: 'https://sio.example.com/api', system: 's' } }, ['sio.example.com']],
  ] as const)
    assert.deepEqual(
      of(readAll(volume('v', source)), 'dependency').map(({ host }) => host),
      hosts,
    );
  const ebs = { csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' } };
  assert.deepEqual(where(volume('v', ebs, [{ 'topology.ebs.csi.aws.com/zone': 'ca-central-1b' }])), [
    'aws',
    'ca-central-1',
  ]);
  const cinder = { csi: { driver: 'cinder.csi.openstack.org', volumeHandle: 'u' } };
  const ovh = node(
    'o',
    {
      'topology.kubernetes.io/region': 'BHS5',
      'topology.kubernetes.io/zone': 'nova',
      'node.k8s.ovh/type': 'standard',
    },
    'openstack:///u',
  );
  assert.deepEqual(where(ovh, volume('v', cinder, [{ 'topology.cinder.csi.openstack.org/zone': 'nova' }])), [
    'ovh',
    'BHS5',
  ]);
  const azure = {
    csi: { driver: 'disk.csi.azure.com', volumeHandle: '/subscriptions/S/resourceGroups/g/disks/d' },
  };
  assert.deepEqual(where(volume('v', azure, [{ 'topology.disk.csi.azure.com/zone': 'canadacentral-1' }])), [
    'azure',
    'canadacentral',
  ]);
  assert.deepEqual(where(volume('v', azure, [{ 'topology.disk.csi.azure.com/zone': '' }])), [
    'azure',
    undefined,
  ]);
});

test('encryption: only where the class asked for it, made the volume, and is older than it', () => {
  const [storageClass, stored] = [OWN[6]!, OWN[4]!] as const;
  const encrypted = (...objects: readonly Raw[]): unknown =>
    of(readAll(...objects), 'resource')[0]?.encrypted;
  const with_ = (raw: Raw, metadata: object, more: object = {}): Raw => ({
    ...raw,
    ...more,
    metadata: { ...raw.metadata, ...metadata },
  });
  assert.equal(encrypted(storageClass, stored), true);
  assert.equal(encrypted(stored), undefined);
  assert.equal(
    encrypted(with_(storageClass, { creationTimestamp: '2026-07-01T00:00:00Z' }), stored),
    undefined,
  );
  assert.equal(encrypted(storageClass, with_(stored, { annotations: {} })), undefined);
  assert.equal(encrypted(with_(storageClass, {}, { parameters: {} }), stored), undefined);
  assert.equal(encrypted(with_(storageClass, {}, { parameters: { encrypted: 'false' } }), stored), undefined);
});

test('a listing that misses anything inventories no cluster', () => {
  const without = (test_: (raw: Raw) => boolean): Reading => readAll(...OWN.filter((raw) => !test_(raw)));
  for (const raw of OWN) {
    const reading = without((one) => one === raw);
    // The class of storage and a pod of another space are nothing that another object names.
    const needed = raw.kind !== 'StorageClass' && !JSON.stringify(raw.metadata).includes('portail-0');
    assert.equal(of(reading, 'inventory').length, needed ? 0 : 1, JSON.stringify(raw));
  }
  const snapshots = object('CustomResourceDefinition', 'volumesnapshotcontents.snapshot.storage.k8s.io', {
    apiVersion: 'apiextensions.k8s.io/v1',
  });
  assert.equal(of(readAll(...OWN, snapshots), 'inventory').length, 0);
  assert.equal(of(readAll(...OWN, CLOUD[0]!), 'inventory').length, 0);
  const other = object('Namespace', 'kube-system');
  for (const objects of [
    [other, ...OWN],
    [...OWN, other],
  ])
    assert.equal(of(readAll(...objects), 'inventory').length, 0);
  const claimed = (phase: string): Raw => ({
    ...volume('pv-autre', { claimRef: { namespace: 'portail', name: 'absente' } }),
    status: { phase },
  });
  assert.equal(of(readAll(...OWN, claimed('Bound')), 'inventory').length, 0);
  assert.equal(of(readAll(...OWN, claimed('Released')), 'inventory').length, 1);
  assert.equal(of(read(listOf(OWN, { continue: 'abc' })), 'inventory').length, 0);
  assert.deepEqual(codes(read(listOf(OWN, { remainingItemCount: 4 }))), ['LISTING_PARTIAL']);
  assert.deepEqual(codes(read(listOf(OWN, { shardInfo: { selector: 'x' } }))), ['LISTING_PARTIAL']);
});

test('a manifest was never in a cluster: it is counted and not read', () => {
  const manifest = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'x' }, spec: {} };
  const reading = read(stringify(manifest));
  assert.deepEqual(reading.facts, []);
  assert.deepEqual(codes(reading), ['LISTING_PARTIAL', 'SKIPPED_RECORDS']);
});

test('no secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const planted = (raw: Raw, index: number): Raw => ({
    ...raw,
    data: { password: secret(index) },
    stringData: { password: secret(index) },
    metadata: {
      ...raw.metadata,
      annotations: {
        ...(raw.metadata as { annotations?: object }).annotations,
        'kubectl.kubernetes.io/last-applied-configuration': secret(100 + index),
      },
    },
  });
  const pod = object('Pod', 'p', {
    spec: {
      containers: [{ image: 'a/b:c', env: [{ name: 'K', value: secret(1) }], args: [secret(2)] }],
      volumes: [{ nfs: { server: `admin:${secret(3)}@x` } }],
    },
  });
  const hook = object('MutatingWebhookConfiguration', 'h', {
    apiVersion: 'admissionregistration.k8s.io/v1',
    webhooks: [{ clientConfig: { url: `https://u:${secret(4)}@h.example.com/${secret(5)}?k=${secret(6)}` } }],
  });
  const reading = readAll(...[...CLOUD, ...OWN].map(planted), pod, hook);
  assert.ok(!canonicalJson(reading).includes('S3CR3T'));
  assert.ok(of(reading, 'dependency').some(({ host }) => host === 'h.example.com'));
  const broken = (): Reading => read(`kind: Pod\napiVersion: v1\nx: "${secret(1)}\n`);
  assert.throws(broken, (error: unknown) => !JSON.stringify(error).includes('S3CR3T'));
});

test('odd shapes are silence or refused with a code', () => {
  const odd =
    '{"apiVersion":"v1","kind":"List","items":[null,1,"x",[],{"kind":7},' +
    '{"apiVersion":"v1","kind":"Node","metadata":{"name":"n","uid":"u","labels":7},"spec":[],"__proto__":{}},' +
    '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","uid":"u"},"spec":{"containers":{"image":1},"volumes":[7]}}]}';
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 7, used: 1 });
  assert.throws(() => read(`{"apiVersion":${'['.repeat(100_000)}`), { code: 'JSON_TOO_DEEP' });
  assert.throws(() => read(`kind: ${'['.repeat(3000)}`), { code: 'READ_SYNTAX' });
  assert.deepEqual(read('').facts, []);
  const image = object('Pod', 'p', { spec: { containers: [{ image: 'Not An Image' }] } });
  assert.deepEqual(codes(readAll(image)), ['FIELD_UNREADABLE', 'LISTING_PARTIAL']);
});

test('property: order changes nothing; a cut file is refused', () => {
  const all = [...CLOUD, ...OWN];
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 1 }), fc.nat(), (objects, cut) => {
      const again = all.filter((one) => objects.includes(one));
      assert.deepEqual(values(readAll(...objects)), values(readAll(...again)));
      const text = listOf(objects);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});
