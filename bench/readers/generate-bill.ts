// Writes a bill in FOCUS 1.2 with as many lines as asked, the same for the same seed:
//
//   node bench/readers/generate-bill.ts <file> <lines> [seed]
import { closeSync, openSync, writeSync } from 'node:fs';

export const BILL_HEADER =
  'AvailabilityZone,BilledCost,BillingAccountId,BillingAccountName,BillingAccountType,BillingCurrency,BillingPeriodEnd,BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,ChargePeriodStart,CommitmentDiscountId,ConsumedQuantity,ConsumedUnit,ContractedCost,ContractedUnitPrice,EffectiveCost,InvoiceId,InvoiceIssuerName,ListCost,ListUnitPrice,PricingCategory,PricingQuantity,PricingUnit,ProviderName,PublisherName,RegionId,RegionName,ResourceId,ResourceName,ResourceType,ServiceCategory,ServiceName,ServiceSubcategory,SkuId,SkuMeter,SkuPriceId,SubAccountId,SubAccountName,Tags\n';

const SELLERS = [
  ['AWS', 'Amazon Web Services, Inc.', 'Amazon Web Services Canada, Inc.'],
  ['Microsoft', 'Microsoft', 'Microsoft Canada Inc.'],
  ['Google Cloud', 'Google Cloud', 'Google Cloud Canada Corporation'],
  ['Oracle', 'Oracle', 'Oracle Canada ULC'],
] as const;
const REGIONS = [
  ['ca-central-1', 'Canada (Central)'],
  ['ca-west-1', 'Canada West (Calgary)'],
  ['us-east-1', 'US East (N. Virginia)'],
  ['eu-west-1', 'EU (Ireland)'],
  ['', ''],
] as const;
const SERVICES = [
  [
    'Storage',
    'Amazon Simple Storage Service',
    'Object Storage',
    '$0.025 per GB - first 50 TB / month of storage used',
  ],
  [
    'Compute',
    'Amazon Elastic Compute Cloud',
    'Virtual Machines',
    '$0.1121 per On Demand Linux m7i.large Instance Hour',
  ],
  [
    'Networking',
    'AWS Data Transfer',
    'Network Infrastructure',
    '$0.09 per GB - first 10 TB / month data transfer out',
  ],
  [
    'Databases',
    'Amazon Relational Database Service',
    'Relational Databases',
    '$0.416 per RDS db.m7g.large Multi-AZ instance hour, "provisioned"',
  ],
  [
    'Management and Governance',
    'Journalisation gérée',
    'Observability',
    'Collecte de journaux, forfait à 0,55 $ le Go',
  ],
] as const;

/** Small seeded generator (mulberry32), so that two machines measure the same bytes. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

/** The lines of a bill, one text for each line, without the header. */
export function* billLines(lines: number, seed: number): Generator<string> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const pad = (value: number): string => String(value).padStart(2, '0');
  for (let line = 0; line < lines; line += 1) {
    const [seller, publisher, issuer] = SELLERS[Math.min(3, Math.floor(random() ** 2 * 4))]!;
    const [region, regionName] = pick(REGIONS);
    const [category, service, subcategory, words] = pick(SERVICES);
    const account = 100000000000 + Math.floor(random() * 4);
    const month = 1 + Math.floor(random() * 12);
    const day = 1 + Math.floor(random() * 28);
    const hour = Math.floor(random() * 23);
    const quantity = (random() * 100).toFixed(6);
    const cost = (random() < 0.02 ? -1 : 1) * Math.floor(random() * 1e9);
    const billed = (cost / 1e8).toFixed(10);
    const start = `2026-${pad(month)}-${pad(day)}T${pad(hour)}:00:00Z`;
    const end = `2026-${pad(month)}-${pad(day)}T${pad(hour + 1)}:00:00Z`;
    const sku = `SKU${Math.floor(random() * 400)}`;
    const quoted = words.replaceAll('"', '""');
    const resource = `arn:aws:s3:::bucket-${Math.floor(random() * 5000)}`;
    yield `${region === '' ? '' : `${region}a`},${billed},1234567890123,Nordet,Payer,CAD,2026-${pad(month)}-28T00:00:00Z,2026-${pad(month)}-01T00:00:00Z,Usage,,"${quoted}",Usage-Based,${end},${start},,${quantity},GB,${billed},0.025,${billed},INV-2026-${pad(month)}-${seller.slice(0, 3)},"${issuer}",${billed},0.025,Standard,${quantity},GB,${seller},"${publisher}",${region},"${regionName}","${resource}",,Bucket,${category},"${service}",${subcategory},${sku},"TimedStorage-ByteHrs",${sku}.JRTCKXETXF.6YS6EN2CT7,${account},Compte ${account % 97},"{""application"": ""app-${account % 13}"", ""environment"": ""prod""}"\n`;
  }
}

export function writeBill(file: string, lines: number, seed: number): void {
  const out = openSync(file, 'w');
  let text = BILL_HEADER;
  for (const line of billLines(lines, seed)) {
    text += line;
    if (text.length > 1 << 20) {
      writeSync(out, text);
      text = '';
    }
  }
  writeSync(out, text);
  closeSync(out);
}

if (import.meta.main) {
  const [file, lines, seed = '1'] = process.argv.slice(2);
  if (file === undefined || lines === undefined)
    throw new Error('usage: generate-bill.ts <file> <lines> [seed]');
  writeBill(file, Number(lines), Number(seed));
}
