import { digestOf } from '@ancrage/base';
import { contractReader } from './contract-reader.ts';

/** Contract summaries; what is returned tells readings apart. */
export const target = {
  name: 'contract',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = contractReader.recognise({ text, bytes, name: '' });
    const { facts } = contractReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${known} ${facts.map(({ kind }) => kind).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const text = `ancrage: contract/1
document: { path: contrat.pdf, sha256: 'a000000000000000000000000000000000000000000000000000000000000000' }
title: Contrat-cadre
signed_on: 2026-03-01
parties: [Nordet inc.]
clauses:
  - clause: notice-to-leave
    page: 7
    quote: "moyennant un préavis de soixante (60) jours"
    values: { days: 60 }
  - clause: governing-law
    page: 9
    quote: Le droit du Québec s’applique seul.
    values: { canadian_law: true, canadian_courts: true }
`;
    return [new TextEncoder().encode(text)];
  },
  dictionary: [
    'clause: ',
    'values: ',
    'page: ',
    'quote: ',
    'audit-right',
    'incident-notice',
    '&a',
    '*a',
    '!!',
    '- ',
  ],
};
