import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { proxmoxReader } from './proxmox-reader.ts';
import {
  appended,
  BACKUP,
  DATASTORES,
  NORDET,
  REMOTES,
  REPLICATION,
  RESOURCES,
  STATUS,
  STORAGE,
  SYNCS,
} from './testing/cluster.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return proxmoxReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = ({ notes }: Reading): string[] => [...new Set(notes.map(({ code }) => code))].sort();
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();
const table = (reading: Reading): Record<string, unknown> =>
  Object.fromEntries(of(reading, 'resource').map(({ resource, role, region }) => [resource, [role, region]]));

test('a whole cluster: roles, places by node or by server, jobs that copy', () => {
  const reading = read(appended(NORDET));
  assert.deepEqual(table(reading), {
    'nordet/node/pve1': ['processing', 'nordet/pve1'],
    'nordet/node/pve2': ['processing', 'nordet/pve2'],
    'nordet/qemu/100 (web)': ['processing', 'nordet/pve1'],
    'nordet/qemu/900 (modele)': ['storage', 'nordet/pve2'],
    'nordet/lxc/101 (dns)': ['processing', 'nordet/pve2'],
    'nordet/storage/pve1/local': ['backup', 'nordet/pve1'],
    'nordet/storage/pve1/local-zfs': ['storage', 'nordet/pve1'],
    'nordet/storage/pve2/local-zfs': ['storage', 'nordet/pve2'],
    // Ceph spreads over the nodes; a share and a backup server are where their own address is.
    'nordet/storage/pve1/ceph': ['storage', 'nordet/pve1'],
    'nordet/storage/pve2/ceph': ['storage', 'nordet/pve2'],
    'nordet/storage/nas': ['storage', 'nas.nordet.example'],
    'nordet/storage/pbs': ['backup', 'pbs.nordet.example'],
    // A folder marked as shared is a mount of something that nothing names.
    'nordet/storage/montage': ['storage', undefined],
    'nordet/sdn/pve1/localnetwork': ['network', 'nordet/pve1'],
    'nordet/pool/clients': ['other', undefined],
    'nordet/datastore/copies': ['backup', 'pbs.nordet.example'],
    'nordet/datastore/nuage': ['backup', undefined],
  });
  assert.deepEqual(
    of(reading, 'resource')
      .filter(({ encrypted }) => encrypted)
      .map(({ resource }) => resource),
    ['nordet/storage/pbs'],
  );
  assert.deepEqual(of(reading, 'replication'), [
    {
      resource: 'nordet/qemu/100 (web)',
      target: 'node/pve2',
      platform: 'proxmox',
      target_region: 'nordet/pve2',
    },
    {
      resource: 'nordet/datastore/copies',
      target: 'remote/hors-site',
      platform: 'proxmox',
      target_region: 'pbs.ailleurs.example',
    },
  ]);
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'proxmox', account: 'nordet', resources: 17, opaque: false },
  ]);
  assert.deepEqual(codes(reading), ['NO_REGION']);
});

test('each output alone is known, and inventories nothing', () => {
  for (const output of NORDET) {
    const text = JSON.stringify(output);
    if (output !== DATASTORES) assert.deepEqual(formatsOf(fileOf(text).bytes), ['proxmox'], text);
    assert.equal(of(read(text), 'inventory').length, 0, text);
  }
  assert.deepEqual(formatsOf(fileOf(JSON.stringify({ data: RESOURCES }, null, 2)).bytes), ['proxmox']);
  assert.deepEqual(
    values(read(JSON.stringify({ data: RESOURCES }))),
    values(read(JSON.stringify(RESOURCES))),
  );
});

test('whole only with every output, all nodes that the cluster counts, and nothing left aside', () => {
  const whole = (outputs: readonly (readonly object[])[]): boolean =>
    of(read(appended(outputs)), 'inventory').length > 0;
  assert.equal(whole([RESOURCES, STATUS, STORAGE, BACKUP, REPLICATION]), true);
  assert.equal(whole([RESOURCES, STATUS, STORAGE, BACKUP, []]), true);
  assert.equal(whole([RESOURCES, STATUS, STORAGE, [], []]), true);
  for (const missing of [RESOURCES, STATUS, STORAGE, BACKUP, REPLICATION])
    assert.equal(
      whole([RESOURCES, STATUS, STORAGE, BACKUP, REPLICATION].filter((output) => output !== missing)),
      false,
      JSON.stringify(missing[0]),
    );
  const three = [{ ...STATUS[0], nodes: 3 }, ...STATUS.slice(1)];
  assert.equal(whole([RESOURCES, three, STORAGE, BACKUP, REPLICATION]), false);
  assert.equal(whole([RESOURCES, STATUS, STORAGE, BACKUP, REPLICATION, [{ odd: 1 }]]), false);
});

test('names that two servers share: two addresses are two copies, two configurations of a store are refused', () => {
  const remote = REMOTES[0] as { name: string; host: string };
  const two = read(appended([...NORDET, [{ ...remote, host: 'pbs.autre.example' }]]));
  const addresses = of(two, 'replication')
    .filter(({ target }) => target === `remote/${remote.name}`)
    .map(({ target_region }) => target_region);
  assert.deepEqual(new Set(addresses), new Set([remote.host, 'pbs.autre.example']));
  const elsewhere = { ...STORAGE[2], server: 'nas.ailleurs.example' };
  for (const storages of [
    [STORAGE, [elsewhere]],
    [[elsewhere], STORAGE],
  ])
    assert.throws(() => read(appended([...storages, RESOURCES])), { code: 'READ_SHAPE' });
  assert.deepEqual(values(read(appended([...NORDET, STORAGE]))), values(read(appended(NORDET))));
});

