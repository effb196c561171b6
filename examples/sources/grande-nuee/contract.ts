import { fileURLToPath } from 'node:url';
import type { Clause } from '../contract-pdf.ts';

export const contractHtml = fileURLToPath(new URL('contract.html', import.meta.url));
export const contractPdf = fileURLToPath(new URL('contract.pdf', import.meta.url));

/** What the agreement of July 2026 says on each clause, in its own words. */
export const clauses: readonly Clause[] = [
  {
    clause: 'relocation-lock',
    page: 1,
    quote: 'without at least ninety (90) days’ prior written notice and Customer’s consent',
    values: { notice_days: 90, consent_required: true },
  },
  {
    clause: 'switching-charge',
    page: 1,
    quote:
      'Data transfer out to the internet is charged at the rates of the price list, currently CAD 0.09 per GB.',
    values: { amount: '0.09', currency: 'CAD' },
  },
  {
    clause: 'parallel-egress',
    page: 1,
    quote:
      'Data transfer out to another provider used in parallel is published in the price list and charged at the same rate.',
    values: { at_most_cost: false, published: true },
  },
  {
    clause: 'exit-fees',
    page: 1,
    quote:
      'On leaving, data transfer out of up to 100 GB is waived; beyond that volume the rates of Section 3.1 apply.',
    values: { listed_before_signature: true, on_leaving: '0.09' },
  },
  {
    clause: 'notice-to-leave',
    page: 2,
    quote: 'Customer may terminate this Agreement for convenience on thirty (30) days’ notice.',
    values: { days: 30 },
  },
  {
    clause: 'transition',
    page: 2,
    quote:
      'The transition period is thirty (30) days and may be extended for justified reasons by up to three (3) months.',
    values: { days: 30, extension_months: 3 },
  },
  {
    clause: 'retrieval-window',
    page: 2,
    quote:
      'Customer Content remains available for retrieval for thirty (30) days after the transition period.',
    values: { days: 30 },
  },
  {
    clause: 'erasure',
    page: 2,
    quote:
      'Grande Nuée certifies deletion of Customer Content within thirty (30) days after the retrieval period, by media sanitization',
    values: { days: 30, method_named: true },
  },
  {
    clause: 'incident-notice',
    page: 2,
    quote: 'within seventy-two (72) hours. Incident records are kept for five (5) years.',
    values: { hours: 72, register_years: 5 },
  },
  {
    clause: 'audit-right',
    page: 2,
    quote: 'Customer and the certification register may audit on thirty (30) days’ notice.',
    values: { notice_days: 30, register_may_audit: true },
  },
  {
    clause: 'foreign-order-policy',
    page: 2,
    quote:
      'will comply with any lawful request of a governmental body having jurisdiction over any of them, wherever Customer Content is located',
    values: { challenges: false, notifies: false, reports_yearly: true },
  },
  {
    clause: 'governing-law',
    page: 2,
    quote: 'are governed by the laws of the State of Delaware and heard by its courts',
    values: { canadian_law: false, canadian_courts: false },
  },
];
