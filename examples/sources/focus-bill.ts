/** One charge of a bill; amounts are plain decimals in text, so that nothing is rounded by this generator. */
export interface Charge {
  readonly category: string;
  readonly subcategory: string;
  readonly service: string;
  readonly description: string;
  readonly meter: string;
  readonly sku: string;
  readonly region: string;
  readonly regionName: string;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly billed: string;
  readonly charge?: 'Usage' | 'Purchase' | 'Credit' | 'Tax';
}

/** Who bills whom. */
export interface Seller {
  readonly provider: string;
  readonly host: string;
  readonly issuer: string;
  readonly billingAccount: string;
  readonly billingAccountName: string;
  readonly account: string;
  readonly accountName: string;
  readonly currency: string;
  readonly invoice: string;
}

/** First day of a month and of the next one, as FOCUS writes the bounds of a period (the end is excluded). */
export function monthBounds(month: string): { start: string; end: string } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { start: `${month}-01T00:00:00Z`, end: `${next}-01T00:00:00Z` };
}

/** `quantity × price`, both plain decimals, exactly. */
export function product(quantity: string, price: string): string {
  const scaled = (text: string): [bigint, number] => {
    const [whole = '0', fraction = ''] = text.split('.');
    return [BigInt(whole + fraction), fraction.length];
  };
  const [a, scaleA] = scaled(quantity);
  const [b, scaleB] = scaled(price);
  const digits = (a * b).toString().padStart(scaleA + scaleB + 1, '0');
  const cut = digits.length - scaleA - scaleB;
  const fraction = digits.slice(cut).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, cut) : `${digits.slice(0, cut)}.${fraction}`;
}

type Row = Readonly<Record<string, string | undefined>>;

/** A bill of one month in FOCUS 1.3 (the columns that are mandatory, and those of this seller). */
export function focus13(month: string, seller: Seller, charges: readonly Charge[]): string {
  return csv(
    charges.map((charge): Row => {
      const common = commonColumns(month, seller, charge);
      return {
        AvailabilityZone: undefined,
        BilledCost: common.BilledCost,
        BillingAccountId: common.BillingAccountId,
        BillingAccountName: common.BillingAccountName,
        BillingAccountType: 'Client',
        BillingCurrency: common.BillingCurrency,
        BillingPeriodEnd: common.BillingPeriodEnd,
        BillingPeriodStart: common.BillingPeriodStart,
        ChargeCategory: common.ChargeCategory,
        ChargeClass: undefined,
        ChargeDescription: common.ChargeDescription,
        ChargeFrequency: common.ChargeFrequency,
        ChargePeriodEnd: common.ChargePeriodEnd,
        ChargePeriodStart: common.ChargePeriodStart,
        ConsumedQuantity: common.ConsumedQuantity,
        ConsumedUnit: common.ConsumedUnit,
        ContractedCost: common.ContractedCost,
        ContractedUnitPrice: common.ContractedUnitPrice,
        EffectiveCost: common.EffectiveCost,
        HostProviderName: seller.host,
        InvoiceId: seller.invoice,
        InvoiceIssuerName: common.InvoiceIssuerName,
        ListCost: common.ListCost,
        ListUnitPrice: common.ListUnitPrice,
        PricingCategory: common.PricingCategory,
        PricingQuantity: common.PricingQuantity,
        PricingUnit: common.PricingUnit,
        ProviderName: common.ProviderName,
        PublisherName: common.PublisherName,
        RegionId: common.RegionId,
        RegionName: common.RegionName,
        ResourceId: common.ResourceId,
        ResourceName: common.ResourceName,
        ResourceType: common.ResourceType,
        ServiceCategory: common.ServiceCategory,
        ServiceName: common.ServiceName,
        ServiceProviderName: seller.provider,
        ServiceSubcategory: charge.subcategory,
        SkuId: common.SkuId,
        SkuMeter: charge.meter,
        SkuPriceDetails: undefined,
        SkuPriceId: common.SkuPriceId,
        SubAccountId: common.SubAccountId,
        SubAccountName: common.SubAccountName,
        SubAccountType: 'Projet',
        Tags: common.Tags,
      };
    }),
  );
}

