import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, digestOf } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { readInPieces } from '../../testing/read-in-pieces.ts';
import { cloudformationTemplateReader } from './cloudformation-template-reader.ts';
import { jsonTemplate, YAML } from './testing/template-text.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return cloudformationTemplateReader.read(bytes, hint);
}
const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);
const codes = ({ notes }: Reading): string[] => notes.map(({ code }) => code).sort();
const formats = (text: string): readonly string[] => formatsOf(fileOf(text).bytes);

test('golden reading of a template in YAML: roles, copies and keys in plain words, each at its line', () => {
  assert.deepEqual(formats(YAML), ['cloudformation-template']);
  const reading = read(YAML);
  assert.deepEqual(
    of(reading, 'intended-resource')
      .map((found) =>
        [found.resource, found.role, found.region ?? '-', found.encrypted ?? '-', found.public ?? '-'].join(
          ' ',
        ),
      )
      .sort(),
    [
      'AWS::DynamoDB::GlobalTable Sessions storage - - -',
      'AWS::EC2::Volume Disk storage ca-west-1 - -',
      'AWS::IAM::Role Role identity global - -',
      'AWS::KMS::Key Key key - - -',
      'AWS::Logs::LogGroup Logs telemetry - true -',
      'AWS::RDS::DBInstance Clients storage - true -',
      'AWS::S3::Bucket Data storage - true false',
    ],
  );
  assert.deepEqual(
    of(reading, 'intended-resource')
      .flatMap(({ copies = [] }) => copies)
      .sort(),
    ['nordet-copies', 'us-east-1', 'us-west-2'],
  );
  const [key] = of(reading, 'intended-resource').filter(({ role }) => role === 'key');
  assert.deepEqual([key?.protection, key?.custodian, key?.multi_region], ['hardware', 'platform', false]);
  for (const kind of ['resource', 'key', 'replication'] as const) assert.deepEqual(of(reading, kind), []);
  assert.deepEqual(of(reading, 'inventory'), []);
  const bucket = reading.facts.find(({ kind, value }) => kind === 'intended-resource' && 'native' in value);
  assert.deepEqual(bucket?.at.place, { line: YAML.split('\n').indexOf('  Data:') + 2 });
  assert.equal(reading.evidence[0]?.version, '2010-09-09');
  assert.deepEqual(reading.evidence[0]?.records, { total: 8, used: 7 });
  assert.deepEqual(new Set(codes(reading)), new Set(['NO_REGION', 'SKIPPED_RECORDS']));
  assert.ok(!canonicalJson(reading).includes('never-shown'));
});

test('JSON, and what get-template answers, in both languages', () => {
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'b' } };
  const json = jsonTemplate({ Data: bucket });
  const answers = [
    JSON.stringify({ TemplateBody: { AWSTemplateFormatVersion: '2010-09-09', Resources: { Data: bucket } } }),
    JSON.stringify({ TemplateBody: json, StagesAvailable: ['Original'] }),
    JSON.stringify({
      TemplateBody: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: b}\n',
    }),
  ];
  for (const text of [json, `\uFEFF${json}`, ...answers]) {
    assert.deepEqual(formats(text), ['cloudformation-template'], text);
    assert.deepEqual(of(read(text), 'intended-resource')[0]?.native, 'b', text);
  }
  assert.deepEqual(read(answers[2]!).facts[0]?.at.place, { pointer: '/TemplateBody' });
});

test('clusters and events that stand in several regions, and a guardrail that does', () => {
  const resources = {
    Cluster: {
      Type: 'AWS::DSQL::Cluster',
      Properties: {
        MultiRegionProperties: {
          WitnessRegion: 'us-west-2',
          Clusters: ['arn:aws:dsql:us-east-2:1:cluster/x'],
        },
      },
    },
    Endpoint: {
      Type: 'AWS::Events::Endpoint',
      Properties: { RoutingConfig: { FailoverConfig: { Secondary: { Route: 'us-east-1' } } } },
    },
    Guard: {
      Type: 'AWS::Bedrock::Guardrail',
      Properties: { CrossRegionConfig: { GuardrailProfileArn: 'arn:aws:bedrock:x' } },
    },
  };
  const reading = read(JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources }));
  const found = of(reading, 'intended-resource');
  assert.deepEqual(found.flatMap(({ copies = [] }) => copies).sort(), [
    'us-east-1',
    'us-east-2',
    'us-west-2',
  ]);
  assert.equal(found.find(({ type }) => type === 'AWS::Bedrock::Guardrail')?.region, 'multi-region');
});