test('a node that stands alone is its own account', () => {
  const alone = [
    { id: 'node/seul', type: 'node', name: 'seul', local: 1, online: 1 },
    { id: 'node/seul', type: 'node', node: 'seul', status: 'online' },
    { id: 'qemu/1', type: 'qemu', node: 'seul', name: 'a' },
    {
      id: 'storage/seul/local',
      type: 'storage',
      node: 'seul',
      storage: 'local',
      plugintype: 'dir',
      content: 'images',
    },
  ];
  const reading = read(appended([alone, STORAGE.slice(0, 1), [], []]));
  assert.equal(of(reading, 'resource').find(({ type }) => type === 'qemu')?.region, 'seul');
  assert.deepEqual(
    of(reading, 'inventory').map(({ account }) => account),
    ['seul'],
  );
});

test('stores: volume groups on a portal, monitors of another Ceph, a share without its configuration', () => {
  const region = (listed: object, config: readonly object[] = []): unknown =>
    of(read(appended([[listed], config])), 'resource').find(({ type }) => type !== 'iscsi')?.region;
  const on = (storage: string, plugintype: string, shared = 1): object => ({
    id: `storage/pve1/${storage}`,
    type: 'storage',
    node: 'pve1',
    storage,
    plugintype,
    content: 'images',
    shared,
  });
  const iscsi = { storage: 'san', type: 'iscsi', portal: '10.1.0.1', target: 'iqn.x', digest: 'd' };
  const lvm = { storage: 'vg', type: 'lvm', vgname: 'vg', base: 'san:0.0.0.scsi-1', shared: 1, digest: 'd' };
  assert.equal(region(on('vg', 'lvm'), [lvm, iscsi]), '10.1.0.1');
  assert.equal(region(on('vg', 'lvm'), [lvm]), undefined);
  assert.equal(region(on('vg', 'lvm')), 'pve1');
  assert.equal(
    region(on('x', 'rbd'), [{ storage: 'x', type: 'rbd', monhost: '10.2.0.1 10.2.0.2', digest: 'd' }]),
    '10.2.0.1 10.2.0.2',
  );
  assert.equal(region(on('x', 'rbd')), 'pve1');
  assert.equal(region(on('x', 'nfs')), undefined);
  assert.equal(region(on('x', 'dir')), undefined);
  assert.equal(region(on('x', 'dir', 0)), 'pve1');
});

test('a configured store is told although the one entry that lists it gives way to another of its id', () => {
  const listed = (storage: string, node: object): object => ({
    id: 'storage/x',
    type: 'storage',
    storage,
    ...node,
  });
  const config = { storage: 'a', type: 'nfs', server: '10.3.0.1', digest: 'd' };
  const outputs = [[listed('a', {}), listed('b', { node: 'pve1' })], [config]];
  assert.ok(Object.hasOwn(table(read(appended(outputs))), 'pve1/storage/a'));
});

test('a job that pulls takes nothing away; a job towards what nothing describes goes somewhere', () => {
  assert.deepEqual(of(read(appended([DATASTORES, REMOTES, SYNCS.slice(1)])), 'replication'), []);
  const pushed = read(appended([DATASTORES, SYNCS]));
  assert.deepEqual(of(pushed, 'replication'), [
    { resource: 'datastore/copies', target: 'remote/hors-site', platform: 'proxmox' },
  ]);
  assert.deepEqual(table(read(appended([BACKUP]))), { 'storage/pbs': ['backup', undefined] });
  assert.deepEqual(
    of(read(appended([REPLICATION])), 'replication').map(({ target_region }) => target_region),
    ['pve2'],
  );
});

test('odd shapes are silence, or refused with a code', () => {
  const odd =
    '[null,1,"x",[],{"id":"qemu/1","type":7},{"id":"node/","type":"node"},{"type":"cluster"},{"storage":1}]';
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 8, used: 1 });
  assert.deepEqual(read('{"data":7}').evidence[0]?.records, { total: 1, used: 0 });
  assert.throws(() => read('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
});

test('no secret reaches the reading', () => {
  const names = [
    'password',
    'username',
    'keyring',
    'description',
    'notes',
    'tags',
    'comment',
    'script',
    'mailto',
  ];
  const planted = Object.fromEntries(names.map((name, index) => [name, `S3CR3T-${index}-${'k'.repeat(20)}`]));
  const outputs = NORDET.map((output) =>
    output.map((entry) => ({ ...entry, ...planted, 'encryption-key': 'S3CR3T' })),
  );
  assert.ok(!canonicalJson(read(appended(outputs))).includes('S3CR3T'));
});

test('property: the order of outputs and of entries changes nothing but places; a cut output is refused', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...NORDET], { minLength: NORDET.length }),
      fc.infiniteStream(fc.nat()),
      fc.nat(),
      (outputs, order, cut) => {
        const shuffled = outputs.map((output) =>
          [...output]
            .map((entry) => [order.next().value, entry] as const)
            .sort(([a], [b]) => a - b)
            .map(([, entry]) => entry),
        );
        assert.deepEqual(values(read(appended(shuffled))), values(read(appended(NORDET))));
        const text = JSON.stringify(RESOURCES);
        assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
      },
    ),
    { numRuns: 60 },
  );
});
