import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, compareText, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { netboxReader } from './netbox-reader.ts';
import {
  brief,
  cluster,
  device,
  machine,
  MONTREAL,
  NORDET,
  page,
  prefix,
  rack,
  role,
  site,
  siteBrief,
} from './testing/netbox-lists.ts';
import type { Row } from './testing/netbox-lists.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return netboxReader.read(bytes, hint);
}
const readAll = (...answers: readonly Row[]): Reading => read(JSON.stringify(answers));
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = (reading: Reading): string[] => reading.notes.map(({ code }) => code).sort(compareText);
const values = (reading: Reading): string[] =>
  reading.facts.map(({ kind, value }) => `${kind} ${canonicalJson(value)}`).sort(compareText);
const rolesOf = (...rows: readonly Row[]): string[] =>
  of(readAll(...rows), 'resource').map(({ role: found }) => found);

test('a register: sites by their addresses, resources by site and role, machines by what they run on', () => {
  const reading = readAll(...NORDET);
  assert.deepEqual(of(reading, 'site'), [
    {
      site: 'mtl1',
      name: 'Centre mtl1',
      country: 'CA',
      province: 'QC',
      address: '400, rue du Courant, Montréal (Québec) H3C 1A1, Canada',
      latitude: '45.497216',
      longitude: '-73.563',
    },
    { site: 'par10', name: 'Centre par10', country: 'FR', address: '10 rue de la Paix, 75002 Paris, France' },
  ]);
  assert.deepEqual(
    of(reading, 'region-site')
      .map(({ platform, region, site: to }) => `${platform} ${region} ${to}`)
      .sort(compareText),
    ['netbox chambly chambly', 'netbox mtl1 mtl1', 'netbox par10 par10'],
  );
  assert.deepEqual(
    of(reading, 'resource')
      .map(({ resource, type, role: what, region = '–', account = '–' }) =>
        [resource, type, what, region, account].join(' / '),
      )
      .sort(compareText),
    [
      'cluster 5 (grappe-5) / cluster / other / mtl1 / –',
      'cluster 6 (grappe-6) / cluster / other / – / –',
      'device 1 (d-1) / device (hypervisor) / processing / mtl1 / –',
      'device 2 (d-2) / device (storage-array) / storage / mtl1 / ville',
      'device 3 (d-3) / device (backup-server) / backup / mtl1 / –',
      'device 4 (d-4) / device (core-switch) / network / mtl1 / –',
      'device 5 (d-5) / device (coeur-maison) / unknown / mtl1 / –',
      'device 6 / device (serveur) / processing / par10 / –',
      'rack 7 (A-01) / rack / other / mtl1 / –',
      'virtual-machine 30 (vm-30) / virtual-machine / processing / mtl1 / ville',
      'virtual-machine 31 (vm-31) / virtual-machine (database) / storage / mtl1 / ville',
    ],
  );
  assert.deepEqual(codes(reading), [
    'PLANNED_RECORDS',
    'SITE_WITHOUT_COUNTRY',
    'SKIPPED_RECORDS',
    'UNKNOWN_TYPE',
  ]);
  assert.deepEqual(reading.evidence[0]?.records, { total: 16, used: 14 });
});

test('people keep the register: it never states an inventory, whole or not', () => {
  assert.deepEqual(of(readAll(...NORDET), 'inventory'), []);
  assert.deepEqual(of(readAll(page([device(1, 'server')])), 'inventory'), []);
});

test('each answer is known in every shape, and Nautobot’s is not', () => {
  for (const answer of NORDET)
    for (const text of [
      JSON.stringify(answer),
      JSON.stringify(answer, null, 2),
      JSON.stringify(answer['results']),
      `\uFEFF${JSON.stringify((answer['results'] as Row[])[0])}`,
      `${JSON.stringify(answer)}\n${JSON.stringify(answer)}`,
    ])
      assert.deepEqual(formatsOf(fileOf(text).bytes), ['netbox'], text.slice(0, 90));
  const nautobot = JSON.stringify(NORDET[2]).replaceAll(
    /\/\d+\/"/g,
    '/0b3f5bb1-2b3b-4c5d-8e9f-000000000001/"',
  );
  assert.deepEqual(formatsOf(fileOf(nautobot).bytes), []);
  assert.deepEqual(read(nautobot).facts, []);
  assert.deepEqual(formatsOf(fileOf('{"count":0,"next":null,"previous":null,"results":[]}').bytes), []);
});

