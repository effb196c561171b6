import { prowlerScan, type ScanCheck } from '../prowler-scan.ts';
import { Seeded } from '../seeded.ts';
import { revente } from './company.ts';

const { home, second, forgotten } = revente;
const BUCKETS = [
  ['revente-dossiers', home],
  ['revente-images-medicales', home],
  ['revente-copies-calgary', second],
  ['revente-essai-analytique-2023', forgotten],
] as const;

/** Scan of the customers' account, by Prowler's aws provider: what was forgotten shows here too. */
export function scan(): string {
  const { clients } = revente.accounts;
  const ofBuckets = (fails: readonly string[], good: string, bad: string): ScanCheck['results'] =>
    BUCKETS.map(([name, region]) => {
      const fail = fails.includes(name);
      const detail = `S3 Bucket ${name} ${fail ? bad : good}`;
      return { status: fail ? 'FAIL' : 'PASS', resource: `arn:aws:s3:::${name}`, region, detail };
    });
  const last = 'revente-essai-analytique-2023';
  return prowlerScan(
    [
      check(
        's3_bucket_default_encryption',
        'Buckets encrypt by default',
        's3',
        'Medium',
        'AwsS3Bucket',
        ofBuckets([], 'has server-side encryption.', ''),
      ),
      check(
        's3_bucket_kms_encryption',
        'Buckets use a managed key',
        's3',
        'Medium',
        'AwsS3Bucket',
        ofBuckets([last], 'uses a KMS key.', 'does not use a KMS key.'),
      ),
      check(
        's3_bucket_secure_transport_policy',
        'Buckets refuse plain HTTP',
        's3',
        'Medium',
        'AwsS3Bucket',
        ofBuckets(
          [last, 'revente-copies-calgary'],
          'refuses insecure requests.',
          'allows insecure requests.',
        ),
      ),
      check(
        's3_bucket_public_access',
        'Buckets are not public',
        's3',
        'Critical',
        'AwsS3Bucket',
        ofBuckets([last], 'is not public.', 'is readable by everyone.'),
      ),
      check(
        's3_bucket_object_versioning',
        'Buckets keep versions',
        's3',
        'Medium',
        'AwsS3Bucket',
        ofBuckets([], 'keeps versions.', ''),
      ),
      check('ec2_ebs_volume_encryption', 'Volumes are encrypted', 'ec2', 'High', 'AwsEc2Volume', [
        {
          status: 'PASS',
          resource: 'portail-donnees',
          region: home,
          detail: 'EBS volume portail-donnees is encrypted.',
        },
        {
          status: 'FAIL',
          resource: 'rapports-temporaires',
          region: home,
          detail: 'EBS volume rapports-temporaires is not encrypted.',
        },
      ]),
      check('rds_instance_storage_encrypted', 'Databases are encrypted', 'rds', 'High', 'AwsRdsDbInstance', [
        { status: 'PASS', resource: 'dossiers', region: home, detail: 'RDS Instance dossiers is encrypted.' },
      ]),
      check(
        'cloudtrail_log_file_validation_enabled',
        'Trails are validated',
        'cloudtrail',
        'Medium',
        'AwsCloudTrailTrail',
        [
          {
            status: 'PASS',
            resource: 'revente',
            region: home,
            detail: 'Trail revente has log file validation.',
          },
        ],
      ),
      check('iam_root_mfa_enabled', 'The root user has a second factor', 'iam', 'Critical', 'AwsIamUser', [
        { status: 'PASS', resource: 'root', region: 'us-east-1', detail: 'MFA is on for the root account.' },
      ]),
      check(
        'account_security_contact_information_is_registered',
        'A security contact is registered',
        'account',
        'Medium',
        'Other',
        [
          {
            status: 'MANUAL',
            resource: clients,
            region: home,
            detail: 'Look at the account page of the console.',
          },
        ],
      ),
    ],
    {
      provider: 'aws',
      account: clients,
      accountName: 'revente-clients',
      at: '2026-10-30T05:40:12Z',
      seeded: new Seeded('revente scan'),
    },
  );
}

function check(
  code: string,
  title: string,
  service: string,
  severity: ScanCheck['severity'],
  resourceType: string,
  results: ScanCheck['results'],
): ScanCheck {
  return {
    code,
    title,
    service,
    severity,
    resourceType,
    remedy: 'See the documentation of the check.',
    results,
  };
}
