import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { canonicalJson, compareText, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { FactValue } from '../../facts/fact.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { readInPieces } from '../../testing/read-in-pieces.ts';
import { recogniseReader } from '../registry.ts';
import { topicOfTarget } from './control-topic.ts';
import { oscalResultsReader } from './oscal-results-reader.ts';
import { resultsOf, uuid, YAML_RESULTS } from './testing/results-file.ts';
import type { SampleFinding, SampleResults } from './testing/results-file.ts';

type Check = FactValue<'security-check'>;

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return oscalResultsReader.read(bytes, hint);
}
const readOf = (sample: SampleResults): Reading => read(JSON.stringify(resultsOf(sample)));
const checks = (reading: Reading): Check[] => reading.facts.map(({ value }) => value as Check);
const statusOf = (finding: Partial<SampleFinding>): string | undefined =>
  checks(readOf({ findings: [{ target: 'ac-2', ...finding }] }))[0]?.status;
const notesOf = (reading: Reading): unknown[] =>
  reading.notes.toSorted((a, b) => compareText(a.code, b.code)).map(({ code, params }) => [code, params]);

test('golden reading: a finding is a check of a control, dated by what was observed for it', () => {
  const { bytes, ...hint } = fileOf(
    JSON.stringify(
      resultsOf({
        findings: [{ target: 'sc-28.1_obj', state: 'not-satisfied', observed: [10] }],
        observations: [{ number: 10, expires: '2026-12-31T00:00:00-05:00' }],
      }),
    ),
  );
  assert.equal(recogniseReader(bytes, 'x')?.format, 'oscal-results');
  assert.deepEqual(oscalResultsReader.read(bytes, hint), {
    format: 'ancrage-reading/1',
    parts: [hint.evidence],
    evidence: [
      {
        id: hint.evidence,
        format: 'oscal-results',
        version: '1.1.2',
        observedAt: '2026-07-31T12:00:00Z',
        issuer: 'Vérifications Boréal',
        validUntil: '2026-12-31',
        records: { total: 2, used: 2 },
      },
    ],
    facts: [
      {
        kind: 'security-check',
        value: {
          tool: 'Suivi continu',
          check: 'sc-28.1_obj',
          topic: 'encryption-at-rest',
          status: 'fail',
          severity: 'unknown',
          account: 'unknown',
          region: 'unknown',
          findings: 1,
        },
        at: { evidence: hint.evidence, place: { pointer: '/assessment-results/results/0/findings/0' } },
      },
    ],
    notes: [],
  });
});

test('a state is what it says; what is neither pass nor fail needs a person, and never condemns', () => {
  assert.equal(statusOf({}), 'pass');
  assert.equal(statusOf({ reason: 'pass' }), 'pass');
  assert.equal(statusOf({ state: 'not-satisfied' }), 'fail');
  assert.equal(statusOf({ state: 'not-satisfied', reason: 'fail' }), 'fail');
  assert.equal(statusOf({ state: 'not-satisfied', reason: 'other' }), 'manual');
  assert.equal(statusOf({ reason: 'other' }), 'manual');
  assert.equal(statusOf({ reason: 'fail' }), 'manual');
  assert.equal(statusOf({ state: 'partially-satisfied' }), 'manual');
});

test('topics: only the enhancements that ask for cryptography speak of encryption', () => {
  const topics: Readonly<Record<string, string>> = {
    'sc-28.1': 'encryption-at-rest',
    'sc-28.1_obj.a-1': 'encryption-at-rest',
    'SC-28(1)': 'encryption-at-rest',
    'sc-8.1_smt': 'encryption-in-transit',
    'sc-28_obj': 'other',
    'sc-8': 'other',
    'au-2_obj': 'logging',
    'ac-6.1_obj': 'identity',
    'cp-9': 'backup',
    'sec-06_obj': 'other',
    's1.1.1': 'other',
  };
  for (const [target, topic] of Object.entries(topics)) assert.equal(topicOfTarget(target), topic, target);
});

