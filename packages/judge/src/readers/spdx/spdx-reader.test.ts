import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, compareText, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { spdxReader } from './spdx-reader.ts';
import {
  documentFile,
  ELEMENTS,
  elementId,
  graphFile,
  PACKAGES,
  relationship,
  tagValueFile,
} from './testing/document-file.ts';
import type { Json } from './testing/document-file.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return spdxReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const billOf = (text: string): FactValue<'bill-of-materials'> => of(read(text), 'bill-of-materials')[0]!;
const notes = (reading: Reading): unknown[] =>
  reading.notes
    .map(({ code, params }): [string, unknown] => [code, params])
    .sort(([a, one], [b, other]) => compareText(a + canonicalJson(one), b + canonicalJson(other)));
const values = (reading: Reading): string[] => reading.facts.map(({ value }) => canonicalJson(value)).sort();
const component = (text: string): FactValue<'component'> | undefined => of(read(text), 'component')[0];
const known = (error: unknown): boolean => error instanceof JudgeError || isBaseError(error);

const BILL = {
  subject: 'nordet',
  version: '2026.10',
  on: '2026-10-01',
  tool: 'syft-1.30.0',
  completeness: 'unstated',
  components: 3,
  hardware: 1,
  services: 0,
  vulnerabilities: 0,
  exploitable_critical: 0,
};

test('what is null in a list is told with its place, and describes no package that has no identifier', () => {
  const document = JSON.parse(documentFile()) as Record<string, Json> & {
    creationInfo: { creators: Json[] };
  };
  const [first, second] = PACKAGES;
  const { SPDXID: _, ...nameless } = { SPDXID: '', ...first, externalRefs: [null] };
  const text = JSON.stringify({
    ...document,
    creationInfo: { ...document.creationInfo, creators: [null, 'Tool: syft-1.30.0'] },
    documentDescribes: [null],
    relationships: [null],
    packages: [null, nameless, second],
  });
  const reading = read(text);
  assert.deepEqual(
    reading.notes.map(({ code, at, params }) => [code, at.place, params['field'] ?? params['count']]),
    [
      ['FIELD_UNREADABLE', { pointer: '/creationInfo/creators/0' }, 'creators'],
      ['FIELD_UNREADABLE', { pointer: '/documentDescribes/0' }, 'documentDescribes'],
      ['SKIPPED_RECORDS', { pointer: '/packages/0' }, 1],
      ['FIELD_UNREADABLE', { pointer: '/packages/1/externalRefs/0' }, 'externalRefs'],
      ['FIELD_UNREADABLE', { pointer: '/relationships/0' }, 'relationships'],
    ],
  );
  assert.deepEqual(reading.evidence[0]?.records, { total: 3, used: 2 });
  assert.equal(of(reading, 'bill-of-materials')[0]?.components, 2);
});

const FORMS = [
  ['2.3', documentFile()],
  ['2.3', `{"sbom":${documentFile()}}`],
  ['2.3', tagValueFile()],
  ['2.3', tagValueFile().replaceAll('\n', '\r\n')],
  ['3.0.1', graphFile()],
] as const;

test('one bill in any form gives the same facts: not asserted, none and absent apart, persons not named', () => {
  const components = [
    {
      category: 'hardware',
      supplied_by: 'unstated',
      licence: 'none',
      components: 1,
    },
    {
      category: 'software',
      supplied_by: 'not-asserted',
      ecosystem: 'npm',
      licence: 'permissive',
      components: 1,
    },
    {
      category: 'software',
      supplied_by: 'person',
      maker: 'Free Software Foundation',
      licence: 'copyleft',
      components: 1,
    },
  ];
  for (const [version, text] of FORMS) {
    const reading = read(text);
    assert.equal(recogniseReader(new TextEncoder().encode(text), 'x')?.format, 'spdx');
    const [found] = of(reading, 'bill-of-materials');
    assert.deepEqual(found, version === '2.3' ? BILL : { ...BILL, stages: ['build'] });
    assert.deepEqual(
      of(reading, 'component').toSorted((a, b) =>
        a.supplied_by + a.category < b.supplied_by + b.category ? -1 : 1,
      ),
      components.toSorted((a, b) => (a.supplied_by + a.category < b.supplied_by + b.category ? -1 : 1)),
      text.slice(0, 80),
    );
    assert.deepEqual(of(reading, 'dependency'), [{ host: 'paquets.example', use: 'package', by: 'nordet' }]);
    const [evidence] = reading.evidence;
    assert.deepEqual(
      [evidence?.version, evidence?.observedAt, evidence?.issuer, evidence?.records],
      [version, '2026-10-01T12:30:00Z', 'Infonuage Nordet inc.', { total: 4, used: 4 }],
    );
    assert.deepEqual(reading.notes, []);
    assert.ok(!canonicalJson(reading).includes('Tremblay'));
  }
});

