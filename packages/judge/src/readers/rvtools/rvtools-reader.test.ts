import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { appended, NORDET } from '../vsphere/testing/vcenter.ts';
import { vsphereReader } from '../vsphere/vsphere-reader.ts';
import { rvtoolsReader } from './rvtools-reader.ts';
import {
  ADAPTERS,
  CLUSTERS,
  DATASTORES,
  DISKS,
  HOSTS,
  INTERNAL,
  joined,
  MACHINES,
  tab,
  UUID,
} from './testing/tabs.ts';

function read(text: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(text);
  return rvtoolsReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = ({ notes }: Reading): string[] => [...new Set(notes.map(({ code }) => code))].sort();
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();
const table = (reading: Reading): Record<string, unknown> =>
  Object.fromEntries(of(reading, 'resource').map(({ native, role, region }) => [native, [role, region]]));

test('tabs joined in one file: a datastore is where its hosts are, a file server where its address says', () => {
  const reading = read(joined());
  assert.deepEqual(table(reading), {
    web: ['processing', 'MTL/Prod'],
    modele: ['storage', 'MTL'],
    // A machine that waits for the loss of another site.
    relève: ['backup', 'MTL/Prod'],
    esx1: ['processing', 'MTL/Prod'],
    esx9: ['processing', 'MTL'],
    Prod: ['other', undefined],
    san01: ['storage', 'MTL/Prod'],
    nfs01: ['storage', 'nas.nordet.example'],
    partage: ['storage', 'MTL'],
    'web/Hard disk 1': ['storage', 'MTL/Prod'],
  });
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'vsphere', account: UUID, resources: 10, opaque: false },
  ]);
  assert.deepEqual(reading.evidence[0]?.records, { total: 11, used: 10 });
  assert.deepEqual(codes(reading), ['SKIPPED_RECORDS']);
});

test('separators, marks and ends of lines of every export give the same', () => {
  const expected = values(read(joined()));
  for (const text of [joined(';'), joined('\t'), joined(',', ''), joined().replaceAll('\r\n', '\n')]) {
    assert.deepEqual(formatsOf(fileOf(text).bytes), ['rvtools']);
    assert.deepEqual(values(read(text)), expected);
  }
  assert.deepEqual(
    values(read(new Uint8Array([0xff, 0xfe, ...Buffer.from(joined(';', ''), 'utf16le')]))),
    expected,
  );
});

test('govc and RVTools name the same objects alike', () => {
  const { bytes, ...hint } = fileOf(appended(NORDET));
  const names = (reading: Reading): string[] => of(reading, 'resource').map(({ resource }) => resource);
  const govc = new Set(names(vsphereReader.read(bytes, hint)));
  const shared = names(read(joined())).filter((name) => govc.has(name));
  assert.deepEqual(shared.map((name) => name.slice(name.indexOf('(') + 1, -1)).sort(), [
    'Prod',
    'esx1',
    'esx9',
    'modele',
    'nfs01',
    'san01',
    'web',
  ]);
});

test('a tab alone is known, tells what it can, and inventories nothing', () => {
  for (const [name, rows] of [
    ['vInfo', MACHINES],
    ['vHost', HOSTS],
    ['vDatastore', DATASTORES],
    ['vCluster', CLUSTERS],
    ['vDisk', DISKS],
    ['vNetwork', ADAPTERS],
  ] as const) {
    const text = tab(name, rows);
    assert.deepEqual(formatsOf(fileOf(text).bytes), ['rvtools'], name);
    const reading = read(text);
    assert.equal(of(reading, 'resource').length, name === 'vNetwork' ? 0 : rows.length, name);
    assert.equal(of(reading, 'inventory').length, 0, name);
    assert.ok(codes(reading).includes('LISTING_PARTIAL'), name);
  }
  // Only the tab of hosts says where they are.
  assert.deepEqual(table(read(tab('vDatastore', DATASTORES))), {
    san01: ['storage', undefined],
    nfs01: ['storage', 'nas.nordet.example'],
    partage: ['storage', undefined],
  });
  assert.deepEqual(table(read(tab('vDisk', DISKS))), { 'web/Hard disk 1': ['storage', undefined] });
});

test('columns as other versions call them', () => {
  assert.deepEqual(formatsOf(fileOf(INTERNAL).bytes), ['rvtools']);
  const [web] = of(read(INTERNAL), 'resource');
  assert.deepEqual(
    [web?.native, web?.account, web?.region, web?.role],
    ['web', UUID, 'MTL/Prod', 'processing'],
  );
  const hosts =
    'vHostName,vHostDatacenter,vHostCluster,vHostCpuModel,vHostVISDKServer\nesx1,MTL,Prod,x,VC.example\n';
  const [host] = of(read(hosts), 'resource');
  assert.deepEqual([host?.native, host?.account, host?.region], ['esx1', 'vc.example', 'MTL/Prod']);
});

