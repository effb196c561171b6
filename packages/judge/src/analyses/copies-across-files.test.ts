import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalToJson } from '@ancrage/base';
import type { Interval } from '@ancrage/base';
import { described } from '../readers/cloudformation-stack/testing/stack-answer.ts';
import { snapshotFile } from '../readers/aws-config/testing/config-file.ts';
import { stateOf } from '../readers/opentofu-state/testing/states.ts';
import { recogniseReader } from '../readers/registry.ts';
import { fileOf } from '../testing/file-of.ts';
import { deriveFrom } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';

/** The account of the sample scope. */
const ACCOUNT = '111';

/** What the reader that recognises a file makes of it, and an inventory of its account beside. */
function observed(text: string): SampleFile {
  const { bytes, ...hint } = fileOf(text.replaceAll('111122223333', ACCOUNT));
  const { facts } = recogniseReader(bytes, 'x')!.read(bytes, hint);
  const inventory = { platform: 'aws', account: ACCOUNT, resources: 1, opaque: false };
  return {
    method: 'observed',
    facts: [
      { kind: 'inventory', ...inventory },
      ...facts.filter(({ kind }) => kind !== 'inventory').map(({ kind, value }) => ({ kind, ...value })),
    ],
  };
}

const outside = (...texts: string[]): string => {
  const { value } = deriveFrom('storage.outside', texts.map(observed), { complete: ['inventory'] });
  const { lo, hi } = intervalToJson(value as Interval);
  return `${lo}..${hi}`;
};

const HOME = 'ca-central-1';
const COPIES = 'nordet-copies';
const rule = { status: 'Enabled', destination: { bucket: `arn:aws:s3:::${COPIES}` } };

/** Files that tell of a bucket at home whose copy goes to another bucket, by its name alone. */
const SOURCES = {
  'aws-config': snapshotFile([
    {
      type: 'AWS::S3::Bucket',
      id: 'nordet-data',
      arn: 'arn:aws:s3:::nordet-data',
      supplement: {
        BucketReplicationConfiguration: JSON.stringify({
          rules: { all: { status: 'Enabled', destinationConfig: { bucketARN: `arn:aws:s3:::${COPIES}` } } },
        }),
      },
    },
  ]),
  'opentofu-state': stateOf(
    { type: 'aws_s3_bucket', name: 'data', attributes: { bucket: 'nordet-data', region: HOME } },
    {
      type: 'aws_s3_bucket_replication_configuration',
      attributes: {
        bucket: 'nordet-data',
        region: HOME,
        rule: [{ ...rule, destination: [rule.destination] }],
      },
    },
  ),
  firehose: snapshotFile([
    {
      type: 'AWS::KinesisFirehose::DeliveryStream',
      id: 'clients',
      configuration: { ExtendedS3DestinationConfiguration: { BucketARN: `arn:aws:s3:::${COPIES}` } },
    },
  ]),
};

/** Files that tell where that bucket is. */
const TARGETS: Readonly<Record<string, (region: string) => string>> = {
  'aws-config': (region) =>
    snapshotFile([{ type: 'AWS::S3::Bucket', id: COPIES, arn: `arn:aws:s3:::${COPIES}`, region }]),
  'opentofu-state': (region) =>
    stateOf({ type: 'aws_s3_bucket', name: 'copies', attributes: { bucket: COPIES, region } }),
  'cloudformation-stack': (region) =>
    described([{ type: 'AWS::S3::Bucket', logical: 'Copies', physical: COPIES }]).replaceAll(HOME, region),
};

test('a copy that names no region is where another file of the dossier has its bucket, whatever the formats', () => {
  for (const [from, source] of Object.entries(SOURCES)) {
    assert.equal(outside(source), '0..1', from);
    for (const [to, target] of Object.entries(TARGETS)) {
      assert.equal(outside(source, target('us-east-1')), '2..2', `${from} to ${to}`);
      assert.equal(outside(source, target('ca-west-1')), '0..0', `${from} to ${to}`);
      const other = target('us-east-1').replaceAll(COPIES, 'nordet-other');
      assert.equal(outside(source, other), '1..2', `${from} beside ${to}`);
    }
  }
});
