export const ACCOUNT = '111122223333';
export const REGION = 'ca-central-1';

/** One item, by what tells it apart. */
export interface Entry {
  readonly type: string;
  readonly id: string;
  readonly arn?: string;
  readonly region?: string;
  readonly status?: string;
  readonly captured?: string;
  readonly configuration?: unknown;
  readonly supplement?: object;
  readonly [field: string]: unknown;
}

/** An item as Config writes it in the files that it delivers. */
function deliveredItem({
  type,
  id,
  arn,
  region = REGION,
  status = 'OK',
  captured = '2026-07-30T10:00:00.000Z',
  configuration = {},
  supplement = {},
  ...more
}: Entry): object {
  return {
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: captured,
    configurationStateId: 1785405600000,
    awsAccountId: ACCOUNT,
    configurationItemStatus: status,
    resourceType: type,
    resourceId: id,
    resourceName: id,
    ...(arn === undefined ? {} : { ARN: arn }),
    awsRegion: region,
    availabilityZone: 'Regional',
    configurationStateMd5Hash: '',
    tags: {},
    relatedEvents: [],
    relationships: [],
    configuration,
    supplementaryConfiguration: supplement,
    ...more,
  };
}

/** The same as its commands answer, with the configuration folded into text. */
export function answeredItem(entry: Entry): object {
  const { awsAccountId, ARN, configuration, configurationStateId, ...rest } = deliveredItem(entry) as Record<
    string,
    unknown
  >;
  return {
    ...rest,
    accountId: awsAccountId,
    ...(ARN === undefined ? {} : { arn: ARN }),
    configurationStateId: String(configurationStateId),
    configuration: JSON.stringify(configuration),
  };
}

/** A snapshot as it is delivered to a bucket, unpacked. */
export function snapshotFile(entries: readonly Entry[], more: object = {}): string {
  return JSON.stringify({
    fileVersion: '1.0',
    configSnapshotId: '00000000-0000-4000-8000-000000000001',
    configurationItems: entries.map(deliveredItem),
    ...more,
  });
}

/** Answer of `aws configservice select-resource-config`. */
export function queryAnswer(entries: readonly Entry[]): string {
  return JSON.stringify({
    Results: entries.map((entry) => JSON.stringify(answeredItem(entry))),
    QueryInfo: { SelectFields: [{ Name: 'resourceId' }] },
  });
}

/** The recorder's own item, which says that it records all that it can. */
export const RECORDER: Entry = {
  type: 'AWS::Config::ConfigurationRecorder',
  id: 'default',
  configuration: {
    Name: 'default',
    Recording: true,
    RecordingGroup: {
      AllSupported: true,
      IncludeGlobalResourceTypes: true,
      ResourceTypes: [],
      ExclusionByResourceTypes: { ResourceTypes: [] },
      RecordingStrategy: { UseOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
    },
  },
};

const arn = (service: string, resource: string, region = REGION): string =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;

export const BUCKET: Entry = {
  type: 'AWS::S3::Bucket',
  id: 'nordet-data',
  arn: 'arn:aws:s3:::nordet-data',
  configuration: { name: 'nordet-data', creationDate: '2026-01-01T00:00:00.000Z' },
  supplement: {
    AccessControlList: JSON.stringify(
      JSON.stringify({ grantList: [{ grantee: 'AllUsers', permission: 'Read' }], owner: { id: 'x' } }),
    ),
    BucketPolicy: JSON.stringify({ policyText: null }),
    BucketReplicationConfiguration: JSON.stringify({
      roleARN: 'arn:aws:iam::111122223333:role/copies',
      rules: {
        all: {
          prefix: '',
          status: 'Enabled',
          destinationConfig: { bucketARN: 'arn:aws:s3:::nordet-copies', storageClass: null },
        },
        off: { status: 'Disabled', destinationConfig: { bucketARN: 'arn:aws:s3:::nordet-old' } },
      },
    }),
    ServerSideEncryptionConfiguration: {
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256', kmsMasterKeyID: null } }],
    },
  },
};

/** A small service in Canada whose second copies and keys are of every kind. */
export const NORDET: readonly Entry[] = [
  RECORDER,
  BUCKET,
  {
    type: 'AWS::RDS::DBInstance',
    id: 'db-ABCDEFGHIJ',
    arn: arn('rds', 'db:clients'),
    availabilityZone: 'ca-central-1a',
    configuration: {
      dBInstanceIdentifier: 'clients',
      dBInstanceArn: arn('rds', 'db:clients'),
      storageEncrypted: true,
      publiclyAccessible: false,
      masterUsername: 'root',
      readReplicaDBInstanceIdentifiers: ['clients-2', arn('rds', 'db:clients-far', 'us-east-1')],
      dBInstanceAutomatedBackupsReplications: [
        { dBInstanceAutomatedBackupsArn: arn('rds', 'auto-backup:ab-1', 'ca-west-1') },
      ],
    },
  },
  {
    type: 'AWS::DynamoDB::Table',
    id: 'sessions',
    arn: arn('dynamodb', 'table/sessions'),
    configuration: {
      replicas: [{ regionName: 'us-west-2', replicaStatus: 'ACTIVE' }, { regionName: REGION }],
      ssedescription: { status: 'ENABLED', kmsmasterKeyArn: arn('kms', 'key/1') },
    },
  },
  {
    type: 'AWS::KMS::Key',
    id: 'mrk-1',
    arn: arn('kms', 'key/mrk-1'),
    configuration: {
      origin: 'AWS_KMS',
      multiRegion: true,
      multiRegionConfiguration: {
        multiRegionKeyType: 'PRIMARY',
        primaryKey: { arn: arn('kms', 'key/mrk-1'), region: REGION },
        replicaKeys: [{ arn: arn('kms', 'key/mrk-1', 'eu-west-1'), region: 'eu-west-1' }],
      },
    },
  },
  {
    type: 'AWS::KMS::Key',
    id: 'outside',
    arn: arn('kms', 'key/outside'),
    configuration: { origin: 'EXTERNAL_KEY_STORE', multiRegion: false, customKeyStoreId: 'cks-1' },
  },
  {
    type: 'AWS::Backup::BackupPlan',
    id: 'plan-1',
    arn: arn('backup', 'backup-plan:plan-1'),
    configuration: {
      BackupPlan: {
        BackupPlanRule: [
          { CopyActions: [{ DestinationBackupVaultArn: arn('backup', 'backup-vault:far', 'us-east-2') }] },
        ],
      },
    },
  },
  {
    type: 'AWS::CloudFront::Distribution',
    id: 'E1',
    arn: 'arn:aws:cloudfront::111122223333:distribution/E1',
    region: 'global',
    configuration: null,
  },
  { type: 'AWS::IAM::Role', id: 'AROA1', arn: 'arn:aws:iam::111122223333:role/app', region: 'global' },
  { type: 'AWS::Config::ResourceCompliance', id: 'AWS::S3::Bucket/nordet-data' },
  { type: 'AWS::EC2::Volume', id: 'vol-1', status: 'ResourceDeleted', configuration: null },
  { type: 'AWS::QuickSight::DataSource', id: 'q1', arn: arn('quicksight', 'datasource/q1') },
];
