import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { canonicalJson, isBaseError, JsonCursor } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import {
  ABOUT,
  appended,
  camelCased,
  INSTANCE,
  KEYS,
  MACHINE,
  NORDET,
  to,
  update,
} from './testing/vcenter.ts';
import { vsphereReader } from './vsphere-reader.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return vsphereReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = ({ notes }: Reading): string[] => notes.map(({ code }) => code).sort();
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();
const regions = (reading: Reading): Record<string, unknown> =>
  Object.fromEntries(
    of(reading, 'resource').map(({ native, resource, region }) => [native ?? resource, region]),
  );

test('no object is made of what is only asked whether it is null', () => {
  const made = mock.getter(JsonCursor.prototype, 'value');
  try {
    read(appended(NORDET));
    assert.equal(made.mock.callCount(), 0);
  } finally {
    made.mock.restore();
  }
});

test('a datastore of NFS 4.1 whose servers stand apart is in no one place', () => {
  const text = appended(NORDET).replace(
    '"remoteHost": "nas.nordet.example"',
    '"remoteHost": "nas.nordet.example", "remoteHostNames": ["nas.nordet.example", "nas2.ailleurs.example"]',
  );
  assert.ok(text.includes('nas2'));
  const told = of(read(text), 'resource').find(({ native }) => native === 'nfs01');
  assert.equal(told?.region, undefined);
  assert.deepEqual(codes(read(text)), ['REGION_CONTRADICTORY']);
});

test('a whole vCenter: roles, places in the operator’s own words, keys, a copy that leaves', () => {
  const reading = read(appended(NORDET));
  assert.deepEqual(formatsOf(fileOf(appended(NORDET)).bytes), ['vsphere']);
  assert.deepEqual(
    Object.fromEntries(
      of(reading, 'resource').map(({ native, resource, role, region }) => [
        native ?? resource,
        [role, region],
      ]),
    ),
    {
      MTL: ['other', 'MTL'],
      Prod: ['other', 'MTL/Prod'],
      esx1: ['processing', 'MTL/Prod'],
      // A host that stands alone is in no cluster.
      esx9: ['processing', 'MTL'],
      san01: ['storage', 'MTL/Prod'],
      // A file server is not where the hosts that mount it are.
      nfs01: ['storage', 'nas.nordet.example'],
      'VM Network': ['network', 'MTL'],
      web: ['processing', 'MTL/Prod'],
      modele: ['storage', 'MTL'],
      native: ['key', INSTANCE],
      'hsm-qc 10.9.0.11': ['key', '10.9.0.11'],
    },
  );
  const web = of(reading, 'resource').find(({ native }) => native === 'web');
  assert.deepEqual(web, {
    resource: `${INSTANCE}/50000000-0000-0000-0000-000000000030 (web)`,
    native: 'web',
    type: 'VirtualMachine',
    role: 'processing',
    platform: 'vsphere',
    account: INSTANCE,
    region: 'MTL/Prod',
    encrypted: true,
  });
  assert.deepEqual(of(reading, 'replication'), [
    { resource: web?.resource, target: '192.0.2.7', platform: 'vsphere', target_region: '192.0.2.7' },
  ]);
  assert.deepEqual(
    of(reading, 'key').map(({ key, protection, custodian, region }) => [key, protection, custodian, region]),
    [
      ['native', 'software', 'provider', INSTANCE],
      ['hsm-qc 10.9.0.11', 'unknown', 'unknown', '10.9.0.11'],
    ],
  );
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'vsphere', account: INSTANCE, resources: 11, opaque: false },
  ]);
  assert.deepEqual(codes(reading), []);
  assert.deepEqual(reading.evidence[0]?.records, { total: NORDET.length + 1, used: NORDET.length + 1 });
});

test('govc before 0.30 writes CamelCase and bare values: the same is read', () => {
  const text = appended(NORDET.map(camelCased) as object[]);
  assert.deepEqual(formatsOf(fileOf(text).bytes), ['vsphere']);
  assert.deepEqual(values(read(text)), values(read(appended(NORDET))));
});

