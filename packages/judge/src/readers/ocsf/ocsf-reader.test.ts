import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { finding } from '../prowler-ocsf/testing/finding.ts';
import { recogniseReader } from '../registry.ts';
import type { Check } from '../security-scan/scan-facts.ts';
import { ocsfReader } from './ocsf-reader.ts';
import { complianceFinding, securityFinding, vulnerabilityFinding } from './testing/compliance-finding.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return ocsfReader.read(bytes, hint);
}
const checks = (...findings: readonly unknown[]): Check[] =>
  read(JSON.stringify(findings)).facts.map(({ value }) => value as Check);
const statusOf = (record: unknown): string | undefined => checks(record)[0]?.status;
const notesOf = (...findings: readonly unknown[]): unknown[] =>
  read(JSON.stringify(findings)).notes.map(({ code, params }) => [code, params['count']]);

test('golden reading: the region is the resource’s, not that of the finding', () => {
  const text = JSON.stringify([complianceFinding(), vulnerabilityFinding(), securityFinding()]);
  const { bytes, ...hint } = fileOf(text);
  assert.equal(recogniseReader(bytes, '')?.format, 'ocsf');
  const reading = ocsfReader.read(bytes, hint);
  assert.deepEqual(reading.evidence, [
    {
      id: hint.evidence,
      format: 'ocsf',
      version: '1.3.0',
      observedAt: '2026-08-01T00:00:00Z',
      records: { total: 3, used: 3 },
    },
  ]);
  const common = { tool: 'Security Hub', account: '111122223333', region: 'ca-central-1', findings: 1 };
  assert.deepEqual(
    reading.facts.map(({ value }) => value),
    [
      {
        ...common,
        check: 'CVE-2026-0001',
        topic: 'other',
        status: 'fail',
        severity: 'critical',
        resource_type: 'AwsS3Bucket',
      },
      {
        ...common,
        check: 'EBS default encryption should be enabled',
        topic: 'encryption-at-rest',
        status: 'pass',
        severity: 'medium',
        resource_type: 'AwsAccount',
      },
      {
        ...common,
        check: 'S3.17',
        topic: 'encryption-at-rest',
        status: 'fail',
        severity: 'high',
        resource_type: 'AwsS3Bucket',
      },
    ],
  );
  assert.deepEqual(reading.notes, []);
});

test('the verdict is that of compliance, the worst where its words differ; a workflow decides nothing', () => {
  const compliance = (more: object): string | undefined =>
    statusOf(complianceFinding({ compliance: { control: 'c', ...more } }));
  assert.equal(compliance({ status_id: 1 }), 'pass');
  assert.equal(compliance({ status_id: 2 }), 'manual');
  assert.equal(compliance({ status_id: 3 }), 'fail');
  assert.equal(compliance({ status: 'PASSED' }), 'pass');
  assert.equal(compliance({ status: 'Pass', status_id: 3 }), 'fail');
  assert.equal(compliance({ status: 'Warning', status_id: 1 }), 'manual');
  assert.equal(compliance({ status_id: 99, status: 'Partial' }), 'manual');
  assert.equal(compliance({}), 'manual');
  assert.equal(statusOf(complianceFinding({ status_id: 4, status: 'Resolved' })), 'fail');
  assert.equal(statusOf(complianceFinding({ status_code: 'PASS' })), 'fail');
});

test('suppressed counts as failed; archived, deleted or closed needs a person, and both are told', () => {
  assert.equal(statusOf(complianceFinding({ status_id: 3 })), 'fail');
  assert.equal(statusOf(vulnerabilityFinding({ status_id: 3 })), 'fail');
  assert.equal(statusOf(vulnerabilityFinding({ status_id: 3, activity_id: 3 })), 'fail');
  assert.equal(statusOf(securityFinding({ compliance: undefined, state_id: 3 })), 'fail');
  assert.equal(statusOf(complianceFinding({ status_id: 5 })), 'manual');
  assert.equal(
    statusOf(
      complianceFinding({ compliance: { control: 'c', status_id: 1 }, status: 'Deleted', status_id: 6 }),
    ),
    undefined,
  );
  assert.equal(statusOf(vulnerabilityFinding({ status_id: 4 })), 'manual');
  assert.equal(statusOf(vulnerabilityFinding({ activity_id: 3 })), 'manual');
  assert.deepEqual(
    notesOf(complianceFinding({ status_id: 3 }), vulnerabilityFinding({ status_id: 4 }), { class_uid: 2005 }),
    [
      ['MUTED_FINDINGS', 1],
      ['CLOSED_FINDINGS', 1],
      ['SKIPPED_RECORDS', 1],
    ],
  );
});

test('regions: those of all resources, each once, by the names that inventories give them', () => {
  const regions = (cloud: object, ...resources: readonly object[]): string[] =>
    checks(complianceFinding({ cloud, resources })).map(({ region }) => region);
  assert.deepEqual(regions({ provider: 'Azure' }, { region: 'Canada Central' }, { region: 'canadaeast' }), [
    'canadacentral',
    'canadaeast',
  ]);
  assert.deepEqual(regions({ provider: 'GCP', region: 'northamerica-northeast1-a' }), [
    'northamerica-northeast1',
  ]);
  assert.deepEqual(regions({}), ['unknown']);
});