test('dates: observations decide, results stand in; an expiry holds only where every observation has one', () => {
  const dated = (sample: SampleResults): unknown[] => {
    const [evidence] = readOf(sample).evidence;
    return [evidence?.observedAt, evidence?.validUntil];
  };
  const finding = { target: 'ac-2', observed: [10, 11] };
  const [first, second] = [
    { number: 10, collected: '2026-07-01T00:00:00Z', expires: '2026-12-31T00:00:00Z' },
    { number: 11, collected: '2026-07-02T02:00:00+02:00', expires: '2026-11-30T00:00:00Z' },
  ];
  assert.deepEqual(dated({ findings: [finding], observations: [first, second] }), [
    '2026-07-02T00:00:00Z',
    '2026-12-31',
  ]);
  assert.deepEqual(
    dated({ findings: [finding], observations: [first, { number: 11, collected: 'yesterday' }] }),
    ['2026-07-01T00:00:00Z', undefined],
  );
  // A finding on which no observation bears does not expire with the others.
  assert.deepEqual(dated({ findings: [finding, { target: 'x' }], observations: [first, second] }), [
    '2026-07-02T00:00:00Z',
    undefined,
  ]);
  assert.deepEqual(dated({ findings: [{ target: 'ac-2' }] }), ['2026-08-01T13:00:00Z', undefined]);
});

test('what is not used is told: observations that nothing cites, references to nothing, unknown fields', () => {
  const reading = readOf({
    findings: [{ target: 'ac-2', observed: [10, 99] }, { target: '' }],
    observations: [{ number: 10 }, { number: 11 }],
    more: { novelty: 1 },
  });
  assert.deepEqual(reading.evidence[0]?.records, { total: 4, used: 2 });
  assert.deepEqual(notesOf(reading), [
    ['DANGLING_REFERENCE', { reference: uuid(99) }],
    ['SKIPPED_RECORDS', { count: 2 }],
    ['UNKNOWN_FIELDS', { count: 1 }],
  ]);
});

test('YAML tells the same; XML is refused with the way to convert it; other models give no fact', () => {
  const { bytes } = fileOf(YAML_RESULTS);
  assert.equal(recogniseReader(bytes, 'x')?.format, 'oscal-results');
  const reading = read(YAML_RESULTS);
  assert.deepEqual(
    checks(reading).map(({ check, status, topic }) => [check, status, topic]),
    [['sc-28.1_obj', 'fail', 'encryption-at-rest']],
  );
  assert.equal(reading.evidence[0]?.observedAt, '2026-08-01T12:00:00Z');
  assert.deepEqual(reading.notes, []);
  const xml = `<?xml version="1.0"?>\n<assessment-results xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="x"/>`;
  assert.equal(recogniseReader(fileOf(xml).bytes, 'x')?.format, 'oscal-results');
  assert.throws(() => read(xml), { code: 'READ_SERIALISATION' });
  const vendor = JSON.stringify({
    'component-definition': { uuid: 'x', metadata: { 'oscal-version': '1.2.0' } },
  });
  assert.equal(recogniseReader(fileOf(vendor).bytes, 'x')?.format, 'oscal-results');
  assert.deepEqual(
    [read(vendor).facts, notesOf(read(vendor))],
    [[], [['NO_RESULT', { model: 'component-definition' }]]],
  );
});

test('YAML is read as one whole: what is larger than the bound is refused by its size, at once', () => {
  const most = 16 * 1024 * 1024;
  const { bytes } = fileOf(`${YAML_RESULTS}  remarks: ${'x'.repeat(most - YAML_RESULTS.length)}\n`);
  const evidence = fileOf('').evidence;
  assert.throws(() => oscalResultsReader.read(bytes, { evidence, name: '' }), {
    code: 'READ_TOO_LARGE',
    details: { line: 1, limit: most },
  });
  const stream = oscalResultsReader.open!('');
  stream.push(bytes.subarray(0, most));
  assert.throws(() => stream.push(bytes.subarray(most)), { code: 'READ_TOO_LARGE' });
  const [head, finding] = resultLines();
  const many = fileOf(head + finding.repeat(12_000));
  assert.ok(many.bytes.length > 2 * 1024 * 1024);
  assert.equal(readInPieces(oscalResultsReader, many.bytes, evidence).evidence[0]?.records?.used, 12_000);
});

/** Results in YAML as machines write them: what stands before the findings, and one of them. */
function resultLines(): [string, string] {
  const text = stringify(resultsOf({ findings: [{ target: 'ac-1' }] }));
  const at = text.indexOf('        - uuid: 00000000-0000-4000-8000-000000001004');
  return [text.slice(0, at), text.slice(at)];
}