test('functions are not evaluated: what they would give is not told', () => {
  const one = (Properties: object, Type = 'AWS::EC2::Volume'): FactValue<'intended-resource'> =>
    of(read(jsonTemplate({ X: { Type, Properties } })), 'intended-resource')[0]!;
  assert.equal(one({ AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }).region, undefined);
  assert.equal(one({ AvailabilityZone: 'us-east-1a', OutpostArn: { Ref: 'Outpost' } }).region, undefined);
  assert.equal(one({ Encrypted: { Ref: 'Flag' } }).encrypted, undefined);
  assert.equal(one({ Encrypted: 'false' }).encrypted, false);
  assert.equal(one({ KmsKeyId: { 'Fn::If': ['A', 'b', { Ref: 'AWS::NoValue' }] } }).encrypted, undefined);
  assert.equal(one({ KmsKeyId: { 'Fn::ImportValue': 'k' } }).encrypted, true);
  assert.equal(one({ BucketName: { Ref: 'Name' } }, 'AWS::S3::Bucket').native, undefined);
  const key = (Properties: object): unknown => {
    const [found] = of(read(jsonTemplate({ K: { Type: 'AWS::KMS::Key', Properties } })), 'intended-resource');
    return [found?.protection, found?.custodian];
  };
  assert.deepEqual(key({ Origin: 'EXTERNAL' }), ['hardware', 'platform']);
  assert.deepEqual(key({ Origin: { Ref: 'Origin' } }), ['unknown', 'unknown']);
});

test('every short tag of CloudFormation is read; others, aliases and twins are refused', () => {
  const value = (yaml: string): string =>
    `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: ${yaml}\n`;
  for (const tag of ['Ref', 'Sub', 'GetAtt', 'ImportValue', 'Base64', 'GetAZs', 'Condition', 'ToJsonString'])
    assert.equal(of(read(value(`!${tag} x`)), 'intended-resource').length, 1, tag);
  for (const tag of [
    'Join',
    'Select',
    'Split',
    'FindInMap',
    'If',
    'Equals',
    'Not',
    'And',
    'Or',
    'Cidr',
    'GetAtt',
    'Sub',
  ])
    assert.equal(of(read(value(`!${tag} [a, !Ref b]`)), 'intended-resource').length, 1, tag);
  assert.equal(of(read(value('!Transform {Name: AWS::Include}')), 'intended-resource').length, 1);
  for (const yaml of ['!Unknown x', '!!js/function x', '&a b\n      Other: *a', 'a\n      BucketName: b'])
    assert.throws(() => read(value(yaml)), { code: 'READ_SYNTAX' }, yaml);
});

test('templates of the Serverless Application Model; unknown sections and types are told', () => {
  const reading = read(
    jsonTemplate(
      {
        F: { Type: 'AWS::Serverless::Function' },
        T: { Type: 'AWS::Serverless::SimpleTable' },
        C: { Type: 'Custom::X' },
      },
      { Transform: 'AWS::Serverless-2016-10-31', Globals: {}, ANewSection: {} },
    ),
  );
  assert.deepEqual(
    of(reading, 'intended-resource')
      .map(({ role }) => role)
      .sort(),
    ['processing', 'storage', 'unknown'],
  );
  assert.deepEqual(codes(reading), ['NO_REGION', 'NO_REGION', 'NO_REGION', 'UNKNOWN_FIELDS', 'UNKNOWN_TYPE']);
});

