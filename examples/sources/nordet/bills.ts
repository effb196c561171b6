import { type Charge, focus13, product } from '../focus-bill.ts';
import { Seeded } from '../seeded.ts';
import { nordet } from './company.ts';

const REGION_NAMES: Readonly<Record<string, string>> = {
  [nordet.regions.levis]: 'Lévis',
  [nordet.regions.sherbrooke]: 'Sherbrooke',
};

/** Months billed: the twelve before the end of the scope's period. */
export const billedMonths = [
  '2025-11',
  '2025-12',
  ...Array.from({ length: 10 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`),
];

/** What Nordet billed its customer for one month, in FOCUS 1.3. */
export function bill(month: string): string {
  const seeded = new Seeded(`nordet bill ${month}`);
  const { customer, provider } = nordet;
  const hours = String(
    24 * new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate(),
  );
  const main = nordet.regions.levis;
  const second = nordet.regions.sherbrooke;
  const charges = [
    ...['portail', 'permis', 'taxes'].map((name) =>
      usage(
        'Compute',
        'Virtual Machines',
        'Calcul',
        `Instance c4.moyen « ${name} »`,
        'instance c4.moyen',
        main,
        hours,
        'Hours',
        '0.118',
        name,
      ),
    ),
    usage(
      'Compute',
      'Virtual Machines',
      'Calcul',
      'Instance c2.petit « relève »',
      'instance c2.petit',
      second,
      hours,
      'Hours',
      '0.059',
      'releve',
    ),
    usage(
      'Storage',
      'Block Storage',
      'Volumes',
      'Volumes luks-ssd',
      'volume luks-ssd',
      main,
      '1850',
      'GB-Months',
      '0.112',
    ),
    usage(
      'Storage',
      'Block Storage',
      'Volumes',
      'Volumes luks-dense',
      'volume luks-dense',
      second,
      '1850',
      'GB-Months',
      '0.041',
    ),
    usage(
      'Storage',
      'Object Storage',
      'Objets',
      'Objets, trois copies chiffrées',
      'objets',
      main,
      `${seeded.int(4100, 5200)}.${seeded.int(1, 9)}`,
      'GB-Months',
      '0.019',
    ),
    usage(
      'Storage',
      'Backup Storage',
      'Sauvegardes',
      'Copies quotidiennes sur l’autre site',
      'sauvegardes',
      second,
      `${seeded.int(5200, 6900)}.${seeded.int(1, 9)}`,
      'GB-Months',
      '0.016',
    ),
    usage(
      'Networking',
      'Network Infrastructure',
      'Réseau',
      'Transfert sortant vers Internet, gratuit',
      'transfert sortant',
      main,
      `${seeded.int(700, 1600)}.${seeded.int(1, 9)}`,
      'GB',
      '0',
    ),
    usage(
      'Networking',
      'Network Infrastructure',
      'Réseau',
      'Transfert sortant vers Internet, gratuit',
      'transfert sortant',
      second,
      `${seeded.int(5, 60)}.${seeded.int(1, 9)}`,
      'GB',
      '0',
    ),
    usage(
      'Networking',
      'Network Infrastructure',
      'Réseau',
      'Adresses publiques',
      'adresse publique',
      main,
      hours,
      'Hours',
      '0.004',
    ),
    usage(
      'Security',
      'Encryption',
      'Clés',
      'Clés gérées par le client',
      'cle client',
      main,
      '4',
      'Keys',
      '2.5',
    ),
    usage(
      'Management and Governance',
      'Observability',
      'Journaux',
      'Conservation des journaux, 400 jours',
      'journaux',
      main,
      `${seeded.int(80, 140)}`,
      'GB-Months',
      '0.05',
    ),
    {
      ...usage(
        'Other',
        'Other',
        'Soutien',
        'Soutien en français, jour ouvrable',
        'soutien',
        main,
        '1',
        'Months',
        '420',
      ),
      charge: 'Purchase' as const,
    },
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
      accountName: 'services-aux-citoyens',
      currency: 'CAD',
      invoice: `NIF-${month}-2041`,
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
    sku: `NF-${meter.toUpperCase().replaceAll(' ', '-')}`,
    region,
    regionName: REGION_NAMES[region]!,
    ...(resource === undefined ? {} : { resource, resourceType: 'Instance' }),
    quantity,
    unit,
    unitPrice,
    billed: product(quantity, unitPrice),
  };
}
