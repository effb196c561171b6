import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { topicOf } from '../security-scan/check-topic.ts';
import { prowlerOcsfReader } from './prowler-ocsf-reader.ts';
import { finding } from './testing/finding.ts';

type Check = FactValue<'security-check'>;

function read(text: string): Reading {
  const { bytes, evidence, name } = fileOf(text);
  return prowlerOcsfReader.read(bytes, { evidence, name });
}
const checks = (...findings: readonly unknown[]): Check[] =>
  read(JSON.stringify(findings)).facts.map((fact) => fact.value as Check);
const statusOf = (changes: Readonly<Record<string, unknown>>): string | undefined =>
  checks(finding(changes))[0]?.status;

test('golden reading: equal findings are counted, time comes from the epoch', () => {
  const { bytes, evidence: id } = fileOf(
    JSON.stringify([finding(), finding(), finding({ status_code: 'PASS' })]),
  );
  assert.equal(recogniseReader(bytes, 'scan.json'), prowlerOcsfReader);
  const value = {
    tool: 'Prowler',
    check: 's3_bucket_default_encryption',
    topic: 'encryption-at-rest',
    status: 'fail',
    severity: 'medium',
    account: '111',
    region: 'ca-central-1',
    findings: 2,
  };
  assert.deepEqual(prowlerOcsfReader.read(bytes, { evidence: id, name: '' }), {
    format: 'ancrage-reading/1',
    parts: [id],
    evidence: [
      {
        id,
        format: 'prowler-ocsf',
        version: '1.4.0',
        observedAt: '2026-08-01T00:00:00Z',
        records: { total: 3, used: 3 },
      },
    ],
    facts: [
      { kind: 'security-check', value, at: { evidence: id, place: { pointer: '/0' } } },
      {
        kind: 'security-check',
        value: { ...value, status: 'pass', findings: 1 },
        at: { evidence: id, place: { pointer: '/2' } },
      },
    ],
    notes: [],
  });
});

test('the verdict is status_code; muting never softens it; an unknown word needs a person', () => {
  assert.equal(statusOf({ status: 'Resolved' }), 'fail');
  assert.equal(statusOf({ status: 'Suppressed' }), 'fail');
  assert.equal(statusOf({ status_code: 'MUTED' }), 'fail');
  assert.equal(statusOf({ status_code: 'MANUAL', unmapped: { muted: true } }), 'fail');
  assert.equal(statusOf({ status_code: 'PASS', status: 'Suppressed' }), 'pass');
  assert.equal(statusOf({ status_code: 'MANUAL' }), 'manual');
  assert.equal(statusOf({ status_code: undefined }), 'manual');
  const { notes } = read(JSON.stringify([finding({ status: 'Suppressed' }), finding()]));
  assert.deepEqual(
    notes.map(({ code, params }) => [code, params['count']]),
    [['MUTED_FINDINGS', 1]],
  );
});

test('other classes are counted, not read; older compliance findings are', () => {
  const { facts, notes } = read(
    JSON.stringify([finding({ class_uid: 1001 }), {}, 3, finding({ class_uid: 2003 })]),
  );
  assert.equal(facts.length, 1);
  assert.deepEqual(
    notes.map(({ code, params }) => [code, params['count']]),
    [['SKIPPED_RECORDS', 3]],
  );
});

test('time: seconds or milliseconds, the latest; a date without a zone is not guessed', () => {
  const at = (...changes: readonly Record<string, unknown>[]): string | undefined =>
    read(JSON.stringify(changes.map(finding))).evidence[0]?.observedAt;
  assert.equal(at({ time: 1_785_542_401_500 }, {}), '2026-08-01T00:00:01Z');
  assert.equal(at({ time: undefined }), undefined);
  assert.equal(at({ time: undefined, time_dt: '2026-08-01T02:00:00+02:00' }), '2026-08-01T00:00:00Z');
  assert.equal(at({ time: 9e15 }), undefined);
});

test('severity: fatal is critical, a word stands in for a missing number', () => {
  const of = (changes: Readonly<Record<string, unknown>>): string | undefined =>
    checks(finding(changes))[0]?.severity;
  assert.equal(of({ severity_id: 6 }), 'critical');
  assert.equal(of({ severity_id: undefined, severity: 'High' }), 'high');
  assert.equal(of({ severity_id: 99, severity: 'Other' }), 'unknown');
});

test('topics follow the names of published checks', () => {
  const topics: Readonly<Record<string, string>> = {
    s3_bucket_secure_transport_policy: 'encryption-in-transit',
    rds_instance_transport_encrypted: 'encryption-in-transit',
    elbv2_insecure_ssl_ciphers: 'encryption-in-transit',
    storage_secure_transfer_required_is_enabled: 'encryption-in-transit',
    rds_instance_storage_encrypted: 'encryption-at-rest',
    storage_ensure_encryption_with_customer_managed_keys: 'encryption-at-rest',
    cloudtrail_multi_region_enabled: 'logging',
    vpc_flow_logs_enabled: 'logging',
    cloudtrail_logs_s3_bucket_is_not_publicly_accessible: 'public-access',
    ec2_securitygroup_allow_ingress_from_internet_to_all_ports: 'public-access',
    iam_root_mfa_enabled: 'identity',
    entra_policy_restricts_user_consent_for_apps: 'identity',
    rds_instance_backup_enabled: 'backup',
    s3_bucket_object_versioning: 'backup',
    account_maintain_current_contact_details: 'other',
  };
  for (const [check, topic] of Object.entries(topics)) assert.equal(topicOf(check), topic, check);
});

test('property: array and lines give the same facts; a broken line refuses the file', () => {
  const changes = fc.record(
    {
      status_code: fc.constantFrom('PASS', 'FAIL', 'MANUAL', 'MUTED'),
      class_uid: fc.constantFrom(2003, 2004, 2001),
      severity_id: fc.integer({ min: 0, max: 7 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 12 }), fc.nat(), (list, cut) => {
      const records = list.map(finding);
      const values = (text: string): unknown[] => read(text).facts.map(({ value }) => value);
      const lines = records.map((record) => JSON.stringify(record)).join('\n');
      assert.deepEqual(values(lines), values(JSON.stringify(records)));
      const end = lines.length - 1 - (cut % (lines.length - lines.lastIndexOf('\n') - 2));
      assert.throws(() => read(lines.slice(0, end)), isBaseError);
    }),
    { numRuns: 100 },
  );
});

const SAMPLES = new URL('../../../../../../shared/data/ocsf/', import.meta.url);
test('scans that Prowler published', { skip: existsSync(SAMPLES) ? false : 'no shared data here' }, () => {
  for (const [name, failed] of [
    ['prowler-aws.ocsf.json', 2],
    ['prowler-azure.ocsf.json', 5],
  ] as const) {
    const { facts, notes, evidence } = read(readFileSync(new URL(name, SAMPLES), 'utf8'));
    assert.equal(facts.filter(({ value }) => 'status' in value && value.status === 'fail').length, failed);
    assert.equal(facts.length, 5);
    assert.deepEqual(notes, []);
    assert.match(evidence[0]?.observedAt ?? '', /^2025-02-14T/);
  }
});
