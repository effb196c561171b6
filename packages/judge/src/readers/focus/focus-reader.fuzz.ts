import { digestOf } from '@ancrage/base';
import { billFile } from '../../testing/sample-dossier.ts';
import { focusReader } from './focus-reader.ts';
import { parquetBills } from './testing/parquet-bills.ts';

/** Bills in FOCUS. */
export const target = {
  name: 'focus',
  run(bytes: Uint8Array): string {
    const { facts } = focusReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return facts.map((fact) => (fact.kind === 'spend' ? fact.value.transfer : fact.kind)).join(' ');
  },
  seeds(): Uint8Array[] {
    const bill = billFile([
      ['AWS', '111', 'ca-central-1', '07', '1.5E-3', 'data transfer out'],
      ['Nordet inc.', '', '', '08', '-2', '"inter-region, transfer"'],
    ]);
    const invoiced = [
      'HostProviderName,ServiceProviderName,PublisherName,InvoiceId,BillingPeriodStart,Id,BilledCost,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ServiceCategory',
      'Nordet,Nordet inc.,Red Hat,F-1,2026-08-01T00:00:00Z,1,0.30000000000000004,"p ""1""",2026-08-01T00:00:00Z,2026-08-02T00:00:00Z,Storage',
    ].join('\n');
    const loose = bill.replaceAll('T00:00:00Z', ' 00:00:00').replaceAll('\n', '\r\n');
    return [
      ...[bill, loose, invoiced].map((text) => new TextEncoder().encode(text)),
      ...Object.values(parquetBills).map((text) => new Uint8Array(Buffer.from(text, 'base64'))),
    ];
  },
  dictionary: ['"', '""', ',', '\r\n', 'NULL', '2026-01-31 23:59:60', '1e1000', '-0', '\uFEFF', 'BilledCost'],
};
