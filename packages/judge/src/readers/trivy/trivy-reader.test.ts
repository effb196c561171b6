import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import type { Check } from '../security-scan/scan-facts.ts';
import { account, cluster, folder, image } from './testing/trivy-sample.ts';
import { trivyReader } from './trivy-reader.ts';

function read(report: object): Reading {
  const { bytes, ...hint } = fileOf(JSON.stringify(report));
  assert.equal(recogniseReader(bytes, '')?.format, 'trivy');
  return trivyReader.read(bytes, hint);
}
const shown = (reading: Reading): string[] =>
  reading.facts
    .map(({ value, method }) => [value as Check, method ?? '-'] as const)
    .map(
      ([v, method]) =>
        `${v.check} ${v.topic} ${v.status} ${v.severity} ${v.account} ${v.region} ${v.resource_type ?? '-'} ${method}`,
    )
    .sort();
const notes = (reading: Reading): unknown =>
  Object.fromEntries(reading.notes.map(({ code, params }) => [code, params['count']]));

test('a folder: what its configuration says is meant to be, an exception is a failure, no secret leaves', () => {
  const reading = read(folder);
  assert.deepEqual(shown(reading), [
    'AWS-0086 public-access pass high unknown unknown AWS s3 declared',
    'AWS-0088 encryption-at-rest fail high unknown unknown AWS s3 declared',
    'AWS-0089 logging fail high unknown unknown AWS s3 declared',
    'github-pat other fail critical unknown unknown secret -',
  ]);
  assert.equal(reading.evidence[0]?.observedAt, '2026-08-01T00:00:00Z');
  assert.deepEqual(reading.evidence[0]?.records, { total: 4, used: 4 });
  assert.deepEqual(notes(reading), { MUTED_FINDINGS: 1 });
});

test('an image: a vulnerability is its own check, one left out counts like the others, clean is empty', () => {
  const reading = read(image);
  assert.deepEqual(shown(reading), [
    'CVE-2026-0001 other fail critical unknown unknown debian -',
    'CVE-2026-0002 other fail high unknown unknown debian -',
  ]);
  assert.deepEqual(notes(reading), { MUTED_FINDINGS: 1, SKIPPED_RECORDS: 1 });
  assert.deepEqual(shown(read({ ...image, Results: undefined })), []);
});

test('an image whose report tells its size and its packages is no listing of another tool', () => {
  const [result, ...rest] = image.Results;
  const packages = [{ ID: 'openssl@3', Name: 'openssl', Status: 'x', Description: 'y' }];
  const metadata = { ...image.Metadata, Size: 5_843_968 };
  const whole = { ...image, Metadata: metadata, Results: [{ ...result, Packages: packages }, ...rest] };
  assert.deepEqual(shown(read(whole)), shown(read(image)));
});

test('a cluster is its own account; what could not be scanned is told', () => {
  const reading = read(cluster);
  assert.deepEqual(shown(reading), [
    'KCV0030 encryption-at-rest pass low prod-mtl unknown - -',
    'KSV017 identity fail high prod-mtl unknown - -',
  ]);
  assert.deepEqual(notes(reading), { SKIPPED_RECORDS: 1 });
  const { Resources, ...rest } = cluster;
  assert.deepEqual(shown(read({ ...rest, Findings: Resources })), shown(reading));
});

test('an account of AWS: account and region by what was scanned', () => {
  assert.deepEqual(shown(read(account)), [
    'AVD-AWS-0080 encryption-at-rest pass high 111122223333 ca-central-1 AWS rds -',
  ]);
});

test('passes that are only counted state nothing; exceptions that are only counted are told', () => {
  const reading = read({
    ...folder,
    Results: [{ Class: 'config', MisconfSummary: { Successes: 9, Failures: 0, Exceptions: 2 } }],
  });
  assert.deepEqual(shown(reading), []);
  assert.deepEqual(notes(reading), { MUTED_FINDINGS: 2 });
});

test('a newer version is read, and what it adds is told; another word for a status needs a person', () => {
  const reading = read({
    ...folder,
    Novelty: 1,
    Results: [{ Class: 'config', Novelty: 2, Misconfigurations: [{ ID: 'X', Status: 'MAYBE' }] }],
  });
  assert.deepEqual(shown(reading), ['X other manual unknown unknown unknown - declared']);
  assert.deepEqual(notes(reading), { UNKNOWN_FIELDS: 2 });
});

test('neither a match, nor code, nor a message leaves the file', () => {
  const secret = 'S3CR3T-kkkkkkkkkkkkkkkk';
  const text = JSON.stringify(folder)
    .replaceAll('TOKEN=****', secret)
    .replaceAll('acl = x', secret)
    .replaceAll('A bucket is not encrypted.', secret)
    .replaceAll('main.tf', secret);
  assert.ok(text.includes(secret));
  const { bytes, ...hint } = fileOf(text);
  assert.ok(!canonicalJson(trivyReader.read(bytes, hint)).includes('S3CR3T'));
});

test('odd shapes are silence or a refusal, never a crash', () => {
  const { bytes, ...hint } = fileOf('[{"SchemaVersion":2}]');
  assert.throws(() => trivyReader.read(bytes, hint), { code: 'READ_SHAPE' });
  for (const Results of [3, 'x', [null, 1, 'x', [], {}, { Vulnerabilities: {} }, { Secrets: [1, {}] }]])
    assert.deepEqual(shown(read({ ...folder, Results })), []);
});

test('property: order changes nothing, a cut file is refused', () => {
  const results = [...folder.Results, ...image.Results];
  fc.assert(
    fc.property(fc.shuffledSubarray(results, { minLength: 1 }), fc.nat(), (some, cut) => {
      const again = results.filter((result) => some.includes(result));
      assert.deepEqual(shown(read({ ...image, Results: some })), shown(read({ ...image, Results: again })));
      const text = JSON.stringify({ ...image, Results: some });
      const { bytes, ...hint } = fileOf(text.slice(0, 1 + (cut % (text.length - 2))));
      assert.throws(() => trivyReader.read(bytes, hint), isBaseError);
    }),
    { numRuns: 50 },
  );
});

test('findings beside the place that a report has for them are told, and not read', () => {
  const beside = [
    { Target: 't', Vulnerabilities: [{ VulnerabilityID: 'CVE-2026-1', Severity: 'CRITICAL' }] },
  ];
  const other = read({ ...cluster, Results: beside });
  assert.deepEqual(shown(other), shown(read(cluster)));
  assert.notDeepEqual(notes(other), notes(read(cluster)));
  assert.equal(other.evidence[0]!.records!.total, read(cluster).evidence[0]!.records!.total + 1);
});
