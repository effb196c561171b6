/** One finding of a control as Security Hub writes it in its home region for another; `changes` replace members. */
export function controlFinding(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    SchemaVersion: '2018-10-08',
    Id: 'arn:aws:securityhub:ca-central-1:111122223333:security-control/S3.17/finding/0a',
    ProductArn: 'arn:aws:securityhub:us-east-1::product/aws/securityhub',
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: 'us-east-1',
    GeneratorId: 'security-control/S3.17',
    AwsAccountId: '111122223333',
    Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
    CreatedAt: '2026-07-01T00:00:00.000Z',
    UpdatedAt: '2026-08-01T00:00:00.250Z',
    LastObservedAt: '2026-07-31T00:00:00.000Z',
    Severity: { Label: 'MEDIUM', Normalized: 40, Original: 'MEDIUM' },
    Title: 'S3 general purpose buckets should be encrypted at rest with AWS KMS keys',
    Description: 'Checks whether a bucket is encrypted.',
    Resources: [
      {
        Type: 'AwsS3Bucket',
        Id: 'arn:aws:s3:::donnees',
        Partition: 'aws',
        Region: 'ca-central-1',
        Tags: { equipe: 'plateforme' },
      },
    ],
    Compliance: { Status: 'FAILED', SecurityControlId: 'S3.17' },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    ...changes,
  };
}

/** One vulnerability as Inspector sends it: no check, hence no result. */
export function packageFinding(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return controlFinding({
    ProductArn: 'arn:aws:securityhub:ca-central-1::product/aws/inspector',
    ProductName: undefined,
    GeneratorId: 'AWSInspector',
    Compliance: undefined,
    Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
    Title: 'CVE-2026-0001 - openssl, TLS',
    Severity: { Label: 'CRITICAL' },
    Vulnerabilities: [{ Id: 'CVE-2026-0001', FixAvailable: 'YES' }],
    Resources: [{ Type: 'AwsEcrContainerImage', Id: 'arn', Region: 'ca-central-1' }],
    ...changes,
  });
}
