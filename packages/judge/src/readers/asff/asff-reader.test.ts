import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import fc from 'fast-check';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import type { Check } from '../security-scan/scan-facts.ts';
import { asffReader } from './asff-reader.ts';
import { controlFinding, packageFinding } from './testing/asff-finding-sample.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return asffReader.read(bytes, hint);
}
const answer = (...Findings: readonly unknown[]): string => JSON.stringify({ Findings });
const checks = (...findings: readonly unknown[]): Check[] =>
  read(answer(...findings)).facts.map(({ value }) => value as Check);
const statusOf = (changes: Readonly<Record<string, unknown>>, make = controlFinding): string | undefined =>
  checks(make(changes))[0]?.status;
const notesOf = (...findings: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(read(answer(...findings)).notes.map(({ code, params }) => [code, params['count']]));

test('golden reading: the region is that of the resource, the check that of the control', () => {
  const { bytes, ...hint } = fileOf(answer(controlFinding(), controlFinding(), packageFinding()));
  assert.equal(recogniseReader(bytes, '')?.format, 'asff');
  const reading = asffReader.read(bytes, hint);
  assert.deepEqual(reading.evidence, [
    {
      id: hint.evidence,
      format: 'asff',
      version: '2018-10-08',
      observedAt: '2026-08-01T00:00:00Z',
      records: { total: 3, used: 3 },
    },
  ]);
  const common = { account: '111122223333', region: 'ca-central-1', status: 'fail' };
  assert.deepEqual(
    reading.facts.map(({ value, at }) => [value, at.place]),
    [
      [
        {
          ...common,
          tool: 'aws/inspector',
          check: 'CVE-2026-0001',
          topic: 'other',
          severity: 'critical',
          resource_type: 'AwsEcrContainerImage',
          findings: 1,
        },
        { pointer: '/Findings/2' },
      ],
      [
        {
          ...common,
          tool: 'Security Hub',
          check: 'S3.17',
          topic: 'encryption-at-rest',
          severity: 'medium',
          resource_type: 'AwsS3Bucket',
          findings: 2,
        },
        { pointer: '/Findings/0' },
      ],
    ],
  );
  assert.deepEqual(reading.notes, []);
});

test('the result is that of compliance; missing information and a failed check are not the same', () => {
  const compliance = (Status: unknown): string | undefined => statusOf({ Compliance: { Status } });
  assert.equal(compliance('PASSED'), 'pass');
  assert.equal(compliance('FAILED'), 'fail');
  assert.equal(compliance('WARNING'), 'manual');
  assert.equal(compliance('NOT_AVAILABLE'), 'manual');
  assert.equal(compliance('SOMETHING'), 'manual');
  assert.equal(statusOf({ Workflow: { Status: 'RESOLVED' } }), 'fail');
  assert.equal(statusOf({ Workflow: { Status: 'NOTIFIED' } }), 'fail');
});

test('suppressed never softens a failure, and passes nothing that it no longer updates', () => {
  const Workflow = { Status: 'SUPPRESSED' };
  assert.equal(statusOf({ Workflow }), 'fail');
  assert.equal(statusOf({ Workflow, RecordState: 'ARCHIVED' }), 'fail');
  assert.equal(statusOf({ Workflow, Compliance: { Status: 'PASSED' } }), 'manual');
  assert.equal(statusOf({ Workflow }, packageFinding), 'fail');
  assert.equal(statusOf({ VerificationState: 'FALSE_POSITIVE' }), 'fail');
  assert.deepEqual(notesOf(controlFinding({ Workflow })), { MUTED_FINDINGS: 1 });
});

test('archived says nothing any more: a failure needs a person, a pass is dropped', () => {
  const RecordState = 'ARCHIVED';
  assert.equal(statusOf({ RecordState }), 'manual');
  assert.equal(statusOf({ RecordState, Compliance: { Status: 'PASSED' } }), undefined);
  assert.equal(statusOf({ RecordState, Compliance: { Status: 'NOT_AVAILABLE' } }), undefined);
  assert.equal(statusOf({ RecordState }, packageFinding), 'manual');
  assert.equal(statusOf({ Workflow: { Status: 'RESOLVED' } }, packageFinding), 'manual');
  assert.deepEqual(notesOf(controlFinding({ RecordState })), { CLOSED_FINDINGS: 1 });
  const { evidence } = read(answer(controlFinding({ RecordState, Compliance: { Status: 'PASSED' } })));
  assert.deepEqual(evidence[0]?.records, { total: 1, used: 0 });
});

test('a pass of one resource counts once, whatever standards and pages tell it again; failures all count', () => {
  const result = (Status: string, Id: string, more: object = {}): Record<string, unknown> =>
    controlFinding({
      Compliance: { Status, SecurityControlId: 'S3.17' },
      Resources: [{ Type: 'AwsS3Bucket', Id, Region: 'ca-central-1' }],
      ...more,
    });
  const counts = (...found: readonly unknown[]): number[] => checks(...found).map(({ findings }) => findings);
  const [one, again] = [result('PASSED', 'a'), result('PASSED', 'a', { GeneratorId: 'nist-800-53/S3.17' })];
  assert.deepEqual(counts(one, again), [1]);
  assert.deepEqual(counts(one, again, result('PASSED', 'b')), [2]);
  assert.deepEqual(counts(result('FAILED', 'a'), result('FAILED', 'a')), [2]);
});

test('severity by label, else by number; samples are no findings', () => {
  const of = (Severity: unknown): string | undefined => checks(controlFinding({ Severity }))[0]?.severity;
  assert.deepEqual(
    [0, 39, 40, 69, 70, 90, 101].map((Normalized) => of({ Normalized })),
    ['informational', 'low', 'medium', 'medium', 'high', 'critical', 'unknown'],
  );
  assert.equal(of({ Label: 'HIGH', Normalized: 0 }), 'high');
  assert.equal(of(undefined), 'unknown');
  assert.deepEqual(notesOf(controlFinding({ Sample: true }), {}, 3), { SKIPPED_RECORDS: 3 });
});

test('regions of all resources; that of the finding only where they tell none', () => {
  const regions = (...Resources: readonly object[]): string[] =>
    checks(controlFinding({ Resources })).map(({ region }) => region);
  assert.deepEqual(regions({ Region: 'ca-central-1' }, { Region: 'ca-west-1' }, { Region: 'ca-west-1' }), [
    'ca-central-1',
    'ca-west-1',
  ]);
  assert.deepEqual(regions({ Type: 'AwsAccount' }), ['us-east-1']);
});

test('arrays, lines and events of EventBridge are read; a page of a longer list is refused', () => {
  const one = controlFinding();
  const event = { source: 'aws.securityhub', detail: { findings: [one] } };
  const values = (text: string): unknown => read(text).facts.map(({ value }) => value);
  const expected = values(answer(one));
  for (const text of [
    JSON.stringify([one]),
    JSON.stringify(one),
    JSON.stringify(event, null, 1),
    JSON.stringify([event]),
    `${JSON.stringify(event)}\n${JSON.stringify({})}`,
  ]) {
    assert.deepEqual(values(text), expected, text.slice(0, 40));
    assert.equal(recogniseReader(new TextEncoder().encode(text), '')?.format, 'asff');
  }
  assert.throws(() => read(JSON.stringify({ Findings: [one], NextToken: 'suite' })), { code: 'READ_SHAPE' });
  assert.throws(() => read(answer(one).slice(0, -5)));
});

test('a newer version is read, and what it adds is told', () => {
  assert.deepEqual(notesOf(controlFinding({ Novelty: 1, SchemaVersion: '2027-01-01' })), {
    UNKNOWN_FIELDS: 1,
  });
});

test('nothing but named fields leaves a finding', () => {
  const secret = 'S3CR3T-kkkkkkkkkkkk';
  const fields = [
    'Id',
    'Description',
    'Note',
    'UserDefinedFields',
    'ProductFields',
    'Network',
    'Process',
    'Title',
  ];
  const planted = Object.fromEntries(fields.map((field) => [field, secret]));
  const resource = {
    Type: 'AwsS3Bucket',
    Id: secret,
    Tags: { a: secret },
    Details: { Other: { a: secret } },
  };
  assert.ok(
    !canonicalJson(read(answer(controlFinding({ ...planted, Resources: [resource] })))).includes(secret),
  );
});

test('property: order changes nothing; nothing put aside passes', () => {
  const changes = fc.record(
    {
      Compliance: fc.record({ Status: fc.constantFrom('PASSED', 'FAILED', 'WARNING', 'NOT_AVAILABLE') }),
      Workflow: fc.record({ Status: fc.constantFrom('NEW', 'SUPPRESSED', 'RESOLVED') }),
      RecordState: fc.constantFrom('ACTIVE', 'ARCHIVED'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 8 }), (list) => {
      const findings = list.map((change) => controlFinding(change));
      const values = (ordered: readonly unknown[]): string[] =>
        checks(...ordered)
          .map(canonicalJson)
          .sort();
      assert.deepEqual(values(findings), values([...findings].reverse()));
      for (const change of list) {
        const status = statusOf(change);
        if (change.Workflow?.Status === 'SUPPRESSED' || change.RecordState === 'ARCHIVED')
          assert.notEqual(status, 'pass');
      }
    }),
    { numRuns: 100 },
  );
});
