import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveFrom, shownValue } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';
import type { Derived } from './derived.ts';

const codes = ({ reasons }: Derived): string[] => [...new Set(reasons.map(({ code }) => code))].sort();

const inventory: StatedFact = {
  kind: 'inventory',
  platform: 'aws',
  account: '111',
  resources: 1,
  opaque: false,
};
const store = (name: string, type = 'aws_s3_bucket', more: object = {}): StatedFact => ({
  kind: 'resource',
  resource: `${type}.${name}`,
  type,
  role: 'storage',
  platform: 'aws',
  account: '111',
  region: 'ca-central-1',
  ...more,
});
const check = (name: string, more: object = {}): StatedFact => ({
  kind: 'security-check',
  tool: 'Prowler',
  check: name,
  topic: 'encryption-at-rest',
  status: 'pass',
  severity: 'medium',
  account: '111',
  region: 'ca-central-1',
  findings: 1,
  ...more,
});
const S3 = 's3_bucket_default_encryption';
const observed = (...facts: StatedFact[]): SampleFile => ({
  method: 'observed',
  facts: [inventory, ...facts],
});
const derive = (name: string, ...files: SampleFile[]): Derived =>
  deriveFrom(name, files, { complete: ['inventory'], least: { method: 'observed', source: 'provider' } });
const unencrypted = (...facts: StatedFact[]): unknown =>
  shownValue(derive('storage.unencrypted', observed(...facts)));
const failures = (...facts: StatedFact[]): Derived => derive('scan.encryption_failures', observed(...facts));

test('one passing check clears as many stores as it saw pass, of its kind, account and region', () => {
  assert.equal(unencrypted(store('a'), check(S3)), '0..0');
  assert.equal(unencrypted(store('a'), store('b'), check(S3)), '0..1');
  assert.equal(unencrypted(store('a'), store('b'), check(S3, { findings: 2 })), '0..0');
  assert.equal(unencrypted(store('a'), store('b', 'aws_sqs_queue'), check(S3, { findings: 9 })), '0..1');
  assert.equal(
    unencrypted(store('a', 'aws_dynamodb_table'), check('rds_instance_storage_encrypted')),
    '0..1',
  );
  assert.equal(unencrypted(store('a'), check(S3, { account: '222' })), '0..1');
  assert.equal(unencrypted(store('a'), check(S3, { region: 'ca-west-1' })), '0..1');
  assert.equal(unencrypted(store('a'), check(S3, { region: 'global' })), '0..1');
  assert.equal(unencrypted(store('a'), check(S3, { status: 'manual' })), '0..1');
  assert.equal(unencrypted(store('a'), check(S3, { topic: 'encryption-in-transit' })), '0..1');
});

test('two checks, or two scans, of the same stores are not twice as many stores', () => {
  const two = [store('a'), store('b')];
  assert.equal(unencrypted(...two, check(S3), check('s3_bucket_kms_encryption')), '0..1');
  assert.equal(
    shownValue(derive('storage.unencrypted', observed(...two, check(S3)), observed(check(S3)))),
    '0..1',
  );
});

test('a store known to be encrypted may be the one that the check saw', () => {
  assert.equal(unencrypted(store('a', 'aws_s3_bucket', { encrypted: true }), store('b'), check(S3)), '0..1');
});

test('a type that no scanner is known to check stays in doubt; what was examined decides over the name', () => {
  assert.equal(unencrypted(store('a', 'acme_vault'), check(S3, { findings: 9 })), '0..1');
  assert.equal(unencrypted(store('a'), check('S3.17', { resource_type: 'AwsS3Bucket' })), '0..0');
  assert.equal(unencrypted(store('a'), check('S3.17')), '0..0');
  assert.equal(unencrypted(store('a'), check('EC2.3', { resource_type: 'AwsEc2Volume' })), '0..1');
  assert.equal(
    unencrypted(store('a', 'aws_ebs_volume'), check('ec2_ebs_default_encryption', { findings: 5 })),
    '0..1',
  );
  assert.equal(
    unencrypted(store('a', 'aws_ebs_volume'), check('EC2.7', { resource_type: 'AwsAccount' })),
    '0..1',
  );
});

