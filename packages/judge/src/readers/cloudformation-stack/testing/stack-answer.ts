const STACK =
  'arn:aws:cloudformation:ca-central-1:111122223333:stack/nordet/00000000-0000-4000-8000-000000000001';

/** One resource of a stack, by what tells it apart. */
export interface Made {
  readonly type: string;
  readonly logical: string;
  readonly physical?: string;
  readonly status?: string;
}

/** What a small stack made: a bucket, a database's snapshot, a key, an edge, and what it no longer has. */
export const NORDET: readonly Made[] = [
  { type: 'AWS::S3::Bucket', logical: 'Data', physical: 'nordet-data' },
  {
    type: 'AWS::SecretsManager::Secret',
    logical: 'Api',
    physical: 'arn:aws:secretsmanager:ca-central-1:111122223333:secret:api-AbCdEf',
  },
  { type: 'AWS::KMS::Key', logical: 'Key', physical: '00000000-0000-4000-8000-000000000002' },
  { type: 'AWS::CloudFront::Distribution', logical: 'Edge', physical: 'E1EXAMPLE' },
  { type: 'AWS::IAM::Role', logical: 'Role', physical: 'nordet-role' },
  { type: 'Custom::Seed', logical: 'Seed', physical: 'whatever-its-code-says' },
  { type: 'AWS::EC2::Volume', logical: 'Old', physical: 'vol-1', status: 'DELETE_COMPLETE' },
  { type: 'AWS::EC2::Volume', logical: 'Never', status: 'CREATE_FAILED' },
];

/** Answer of `aws cloudformation describe-stack-resources`. */
export function described(made: readonly Made[]): string {
  return JSON.stringify({
    StackResources: made.map((one) => ({
      StackName: 'nordet',
      StackId: STACK,
      ...fields(one),
      Timestamp: '2026-07-01T00:00:00.000000+00:00',
      DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
    })),
  });
}

/** Answer of `aws cloudformation list-stack-resources`, which does not name the stack. */
export function listed(made: readonly Made[]): string {
  return JSON.stringify({
    StackResourceSummaries: made.map((one) => ({
      ...fields(one),
      LastUpdatedTimestamp: '2026-07-01T00:00:00.000000+00:00',
    })),
  });
}

function fields({ type, logical, physical, status = 'CREATE_COMPLETE' }: Made): object {
  return {
    LogicalResourceId: logical,
    ...(physical === undefined ? {} : { PhysicalResourceId: physical }),
    ResourceType: type,
    ResourceStatus: status,
  };
}

/** Answer of `aws cloudformation describe-stacks`: the stacks themselves, with all that was given to them. */
export function stacks(more: object = {}): string {
  return JSON.stringify({
    Stacks: [
      {
        StackId: STACK,
        StackName: 'nordet',
        StackStatus: 'UPDATE_COMPLETE',
        CreationTime: '2026-07-01T00:00:00.000000+00:00',
        ...more,
      },
      { StackId: STACK.replace('nordet', 'gone'), StackName: 'gone', StackStatus: 'DELETE_COMPLETE' },
    ],
  });
}