test('lists of vm.info, host.info, datastore.info and ls; alone they place and inventory nothing', () => {
  const machines = read(JSON.stringify({ virtualMachines: [MACHINE] }));
  assert.deepEqual(of(machines, 'resource'), [
    {
      resource: '50000000-0000-0000-0000-000000000030 (web)',
      native: 'web',
      type: 'VirtualMachine',
      role: 'processing',
      platform: 'vsphere',
    },
  ]);
  assert.deepEqual(codes(machines), ['LISTING_PARTIAL', 'NO_REGION']);
  assert.equal(machines.facts[0]?.at.place && 'pointer' in machines.facts[0].at.place, true);
  const hosts = JSON.stringify({
    hostSystems: [
      { self: to('HostSystem', 'host-8'), name: 'esx1', summary: { managementServerIp: '10.0.0.5' } },
    ],
  });
  assert.equal(of(read(hosts), 'resource')[0]?.account, '10.0.0.5');
  const datastores = JSON.stringify({
    datastores: [{ self: to('Datastore', 'd-1'), name: 'n', summary: { type: 'NFS' } }],
  });
  assert.equal(of(read(datastores), 'resource')[0]?.region, undefined);
  // `Path` and `Object` keep their capitals in every version.
  const listed = { elements: [{ Path: '/Nord/MTL/vm/web', Object: MACHINE }] };
  assert.deepEqual(regions(read(JSON.stringify(listed))), { web: 'MTL' });
  assert.deepEqual(of(read('{"virtualMachines":null}'), 'resource'), []);
});

test('what a listing names and does not hold leaves it partial', () => {
  const whole = (documents: readonly object[]): boolean =>
    of(read(appended(documents)), 'inventory').length > 0;
  assert.equal(whole(NORDET), true);
  for (const type of ['VirtualMachine', 'HostSystem', 'Datastore', 'Datacenter'])
    assert.equal(
      whole(NORDET.filter((document) => !JSON.stringify(document).includes(`"obj":{"type":"${type}"`))),
      false,
      type,
    );
  assert.equal(whole(NORDET.filter((document) => document !== ABOUT)), false);
  assert.equal(whole([...NORDET, { more: 1 }]), false);
  assert.equal(
    whole([...NORDET, update(to('HostSystem', 'host-21'), { vm: [to('VirtualMachine', 'vm-99')] })]),
    false,
  );
  assert.deepEqual(codes(read(appended([...NORDET, { more: 1 }]))), ['LISTING_PARTIAL', 'SKIPPED_RECORDS']);
});

test('contradictions and silence place nothing; an unknown type is unknown', () => {
  const moved = [
    ...NORDET,
    update(to('HostSystem', 'host-8'), { parent: to('ComputeResource', 'domain-s20') }),
  ];
  assert.equal(regions(read(appended(moved)))['esx1'], undefined);
  assert.ok(codes(read(appended(moved))).includes('REGION_CONTRADICTORY'));
  const future = read(appended([update(to('QuantumHost', 'q-1'), { name: 'q' }), ABOUT]));
  assert.deepEqual(
    of(future, 'resource').map(({ role }) => role),
    ['unknown'],
  );
  // A datastore that two clusters mount is in neither: in the datacenter.
  const shared = [
    ...NORDET,
    update(to('Datastore', 'datastore-10'), { host: [{ key: to('HostSystem', 'host-21') }] }),
  ];
  assert.equal(regions(read(appended(shared)))['san01'], 'MTL');
});

test('two vCenters in one file are refused: their references would mix', () => {
  const other = { about: { ...ABOUT.about, instanceUuid: '99999999-1111-4222-8333-444455556666' } };
  assert.throws(() => read(appended([ABOUT, other])), { code: 'READ_SHAPE' });
  assert.throws(() => read(appended([...NORDET, camelCased(other) as object])), { code: 'READ_SHAPE' });
});