test('the answer of get-findings-v2 is a list; JSON lines and one object are read too', () => {
  const one = complianceFinding();
  const values = (text: string): unknown => read(text).facts.map(({ value }) => value);
  const expected = values(JSON.stringify([one]));
  assert.deepEqual(values(JSON.stringify({ Findings: [one] })), expected);
  assert.deepEqual(values(JSON.stringify(one, null, 2)), expected);
  assert.deepEqual(read(JSON.stringify({ Findings: [one] })).facts[0]?.at.place, { pointer: '/Findings/0' });
  assert.deepEqual(read(`${JSON.stringify(one)}\n${JSON.stringify({ x: 1 })}`).facts[0]?.at.place, {
    line: 1,
  });
});

test('findings of data, of applications and of identities; an incident only gathers others', () => {
  for (const class_uid of [2006, 2007, 2008]) {
    const told = complianceFinding({ class_uid, compliance: undefined });
    assert.equal(statusOf(told), 'fail', String(class_uid));
    assert.equal(statusOf({ ...told, status_id: 4, status: 'Resolved' }), 'manual', String(class_uid));
  }
  assert.equal(statusOf(complianceFinding({ class_uid: 2005, compliance: undefined })), undefined);
  // Activity «Suppressed» of a Data Security Finding.
  const aside = complianceFinding({ class_uid: 2006, activity_id: 4, status_id: 4, compliance: undefined });
  assert.deepEqual([statusOf(aside), notesOf(aside)], ['fail', [['MUTED_FINDINGS', 1]]]);
});

test('account and region of a finding by requirement, of which Prowler tells them aside', () => {
  const unmapped = { cloud: { account: { uid: '1111' }, provider: 'azure', region: 'Canada East' } };
  const [value] = checks(complianceFinding({ cloud: undefined, resources: [{}], unmapped }));
  assert.deepEqual([value?.account, value?.region], ['1111', 'canadaeast']);
});

test('Prowler keeps its own format; other classes are no findings', () => {
  const format = (record: unknown): unknown =>
    recogniseReader(new TextEncoder().encode(JSON.stringify([record])), '')?.format;
  assert.equal(format(finding()), 'prowler-ocsf');
  assert.equal(format(complianceFinding()), 'ocsf');
  assert.equal(format(complianceFinding({ class_uid: 6003 })), undefined);
});

test('odd shapes are silence, never a crash', () => {
  for (const odd of [null, 1, 'x', [], {}, { class_uid: '2003' }, { class_uid: 2003 }])
    assert.deepEqual(checks(odd), []);
  const [value] = checks(
    complianceFinding({
      cloud: [],
      compliance: 3,
      resources: 'x',
      metadata: null,
      severity_id: [],
      time: {},
    }),
  );
  assert.equal(value?.status, 'manual');
  assert.equal(value?.tool, 'unknown');
  assert.throws(() => read('['.repeat(100_000)), { code: 'JSON_TOO_DEEP' });
  assert.throws(() => read('[{"class_uid":2003,"class_uid":2003}]'), isBaseError);
});

test('property: order changes nothing, a cut file is refused', () => {
  const made = fc.constantFrom(complianceFinding, vulnerabilityFinding, securityFinding);
  const changes = fc.record(
    {
      status_id: fc.integer({ min: 0, max: 7 }),
      severity_id: fc.integer({ min: 0, max: 7 }),
      activity_id: fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(made, changes), { minLength: 1, maxLength: 8 }), fc.nat(), (list, cut) => {
      const records = list.map(([make, change]) => make(change));
      const values = (ordered: readonly unknown[]): string[] =>
        read(JSON.stringify(ordered)).facts.map(({ value }) => canonicalJson(value));
      assert.deepEqual(values(records).sort(), values([...records].reverse()).sort());
      const text = JSON.stringify(records);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))));
    }),
    { numRuns: 60 },
  );
});

test('property: putting a finding aside never makes it pass', () => {
  const records = fc.constantFrom(complianceFinding, vulnerabilityFinding, securityFinding);
  const aside = fc.constantFrom(
    { status_id: 3, state_id: 3 },
    { status: 'Suppressed' },
    { unmapped: { muted: true } },
    { status_id: 5 },
    { status_code: 'MUTED' },
  );
  fc.assert(
    fc.property(records, aside, fc.constantFrom(1, 2, 3, 99), (make, change, id) => {
      const compliance = { control: 'c', status_id: id };
      const [before, after] = [make({ compliance }), make({ compliance, ...change })].map(statusOf);
      assert.ok(after !== 'pass' || before === 'pass');
      if (before === 'fail') assert.notEqual(after, 'pass');
    }),
    { numRuns: 60 },
  );
});