test('a document that describes several packages, or none, has them all as parts', () => {
  for (const described of [[], ['SPDXRef-nordet', 'SPDXRef-1'], ['SPDXRef-unknown']]) {
    const found = billOf(documentFile({ relationships: [], documentDescribes: described }));
    assert.deepEqual([found.subject, found.components], ['nordet-sbom', 4], described.join());
  }
  const by = {
    spdxElementId: 'SPDXRef-nordet',
    relationshipType: 'DESCRIBED_BY',
    relatedSpdxElement: 'SPDXRef-DOCUMENT',
  };
  assert.equal(billOf(documentFile({ relationships: [by] })).subject, 'nordet');
});

test('what SPDX 2 has no word for is noted: a supplier of no kind, an unknown purpose, fields of a newer version', () => {
  const reading = read(
    documentFile({
      spdxVersion: 'SPDX-2.4',
      future: 1,
      relationships: [],
      packages: [
        { name: 'a', supplier: 'Acme', originator: 'NOASSERTION', primaryPackagePurpose: 'TOY', future: 2 },
        { name: 'b', supplier: 'Organization: x@y.example', primaryPackagePurpose: 'OPERATING_SYSTEM' },
        { SPDXID: 'nameless' },
        null,
      ],
    }),
  );
  assert.equal(reading.evidence[0]?.version, '2.4');
  assert.deepEqual(notes(reading), [
    ['FIELD_UNREADABLE', { field: 'primaryPackagePurpose' }],
    ['FIELD_UNREADABLE', { field: 'supplier' }],
    ['SKIPPED_RECORDS', { count: 2 }],
    ['UNKNOWN_FIELDS', { count: 2 }],
  ]);
  assert.deepEqual(
    of(reading, 'component')
      .map(({ category, supplied_by }) => `${category} ${supplied_by}`)
      .sort(),
    ['other unstated', 'software unstated'],
  );
});

test('what the author concludes of a licence goes before what the package declares', () => {
  const licence = (licenseConcluded?: string, licenseDeclared?: string): unknown =>
    component(
      documentFile({ relationships: [], packages: [{ name: 'a', licenseConcluded, licenseDeclared }] }),
    )?.licence;
  assert.equal(licence('MIT', 'GPL-2.0-only'), 'permissive');
  assert.equal(licence('NOASSERTION', 'GPL-2.0-only'), 'copyleft');
  assert.equal(licence('NONE', 'MIT'), 'none');
  assert.equal(licence('NOASSERTION', 'NOASSERTION'), 'not-asserted');
  assert.equal(licence(undefined, 'NOASSERTION'), 'not-asserted');
  assert.equal(licence(), 'unstated');
});

test('tag-value: texts over many lines hide their tags; one that never ends, or a tag twice, is refused', () => {
  assert.throws(() => read(`${tagValueFile()}FileNotice: <text>cut`), { code: 'READ_SYNTAX' });
  const twice = 'PackageName: a\nPackageSupplier: NOASSERTION\nPackageSupplier: Organization: B\n';
  assert.throws(() => read(`SPDXVersion: SPDX-2.3\n${twice}`), { code: 'READ_SHAPE' });
  const odd = read('# comment\nSPDXVersion: SPDX-2.2\nPackageName:\nstray words\nPackageName: b\n\n');
  assert.deepEqual(odd.evidence[0]?.records, { total: 2, used: 1 });
  assert.deepEqual(notes(odd), [['SKIPPED_RECORDS', { count: 2 }]]);
  const bom = read(`\uFEFFSPDXVersion: SPDX-2.3\nDocumentName: d\n`);
  assert.equal(of(bom, 'bill-of-materials')[0]?.subject, 'd');
});

const root = elementId('nordet');
const graph = (...more: Json[]): string => graphFile([...ELEMENTS, ...more]);
const made = (completeness: string | undefined, from = root): Json =>
  relationship('contains', from, elementId('left-pad'), completeness === undefined ? {} : { completeness });

test('graph: completeness is that of what the root is made of, and of nothing otherwise', () => {
  const said = (...more: Json[]): string => billOf(graph(...more)).completeness;
  assert.equal(said(made('complete')), 'complete');
  assert.equal(said(made('complete'), made('noAssertion', elementId('x'))), 'unstated');
  assert.equal(said(made('complete'), made(undefined, elementId('x'))), 'unstated');
  assert.equal(said(made('complete', elementId('x'))), 'unstated');
  assert.equal(said(made('complete'), made('incomplete', elementId('x'))), 'incomplete');
  assert.equal(said(relationship('generates', root, root, { completeness: 'incomplete' })), 'unstated');
});