test('partitions are no disks, by whatever names their columns have', () => {
  const columns =
    'VM,Powerstate,Template,SRM Placeholder,Disk Key,Disk,Capacity MiB,Consumed MiB,Free %,Annotation,Datacenter,Cluster,Host,VM ID,VM UUID,VI SDK Server,VI SDK UUID';
  const cells = `web,poweredOn,False,False,2000,C:\\,100,50,50,,MTL,Prod,esx1,vm-30,,vcenter.nordet.example,${UUID}`;
  const internal = columns
    .split(',')
    .map((name) => `vPartition${name === 'VM' ? 'VMName' : name.replaceAll(/[^A-Za-z]/g, '')}`)
    .join(',');
  for (const header of [columns, internal]) {
    const reading = read(`${header}\r\n${cells}\r\n`);
    assert.deepEqual(of(reading, 'resource'), []);
    assert.deepEqual(reading.evidence[0]?.records, { total: 1, used: 0 });
  }
});

test('whole only where the tabs hold what each of them names', () => {
  const file = (machines = MACHINES, hosts = HOSTS, datastores = DATASTORES): boolean =>
    of(read(tab('vInfo', machines) + tab('vHost', hosts) + tab('vDatastore', datastores)), 'inventory')
      .length > 0;
  assert.equal(file(), true);
  assert.equal(file(MACHINES.slice(2)), false);
  assert.equal(file(MACHINES, HOSTS.slice(1)), false);
  assert.equal(file(MACHINES, HOSTS, DATASTORES.slice(1)), false);
  // The host says that it has more than the tab of machines has.
  assert.equal(file(MACHINES, [{ ...HOSTS[0]!, '# VMs total': '3' }, ...HOSTS.slice(1)]), false);
  assert.equal(file([...MACHINES, { ...MACHINES[0]!, VM: '' }]), false);
  // A disk may lie elsewhere than its machine does.
  const away = tab('vDisk', [{ ...DISKS[0]!, Path: '[ailleurs] web/web_1.vmdk' }]);
  assert.deepEqual(of(read(joined() + away), 'inventory'), []);
});

test('quotes, long cells and rows that are too short are read; what is no header is refused', () => {
  const text = tab('vInfo', [{ ...MACHINES[0]!, Annotation: 'a "b", c\nd', VM: 'a,b' }]);
  assert.equal(of(read(text), 'resource')[0]?.native, 'a,b');
  const short = read(`${tab('vHost', HOSTS)}esx3\n`);
  assert.equal(of(short, 'resource').find(({ native }) => native === 'esx3')?.region, undefined);
  assert.throws(() => read('a,b\n1,2\n'), { code: 'READ_SHAPE' });
  assert.deepEqual(read('').facts, []);
});

test('no secret reaches the reading', () => {
  const planted = { Annotation: 'S3CR3T-1', 'DNS Name': 'S3CR3T-2', 'Config status': 'S3CR3T-3' };
  const text =
    tab(
      'vInfo',
      MACHINES.map((row) => ({ ...row, ...planted })),
    ) +
    tab(
      'vDatastore',
      DATASTORES.map((row) => ({ ...row, URL: 'S3CR3T-4', 'Cluster name': 'S3CR3T-5' })),
    );
  assert.ok(!canonicalJson(read(text)).includes('S3CR3T'));
});

test('property: the order of tabs and of rows changes nothing but places; a cut file never inventories more', () => {
  const tabs = [
    ['vInfo', MACHINES],
    ['vHost', HOSTS],
    ['vDatastore', DATASTORES],
    ['vCluster', CLUSTERS],
    ['vDisk', DISKS],
  ] as const;
  const expected = values(read(tabs.map(([name, rows]) => tab(name, rows)).join('')));
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...tabs], { minLength: tabs.length }),
      fc.boolean(),
      fc.nat(),
      (order, reversed, cut) => {
        const text = order.map(([name, rows]) => tab(name, reversed ? [...rows].reverse() : rows)).join('');
        assert.deepEqual(values(read(text)), expected);
        const lines = tab('vHost', HOSTS) + tab('vDatastore', DATASTORES) + tab('vInfo', MACHINES);
        const ends = [...lines.matchAll(/\r\n/g)].map(({ index }) => index + 2);
        const at = ends[cut % (ends.length - 1)]!;
        assert.equal(of(read(lines.slice(0, at)), 'inventory').length, 0);
      },
    ),
    { numRuns: 60 },
  );
});
