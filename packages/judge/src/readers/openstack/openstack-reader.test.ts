import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, compareText, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { openstackReader } from './openstack-reader.ts';
import { catalog, configuration, GATHERED, PROJECT, server, volume } from './testing/client-listings.ts';
import type { Row } from './testing/client-listings.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return openstackReader.read(bytes, hint);
}
const readAll = (...rows: readonly Row[]): Reading => read(JSON.stringify(rows));
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = (reading: Reading): string[] => reading.notes.map(({ code }) => code);
const values = (reading: Reading): string[] =>
  reading.facts.map(({ kind, value }) => `${kind} ${canonicalJson(value)}`).sort();
const where = (...rows: readonly Row[]): unknown => {
  const [found] = of(readAll(...rows), 'resource');
  return [found?.region, found?.account];
};

test('listings gathered in one file: each row by its columns, region and project by the cloud’s own words', () => {
  const reading = readAll(...GATHERED);
  assert.deepEqual(
    of(reading, 'resource')
      .map(({ resource, role, region, account, encrypted }) =>
        [resource, role, region, account === PROJECT, encrypted ?? '–'].join(' '),
      )
      .sort(compareText),
    [
      'container archives storage mtl-1 true –',
      'container site storage mtl-1 true –',
      'image m-2 storage mtl-1 true –',
      'network n-1 network mtl-1 true –',
      'secret https://clefs.example:9311/v1/secrets/k-1 key mtl-1 true –',
      'server s-1 processing mtl-1 true –',
      'volume backup b-1 backup mtl-1 true –',
      'volume v-1 storage mtl-1 true true',
      'volume v-2 storage mtl-1 true –',
    ],
  );
  assert.deepEqual(of(reading, 'replication'), [
    { resource: 'container site', target: '//royaume/toronto/AUTH_x/site', platform: 'openstack' },
  ]);
  assert.deepEqual(of(reading, 'key')[0]?.custodian, 'provider');
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'openstack', account: PROJECT, resources: 9, opaque: false },
  ]);
  assert.deepEqual(codes(reading), []);
  assert.deepEqual(reading.evidence[0]?.records, { total: 15, used: 15 });
});

test('each listing alone is recognised; alone, it tells neither region nor project', () => {
  for (const row of GATHERED)
    for (const text of [JSON.stringify(row), JSON.stringify([row], null, 2)])
      assert.deepEqual(formatsOf(fileOf(text).bytes), ['openstack'], text);
  const alone = readAll(server(), server({ ID: 's-2' }));
  assert.deepEqual(
    of(alone, 'resource').map(({ region, account }) => [region, account]),
    [
      [undefined, undefined],
      [undefined, undefined],
    ],
  );
  assert.deepEqual(codes(alone), ['LISTING_PARTIAL', 'NO_REGION', 'NO_REGION']);
});

test('the words of a listing deep in another document make none', () => {
  const report = {
    SchemaVersion: 2,
    ArtifactName: 'registre/app:1',
    Metadata: { Size: 5_843_968, OS: { Name: '3.19' } },
    Results: [{ Vulnerabilities: [{ ID: 'a', Description: 'b', Status: 'fixed' }] }],
  };
  for (const text of [JSON.stringify(report), JSON.stringify([[report]], null, 2)])
    assert.ok(!formatsOf(fileOf(text).bytes).includes('openstack'), text);
  const cut = JSON.stringify([{ ...server(), 'odd "name"': ['\\', { ID: 1 }] }]).slice(0, -3);
  assert.deepEqual(formatsOf(fileOf(cut).bytes), ['openstack']);
});

test('the region is the one that the client spoke to, or the only one of the cloud; what disagrees tells none', () => {
  assert.deepEqual(where(server(), catalog('mtl-1')), ['mtl-1', PROJECT]);
  assert.deepEqual(where(server(), catalog('mtl-1', 'tor-1')), [undefined, PROJECT]);
  assert.deepEqual(where(server(), catalog('mtl-1', 'tor-1'), configuration('tor-1')), ['tor-1', PROJECT]);
  assert.deepEqual(where(server(), catalog('mtl-1'), configuration('tor-1')), [undefined, PROJECT]);
  assert.deepEqual(where(server(), configuration('tor-1'), configuration('mtl-1')), [undefined, PROJECT]);
  assert.deepEqual(where(server(), { Region: 'mtl-1', 'Parent Region': null, Description: '' }), [
    'mtl-1',
    undefined,
  ]);
  const other = { ...configuration(), 'auth.project_id': 'f'.repeat(32) };
  assert.deepEqual(where(server(), catalog('mtl-1'), other), ['mtl-1', undefined]);
  assert.deepEqual(where(server({ 'Project ID': 'p' }), catalog('mtl-1')), ['mtl-1', 'p']);
});