test('the same in one array, in lines, in arrays of objects', () => {
  const whole = values(readAll(...NORDET));
  for (const text of [
    NORDET.map((answer) => JSON.stringify(answer)).join('\n'),
    JSON.stringify(NORDET.map(({ results }) => results)),
    JSON.stringify(NORDET.flatMap(({ results }) => results)),
    NORDET.flatMap(({ results }) => results as Row[])
      .map((row) => JSON.stringify(row))
      .join('\n'),
  ])
    assert.deepEqual(values(read(text)), whole);
});

test('roles are whole words that leave no doubt; others are nobody’s to guess', () => {
  assert.deepEqual(rolesOf(device(1, 'Serveur de stockage')), ['storage']);
  assert.deepEqual(rolesOf(device(1, 'x', { role: role('x1', 'Pare-feu') })), ['network']);
  assert.deepEqual(rolesOf(device(1, 'x', { role: null, device_role: role('hsm') })), ['key']);
  assert.deepEqual(rolesOf(device(1, 'x', { role: role('server', 'Switch') })), ['unknown']);
  for (const slug of ['old-server', 'storage-switch-2', 'serverless', 'constructor', ''])
    assert.deepEqual(rolesOf(device(1, slug)), ['unknown'], slug);
  assert.deepEqual(rolesOf(machine(1, { role: role('firewall') })), ['processing']);
  assert.deepEqual(rolesOf(machine(1, { role: role('backup') })), ['backup']);
});

test('a machine is where it says and where what carries it is: two answers are a contradiction, none is none', () => {
  const regions = (...rows: readonly Row[]): unknown =>
    of(readAll(...rows), 'resource').find(({ type }) => type === 'virtual-machine')?.region;
  const lost = machine(1, { site: null });
  assert.equal(regions(lost), undefined);
  assert.equal(regions(lost, cluster(5)), 'mtl1');
  assert.equal(
    regions(lost, cluster(5, { scope_type: undefined, scope: null, site: siteBrief('tor') })),
    'tor',
  );
  assert.equal(regions(machine(1), cluster(5, { scope: siteBrief('par10') })), undefined);
  assert.ok(
    codes(readAll(machine(1), cluster(5, { scope: siteBrief('par10') }))).includes('REGION_CONTRADICTORY'),
  );
  const host = machine(1, { site: null, cluster: null, device: { url: device(8, 'server')['url'] } });
  assert.equal(regions(host, device(8, 'server', { site: siteBrief('par10') })), 'par10');
});

test('a cluster tied to a location is in the site of that location, which the list of locations tells', () => {
  const room = brief('dcim/locations', 8, 'salle-1');
  const tied = cluster(5, { scope_type: 'dcim.location', scope: room });
  const listed: Row = { ...room, site: siteBrief('mtl1'), parent: null, status: { value: 'active' } };
  const places = (...rows: readonly Row[]): unknown[] =>
    of(readAll(...rows), 'resource').map(({ region }) => region);
  assert.deepEqual(places(tied), [undefined]);
  assert.deepEqual(places(tied, listed), ['mtl1']);
  assert.deepEqual(places(listed, machine(30, { site: null }), tied), ['mtl1', 'mtl1']);
  assert.deepEqual(codes(readAll(tied, listed)), []);
});

test('what a site is used for is not told, unless it is not used', () => {
  const uses = (value: string): unknown[] =>
    of(readAll(site('mtl1', MONTREAL, { status: { value, label: value } })), 'site').map(
      ({ storage, processing, backup }) => [storage, processing, backup],
    );
  assert.deepEqual(uses('active'), [[undefined, undefined, undefined]]);
  assert.deepEqual(uses('decommissioning'), [[undefined, undefined, undefined]]);
  for (const status of ['planned', 'retired']) assert.deepEqual(uses(status), [[false, false, false]]);
});

