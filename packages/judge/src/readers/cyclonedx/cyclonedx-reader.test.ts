import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { canonicalJson, compareText, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { cyclonedxReader } from './cyclonedx-reader.ts';
import { billFile, COMPONENTS, METADATA, SERVICES } from './testing/bill-file.ts';
import type { Json } from './testing/bill-file.ts';

function read(text: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(text);
  return cyclonedxReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const bill = (members: Json): FactValue<'bill-of-materials'> =>
  of(read(billFile(members)), 'bill-of-materials')[0]!;
const notes = (reading: Reading): unknown[] =>
  reading.notes
    .map(({ code, params }): [string, unknown] => [code, params])
    .sort(([a, one], [b, other]) => compareText(a + canonicalJson(one), b + canonicalJson(other)));
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();

test('a bill says what it describes, when, by which tool, at what stage', () => {
  const reading = read(billFile());
  assert.deepEqual(of(reading, 'bill-of-materials'), [
    {
      subject: 'nordet',
      version: '2026.10',
      on: '2026-10-01',
      tool: 'cdxgen 11.9.0',
      stages: ['build'],
      completeness: 'unstated',
      components: 5,
      hardware: 1,
      services: 3,
      vulnerabilities: 0,
      exploitable_critical: 0,
    },
  ]);
  const { version, observedAt, issuer, records } = reading.evidence[0]!;
  assert.deepEqual(
    { version, observedAt, issuer, records },
    {
      version: '1.6',
      observedAt: '2026-10-01T12:30:00Z',
      issuer: 'Infonuage Nordet inc.',
      records: { total: 8, used: 8 },
    },
  );
  assert.equal(recogniseReader(new TextEncoder().encode(billFile()), 'x')?.format, 'cyclonedx');
});

test('components are counted by what matters of them; persons are not named, a country by its name is not guessed', () => {
  const reading = read(billFile());
  assert.deepEqual(
    of(reading, 'component').toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)),
    [
      {
        category: 'hardware',
        supplied_by: 'unstated',
        maker: 'Machines Boréal',
        licence: 'unstated',
        components: 1,
      },
      {
        category: 'software',
        supplied_by: 'organization',
        supplier: 'Grande Base Corp.',
        supplier_country: 'US',
        maker: 'Grande Base Labs',
        licence: 'commercial',
        components: 1,
      },
      { category: 'software', supplied_by: 'unstated', ecosystem: 'deb', licence: 'copyleft', components: 1 },
      {
        category: 'software',
        supplied_by: 'unstated',
        ecosystem: 'generic',
        licence: 'other',
        components: 1,
      },
      {
        category: 'software',
        supplied_by: 'unstated',
        ecosystem: 'npm',
        licence: 'permissive',
        components: 1,
      },
    ].toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)),
  );
  assert.deepEqual(of(reading, 'dependency'), [{ host: 'paquets.example', use: 'package', by: 'nordet' }]);
  assert.deepEqual(notes(reading), [['COUNTRY_WITHOUT_CODE', { name: 'Canada' }]]);
  assert.ok(!canonicalJson(reading).includes('Tremblay'));
  const twice = read(billFile({ components: [COMPONENTS[0], { ...COMPONENTS[0], name: 'other' }] }));
  assert.equal(of(twice, 'component')[0]?.components, 2);
  const types = ['firmware', 'device-driver', 'machine-learning-model', 'data', 'cryptographic-asset', 'new'];
  const categories = of(
    read(billFile({ components: types.map((type) => ({ type, name: type })) })),
    'component',
  );
  assert.deepEqual(categories.map(({ category, components }) => `${category} ${components}`).sort(), [
    'data 1',
    'firmware 2',
    'model 1',
    'other 2',
  ]);
});

test('a service tells its provider, hosts, data and boundary; what it does not tell is absent', () => {
  assert.deepEqual(
    of(read(billFile()), 'described-service').toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    [
      { name: 'Base', hosts: ['base.interne'], crosses_boundary: false },
      {
        name: 'Courriel',
        provider: 'Mailer Corp.',
        provider_country: 'US',
        hosts: ['api.mailer.example'],
        data: ['PII'],
        flow: 'inbound',
        crosses_boundary: true,
        zone: 'Externe',
      },
      {
        name: 'Portail',
        provider: 'Infonuage Nordet inc.',
        hosts: ['portail.nordet.example'],
        data: ['PII', 'Public'],
        flow: 'two-way',
        crosses_boundary: true,
        authenticated: true,
      },
    ],
  );
  const flow = (...flows: unknown[]): unknown =>
    of(
      read(
        billFile({ services: [{ name: 's', data: flows.map((f) => ({ flow: f, classification: 'x' })) }] }),
      ),
      'described-service',
    )[0]?.flow;
  assert.equal(flow(), undefined);
  assert.equal(flow('outbound', 'outbound'), 'outbound');
  assert.equal(flow('bi-directional', 'unknown'), 'two-way');
  assert.equal(flow('inbound', 'unknown'), 'unknown');
  assert.equal(flow(7), 'unknown');
  // No field of CycloneDX tells where data is processed: nothing is stated of subprocessors.
  assert.deepEqual(of(read(billFile()), 'subprocessor'), []);
});

