import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { billLines, BILL_HEADER } from './generate-bill.ts';

/** How a file of one format is made, and the library that reads its notation. A new format is one entry here. */
export interface BenchFormat {
  readonly format: string;
  readonly peer: 'JSON.parse' | 'JSON.parse, by line' | 'papaparse' | 'yaml' | undefined;
  /** What stands before and behind the items, and between two of them. */
  readonly head: string;
  readonly tail: string;
  readonly between: string;
  /** The items, as many as asked, the same each time. */
  items(): Generator<string>;
}

const READERS = new URL('../../packages/judge/src/readers/', import.meta.url);
const fixture = (path: string): string => readFileSync(fileURLToPath(new URL(path, READERS)), 'utf8');

/** Numbers from 0 without end, written into a model at every `@`. */
function* repeated(model: string): Generator<string> {
  const parts = model.split('@');
  for (let number = 0; ; number += 1) yield parts.join(String(number));
}

/** A list in JSON whose items are one model. */
function jsonList(format: string, head: string, model: unknown, tail: string): BenchFormat {
  return {
    format,
    peer: 'JSON.parse',
    head,
    tail,
    between: ',',
    items: () => repeated(JSON.stringify(model)),
  };
}

/** The lines of a fixture, over and over. */
function lines(format: string, path: string, peer: BenchFormat['peer']): BenchFormat {
  const text = fixture(path).trimEnd().split('\n');
  return {
    format,
    peer,
    head: '',
    tail: '\n',
    between: '\n',
    *items() {
      for (;;) yield* text;
    },
  };
}

export const benchFormats: readonly BenchFormat[] = [
  {
    format: 'focus',
    peer: 'papaparse',
    head: BILL_HEADER,
    tail: '',
    between: '',
    items: () => billLines(Infinity, 1),
  },
  jsonList(
    'opentofu-state',
    '{"version":4,"terraform_version":"1.9.0","serial":1,"lineage":"x","outputs":{},"resources":[',
    {
      mode: 'managed',
      type: 'aws_s3_bucket',
      name: 'bucket_@',
      instances: [
        {
          schema_version: 0,
          attributes: {
            arn: 'arn:aws:s3:::bucket-@',
            bucket: 'bucket-@',
            region: 'ca-central-1',
            force_destroy: false,
            tags: { application: 'app', number: '@' },
            versioning: [{ enabled: true, mfa_delete: false }],
            server_side_encryption_configuration: [
              { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms' }] }] },
            ],
          },
          sensitive_attributes: [],
          dependencies: ['aws_kms_key.main'],
        },
      ],
    },
    ']}',
  ),
  jsonList(
    'cloudtrail',
    '{"Records":[',
    {
      eventVersion: '1.09',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLE:admin',
        arn: 'arn:aws:sts::111122223333:assumed-role/admin/person',
        accountId: '111122223333',
        sessionContext: { attributes: { mfaAuthenticated: 'true', creationDate: '2026-10-03T14:00:00Z' } },
      },
      eventTime: '2026-10-03T14:05:11Z',
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      awsRegion: 'ca-central-1',
      sourceIPAddress: '192.0.2.1',
      userAgent: 'aws-cli/2.17',
      requestParameters: { bucketName: 'b', key: 'object-@' },
      responseElements: null,
      requestID: 'R@',
      eventID: '00000000-0000-4000-8000-@',
      readOnly: true,
      eventType: 'AwsApiCall',
      managementEvent: false,
      recipientAccountId: '111122223333',
      eventCategory: 'Data',
    },
    ']}',
  ),
  jsonList(
    'google-assets',
    '[',
    {
      name: '//storage.googleapis.com/bucket-@',
      assetType: 'storage.googleapis.com/Bucket',
      resource: {
        version: 'v1',
        parent: '//cloudresourcemanager.googleapis.com/projects/1',
        location: 'northamerica-northeast1',
        data: { name: 'bucket-@', location: 'NORTHAMERICA-NORTHEAST1', storageClass: 'STANDARD', labels: {} },
      },
      ancestors: ['projects/1', 'organizations/2'],
      updateTime: '2026-10-03T14:05:11Z',
    },
    ']',
  ),
  jsonList(
    'azure-resources',
    '{"count":1,"total_records":1,"skip_token":null,"data":[',
    {
      id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/compte@',
      name: 'compte@',
      type: 'microsoft.storage/storageaccounts',
      location: 'canadacentral',
      subscriptionId: 's',
      resourceGroup: 'g',
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS', tier: 'Standard' },
      tags: {},
      properties: { encryption: { keySource: 'Microsoft.Storage' }, allowBlobPublicAccess: false },
    },
    ']}',
  ),
  lines('sshd-log', 'sshd-log/fixtures/auth.log', undefined),
  lines('teleport-log', 'teleport-log/fixtures/events.log', 'JSON.parse, by line'),
];
