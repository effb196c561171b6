import { type Charge, focus10, product } from '../focus-bill.ts';
import { Seeded } from '../seeded.ts';
import { revente } from './company.ts';

const REGION_NAMES: Readonly<Record<string, string>> = {
  [revente.home]: 'Canada (Central)',
  [revente.second]: 'Canada West (Calgary)',
  [revente.forgotten]: 'US East (N. Virginia)',
};

/** What the host billed the reseller for one month: FOCUS 1.0, three accounts, one of them outside the scope. */
export function bill(month: string): string {
  const { accounts } = revente;
  const [first = '', ...others] = [accounts.clients, accounts.logs, accounts.trials].map((account) =>
    part(month, account),
  );
  return [first, ...others.map((text) => text.slice(text.indexOf('\n') + 1))].join('');
}

const NAMES: Readonly<Record<string, string>> = {
  [revente.accounts.clients]: 'revente-clients',
  [revente.accounts.logs]: 'revente-journaux',
  [revente.accounts.trials]: 'revente-essais',
};

function part(month: string, account: string): string {
  const seeded = new Seeded(`revente bill ${month} ${account}`);
  const volume = (from: number, to: number): string => `${seeded.int(from, to)}.${seeded.int(10, 99)}`;
  const charges: Charge[] =
    account === revente.accounts.clients
      ? [
          usage(
            'Compute',
            'Amazon Elastic Compute Cloud',
            '$0.1121 per On Demand Linux m7i.large Instance Hour',
            'CAN1-BoxUsage:m7i.large',
            revente.home,
            '1488',
            'Hours',
            '0.1121',
          ),
          usage(
            'Storage',
            'Amazon Simple Storage Service',
            '$0.025 per GB - first 50 TB / month of storage used',
            'CAN1-TimedStorage-ByteHrs',
            revente.home,
            volume(2900, 3300),
            'GB-Months',
            '0.025',
          ),
          usage(
            'Storage',
            'Amazon Simple Storage Service',
            '$0.0138 per GB-Month of storage used in Standard-Infrequent Access',
            'CAW1-TimedStorage-SIA-ByteHrs',
            revente.second,
            volume(2900, 3300),
            'GB-Months',
            '0.0138',
          ),
          usage(
            'Storage',
            'Amazon Simple Storage Service',
            '$0.0125 per GB-Month of storage used in Standard-Infrequent Access',
            'TimedStorage-SIA-ByteHrs',
            revente.forgotten,
            volume(1200, 1400),
            'GB-Months',
            '0.0125',
          ),
          usage(
            'Databases',
            'Amazon Relational Database Service',
            '$0.416 per RDS db.m7g.large Multi-AZ instance hour',
            'CAN1-Multi-AZUsage:db.m7g.large',
            revente.home,
            '744',
            'Hours',
            '0.416',
          ),
          usage(
            'Security',
            'AWS Key Management Service',
            '$1 per customer managed KMS key version',
            'ca-central-1-KMS-Keys',
            revente.home,
            '2',
            'Keys',
            '1',
          ),
          usage(
            'Networking',
            'Amazon Elastic Compute Cloud',
            '$0.09 per GB - first 10 TB / month data transfer out',
            'CAN1-DataTransfer-Out-Bytes',
            revente.home,
            volume(400, 700),
            'GB',
            '0.09',
          ),
          usage(
            'Networking',
            'Amazon Simple Storage Service',
            '$0.02 per GB - Canada (Central) data transfer to Canada West (Calgary)',
            'CAN1-CAW1-AWS-Out-Bytes',
            revente.home,
            volume(300, 380),
            'GB',
            '0.02',
          ),
          usage(
            'Compute',
            'AWS Lambda',
            'AWS Lambda - Total Compute',
            'Lambda-GB-Second-ARM',
            revente.forgotten,
            volume(900, 1900),
            'GB-Seconds',
            '0.0000133',
          ),
        ]
      : account === revente.accounts.logs
        ? [
            usage(
              'Storage',
              'Amazon Simple Storage Service',
              '$0.025 per GB - first 50 TB / month of storage used',
              'CAN1-TimedStorage-ByteHrs',
              revente.home,
              volume(300, 420),
              'GB-Months',
              '0.025',
            ),
            usage(
              'Management and Governance',
              'Amazon CloudWatch',
              '$0.55 per GB custom log data ingested',
              'CAN1-DataProcessing-Bytes',
              revente.home,
              volume(30, 60),
              'GB',
              '0.55',
            ),
          ]
        : [
            usage(
              'Compute',
              'Amazon Elastic Compute Cloud',
              '$0.096 per On Demand Linux m5.large Instance Hour',
              'BoxUsage:m5.large',
              'us-east-1',
              `${seeded.int(40, 160)}`,
              'Hours',
              '0.096',
            ),
          ];
  return focus10(
    month,
    {
      provider: 'AWS',
      host: 'AWS',
      issuer: 'Amazon Web Services Canada, Inc.',
      billingAccount: revente.accounts.logs,
      billingAccountName: revente.provider,
      account,
      accountName: NAMES[account]!,
      currency: 'USD',
      invoice: '',
    },
    charges,
  );
}

function usage(
  category: string,
  service: string,
  description: string,
  meter: string,
  region: string,
  quantity: string,
  unit: string,
  unitPrice: string,
): Charge {
  return {
    category,
    subcategory: '',
    service,
    description,
    meter,
    sku: new Seeded(meter).hex(16).toUpperCase(),
    region,
    regionName: REGION_NAMES[region]!,
    quantity,
    unit,
    unitPrice,
    billed: product(quantity, unitPrice),
  };
}
