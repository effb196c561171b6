const misconfiguration = (ID: string, Title: string, Status: string, more: object = {}): object => ({
  Type: 'Terraform Security Check',
  ID,
  AVDID: `AVD-${ID}`,
  Title,
  Description: 'What is amiss.',
  Message: 'A bucket is not encrypted.',
  Severity: 'HIGH',
  Status,
  CauseMetadata: { Provider: 'AWS', Service: 's3', StartLine: 2, Code: { Lines: [{ Content: 'acl = x' }] } },
  ...more,
});

/** A folder of configuration, with a key in it. */
export const folder = {
  SchemaVersion: 2,
  Trivy: { Version: '0.76.0' },
  ReportID: '01',
  CreatedAt: '2026-08-01T00:00:00.749654077Z',
  ArtifactName: 'infra',
  ArtifactType: 'filesystem',
  Results: [
    {
      Target: 'main.tf',
      Class: 'config',
      Type: 'terraform',
      MisconfSummary: { Successes: 1, Failures: 1 },
      Misconfigurations: [
        misconfiguration('AWS-0088', 'Unencrypted S3 bucket.', 'FAIL'),
        misconfiguration('AWS-0086', 'S3 Access block should block public ACL', 'PASS'),
        misconfiguration('AWS-0089', 'S3 Bucket Logging', 'EXCEPTION'),
      ],
    },
    {
      Target: 'app.env',
      Class: 'secret',
      Secrets: [
        {
          RuleID: 'github-pat',
          Category: 'GitHub',
          Severity: 'CRITICAL',
          Title: 'Token',
          Match: 'TOKEN=****',
        },
      ],
    },
  ],
};

/** An image: one vulnerability, one that was left out, one clean list, a licence. */
export const image = {
  SchemaVersion: 2,
  CreatedAt: '2026-08-02T00:00:00Z',
  ArtifactName: 'registre/app:1',
  ArtifactType: 'container_image',
  Metadata: { OS: { Family: 'debian', Name: '12' } },
  Results: [
    {
      Target: 'registre/app:1 (debian 12)',
      Class: 'os-pkgs',
      Type: 'debian',
      Vulnerabilities: [
        {
          VulnerabilityID: 'CVE-2026-0001',
          PkgName: 'openssl',
          InstalledVersion: '3.0.1',
          FixedVersion: '3.0.2',
          Severity: 'CRITICAL',
          Title: 'openssl: TLS',
        },
      ],
      ExperimentalModifiedFindings: [
        {
          Type: 'vulnerability',
          Status: 'not_affected',
          Statement: 'x',
          Source: '.trivyignore',
          Finding: { VulnerabilityID: 'CVE-2026-0002', Severity: 'HIGH' },
        },
      ],
    },
    { Target: 'Python', Class: 'lang-pkgs', Type: 'python-pkg', Vulnerabilities: null },
    { Target: 'OS Packages', Class: 'license', Licenses: [{ Severity: 'LOW', Name: 'GPL-3.0' }] },
  ],
};

/** A cluster, of which one resource could not be scanned. */
export const cluster = {
  ClusterName: 'prod-mtl',
  Resources: [
    {
      Namespace: 'app',
      Kind: 'Deployment',
      Name: 'web',
      Results: [
        {
          Target: 'Deployment/web',
          Class: 'config',
          Type: 'kubernetes',
          Misconfigurations: [
            { ID: 'KSV017', Title: 'Privileged', Severity: 'HIGH', Status: 'FAIL' },
            {
              ID: 'KCV0030',
              Title: 'Ensure --encryption-provider-config is set',
              Severity: 'LOW',
              Status: 'PASS',
            },
          ],
        },
      ],
    },
    { Namespace: 'app', Kind: 'Deployment', Name: 'job', Error: 'pull failed' },
  ],
};

/** An account of AWS. */
export const account = {
  SchemaVersion: 2,
  ArtifactName: '111122223333',
  ArtifactType: 'aws_account',
  Results: [
    {
      Target: 'arn:aws:rds:ca-central-1:111122223333:db:base',
      Class: 'config',
      Type: 'cloud',
      Misconfigurations: [
        misconfiguration('AVD-AWS-0080', 'RDS encryption at rest', 'PASS', {
          CauseMetadata: { Provider: 'AWS', Service: 'rds' },
        }),
      ],
    },
  ],
};