test('a bill is complete only where it says so of what it describes, and of nothing otherwise', () => {
  const said = (...compositions: Json[]): string => bill({ compositions }).completeness;
  const whole = { aggregate: 'complete', assemblies: ['nordet'] };
  assert.equal(said(whole), 'complete');
  assert.equal(said({ aggregate: 'complete', dependencies: ['nordet'] }), 'complete');
  assert.equal(said({ aggregate: 'complete', assemblies: ['other'] }), 'unstated');
  assert.equal(said({ aggregate: 'complete' }), 'unstated');
  for (const aggregate of ['unknown', 'not_specified', 'new'])
    assert.equal(said(whole, { aggregate, assemblies: ['x'] }), 'unstated', aggregate);
  for (const aggregate of ['incomplete', 'incomplete_third_party_proprietary_only'])
    assert.equal(said(whole, { aggregate, assemblies: ['x'] }), 'incomplete', aggregate);
  assert.equal(said(), 'unstated');
  const { component: _, ...unnamed } = METADATA;
  assert.equal(bill({ metadata: unnamed, compositions: [whole] }).completeness, 'unstated');
});

test('vulnerabilities are counted; only critical ones that the bill itself calls exploitable are held against it', () => {
  const one = (state: string | undefined, severity: string, published?: string): Json => ({
    id: 'CVE-2026-0001',
    ratings: [{ severity: 'low' }, { severity }],
    ...(state === undefined ? {} : { analysis: { state } }),
    ...(published === undefined ? {} : { published }),
  });
  const vulnerabilities = [
    one('exploitable', 'critical', '2026-08-02T00:00:00Z'),
    one('exploitable', 'critical', '2026-07-02'),
    one('exploitable', 'critical', 'yesterday'),
    one('exploitable', 'high', '2020-01-01T00:00:00Z'),
    one('in_triage', 'critical', '2020-01-01T00:00:00Z'),
    one('resolved', 'critical', '2020-01-01T00:00:00Z'),
    one('not_affected', 'critical', '2020-01-01T00:00:00Z'),
    one(undefined, 'critical', '2020-01-01T00:00:00Z'),
  ];
  const { vulnerabilities: total, exploitable_critical, exploitable_since } = bill({ vulnerabilities });
  assert.deepEqual([total, exploitable_critical, exploitable_since], [8, 3, '2026-07-02']);
});

test('tools are told in both shapes, and a date that is none is noted', () => {
  const tool = (tools: unknown): unknown => bill({ metadata: { ...METADATA, tools } }).tool;
  assert.equal(tool([{ vendor: 'Acme', name: 'bom', version: '2' }]), 'bom 2');
  assert.equal(tool({ services: [{ name: 'BOM as a service' }] }), 'BOM as a service');
  assert.equal(tool([]), undefined);
  assert.equal(tool('x'), undefined);
  const undated = read(billFile({ metadata: { timestamp: '01/10/2026' }, components: [], services: [] }));
  assert.deepEqual(notes(undated), [['FIELD_UNREADABLE', { field: 'timestamp' }]]);
  assert.equal(undated.evidence[0]?.observedAt, undefined);
});

test('a newer version is read, and its unknown fields are told', () => {
  const reading = read(
    billFile({
      specVersion: '1.9',
      provenance: {},
      metadata: { ...METADATA, future: 1 },
      components: [{ type: 'library', name: 'a', futureField: { x: 1 }, supplier: { name: 'S', future: 2 } }],
      services: [{ name: 's', data: [{ flow: 'inbound', classification: 'x', future: true }], future: [] }],
    }),
  );
  assert.equal(reading.evidence[0]?.version, '1.9');
  assert.deepEqual(notes(reading), [['UNKNOWN_FIELDS', { count: 6 }]]);
});

test('suppliers or hosts without end are refused, not kept', () => {
  const many = (fields: (index: number) => Json): string =>
    billFile({
      components: Array.from({ length: 20_001 }, (_, index) => ({
        type: 'library',
        name: 'a',
        ...fields(index),
      })),
    });
  const suppliers = many((index) => ({ supplier: { name: `S${index}` } }));
  const hosts = many((index) => ({
    externalReferences: [{ type: 'distribution', url: `https://h${index}.example/` }],
  }));
  for (const text of [suppliers, hosts]) assert.throws(() => read(text), { code: 'READ_TOO_MANY_FACTS' });
});

