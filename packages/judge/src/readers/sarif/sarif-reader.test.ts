import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import type { Check } from '../security-scan/scan-facts.ts';
import { sarifReader } from './sarif-reader.ts';
import { result, SAMPLES, sarifLog } from './testing/sarif-log.ts';

function read(log: object): Reading {
  const { bytes, ...hint } = fileOf(JSON.stringify(log));
  assert.equal(recogniseReader(bytes, '')?.format, 'sarif');
  return sarifReader.read(bytes, hint);
}
const one = (more: Readonly<Record<string, unknown>>, run: object = {}): string | undefined => {
  const [fact] = read(sarifLog([result(more)], { ...run })).facts;
  const value = fact?.value as Check | undefined;
  return value === undefined ? undefined : `${value.status} ${value.severity}`;
};

test('golden reading: levels of the result, of its rule, of its extension; topics by the words of the rule', () => {
  const reading = read(sarifLog(SAMPLES));
  assert.deepEqual(
    reading.facts
      .map(({ value }) => value as Check)
      .map((v) => `${v.tool} ${v.check} ${v.topic} ${v.status} ${v.severity} ${v.account} ${v.region}`)
      .sort(),
    [
      'Checkov CKV_AWS_19 encryption-at-rest fail high unknown unknown',
      'Checkov CKV_AWS_20 public-access pass informational unknown unknown',
      'Checkov CKV_AWS_21 other fail critical unknown unknown',
      'Checkov CVE-2026-0001 other fail high unknown unknown',
      'Checkov EXT1 other fail low unknown unknown',
    ],
  );
  assert.deepEqual(Object.fromEntries(reading.notes.map(({ code, params }) => [code, params['count']])), {
    MUTED_FINDINGS: 1,
    SKIPPED_RECORDS: 1,
    CLOSED_FINDINGS: 1,
  });
  const [evidence] = reading.evidence;
  assert.deepEqual(
    [evidence?.version, evidence?.observedAt, evidence?.records],
    ['2.1.0', '2026-08-01T00:00:00Z', { total: 7, used: 5 }],
  );
});

test('without a kind a result is a failure; without a level it takes its rule’s, else it is a warning', () => {
  assert.equal(one({}), 'fail high');
  assert.equal(one({ level: 'note' }), 'fail low');
  assert.equal(one({ ruleId: 'CKV_AWS_20', ruleIndex: 1 }), 'fail medium');
  assert.equal(one({ ruleId: 'CKV_AWS_20', ruleIndex: undefined }), 'fail medium');
  assert.equal(one({ ruleId: 'CKV_AWS_19/1', ruleIndex: undefined }), 'fail high');
  assert.equal(one({ ruleId: undefined, rule: { id: 'CKV_AWS_21' }, ruleIndex: undefined }), 'fail critical');
  assert.equal(one({ ruleId: 'NONE', ruleIndex: -1 }), 'fail medium');
  assert.equal(one({ properties: { 'security-severity': '3.9' } }), 'fail low');
  assert.equal(one({ properties: { 'security-severity': 'high' } }), 'fail high');
});

test('kinds: what is open or to be reviewed needs a person, what does not apply says nothing', () => {
  assert.equal(one({ kind: 'review', level: 'none' }), 'manual informational');
  assert.equal(one({ kind: 'open', level: 'none' }), 'manual informational');
  assert.equal(one({ kind: 'pass', level: 'none' }), 'pass informational');
  for (const kind of ['informational', 'notApplicable', 'novelty', 3]) assert.equal(one({ kind }), undefined);
});

test('a suppression softens nothing; a run that broke off passes nothing', () => {
  assert.equal(one({ suppressions: [{ kind: 'inSource' }] }), 'fail high');
  assert.equal(
    one({ kind: 'pass', level: 'none', suppressions: [{ kind: 'external' }] }),
    'manual informational',
  );
  assert.equal(one({ kind: 'pass', level: 'none', suppressions: [] }), 'pass informational');
  const invocations = [{ executionSuccessful: false }];
  assert.equal(one({ kind: 'pass', level: 'none' }, { invocations }), 'manual informational');
  assert.equal(one({}, { invocations }), 'fail high');
});

test('what Trivy writes of checks that did not fail is no failure', () => {
  const tool = { driver: { name: 'Trivy', rules: [] } };
  const text = 'Artifact: .\nType: terraform\nSeverity: HIGH\nMessage: No issues found\nLink: x';
  assert.equal(one({ message: { text } }, { tool }), undefined);
  assert.equal(one({ message: { text } }), 'fail high');
  assert.equal(one({ message: { text: 'Message: open' } }, { tool }), 'fail medium');
});

test('results kept in another file are told; no message, code or place leaves the file', () => {
  const run = { externalPropertyFileReferences: { results: [{ location: { uri: 'x' } }] } };
  assert.deepEqual(
    read(sarifLog([], run)).notes.map(({ code }) => code),
    ['OPAQUE_CONTENT'],
  );
  const aside = { ...sarifLog([]), inlineExternalProperties: [{ runGuid: 'a', results: [result()] }] };
  assert.deepEqual(
    read(aside).notes.map(({ code }) => code),
    ['OPAQUE_CONTENT'],
  );
  const secret = 'S3CR3T-kkkkkkkkkkkk';
  const planted = result({
    message: { text: secret },
    fingerprints: { a: secret },
    codeFlows: [{ message: { text: secret } }],
    locations: [{ physicalLocation: { region: { snippet: { text: secret } } } }],
  });
  assert.ok(!canonicalJson(read(sarifLog([planted]))).includes('S3CR3T'));
});

test('odd shapes are silence or a refusal, never a crash', () => {
  const { bytes, ...hint } = fileOf('{"version":"2.1.0","runs":{}}');
  assert.throws(() => sarifReader.read(bytes, hint), { code: 'READ_SHAPE' });
  for (const results of [3, null, [null, 1, 'x', [], {}, { ruleIndex: 1e300 }, { rule: 3 }]])
    assert.deepEqual(read(sarifLog(results as unknown[])).facts, []);
  assert.deepEqual(read({ version: '2.1.0', runs: [null, 1, {}] }).facts, []);
});

test('property: order changes nothing, a cut file is refused, a suppression never passes', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...SAMPLES], { minLength: 1 }), fc.nat(), (some, cut) => {
      const values = (results: readonly unknown[]): string[] =>
        read(sarifLog(results))
          .facts.map(({ value }) => canonicalJson(value))
          .sort();
      assert.deepEqual(values(some), values(SAMPLES.filter((sample) => some.includes(sample))));
      for (const sample of some)
        assert.ok(!one({ ...sample, suppressions: [{ kind: 'external' }] })?.startsWith('pass'));
      const text = JSON.stringify(sarifLog(some));
      const { bytes, ...hint } = fileOf(text.slice(0, 1 + (cut % (text.length - 2))));
      assert.throws(() => sarifReader.read(bytes, hint), isBaseError);
    }),
    { numRuns: 40 },
  );
});
