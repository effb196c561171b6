import { type Charge, focus13, product } from '../focus-bill.ts';
import { Seeded } from '../seeded.ts';
import { grandeNuee } from './company.ts';

/** What the provider billed one customer for one month: taking data out costs CAD 0.09 per gigabyte. */
export function bill(month: string): string {
  const seeded = new Seeded(`grande-nuee bill ${month}`);
  const { customer, provider, regions } = grandeNuee;
  const [main, second] = regions;
  const volume = (from: number, to: number): string => `${seeded.int(from, to)}.${seeded.int(1, 9)}`;
  const charges = [
    ...['quotes', 'claims', 'web'].map((name) =>
      usage(
        'Compute',
        'Virtual Machines',
        'Compute Engine',
        `m8.large instance (${name})`,
        'instance m8.large',
        main,
        '744',
        'Hours',
        '0.204',
        name,
      ),
    ),
    usage(
      'Storage',
      'Block Storage',
      'Volumes',
      'SSD volumes',
      'volume ssd',
      main,
      '3200',
      'GB-Months',
      '0.125',
    ),
    usage(
      'Storage',
      'Object Storage',
      'Objects',
      'Objects, two regions',
      'objects',
      main,
      volume(9000, 11_000),
      'GB-Months',
      '0.026',
    ),
    usage(
      'Storage',
      'Backup Storage',
      'Backups',
      'Daily backups',
      'backups',
      second,
      volume(9000, 11_000),
      'GB-Months',
      '0.021',
    ),
    usage(
      'Networking',
      'Network Infrastructure',
      'Network',
      'Data transfer out to internet',
      'DataTransfer-Out-Bytes',
      main,
      volume(1900, 2600),
      'GB',
      '0.09',
    ),
    usage(
      'Networking',
      'Network Infrastructure',
      'Network',
      'Inter-region transfer gn-montreal-1 to gn-montreal-2',
      'InterRegion-Bytes',
      main,
      volume(4000, 5200),
      'GB',
      '0.01',
    ),
    usage(
      'Security',
      'Encryption',
      'Key Service',
      'Customer managed keys',
      'keys',
      main,
      '6',
      'Keys',
      '1.25',
    ),
  ];
  return focus13(
    month,
    {
      provider,
      host: provider,
      issuer: provider,
      billingAccount: customer.account,
      billingAccountName: customer.name,
      account: customer.project,
      accountName: 'production',
      currency: 'CAD',
      invoice: `GNC-${month}-77120`,
    },
    charges,
  );
}

function usage(
  category: string,
  subcategory: string,
  service: string,
  description: string,
  meter: string,
  region: string,
  quantity: string,
  unit: string,
  unitPrice: string,
  resource?: string,
): Charge {
  return {
    category,
    subcategory,
    service,
    description,
    meter,
    sku: `GN-${meter.toUpperCase().replaceAll(' ', '-')}`,
    region,
    regionName: region.replace('gn-montreal-', 'Montréal '),
    ...(resource === undefined ? {} : { resource, resourceType: 'Instance' }),
    quantity,
    unit,
    unitPrice,
    billed: product(quantity, unitPrice),
  };
}
