import { JudgeError } from '../../errors/judge-error.ts';

/** Positions of the columns that are read; -1 where the file has none. */
export interface Columns {
  readonly provider: number;
  readonly serviceProvider: number;
  readonly host: number;
  readonly issuer: number;
  readonly billingAccount: number;
  readonly account: number;
  readonly region: number;
  readonly category: number;
  readonly currency: number;
  readonly billed: number;
  readonly chargeStart: number;
  readonly chargeEnd: number;
  /** Columns whose text tells what a data-transfer line is; provider-specific, so all of them are looked at. */
  readonly description: readonly number[];
}

const REQUIRED = [
  'BilledCost',
  'BillingAccountId',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ServiceCategory',
] as const;
const DESCRIPTIONS = [
  'ChargeDescription',
  'SkuMeter',
  'SkuId',
  'x_UsageType',
  'x_SkuDescription',
  'x_SkuMeterName',
];

/** FOCUS is told by its mandatory columns, whatever their order and whatever else is there. */
export function isFocusHeader(line: string): boolean {
  const names = splitHeader(line);
  return REQUIRED.every((name) => names.includes(name));
}

/** Version shown by the columns that it introduced. */
export function focusVersion(header: readonly string[]): string {
  if (header.includes('ServiceProviderName') || header.includes('HostProviderName')) return '1.3';
  if (header.includes('InvoiceId') || header.includes('BillingAccountType')) return '1.2';
  if (header.includes('SkuMeter') || header.includes('ServiceSubcategory')) return '1.1';
  return '1.0';
}

export function headerColumns(header: readonly string[]): Columns {
  for (const name of REQUIRED) {
    if (!header.includes(name))
      throw new JudgeError('READ_SHAPE', { line: 1, path: name, problem: 'column missing' });
  }
  const at = (name: string): number => header.indexOf(name);
  return {
    provider: at('ProviderName'),
    serviceProvider: at('ServiceProviderName'),
    host: at('HostProviderName'),
    issuer: at('InvoiceIssuerName'),
    billingAccount: at('BillingAccountId'),
    account: at('SubAccountId'),
    region: at('RegionId'),
    category: at('ServiceCategory'),
    currency: at('BillingCurrency'),
    billed: at('BilledCost'),
    chargeStart: at('ChargePeriodStart'),
    chargeEnd: at('ChargePeriodEnd'),
    description: DESCRIPTIONS.map(at).filter((index) => index >= 0),
  };
}

function splitHeader(line: string): string[] {
  return line
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}