/** A bill of one month in FOCUS 1.0, with the seller's own `x_UsageType`. */
export function focus10(month: string, seller: Seller, charges: readonly Charge[]): string {
  return csv(
    charges.map(
      (charge): Row => ({
        AvailabilityZone: undefined,
        ...commonColumns(month, seller, charge),
        x_UsageType: charge.meter,
      }),
    ),
  );
}

function commonColumns(
  month: string,
  seller: Seller,
  charge: Charge,
): Record<CommonColumn, string | undefined> {
  const { start, end } = monthBounds(month);
  const kind = charge.charge ?? 'Usage';
  const used = kind === 'Usage';
  return {
    BilledCost: charge.billed,
    BillingAccountId: seller.billingAccount,
    BillingAccountName: seller.billingAccountName,
    BillingCurrency: seller.currency,
    BillingPeriodEnd: end,
    BillingPeriodStart: start,
    ChargeCategory: kind,
    ChargeClass: undefined,
    ChargeDescription: charge.description,
    ChargeFrequency: used ? 'Usage-Based' : 'Recurring',
    ChargePeriodEnd: end,
    ChargePeriodStart: start,
    ConsumedQuantity: used ? charge.quantity : undefined,
    ConsumedUnit: used ? charge.unit : undefined,
    ContractedCost: charge.billed,
    ContractedUnitPrice: charge.unitPrice,
    EffectiveCost: charge.billed,
    InvoiceIssuerName: seller.issuer,
    ListCost: charge.billed,
    ListUnitPrice: charge.unitPrice,
    PricingCategory: 'Standard',
    PricingQuantity: charge.quantity,
    PricingUnit: charge.unit,
    ProviderName: seller.provider,
    PublisherName: seller.provider,
    RegionId: charge.region,
    RegionName: charge.regionName,
    ResourceId: charge.resource,
    ResourceName: charge.resource,
    ResourceType: charge.resourceType,
    ServiceCategory: charge.category,
    ServiceName: charge.service,
    SkuId: charge.sku,
    SkuPriceId: `${charge.sku}-P1`,
    SubAccountId: seller.account,
    SubAccountName: seller.accountName,
    Tags: undefined,
  };
}

type CommonColumn =
  | 'BilledCost'
  | 'BillingAccountId'
  | 'BillingAccountName'
  | 'BillingCurrency'
  | 'BillingPeriodEnd'
  | 'BillingPeriodStart'
  | 'ChargeCategory'
  | 'ChargeClass'
  | 'ChargeDescription'
  | 'ChargeFrequency'
  | 'ChargePeriodEnd'
  | 'ChargePeriodStart'
  | 'ConsumedQuantity'
  | 'ConsumedUnit'
  | 'ContractedCost'
  | 'ContractedUnitPrice'
  | 'EffectiveCost'
  | 'InvoiceIssuerName'
  | 'ListCost'
  | 'ListUnitPrice'
  | 'PricingCategory'
  | 'PricingQuantity'
  | 'PricingUnit'
  | 'ProviderName'
  | 'PublisherName'
  | 'RegionId'
  | 'RegionName'
  | 'ResourceId'
  | 'ResourceName'
  | 'ResourceType'
  | 'ServiceCategory'
  | 'ServiceName'
  | 'SkuId'
  | 'SkuPriceId'
  | 'SubAccountId'
  | 'SubAccountName'
  | 'Tags';

function csv(rows: readonly Row[]): string {
  const header = Object.keys(rows[0]!);
  const cell = (text = ''): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${[header, ...rows.map((row) => header.map((name) => row[name]))]
    .map((fields) => fields.map((field) => cell(field)).join(','))
    .join('\n')}\n`;
}