test('XML is known and refused with its remedy', () => {
  const text = '<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"></bom>';
  assert.equal(recogniseReader(new TextEncoder().encode(text), 'bom.xml')?.format, 'cyclonedx');
  assert.throws(() => read(text), { code: 'READ_SERIALISATION' });
});

test('odd shapes are silence, a note, or refused with a code', () => {
  const odd = read(
    `{"bomFormat":"CycloneDX","specVersion":"1.5","components":[null,1,"x",[],{"type":7},{"type":"file"},{"name":"n","type":"library","components":"x","licenses":{},"supplier":[],"purl":1,"__proto__":{}}],"services":{"name":"s"},"metadata":[1],"compositions":[null],"vulnerabilities":[3]}`,
  );
  assert.deepEqual(odd.evidence[0]?.records, { total: 7, used: 1 });
  assert.deepEqual(notes(odd), [
    ['FIELD_UNREADABLE', { field: 'metadata' }],
    ['FIELD_UNREADABLE', { field: 'services' }],
    ['SKIPPED_RECORDS', { count: 6 }],
    ['UNKNOWN_FIELDS', { count: 1 }],
  ]);
  const endpoints = read(
    billFile({ components: [], services: [{ name: 's', endpoints: [7, 'https://${H}'] }] }),
  );
  assert.deepEqual(notes(endpoints), [['FIELD_UNREADABLE', { field: 'endpoints' }]]);
  for (const text of ['{"bomFormat":"CycloneDX"}', '{"bomFormat":"CycloneDX","specVersion":7}'])
    assert.throws(() => read(text), { code: 'READ_SHAPE' });
  const deep = '{"type":"library","name":"a","components":['.repeat(400);
  assert.throws(() => read(`{"specVersion":"1.6","components":[${deep}`), { code: 'JSON_TOO_DEEP' });
});

test('property: order changes nothing but places; a cut file is refused', () => {
  const parts = { components: COMPONENTS, services: SERVICES };
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...COMPONENTS], { minLength: COMPONENTS.length }),
      fc.shuffledSubarray([...SERVICES], { minLength: SERVICES.length }),
      fc.boolean(),
      fc.nat(),
      (components, services, early, cut) => {
        const members = { components, services };
        const text = early
          ? JSON.stringify({ ...members, ...(JSON.parse(billFile(members)) as object) })
          : billFile(members);
        assert.deepEqual(values(read(text)), values(read(billFile(parts))));
        const end = 1 + (cut % (text.length - 2));
        assert.throws(
          () => read(text.slice(0, end)),
          (error) => error instanceof JudgeError || isBaseError(error),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('no secret reaches the reading', () => {
  const secret = `S3CR3T-${'k'.repeat(20)}`;
  const planted = { description: secret, properties: [{ name: secret, value: secret }], copyright: secret };
  const reading = read(
    billFile({
      metadata: { ...METADATA, ...planted },
      components: COMPONENTS.map((component) => ({ ...component, ...planted })),
      services: SERVICES.map((service) => ({
        ...service,
        ...planted,
        endpoints: [`https://u:${secret}@h.example/${secret}?key=${secret}`],
      })),
      annotations: [{ text: secret }],
    }),
  );
  assert.ok(!canonicalJson(reading).includes('S3CR3T'));
  assert.ok(!canonicalJson(reading).toLowerCase().includes('kkkk'));
});

const SHARED = new URL('../../../../../../shared/data/sbom/', import.meta.url);
for (const [file, counts, components] of [
  ['dropwizard.cdx.json', [167, 0, 0], 167],
  ['laravel-1.4.cdx.json', [62, 0, 0], 62],
  ['saasbom-apigateway.cdx.json', [0, 0, 6], 0],
  ['hbom-sata.cdx.json', [6, 6, 0], 6],
] as const)
  test(`${file}: read whole, without a note`, {
    skip: existsSync(new URL(file, SHARED)) ? false : 'no shared data here',
  }, () => {
    const reading = read(new Uint8Array(readFileSync(new URL(file, SHARED))));
    const [found] = of(reading, 'bill-of-materials');
    assert.deepEqual([found?.components, found?.hardware, found?.services], counts);
    const counted = of(reading, 'component').map(({ components: count }) => count);
    assert.equal(
      counted.reduce((a, b) => a + b, 0),
      components,
    );
    assert.deepEqual(reading.notes, []);
  });