test('coordinates come as a pair, within the globe', () => {
  const degrees = (latitude: unknown, longitude: unknown): unknown[] =>
    of(readAll(site('mtl1', MONTREAL, { latitude, longitude })), 'site').map((found) => [
      found.latitude,
      found.longitude,
    ]);
  assert.deepEqual(degrees('45.5', -73.5), [['45.5', '-73.5']]);
  assert.deepEqual(degrees(45.5, null), [[undefined, undefined]]);
  assert.deepEqual(degrees(95, -73.5), [[undefined, undefined]]);
});

test('a listing that goes on where the file ends is told to be partial', () => {
  const partial = (...answers: readonly Row[]): boolean =>
    codes(readAll(...answers)).includes('LISTING_PARTIAL');
  const next = 'https://netbox.example/api/dcim/devices/?limit=50&offset=50';
  const [first, second] = [[device(1, 'server')], [device(2, 'server')]];
  assert.ok(!partial(page(first)));
  assert.ok(partial(page(first, { count: 2, next })));
  assert.ok(partial(page(second, { count: 2, previous: next })));
  assert.ok(partial(page(first, { count: 2, next }), page(first, { count: 2 })));
  assert.ok(!partial(page(first, { count: 2, next }), page(second, { count: 2, previous: next })));
  assert.ok(partial(page(first, { count: null, next })));
  assert.ok(!partial(page(first, { count: null, next }), page(second, { count: null })));
  assert.ok(partial(page([rack()]), page(first, { count: 2, next })));
});

test('prefixes are counted and not read: the provider’s own register places none of its administrators', () => {
  const reading = readAll(page([prefix()]));
  assert.deepEqual([reading.facts.length, codes(reading)], [0, ['SKIPPED_RECORDS']]);
});

test('fields of 4.7 are known, and what a newer version adds is told', () => {
  assert.deepEqual(codes(readAll(rack({ cooling_capability: null, cooling_capacity: null }))), []);
  assert.deepEqual(
    codes(
      readAll(
        device(1, 'server', { cooling_method: null, cooling_intake_count: 0, cooling_outflow_count: 0 }),
      ),
    ),
    [],
  );
  const note = readAll(device(1, 'server', { novelty: 1 })).notes.find(
    ({ code }) => code === 'UNKNOWN_FIELDS',
  );
  assert.deepEqual(note?.params, { count: 1 });
});

test('no secret reaches the reading', () => {
  const secret = (index: number): string => `S3CR3T-${index}-${'k'.repeat(20)}`;
  const planted = NORDET.flatMap(({ results }) => results as Row[]).map((row, index) => ({
    ...row,
    comments: secret(index),
    description: secret(100 + index),
    custom_fields: { password: secret(200 + index) },
    local_context_data: { snmp: secret(300 + index) },
    config_context: { users: [{ key: secret(400 + index) }] },
    config_template: { name: secret(500 + index) },
    tags: [{ name: secret(600 + index) }],
    serial: secret(700 + index),
    shipping_address: secret(800 + index),
  }));
  assert.ok(!canonicalJson(readAll(...planted)).includes('S3CR3T'));
  const broken = (): Reading => read(`[{"url":"${secret(1)}",}]`);
  assert.throws(broken, (error: unknown) => !JSON.stringify(error).includes('S3CR3T'));
});

test('odd shapes are silence or refused with a code', () => {
  const url = (kind: string): string => `"url":"https://x/api/${kind}/1/"`;
  const odd = `[null,1,"x",[],[[]],{"results":[null,7,{}]},{${url('dcim/sites')},"slug":7},
    {${url('dcim/devices')},"site":1,"role":[],"status":"active","name":{},"tenant":"x"},
    {${url('virtualization/clusters')},"scope_type":"dcim.site","scope":[1]},
    {${url('dcim/__proto__')}},{${url('dcim/constructor')},"__proto__":{}}]`;
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 12, used: 2 });
  assert.throws(() => read('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
  assert.deepEqual(read('').facts, []);
});

test('property: order changes nothing; a cut file is refused', () => {
  const rows = NORDET.flatMap(({ results }) => results as Row[]);
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: 1 }), fc.nat(), (some, cut) => {
      const again = rows.filter((row) => some.includes(row));
      assert.deepEqual(values(readAll(...some)), values(readAll(...again)));
      const text = JSON.stringify(some);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});
