import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeFolder, manifestFile } from '../testing/sample-dossier.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

const HEADER =
  'BilledCost,BillingAccountId,BillingCurrency,ChargePeriodStart,ChargePeriodEnd,InvoiceId,ProviderName,ServiceCategory';
const line = (amount: string, invoice: string): string =>
  `${amount},111,CAD,2026-08-01T00:00:00Z,2026-08-02T00:00:00Z,${invoice},AWS,Storage`;
const bills = new Map([
  ['a.csv', [HEADER, line('10.10', 'A-1'), line('5', 'A-2')].join('\n')],
  ['b.csv', [HEADER, line('0.25', 'A-1')].join('\n')],
]);
const total = (invoice: string, amount: string, currency = 'CAD'): StatedFact => ({
  kind: 'invoice-total',
  invoice,
  currency,
  total: amount,
});

function found(...totals: StatedFact[]): string[] {
  const manifest = manifestFile(bills, '', totals);
  return judgeFolder(new Map([...bills, ['dossier.yaml', manifest]]))
    .scope_findings.filter(({ code }) => code.startsWith('INVOICE'))
    .map(({ code, params }) => [code, params['invoice'], params['stated'], params['billed']].join(' '))
    .sort();
}

test('the total of an invoice is compared with its lines in all files, exactly', () => {
  assert.deepEqual(found(total('A-1', '10.35'), total('A-2', '5.00')), []);
  assert.deepEqual(found(total('A-1', '10.36')), ['INVOICE_TOTAL_DIFFERS A-1 10.36 10.35']);
  assert.deepEqual(found(total('A-3', '1'), total('A-2', '5', 'USD')), [
    'INVOICE_WITHOUT_LINES A-2  ',
    'INVOICE_WITHOUT_LINES A-3  ',
  ]);
});