test('recognised by content: key order is free, and a word that is anyone’s needs the version', () => {
  const known = (text: string): boolean =>
    recogniseReader(fileOf(text).bytes, 'x')?.format === 'oscal-results';
  const { 'assessment-results': inner } = resultsOf({}) as { 'assessment-results': object };
  const reversed = Object.fromEntries(Object.entries(inner).reverse());
  assert.ok(known(JSON.stringify({ 'assessment-results': reversed })));
  assert.ok(!known('{"catalog": {"uuid": "x"}}'));
  assert.ok(!known('{"profile": {"name": "x"}}'));
  assert.ok(!known('assessment-results:\n  none: true\n'));
  assert.ok(!known('<html><assessment-results xmlns="http://csrc.nist.gov/ns/oscal/1.0"/></html>'));
});

test('other versions are refused, odd shapes are silence or a code', () => {
  assert.throws(() => readOf({ version: '2.0.0' }), { code: 'READ_VERSION' });
  assert.throws(() => read('{"assessment-results": {"uuid": 1}}'), { code: 'READ_VERSION' });
  assert.throws(() => read('{"assessment-results": {}, "catalog": {}}'), { code: 'READ_SHAPE' });
  assert.throws(() => read(''), { code: 'READ_SHAPE' });
  assert.throws(() => read(`{"assessment-results":${'['.repeat(100_000)}`), { code: 'JSON_TOO_DEEP' });
  const odd = readOf({
    more: { findings: [null, 3, { target: 7 }, { target: { 'target-id': [] } }], observations: 'x' },
  });
  assert.deepEqual([odd.facts, odd.evidence[0]?.records], [[], { total: 4, used: 0 }]);
});

test('no sentence, name of a person or secret leaves the file', () => {
  const secret = (number: number): string => `S3CR3T-${number}-${'k'.repeat(20)}`;
  const text = JSON.stringify(
    resultsOf({
      findings: [{ target: 'ac-2', observed: [10] }],
      observations: [{ number: 10 }],
      more: {
        remarks: secret(1),
        risks: [{ statement: secret(2) }],
        props: [{ name: 'token', value: secret(3) }],
      },
    }),
  )
    .replaceAll('In sentences.', secret(4))
    .replaceAll('Ce qui a été vu.', secret(5));
  const shown = canonicalJson(read(text));
  assert.ok(!shown.includes('S3CR3T'));
  assert.ok(!shown.includes('Alix'));
});

test('property: order changes nothing but places; a cut file is refused', () => {
  const finding: fc.Arbitrary<SampleFinding> = fc.record(
    {
      target: fc.constantFrom('sc-28.1_obj', 'sc-8.1', 'ac-2', 'au-2_obj', 'x'),
      state: fc.constantFrom('satisfied', 'not-satisfied', 'unknown'),
      reason: fc.constantFrom('pass', 'fail', 'other'),
      observed: fc.subarray([10, 11, 12]),
    },
    { requiredKeys: ['target'] },
  );
  const observations = [{ number: 10 }, { number: 11, expires: '2026-12-01T00:00:00Z' }];
  const values = (reading: Reading): string[] =>
    reading.facts.map(({ value }) => canonicalJson(value)).sort();
  fc.assert(
    fc.property(fc.array(finding, { minLength: 1, maxLength: 8 }), fc.nat(), (findings, cut) => {
      const whole = readOf({ findings, observations });
      const turned = readOf({ findings: findings.toReversed(), observations: observations.toReversed() });
      assert.deepEqual(values(turned), values(whole));
      assert.deepEqual(turned.evidence[0]?.records, whole.evidence[0]?.records);
      const text = JSON.stringify(resultsOf({ findings, observations }));
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
    }),
    { numRuns: 60 },
  );
});

const SAMPLES = new URL('../../../../../../shared/data/oscal/', import.meta.url);
test('files that NIST published', { skip: existsSync(SAMPLES) ? false : 'no shared data here' }, () => {
  const results = read(readFileSync(new URL('ifa_assessment-results-example.json', SAMPLES), 'utf8'));
  assert.deepEqual(
    checks(results).map(({ check, status, topic }) => [check, status, topic]),
    [['ac-6.1_obj', 'fail', 'identity']],
  );
  assert.deepEqual(results.evidence[0]?.issuer, 'Important Federal Agency');
  // Its second observation is cited by no finding.
  assert.deepEqual(notesOf(results), [['SKIPPED_RECORDS', { count: 1 }]]);
  for (const [name, model] of [
    ['basic-catalog.json', 'catalog'],
    ['example-component-definition.json', 'component-definition'],
  ] as const)
    assert.deepEqual(notesOf(read(readFileSync(new URL(name, SAMPLES), 'utf8'))), [['NO_RESULT', { model }]]);
});