test('other files are not templates; odd shapes are silence', () => {
  for (const text of [
    'Resources: none\n',
    'resources:\n  Type: AWS::S3::Bucket\n',
    'apiVersion: v1\nkind: Node\n',
    '{"Resources":[{"Type":"AwsS3Bucket"}]}',
    '{"format_version":"1.2","planned_values":{},"x":{"AWSTemplateFormatVersion":"y"}}',
  ])
    assert.ok(!formats(text).includes('cloudformation-template'), text);
  assert.deepEqual(read('{"Resources":{"A":null,"B":1,"C":{"Type":7},"D":[]}}').facts, []);
  assert.deepEqual(read('{"Resources":[]}').facts, []);
  assert.deepEqual(read('Resources:\n').facts, []);
  assert.throws(() => read('{"Resources":{},"Resources":{}}'), { code: 'JSON_DUPLICATE_KEY' });
  assert.throws(() => read('Resources: ['), { code: 'READ_SYNTAX' });
});

test('a template larger than any that AWS takes is refused by its size, and no more than that of it is held', () => {
  const most = 16 * 1024 * 1024;
  const start = '{"AWSTemplateFormatVersion":"2010-09-09","Resources":{},"Description":"';
  const sized = (size: number): Uint8Array =>
    new TextEncoder().encode(`${start}${'x'.repeat(size - start.length - 2)}"}`);
  const file = sized(most + 1);
  const evidence = digestOf(file);
  assert.throws(() => cloudformationTemplateReader.read(file, { evidence, name: '' }), {
    code: 'READ_TOO_LARGE',
    details: { limit: most },
  });
  const stream = cloudformationTemplateReader.open!('');
  stream.push(file.subarray(0, most));
  assert.throws(() => stream.push(file.subarray(most)), { code: 'READ_TOO_LARGE' });
  assert.deepEqual(readInPieces(cloudformationTemplateReader, sized(most), evidence, [1 << 20]).notes, []);
});

test('no parameter, output, metadata or property that could hold a secret reaches the reading', () => {
  const secret = `S3CR3T-${'k'.repeat(20)}`;
  const planted = {
    MasterUserPassword: secret,
    SecretString: secret,
    UserData: secret,
    Environment: { A: secret },
  };
  const types = [
    'AWS::RDS::DBInstance',
    'AWS::SecretsManager::Secret',
    'AWS::Lambda::Function',
    'AWS::KMS::Key',
  ];
  const resources = Object.fromEntries(
    types.map((Type, index) => [`R${index}`, { Type, Properties: planted, Metadata: { secret } }]),
  );
  const text = jsonTemplate(resources, {
    Parameters: { P: { Default: secret } },
    Mappings: { M: { a: { b: secret } } },
    Outputs: { O: { Value: secret } },
    Metadata: { secret },
    Description: secret,
  });
  assert.equal(of(read(text), 'intended-resource').length, 4);
  assert.ok(!canonicalJson(read(text)).includes('S3CR3T'));
});

test('property: order changes nothing; JSON and YAML say the same', () => {
  const types = ['AWS::S3::Bucket', 'AWS::EC2::Volume', 'AWS::KMS::Key', 'AWS::IAM::Role', 'Custom::X'];
  const resource = fc.record({
    Type: fc.constantFrom(...types),
    Properties: fc.record(
      {
        BucketName: fc.constantFrom('a', 'b'),
        Encrypted: fc.boolean(),
        AvailabilityZone: fc.constantFrom('ca-central-1a', 'us-east-1b'),
      },
      { requiredKeys: [] },
    ),
  });
  const all = fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{1,5}$/), resource, { minKeys: 1, maxKeys: 6 });
  const values = (text: string): string[] =>
    read(text)
      .facts.map(({ value }) => canonicalJson(value))
      .sort();
  fc.assert(
    fc.property(all, (resources) => {
      const json = jsonTemplate(resources);
      const turned = jsonTemplate(Object.fromEntries(Object.entries(resources).reverse()));
      assert.deepEqual(values(json), values(turned));
      const yaml = `Resources:\n${Object.entries(resources)
        .map(
          ([name, one]) =>
            `  ${name}:\n    Type: ${one.Type}\n    Properties: ${JSON.stringify(one.Properties)}\n`,
        )
        .join('')}`;
      assert.deepEqual(values(yaml), values(json));
    }),
    { numRuns: 60 },
  );
});