test('graph: a critical vulnerability counts where the document says that it affects something, and not that it is fixed', () => {
  const cve = elementId('cve');
  const vulnerability = {
    type: 'security_Vulnerability',
    spdxId: cve,
    security_publishedTime: '2026-07-02T00:00:00Z',
  };
  const assess = (name: string, fields: Json = {}): Json => ({
    ...relationship('hasAssessmentFor', cve, root, fields),
    type: `security_${name}VulnAssessmentRelationship`,
  });
  const told = (...more: Json[]): unknown[] => {
    const found = billOf(graph(vulnerability, ...more));
    return [found.vulnerabilities, found.exploitable_critical, found.exploitable_since];
  };
  const critical = assess('CvssV3', { security_severity: 'critical' });
  assert.deepEqual(told(critical, assess('VexAffected')), [1, 1, '2026-07-02']);
  assert.deepEqual(told(assess('CvssV4', { security_severity: 'critical' }), assess('VexAffected')), [
    1,
    1,
    '2026-07-02',
  ]);
  assert.deepEqual(told(critical), [1, 0, undefined]);
  assert.deepEqual(told(assess('CvssV3', { security_severity: 'high' }), assess('VexAffected')), [
    1,
    0,
    undefined,
  ]);
  assert.deepEqual(told(critical, assess('VexUnderInvestigation')), [1, 0, undefined]);
  for (const cleared of ['VexFixed', 'VexNotAffected'])
    assert.deepEqual(told(critical, assess('VexAffected'), assess(cleared)), [1, 0, undefined], cleared);
});

test('graph: agents by reference or in place; what is not in the file, or of a newer version, is noted', () => {
  const packages = [
    { type: 'ai_AIPackage', spdxId: elementId('m'), name: 'm', suppliedBy: elementId('gone') },
    {
      type: 'dataset_DatasetPackage',
      spdxId: elementId('d'),
      name: 'd',
      suppliedBy: { type: 'Organization', name: 'Données inc.' },
    },
    { type: 'software_Package', spdxId: elementId('n') },
    { type: 'hardware_Board', spdxId: elementId('b'), name: 'b' },
    null,
  ];
  const reading = read(graphFile(packages as Json[]));
  assert.deepEqual(
    of(reading, 'component')
      .map(({ category, supplied_by, supplier }) => `${category} ${supplied_by} ${supplier ?? ''}`)
      .sort(),
    ['data organization Données inc.', 'model unstated '],
  );
  assert.deepEqual(notes(reading), [
    ['DANGLING_REFERENCE', { reference: elementId('gone') }],
    ['SKIPPED_RECORDS', { count: 3 }],
  ]);
  assert.deepEqual(reading.evidence[0]?.records, { total: 3, used: 2 });
});

test('other forms are known and refused with their remedy, broken documents with a code', () => {
  for (const text of [
    '<?xml version="1.0"?><rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#"></rdf:RDF>',
    '<Document><spdxVersion>SPDX-2.3</spdxVersion></Document>',
    'SPDXID: "SPDXRef-DOCUMENT"\nspdxVersion: "SPDX-2.3"\n',
  ]) {
    assert.equal(recogniseReader(new TextEncoder().encode(text), 'x')?.format, 'spdx', text);
    assert.throws(() => read(text), { code: 'READ_SERIALISATION' }, text);
  }
  for (const text of [
    '{"a":{"spdxVersion":"SPDX-2.3"}}',
    '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","type":"Person"}',
    '{}',
  ])
    assert.throws(() => read(text), { code: 'READ_SHAPE' }, text);
  const odd = read('{"spdxVersion":"SPDX-2.3","packages":{},"files":7,"creationInfo":[],"name":3}');
  assert.deepEqual(notes(odd), [['FIELD_UNREADABLE', { field: 'packages' }]]);
});

test('property: order changes nothing but places; a cut JSON file is refused', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...PACKAGES], { minLength: PACKAGES.length }),
      fc.shuffledSubarray([...ELEMENTS], { minLength: ELEMENTS.length }),
      fc.nat(),
      (packages, elements, cut) => {
        assert.deepEqual(values(read(documentFile({ packages }))), values(read(documentFile())));
        assert.deepEqual(values(read(tagValueFile(packages))), values(read(tagValueFile())));
        assert.deepEqual(values(read(graphFile(elements))), values(read(graphFile())));
        for (const text of [documentFile({ packages }), graphFile(elements)])
          assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), known);
      },
    ),
    { numRuns: 60 },
  );
});

test('no secret reaches the reading', () => {
  const secret = `S3CR3T-${'k'.repeat(20)}`;
  const planted = { description: secret, comment: secret, sourceInfo: secret, copyrightText: secret };
  const download = `https://u:${secret}@h.example/${secret}`;
  const forms = [
    documentFile({
      comment: secret,
      packages: PACKAGES.map((entry) => ({ ...entry, ...planted, downloadLocation: download })),
    }),
    tagValueFile(PACKAGES.map((entry) => ({ ...entry, downloadLocation: download }))),
    graphFile(ELEMENTS.map((entry) => ({ ...entry, ...planted, software_downloadLocation: download }))),
  ];
  for (const text of forms) assert.ok(!canonicalJson(read(text)).includes('S3CR3T'), text.slice(0, 60));
});
