import type { Attributes } from './opentofu-state.ts';
import type { Seeded } from './seeded.ts';

interface State {
  readonly resources: readonly { readonly type: string; readonly instances: readonly { attributes: Attributes }[] }[];
}

/** What Config writes of one resource besides what all items share. */
interface Item {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly ARN: string;
  readonly configuration: unknown;
  readonly supplementaryConfiguration?: Attributes;
}

/**
 * Snapshot that AWS Config delivers of one region of an account: what the platform recorded of the resources that a state
 * of the same account holds, so that the two tell one story.
 */
export function configSnapshot(
  state: string,
  { account, region, at, seeded }: { account: string; region: string; at: string; seeded: Seeded },
): string {
  const { resources } = JSON.parse(state) as State;
  const here = resources.flatMap(({ type, instances }) =>
    instances
      .map(({ attributes }) => ({ type, attributes }))
      .filter(({ attributes }) => attributes['region'] === region),
  );
  const copies = new Map(
    here
      .filter(({ type }) => type === 'aws_s3_bucket_replication_configuration')
      .map(({ attributes }) => [attributes['bucket'], attributes['rule'] as readonly Attributes[]]),
  );
  const items = [
    recorder(account, region),
    ...here.flatMap(({ type, attributes }) => itemOf(type, attributes, copies) ?? []),
  ].map(({ resourceType, resourceId, ARN, configuration, supplementaryConfiguration = {} }) => ({
    relatedEvents: [],
    relationships: [],
    configuration,
    supplementaryConfiguration,
    tags: { gestion: 'opentofu' },
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: at,
    configurationStateId: Date.parse(at),
    awsAccountId: account,
    configurationItemStatus: 'OK',
    resourceType,
    resourceId,
    resourceName: resourceId,
    ARN,
    awsRegion: region,
    availabilityZone: 'Regional',
    configurationStateMd5Hash: '',
  }));
  const snapshot = { fileVersion: '1.0', configSnapshotId: seeded.uuid(), configurationItems: items };
  return `${JSON.stringify(snapshot)}\n`;
}

function recorder(account: string, region: string): Item {
  return {
    resourceType: 'AWS::Config::ConfigurationRecorder',
    resourceId: 'default',
    ARN: `arn:aws:config:${region}:${account}:configuration-recorder/default`,
    configuration: {
      Name: 'default',
      RoleARN: `arn:aws:iam::${account}:role/config`,
      Recording: true,
      RecordingGroup: {
        AllSupported: true,
        IncludeGlobalResourceTypes: false,
        ResourceTypes: [],
        ExclusionByResourceTypes: { ResourceTypes: [] },
        RecordingStrategy: { UseOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
      },
    },
  };
}

type Copies = ReadonlyMap<unknown, readonly Attributes[]>;

function itemOf(type: string, it: Attributes, copies: Copies): Item | undefined {
  const named = (resourceType: string, id: unknown, configuration: unknown): Item => ({
    resourceType,
    resourceId: String(id),
    ARN: String(it['arn']),
    configuration,
  });
  switch (type) {
    case 'aws_s3_bucket':
      return bucket(it, copies.get(it['bucket']) ?? []);
    case 'aws_instance':
      return named('AWS::EC2::Instance', it['id'], {
        instanceId: it['id'],
        instanceType: it['instance_type'],
        privateIpAddress: it['private_ip'],
        placement: { availabilityZone: it['availability_zone'] },
        state: { code: 16, name: 'running' },
      });
    case 'aws_ebs_volume':
      return named('AWS::EC2::Volume', it['id'], {
        volumeId: it['id'],
        availabilityZone: it['availability_zone'],
        encrypted: it['encrypted'],
        kmsKeyId: it['kms_key_id'] === '' ? null : it['kms_key_id'],
        size: it['size'],
        volumeType: it['type'],
      });
    case 'aws_db_instance':
      return named('AWS::RDS::DBInstance', it['id'], {
        dBInstanceIdentifier: it['identifier'],
        dBInstanceArn: it['arn'],
        engine: it['engine'],
        storageEncrypted: it['storage_encrypted'],
        kmsKeyId: it['kms_key_id'],
        publiclyAccessible: it['publicly_accessible'],
        readReplicaDBInstanceIdentifiers: [],
      });
    case 'aws_kms_key':
      return named('AWS::KMS::Key', it['key_id'], {
        keyId: it['key_id'],
        arn: it['arn'],
        keyState: 'Enabled',
        origin: it['custom_key_store_id'] === '' ? 'AWS_KMS' : 'EXTERNAL_KEY_STORE',
        customKeyStoreId: it['custom_key_store_id'],
        multiRegion: it['multi_region'],
      });
    case 'aws_lambda_function':
      return named('AWS::Lambda::Function', it['function_name'], {
        functionName: it['function_name'],
        runtime: it['runtime'],
      });
    case 'aws_cloudwatch_log_group':
      return named('AWS::Logs::LogGroup', it['name'], { LogGroupName: it['name'], RetentionInDays: 90 });
    case 'aws_cloudtrail':
      return named('AWS::CloudTrail::Trail', it['name'], {
        name: it['name'],
        s3BucketName: it['s3_bucket_name'],
        logFileValidationEnabled: true,
      });
    default:
      return undefined;
  }
}

function bucket(it: Attributes, rules: readonly Attributes[]): Item {
  const [encryption] = it['server_side_encryption_configuration'] as readonly { rule: readonly Attributes[] }[];
  const [asked] = encryption!.rule[0]!['apply_server_side_encryption_by_default'] as readonly Attributes[];
  return {
    resourceType: 'AWS::S3::Bucket',
    resourceId: String(it['bucket']),
    ARN: String(it['arn']),
    configuration: { name: it['bucket'], creationDate: '2025-04-22T13:02:17.000Z' },
    supplementaryConfiguration: {
      ServerSideEncryptionConfiguration: {
        rules: [
          {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: asked!['sse_algorithm'],
              kmsMasterKeyID: asked!['kms_master_key_id'],
            },
          },
        ],
      },
      ...(rules.length === 0 ? {} : { BucketReplicationConfiguration: replication(rules) }),
    },
  };
}

/** Config folds the rules of replication into text, each under its own name. */
function replication(rules: readonly Attributes[]): string {
  const named = rules.map(({ id, status, destination }) => {
    const [to] = destination as readonly Attributes[];
    return [id, { status, destinationConfig: { bucketARN: to!['bucket'], storageClass: to!['storage_class'] } }];
  });
  return JSON.stringify({ roleARN: null, rules: Object.fromEntries(named) });
}
