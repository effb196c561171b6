import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { vcloudDirectorReader } from './director-reader.ts';
import {
  ADMIN_VDC,
  appended,
  HOST,
  LISTED,
  NORDET,
  ORGANISATIONS,
  page,
  record,
  VDC,
} from './testing/pages.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return vcloudDirectorReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = ({ notes }: Reading): string[] => [...new Set(notes.map(({ code }) => code))].sort();
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();
const table = (reading: Reading): Record<string, unknown> =>
  Object.fromEntries(
    of(reading, 'resource').map(({ resource, role, region }) => [
      /\((.*)\)$/.exec(resource)?.[1],
      [role, region],
    ]),
  );
const whole = (documents: readonly object[]): boolean =>
  of(read(appended(documents)), 'inventory').length > 0;
const PLACE = `${HOST}/nordet/production`;

test('a customer’s queries: roles, the virtual datacenter as region, the organisation as account', () => {
  const reading = read(appended(NORDET));
  assert.deepEqual(formatsOf(fileOf(appended(NORDET)).bytes), ['vcloud-director']);
  assert.deepEqual(table(reading), {
    production: ['other', PLACE],
    or: ['storage', PLACE],
    web: ['processing', PLACE],
    modele: ['storage', PLACE],
    site: ['other', PLACE],
    donnees: ['storage', PLACE],
    base: ['storage', PLACE],
    bord: ['network', PLACE],
  });
  assert.deepEqual(
    of(reading, 'resource')
      .filter(({ encrypted }) => encrypted !== undefined)
      .map(({ resource }) => resource),
    [`${HOST}/00000000-0000-4000-8000-000000000010 (web)`],
  );
  assert.deepEqual(of(reading, 'inventory'), [
    { platform: 'vcloud-director', account: `${HOST}/nordet`, resources: 8, opaque: false },
  ]);
  assert.deepEqual(codes(reading), []);
});

test('an administrator’s queries place by the provider’s virtual datacenter, under the same organisation', () => {
  const reading = read(appended([ADMIN_VDC, ORGANISATIONS, ...NORDET.slice(1)]));
  assert.deepEqual(table(reading)['web'], ['processing', `${HOST}/pvdc-mtl`]);
  assert.deepEqual(
    of(reading, 'inventory').map(({ account }) => account),
    [`${HOST}/nordet`],
  );
  // Without the organisations, only an identifier tells whose it is.
  assert.equal(of(read(appended([ADMIN_VDC, ...NORDET.slice(1)])), 'resource')[0]?.account, undefined);
});

test('the newer API completes the queries, whichever comes first', () => {
  const machines = NORDET[2]!;
  for (const documents of [
    [machines, LISTED],
    [LISTED, machines],
  ])
    assert.deepEqual(table(read(appended(documents))), {
      web: ['processing', PLACE],
      modele: ['storage', PLACE],
      production: ['other', PLACE],
    });
  assert.deepEqual(values(read(appended([LISTED, ...NORDET]))), values(read(appended([...NORDET, LISTED]))));
  assert.deepEqual(values(read(appended([LISTED, ...NORDET]))), values(read(appended(NORDET))));
  assert.deepEqual(formatsOf(fileOf(JSON.stringify(LISTED)).bytes), ['vcloud-director']);
});

test('a query alone places nothing, for the name of a virtual datacenter is only unique in its organisation', () => {
  const reading = read(JSON.stringify(NORDET[2], null, 2));
  assert.deepEqual(formatsOf(fileOf(JSON.stringify(NORDET[2], null, 2)).bytes), ['vcloud-director']);
  assert.deepEqual(table(reading), { web: ['processing', undefined], modele: ['storage', undefined] });
  assert.deepEqual(codes(reading), ['LISTING_PARTIAL', 'NO_REGION']);
});

test('whole only with every query, each with all its pages, and nothing left aside', () => {
  assert.equal(whole(NORDET), true);
  for (const name of ['orgVdc', 'orgVdcStorageProfile', 'vm', 'disk', 'media', 'vAppTemplate'])
    assert.equal(
      whole(NORDET.filter((document) => (document as { name: string }).name !== name)),
      false,
      name,
    );
  const disk = record('Disk', 'disk/', 20, { name: 'd', vdc: VDC });
  const next = record('Disk', 'disk/', 21, { name: 'e', vdc: VDC });
  assert.equal(whole([...NORDET, page('disk', [disk], 3)]), false);
  assert.equal(whole([...NORDET, page('disk', [disk], 3), page('disk', [disk], 3)]), false);
  const other = record('OrgVdc', 'vdc/', 30, { name: 'ailleurs', orgName: 'autre' });
  assert.equal(whole([...NORDET, page('orgVdc', [other])]), false);
  // An administrator's queries are of all organisations; those of two who asked apart are not.
  const admin = NORDET.map((document) => {
    const { name, record: records } = document as { name: string; record: object[] };
    return page(`admin${name}`, name === 'orgVdc' ? [...records, other] : records);
  });
  assert.equal(whole(admin), true);
  assert.equal(whole([...admin, page('adminVM', [])]), false);
  assert.equal(whole([...admin.slice(0, 2), ...NORDET.slice(2)]), false);
  assert.equal(whole([...NORDET, page('disk', [disk], 3), page('disk', [next], 3, 2)]), true);
  assert.equal(whole([...NORDET, { more: 1 }]), false);
  const { total: _total, ...untold } = page('disk', []) as Record<string, unknown>;
  assert.equal(whole([...NORDET, untold]), false);
  // Tasks and users hold no data.
  assert.equal(whole([...NORDET, page('task', [record('Task', 'task/', 30, { name: 't' })])]), true);
});

test('virtual datacenters that say two things place nothing; unknown types are unknown', () => {
  const other = page('orgVdc', [record('OrgVdc', 'vdc/', 1, { name: 'production', orgName: 'autre' })]);
  assert.deepEqual(table(read(appended([...NORDET, other])))['web'], ['processing', undefined]);
  const future = read(appended([page('quantum', [record('Quantum', 'q/', 1, { name: 'q' })])]));
  assert.deepEqual(table(future), { q: ['unknown', undefined] });
});

test('odd shapes are silence or refused with a code', () => {
  const odd =
    '{"record":[null,1,{"_type":7},{"_type":"QueryResultVMRecordType","href":7}],"pageSize":1}\n{"values":[{"id":7}]}\n[]';
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 6, used: 0 });
  assert.deepEqual(read(odd).facts, []);
  assert.throws(() => read('{"record":'.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
});

test('no secret reaches the reading', () => {
  const names = [
    'description',
    'ownerName',
    'ipAddress',
    'guestOs',
    'networkName',
    'otherAttributes',
    'metadata',
    'link',
  ];
  const planted = Object.fromEntries(names.map((name, index) => [name, `S3CR3T-${index}-${'k'.repeat(20)}`]));
  const documents = NORDET.map((document) => ({
    ...document,
    record: (document as { record: object[] }).record.map((item) => ({ ...item, ...planted })),
  }));
  assert.ok(!canonicalJson(read(appended(documents))).includes('S3CR3T'));
});

test('property: the order of pages changes nothing but places; a cut page is refused', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...NORDET], { minLength: 2 }), fc.nat(), (documents, cut) => {
      const again = NORDET.filter((document) => documents.includes(document));
      assert.deepEqual(values(read(appended(documents))), values(read(appended(again))));
      const text = JSON.stringify(NORDET[2]);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});