test('a provider of keys that machines name and nothing describes is somewhere', () => {
  const reading = read(appended(NORDET.filter((document) => document !== KEYS)));
  assert.deepEqual(of(reading, 'key'), [
    { key: 'hsm-qc', platform: 'vsphere', account: INSTANCE, protection: 'unknown', custodian: 'unknown' },
  ]);
});

test('odd shapes are silence or refused with a code; loops of folders end', () => {
  const odd =
    '{"obj":{"type":1,"value":"x"}}\n{"obj":{"type":"VirtualMachine","value":"vm-1"},"changeSet":[null,{"name":7},{"name":"name","val":{"_value":{}}}]}\n{"info":[7],"status":1}\n{"virtualMachines":7}\n{"elements":[null,{"Object":7}]}\n7';
  const reading = read(odd);
  assert.deepEqual(
    of(reading, 'resource').map(({ resource }) => resource),
    ['VirtualMachine:vm-1'],
  );
  const loop = [
    update(to('Folder', 'a'), { name: 'a', parent: to('Folder', 'b') }),
    update(to('Folder', 'b'), { name: 'b', parent: to('Folder', 'a') }),
    update(to('HostSystem', 'h'), { name: 'h', parent: to('Folder', 'a') }),
  ];
  assert.deepEqual(regions(read(appended(loop))), { h: undefined });
  assert.throws(() => read('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
});

test('many parents of many parents cost no time', () => {
  const updates: object[] = [];
  for (let level = 0; level < 40; level += 1)
    for (const side of ['a', 'b'])
      for (const parent of ['a', 'b'])
        updates.push(
          update(to('Folder', `${side}${level}`), { parent: to('Folder', `${parent}${level + 1}`) }),
        );
  updates.push(update(to('HostSystem', 'h'), { name: 'h', parent: to('Folder', 'a0') }));
  const start = performance.now();
  read(appended(updates));
  assert.ok(performance.now() - start < 2000);
});

test('no secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const planted = Object.fromEntries(
    ['extraConfig', 'annotation', 'vAppConfig', 'userName', 'customValue', 'cryptoKeyId', 'password'].map(
      (name, index) => [name, [{ key: 'x', value: secret(index) }]],
    ),
  );
  const machine = { ...MACHINE, ...planted, config: { ...MACHINE.config, ...planted } };
  const text = appended([
    { virtualMachines: [machine] },
    update(to('VirtualMachine', 'vm-1'), { name: 'n', 'config.extraConfig': planted, config: planted }),
  ]);
  assert.ok(!canonicalJson(read(text)).includes('S3CR3T'));
});

test('property: the order of documents changes nothing but places; a cut file is refused or inventories nothing', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...NORDET], { minLength: 2 }), fc.nat(), (documents, cut) => {
      const again = NORDET.filter((document) => documents.includes(document));
      assert.deepEqual(values(read(appended(documents))), values(read(appended(again))));
      const text = appended(NORDET);
      const at = 1 + (cut % (text.length - 3));
      let reading: Reading | undefined;
      try {
        reading = read(text.slice(0, at));
      } catch (error) {
        assert.ok(isBaseError(error));
      }
      if (reading !== undefined)
        assert.ok(reading.evidence[0]!.records!.total < NORDET.length + 1 || text.slice(at).trim() === '');
    }),
    { numRuns: 60 },
  );
});

test('a list that is there in the case of two versions of govc is not whole', () => {
  const host = (value: string): object => ({ self: { type: 'HostSystem', value }, name: value });
  const both = read(JSON.stringify({ hostSystems: [host('host-1')], HostSystems: [host('host-2')] }));
  assert.deepEqual(both.evidence[0]!.records, { total: 2, used: 1 });
  assert.ok(codes(both).includes('SKIPPED_RECORDS'));
});
