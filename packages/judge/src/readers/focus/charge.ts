import type { FactValue } from '../../facts/fact.ts';
import { platformOfSeller, sameParty } from '../../parties/party-name.ts';
import { utcMonth } from './bill-instant.ts';
import { SLOT } from './focus-columns.ts';
import { transferKind } from './transfer-kind.ts';
import type { TransferKind } from './transfer-kind.ts';

type Measures = 'billed' | 'lines' | 'first_line';

/** What lines have in common that are added up: the key of their sum, and of the sum of their invoice where they name one. */
export interface Charge {
  readonly spend: Omit<FactValue<'spend'>, Measures>;
  readonly invoice?: Omit<FactValue<'invoice'>, Measures>;
  /** The bill has a column for the host and it tells none but the seller. */
  readonly hostUndisclosed: boolean;
}

/** The text of one slot of a line, without quotes. */
export type Field = (slot: number) => string;

/** Exports to CSV write `NULL` for what is absent. */
export function presentText(text: string): string {
  return text === 'NULL' || text === 'null' ? '' : text;
}

/** What the words of a line tell of data that moves. */
export function kindOfLine(field: Field): TransferKind {
  const words = [
    SLOT.ChargeDescription,
    SLOT.SkuMeter,
    SLOT.SkuId,
    SLOT.x_UsageType,
    SLOT.x_SkuDescription,
    SLOT.x_SkuMeterName,
  ].map(field);
  return transferKind(words, field(SLOT.ServiceCategory), platformOf(sellerOf(field)));
}

/** The charge that a line belongs to. `credit`: its amount is below zero. */
export function chargeOf(
  field: Field,
  month: string,
  told: TransferKind,
  credit: boolean,
  tellsHost: boolean,
): Charge {
  const provider = sellerOf(field);
  const platform = platformOf(provider);
  const publisher = field(SLOT.PublisherName);
  const stated = field(SLOT.HostProviderName);
  // FOCUS lets a seller that does not disclose its host repeat its own name: that is no proof of its own hosting.
  const host = /^not applicable$/i.test(stated) || sameParty(stated, provider) ? '' : stated;
  const common = {
    platform,
    issuer: field(SLOT.InvoiceIssuerName),
    billing_account: field(SLOT.BillingAccountId),
    currency: field(SLOT.BillingCurrency),
  };
  const invoice = field(SLOT.InvoiceId);
  return {
    spend: {
      ...common,
      provider,
      ...(publisher === '' || sameParty(publisher, provider) ? {} : { publisher }),
      host,
      account: field(SLOT.SubAccountId),
      region: field(SLOT.RegionId),
      category: field(SLOT.ServiceCategory),
      month,
      // Kept apart, so that a credit on the same row of the table never hides that leaving was charged.
      transfer: told === 'egress' && credit ? 'egress-credit' : told,
    },
    ...(invoice === ''
      ? {}
      : { invoice: { ...common, invoice, month: utcMonth(field(SLOT.BillingPeriodStart)) ?? month } }),
    hostUndisclosed: tellsHost && host === '',
  };
}

function sellerOf(field: Field): string {
  return field(SLOT.ServiceProviderName) || field(SLOT.ProviderName);
}

/** Short name under which inventories and the region table know the seller; the seller's own name otherwise. */
function platformOf(seller: string): string {
  return platformOfSeller(seller) ?? seller.toLowerCase();
}
