import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { cloudformationStackReader } from './cloudformation-stack-reader.ts';
import { described, listed, NORDET, stacks } from './testing/stack-answer.ts';
import type { Made } from './testing/stack-answer.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return cloudformationStackReader.read(bytes, hint);
}
const resources = (reading: Reading): FactValue<'resource'>[] =>
  reading.facts.flatMap((fact) => (fact.kind === 'resource' ? [fact.value] : []));
const lines = (reading: Reading): string[] =>
  resources(reading)
    .map(({ resource, role, account, region }) => `${resource} ${role} ${account ?? '-'} ${region ?? '-'}`)
    .sort();
const codes = ({ notes }: Reading): string[] => notes.map(({ code }) => code).sort();

const IN_MONTREAL = [
  'AWS::CloudFront::Distribution E1EXAMPLE processing 111122223333 global',
  'AWS::IAM::Role nordet-role identity 111122223333 global',
  'AWS::KMS::Key 00000000-0000-4000-8000-000000000002 key 111122223333 ca-central-1',
  'AWS::S3::Bucket nordet-data storage 111122223333 ca-central-1',
  'Custom::Seed Seed unknown 111122223333 ca-central-1',
  'arn:aws:secretsmanager:ca-central-1:111122223333:secret:api-AbCdEf storage 111122223333 ca-central-1',
];

test('golden reading: the stack’s ARN places what it made; no account is inventoried', () => {
  assert.deepEqual(formatsOf(fileOf(described(NORDET)).bytes), ['cloudformation-stack']);
  const reading = read(described(NORDET));
  assert.deepEqual(lines(reading), IN_MONTREAL);
  assert.equal(resources(reading).find(({ native }) => native)?.native, 'nordet-data');
  assert.deepEqual(reading.evidence[0]?.records, { total: 8, used: 6 });
  assert.deepEqual(codes(reading), ['LISTING_PARTIAL', 'SKIPPED_RECORDS', 'UNKNOWN_TYPE']);
  assert.ok(reading.facts.every(({ kind }) => kind === 'resource' || kind === 'key'));
  assert.ok(!canonicalJson(reading).includes('whatever-its-code-says'));
});

test('a list that does not name its stack: one region told by a resource is that of all, two place none', () => {
  assert.deepEqual(formatsOf(fileOf(listed(NORDET)).bytes), ['cloudformation-stack']);
  assert.deepEqual(lines(read(listed(NORDET))), IN_MONTREAL);
  const secret = (region: string): Made => ({
    type: 'AWS::SecretsManager::Secret',
    logical: region,
    physical: `arn:aws:secretsmanager:${region}:111122223333:secret:x`,
  });
  const bucket: Made = { type: 'AWS::S3::Bucket', logical: 'B', physical: 'b' };
  const regionOf = (...made: Made[]): unknown =>
    resources(read(listed([bucket, ...made]))).find(({ native }) => native === 'b')?.region;
  assert.equal(regionOf(secret('ca-west-1')), 'ca-west-1');
  assert.equal(regionOf(secret('ca-west-1'), secret('us-east-1')), undefined);
  assert.equal(regionOf(), undefined);
  // What someone's own code answers tells nothing of the stack.
  const custom: Made = { ...secret('ca-west-1'), type: 'Custom::Copy' };
  assert.equal(regionOf(custom), undefined);
  const contradicted = read(described([secret('us-east-1')]));
  assert.deepEqual(
    [resources(contradicted)[0]?.region, codes(contradicted)[1]],
    [undefined, 'REGION_CONTRADICTORY'],
  );
});

test('stacks themselves: where each is, and none of what was given to it', () => {
  const secret = `S3CR3T-${'k'.repeat(20)}`;
  const planted = [{ ParameterKey: 'Password', ParameterValue: secret, OutputValue: secret, Value: secret }];
  const text = stacks({ Parameters: planted, Outputs: planted, Tags: planted, Description: secret });
  assert.deepEqual(formatsOf(fileOf(text).bytes), ['cloudformation-stack']);
  const reading = read(text);
  assert.deepEqual(
    resources(reading).map(({ type, role, account, region }) => [type, role, account, region]),
    [['AWS::CloudFormation::Stack', 'other', '111122223333', 'ca-central-1']],
  );
  assert.ok(!canonicalJson(reading).includes('S3CR3T'));
  assert.deepEqual(codes(reading), ['LISTING_PARTIAL', 'SKIPPED_RECORDS']);
});

test('no secret of a resource reaches the reading', () => {
  const secret = `S3CR3T-${'k'.repeat(20)}`;
  const text = described(NORDET).replaceAll(
    '"DriftInformation":',
    `"Metadata":"${secret}","Description":"${secret}","ResourceStatusReason":"${secret}","DriftInformation":`,
  );
  assert.ok(text.includes('S3CR3T'));
  assert.ok(!canonicalJson(read(text)).includes('S3CR3T'));
});

test('other shapes are refused, wrong fields are silence', () => {
  assert.throws(() => read('{"StackResources":{}}'), { code: 'READ_SHAPE' });
  assert.throws(() => read('{"Stacks":[],"Stacks":[]}'), { code: 'JSON_DUPLICATE_KEY' });
  const odd =
    '{"StackResources":[null,1,[],{"ResourceType":1},{"ResourceType":"A","PhysicalResourceId":"arn:"},{"StackStatus":1,"StackId":"x"}]}';
  assert.deepEqual(read(odd).evidence[0]?.records, { total: 6, used: 2 });
  assert.deepEqual(codes(read('{"StackResources":[]}')), ['LISTING_PARTIAL']);
});

test('property: order changes nothing but places; a cut file is refused', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...NORDET], { minLength: 2 }),
      fc.boolean(),
      fc.nat(),
      (made, named, cut) => {
        const write = named ? described : listed;
        const again = NORDET.filter((one) => made.includes(one));
        assert.deepEqual(lines(read(write(made))), lines(read(write(again))));
        const text = write(made);
        assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))), isBaseError);
      },
    ),
    { numRuns: 60 },
  );
});