/** One row of a listing with these columns, in the words of the clients’ sources; what is told overrides. */
const rowOf = (columns: string, told: Row = {}): Row => ({
  ...Object.fromEntries(columns.split(', ').map((column) => [column, column === 'Size' ? 1 : 'x'])),
  ...told,
});

test('columns of each version of the clients are those of their listing', () => {
  const server5 = 'ID, Name, Status, Networks, Image Name, Image ID, Flavor Name, Flavor ID, Properties';
  const server9 = 'ID, Name, Status, Task State, Power State, Networks, Image Name, Image ID, Flavor';
  const share = 'ID, Name, Size, Share Proto, Status, Is Public, Share Type Name, Host, Availability Zone';
  const long =
    'ID, Name, Size, Share Protocol, Status, Is Public, Share Type Name, Project ID, Encryption Key Ref';
  const snapshot =
    'ID, Name, Status, Description, Created At, Size, Share ID, Share Proto, Share Size, User ID';
  const database = 'ID, Name, Datastore, Datastore Version, Status, Public, Addresses, Flavor ID, Size, Role';
  const balancer = 'id, name, project_id, vip_address, provisioning_status, operating_status, provider';
  const backup =
    'availability_zone, container, encryption_key_id, id, object_count, project_id, size, volume_id';
  const shown = 'created_at, description, id, name, properties, size, status, volume_id';
  const image = 'container_format, disk_format, id, name, owner, size, visibility, tags';
  const listed = (columns: string, told: Row = {}): unknown => {
    const [found] = of(readAll(rowOf(columns, told)), 'resource');
    return found && [found.type, found.role, found.account ?? '–', found.encrypted ?? '–'].join(' ');
  };
  assert.equal(listed(server5), 'server list processing – –');
  assert.equal(listed(server9), 'server list processing – –');
  assert.equal(listed('ID, Name, Status, Size, Attached to'), 'volume list storage – –');
  assert.equal(listed(share), 'share list storage – –');
  assert.equal(listed(long), 'share list storage x true');
  assert.equal(listed(long, { 'Encryption Key Ref': null }), 'share list storage x –');
  assert.equal(listed(snapshot), 'share snapshot list backup – –');
  assert.equal(listed('ID, Name, Share ID, Status'), 'share backup list backup – –');
  assert.equal(
    listed('ID, Status, Replica State, Share ID, Host, Availability Zone'),
    'share replica list storage – –',
  );
  assert.equal(listed(database), 'database instance list storage – –');
  assert.equal(
    listed('ID, Instance ID, Name, Status, Parent ID, Updated'),
    'database backup list backup – –',
  );
  assert.equal(
    listed('uuid, name, keypair, node_count, master_count, status'),
    'coe cluster list processing – –',
  );
  assert.equal(listed(balancer), 'loadbalancer list network x –');
  assert.equal(listed(backup), 'volume backup show backup x true');
  assert.equal(listed(shown), 'volume snapshot show backup – –');
  assert.equal(listed(image, { visibility: 'private' }), 'image show storage x –');
});

test('flavors and types of groups are no types of volumes; what is silent of encryption has none', () => {
  const flavor = rowOf('ID, Name, RAM, Disk, Ephemeral, VCPUs, Is Public');
  assert.deepEqual(readAll(flavor).evidence[0]?.records, { total: 1, used: 1 });
  const types = (Encryption: unknown): unknown => {
    const type = { ID: 't', Name: 'chiffre', 'Is Public': true, Encryption };
    return of(readAll(type, volume()), 'resource')[0]?.encrypted;
  };
  assert.equal(types({ provider: 'luks' }), true);
  for (const none of [null, {}, '-', { provider: null }]) assert.equal(types(none), undefined);
});

test('listings of other programs are not of OpenStack', () => {
  const docker =
    'Command, CreatedAt, ExitCode, Health, ID, Image, Labels, Name, Names, Networks, Ports, Status';
  const message = 'id, from, subject, attachments, encrypted, size';
  const issue = 'ID, Name, Description, Status, Size, Owner, Labels';
  for (const columns of [docker, message, issue, 'Name, Bytes, Count, Path', 'ID, Name, Subnets, CidrBlock'])
    assert.ok(!formatsOf(fileOf(JSON.stringify([rowOf(columns)])).bytes).includes('openstack'), columns);
});

test('what a project sees of another one inventories only itself', () => {
  const shared = rowOf('ID, Name, Disk Format, Container Format, Visibility', { Visibility: 'shared' });
  const reading = readAll(
    catalog('mtl-1'),
    server(),
    volume(),
    { ...shared, Project: 'f'.repeat(32) },
    { ...shared, Visibility: 'public', Project: 'e'.repeat(32) },
  );
  assert.deepEqual(
    of(reading, 'inventory').map(({ account }) => account),
    [PROJECT],
  );
  assert.deepEqual(
    of(reading, 'resource').flatMap(({ type, account }) =>
      type === 'image list' ? [account?.[0] ?? '–'] : [],
    ),
    ['f', '–'],
  );
});