test('a review of all stores speaks for the silent ones, never against what an inventory shows', () => {
  const review = (stores: number | undefined, on = '2026-08-01'): StatedFact => ({
    kind: 'encryption-review',
    on,
    unencrypted_paths: 0,
    unvalidated_modules: 0,
    customer_keys_available: true,
    ...(stores === undefined ? {} : { unencrypted_stores: stores }),
  });
  assert.equal(unencrypted(store('a'), review(0)), '0..0');
  assert.equal(unencrypted(store('a'), review(undefined)), '0..1');
  assert.equal(unencrypted(store('a'), review(2)), '2..3');
  assert.equal(unencrypted(store('a', 'aws_s3_bucket', { encrypted: false }), review(0)), '1..1');
  const declared: SampleFile = { method: 'declared', facts: [review(0)] };
  assert.equal(shownValue(derive('storage.unencrypted', observed(store('a')), declared)), '0..1');
  assert.equal(unencrypted(store('a'), review(3, '2026-07-01'), review(0)), '0..0');
});

test('no failure is an answer only where checks of encryption ran, in each account and region with stores', () => {
  const west = store('b', 'aws_s3_bucket', { region: 'ca-west-1' });
  assert.equal(shownValue(failures(store('a'), check(S3))), '0..0');
  assert.equal(shownValue(failures(store('a'), west, check(S3))), '0..-');
  assert.deepEqual(codes(failures(store('a'), west, check(S3))), ['NOT_SCANNED']);
  assert.equal(shownValue(failures(store('a'), west, check(S3), check(S3, { region: 'ca-west-1' }))), '0..0');
  assert.equal(
    shownValue(failures(store('a'), check('iam_root_mfa_enabled', { topic: 'identity' }))),
    '0..-',
  );
  assert.equal(shownValue(failures(store('a'), check(S3, { account: '222' }))), '0..-');
  assert.equal(shownValue(failures(check(S3, { account: '222' }))), '0..-');
  assert.deepEqual(codes(failures(store('a'))), ['NO_EVIDENCE']);
  assert.equal(shownValue(failures(store('a'), check(S3, { status: 'fail' }))), '1..1');
});

test('a result left to a person is a doubt, not an absence of failure', () => {
  const open = check('rds_instance_storage_encrypted', { status: 'manual' });
  assert.equal(shownValue(failures(store('a'), check(S3), open)), '0..1');
  assert.deepEqual(codes(failures(store('a'), check(S3), open)), ['CHECK_UNDECIDED']);
  assert.equal(shownValue(failures(store('a'), open)), '0..-');
});

test('a result left to a person is settled by the person who reviewed that very topic', () => {
  const open = (topic: string): StatedFact => check('x', { topic, status: 'manual' });
  const review = (more: object): StatedFact => ({
    kind: 'encryption-review',
    on: '2026-08-01',
    unencrypted_paths: 0,
    unvalidated_modules: 0,
    customer_keys_available: true,
    ...more,
  });
  const bounds = (...facts: StatedFact[]): unknown => shownValue(failures(store('a'), check(S3), ...facts));
  assert.equal(bounds(open('encryption-at-rest'), review({})), '0..1');
  assert.equal(bounds(open('encryption-at-rest'), review({ unencrypted_stores: 0 })), '0..0');
  assert.equal(bounds(open('encryption-at-rest'), review({ unencrypted_stores: 1 })), '0..1');
  assert.equal(bounds(open('encryption-in-transit'), review({})), '0..0');
  assert.equal(bounds(open('encryption-in-transit'), review({ unencrypted_paths: 1 })), '0..1');
  const declared: SampleFile = { method: 'declared', facts: [review({ unencrypted_stores: 0 })] };
  const files = observed(store('a'), check(S3), open('encryption-at-rest'));
  assert.equal(shownValue(derive('scan.encryption_failures', files, declared)), '0..1');
});

test('critical failures need a scan of each place, of any topic', () => {
  const critical = (...facts: StatedFact[]): unknown =>
    shownValue(derive('scan.critical_failures', observed(store('a'), ...facts)));
  assert.equal(critical(check('iam_root_mfa_enabled', { topic: 'identity' })), '0..0');
  assert.equal(critical(check('x', { topic: 'identity', account: '222' })), '0..-');
  assert.equal(critical(check('x', { topic: 'identity', status: 'fail', severity: 'critical' })), '1..1');
  assert.equal(critical(check(S3), check('x', { status: 'manual', severity: 'critical' })), '0..1');
});
