import { JudgeError } from '../../errors/judge-error.ts';
import { SPEC_COLUMNS } from './spec-columns.ts';

/**
 * Fields of a line that are looked at, by their place in a line’s slots: those that make the key of a sum, then (with the
 * seller and the category before them) the words that tell what a data-transfer line is, then amount and period.
 */
export const SLOTS = [
  'HostProviderName',
  'InvoiceIssuerName',
  'BillingAccountId',
  'SubAccountId',
  'RegionId',
  'BillingCurrency',
  'InvoiceId',
  'BillingPeriodStart',
  'PublisherName',
  'ServiceProviderName',
  'ProviderName',
  'ServiceCategory',
  'ChargeDescription',
  'SkuMeter',
  'SkuId',
  'x_UsageType',
  'x_SkuDescription',
  'x_SkuMeterName',
  'BilledCost',
  'ChargePeriodStart',
  'ChargePeriodEnd',
] as const;

export type SlotName = (typeof SLOTS)[number];

/** Slot of a field, by its name. */
export const SLOT = Object.fromEntries(SLOTS.map((name, slot) => [name, slot])) as Readonly<
  Record<SlotName, number>
>;

/** Slots from 0 to here make the key of a sum. */
export const KEY_SLOTS = SLOT.ServiceCategory + 1;

/** Slots between these, the second left out, tell what a line charges. */
export const FIRST_TELLING_SLOT = SLOT.ServiceProviderName;
export const END_OF_TELLING_SLOTS = SLOT.BilledCost;

/** The header of a bill. */
export interface Columns {
  readonly version: string;
  /** By column: the slot of its field, or -1 where it is not looked at. */
  readonly slots: Int8Array;
  /** How many columns no version of FOCUS knows, those reserved for custom use (`x_…`) left out. */
  readonly unknown: number;
  /** Whether the bill has a column for the host. */
  readonly tellsHost: boolean;
}

const REQUIRED = [
  'BilledCost',
  'BillingAccountId',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ServiceCategory',
] as const;

/** FOCUS is told by its mandatory columns, whatever their order and whatever else is there. */
export function isFocusHeader(line: string): boolean {
  const names = splitHeader(line);
  return REQUIRED.every((name) => names.includes(name));
}

/** Version shown by the columns that it introduced. */
function focusVersion(header: readonly string[]): string {
  if (header.includes('InvoiceDetailId') || header.includes('CommitmentProgramEligibilityDetails'))
    return '1.4';
  if (header.includes('ServiceProviderName') || header.includes('HostProviderName')) return '1.3';
  if (header.includes('InvoiceId') || header.includes('BillingAccountType')) return '1.2';
  if (header.includes('SkuMeter') || header.includes('ServiceSubcategory')) return '1.1';
  return '1.0';
}

/** What the names of a bill's columns tell. Refuses a mandatory one that is missing, and one that is read and stands twice. */
export function headerColumns(header: readonly string[]): Columns {
  for (const name of REQUIRED) {
    if (!header.includes(name))
      throw new JudgeError('READ_SHAPE', { line: 1, path: name, problem: 'column missing' });
  }
  const slots = new Int8Array(header.length).fill(-1);
  for (const [slot, name] of SLOTS.entries()) {
    const column = header.indexOf(name);
    if (column < 0) continue;
    if (header.includes(name, column + 1))
      throw new JudgeError('READ_SHAPE', { line: 1, path: name, problem: 'column twice' });
    slots[column] = slot;
  }
  return {
    version: focusVersion(header),
    slots,
    unknown: header.filter((name) => !name.startsWith('x_') && !SPEC_COLUMNS.has(name)).length,
    tellsHost: header.includes('HostProviderName'),
  };
}

function splitHeader(line: string): string[] {
  return line
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}
