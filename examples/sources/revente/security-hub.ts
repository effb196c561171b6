import { type HubControl, securityHubFindings } from '../security-hub.ts';
import { Seeded } from '../seeded.ts';
import { revente } from './company.ts';

const { accounts, home, second, forgotten } = revente;
const BUCKETS = [
  ['revente-dossiers', home],
  ['revente-images-medicales', home],
  ['revente-copies-calgary', second],
  ['revente-essai-analytique-2023', forgotten],
] as const;

const buckets = (failing: readonly string[]): HubControl['results'] =>
  BUCKETS.map(([name, region]) => ({
    resource: `arn:aws:s3:::${name}`,
    region,
    pass: !failing.includes(name),
  }));

const machine = (kind: string, name: string): string => `arn:aws:${kind}:${home}:${accounts.clients}:${name}`;

/** What the host's own tool says of the customers' account: it had seen the forgotten bucket since August. */
export function hubFindings(): string {
  const last = 'revente-essai-analytique-2023';
  return securityHubFindings(
    [
      {
        id: 'S3.8',
        title: 'S3 general purpose buckets should block public access',
        severity: 'HIGH',
        resourceType: 'AwsS3Bucket',
        results: buckets([last]),
      },
      {
        id: 'S3.17',
        title: 'S3 general purpose buckets should be encrypted at rest with AWS KMS keys',
        severity: 'MEDIUM',
        resourceType: 'AwsS3Bucket',
        results: buckets([last]),
      },
      {
        id: 'S3.5',
        title: 'S3 general purpose buckets should require requests to use SSL',
        severity: 'MEDIUM',
        resourceType: 'AwsS3Bucket',
        results: buckets([last, 'revente-copies-calgary']),
      },
      {
        id: 'EC2.3',
        title: 'Attached Amazon EBS volumes should be encrypted at-rest',
        severity: 'MEDIUM',
        resourceType: 'AwsEc2Volume',
        results: [
          { resource: machine('ec2', 'volume/portail-donnees'), region: home, pass: true },
          { resource: machine('ec2', 'volume/rapports-temporaires'), region: home, pass: false },
        ],
      },
      {
        id: 'RDS.3',
        title: 'RDS DB instances should have encryption at-rest enabled',
        severity: 'MEDIUM',
        resourceType: 'AwsRdsDbInstance',
        results: [{ resource: machine('rds', 'db:dossiers'), region: home, pass: true }],
      },
    ],
    {
      account: accounts.clients,
      home,
      at: '2026-10-30T05:12:44.000Z',
      seeded: new Seeded('revente security hub'),
    },
  );
}