test('single objects tell their own project and encryption; false does not condemn', () => {
  const shown = (encrypted: boolean): Row => ({
    attachments: [],
    availability_zone: 'nova',
    encrypted,
    id: 'v-9',
    'os-vol-tenant-attr:tenant_id': 'p',
    size: 1,
    type: 'simple',
  });
  assert.deepEqual(
    [true, false].map((encrypted) => {
      const [found] = of(readAll(shown(encrypted)), 'resource');
      return [found?.resource, found?.account, found?.encrypted];
    }),
    [
      ['volume v-9', 'p', true],
      ['volume v-9', 'p', undefined],
    ],
  );
  const machine = { 'OS-EXT-AZ:availability_zone': 'nova', id: 's-9', project_id: 'p' };
  assert.deepEqual(where(machine), [undefined, 'p']);
});

test('images of the operator are nobody’s data; hypervisors are of no project', () => {
  const image = (Visibility: string): unknown =>
    of(
      readAll({ ID: 'm', Name: 'x', 'Disk Format': 'raw', 'Container Format': 'bare', Visibility }),
      'resource',
    )[0]?.role;
  assert.deepEqual(['public', 'community', 'private', 'shared'].map(image), [
    'other',
    'other',
    'storage',
    'storage',
  ]);
  const hypervisor = { ID: 'h', 'Hypervisor Hostname': 'srv-1', 'Hypervisor Type': 'QEMU', State: 'up' };
  assert.deepEqual(where(hypervisor, catalog('mtl-1')), ['mtl-1', undefined]);
});

test('a file that may miss anything inventories no project', () => {
  const whole = (...rows: readonly Row[]): boolean => of(readAll(...rows), 'inventory').length === 1;
  assert.ok(whole(catalog('mtl-1'), server(), volume()));
  assert.ok(!whole(catalog('mtl-1'), server()));
  assert.ok(!whole(configuration(), server(), volume()));
  assert.ok(!whole(catalog('mtl-1', 'tor-1'), configuration(), server(), volume()));
  assert.ok(!whole(catalog('mtl-1'), server(), volume(), { Name: 'objet' }));
  const servers = Array.from({ length: 1000 }, (_, index) => server({ ID: `s-${index}` }));
  assert.ok(!whole(catalog('mtl-1'), ...servers, volume()));
  assert.ok(whole(catalog('mtl-1'), ...servers.slice(1), volume()));
  // A command that lists secrets prints ten of them unless it is told otherwise.
  const secrets = (count: number): Row[] =>
    Array.from({ length: count }, (_, index) => ({ 'Secret href': `/k-${index}`, 'Secret type': 'opaque' }));
  for (const count of [10, 100, 200]) assert.ok(!whole(catalog('mtl-1'), server(), ...secrets(count)));
  assert.ok(whole(catalog('mtl-1'), server(), ...secrets(11)));
  // More than those ten came of `--limit`, of which a hundred is the most that one answer holds.
  for (const count of [20, 30, 110]) assert.ok(whole(catalog('mtl-1'), server(), ...secrets(count)));
});

test('no secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const planted = GATHERED.map((row, index) => ({
    ...row,
    'auth.password': secret(index),
    token: secret(100 + index),
    sync_key: secret(200 + index),
    Properties: { password: secret(300 + index) },
    adminPass: secret(400 + index),
    user_data: secret(500 + index),
  }));
  assert.ok(!canonicalJson(readAll(...planted)).includes('S3CR3T'));
  const broken = (): Reading => read(`[{"ID":"x","Networks":"${secret(1)}",}]`);
  assert.throws(broken, (error: unknown) => !JSON.stringify(error).includes('S3CR3T'));
});

test('odd shapes are silence or refused with a code', () => {
  const odd = `[null,1,"x",[],{"Name":1,"Type":2,"Endpoints":[1,{"region":{},"url":7}]},
    {"ID":7,"Name":1,"Networks":1,"Status":1},{"ID":"v","Attached to":1,"Size":{},"Type":[],"__proto__":{}}]`;
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 6, used: 2 });
  assert.throws(() => read('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
  assert.throws(() => read(''), isBaseError);
});

test('property: order changes nothing; a cut file is refused', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...GATHERED], { minLength: 1 }), fc.nat(), (rows, cut) => {
      const again = GATHERED.filter((row) => rows.includes(row));
      assert.deepEqual(values(readAll(...rows)), values(readAll(...again)));
      const text = JSON.stringify(rows);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});
