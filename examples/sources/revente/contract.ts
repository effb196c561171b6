import { fileURLToPath } from 'node:url';
import type { Clause } from '../contract-pdf.ts';

export const contractHtml = fileURLToPath(new URL('contract.html', import.meta.url));
export const contractPdf = fileURLToPath(new URL('contract.pdf', import.meta.url));

/** The reseller's summary of its terms. One clause, on erasure, quotes words that the document does not hold. */
export const clauses: readonly Clause[] = [
  {
    clause: 'relocation-lock',
    page: 1,
    quote:
      'Revente peut changer de région d’hébergement moyennant un avis de trente (30) jours publié sur son portail.',
    values: { notice_days: 30, consent_required: false },
  },
  {
    clause: 'switching-charge',
    page: 1,
    quote:
      'Le transfert de données sortant est refacturé au prix de l’hébergeur, soit 0,09 $ US par gigaoctet.',
    values: { amount: '0.09', currency: 'USD' },
  },
  {
    clause: 'exit-fees',
    page: 1,
    quote: 'La fin du contrat entraîne des frais de désactivation de 750,00 $.',
    values: { listed_before_signature: true, on_leaving: '750' },
  },
  {
    clause: 'notice-to-leave',
    page: 1,
    quote: 'Le Client peut mettre fin au contrat par un avis écrit de quatre-vingt-dix (90) jours.',
    values: { days: 90 },
  },
  {
    clause: 'transition',
    page: 1,
    quote: 'La transition dure quarante-cinq (45) jours, sans prolongation.',
    values: { days: 45, extension_months: 0 },
  },
  {
    clause: 'retrieval-window',
    page: 1,
    quote: 'Le Client dispose ensuite de trente (30) jours pour récupérer ses données.',
    values: { days: 30 },
  },
  {
    clause: 'erasure',
    page: 2,
    quote: 'Revente efface les données et en remet une attestation dans les trente (30) jours.',
    values: { days: 30, method_named: true },
  },
  {
    clause: 'incident-notice',
    page: 2,
    quote:
      'Revente avise le Client et le registre de certification dans les soixante-douze (72) heures de la constatation d’un incident',
    values: { hours: 72, register_years: 5 },
  },
  {
    clause: 'audit-right',
    page: 2,
    quote: 'Le Client peut vérifier l’exécution du contrat moyennant un avis de soixante (60) jours.',
    values: { notice_days: 60, register_may_audit: false },
  },
  {
    clause: 'governing-law',
    page: 2,
    quote:
      'Le contrat est régi par le droit en vigueur au Québec, et les tribunaux du Québec sont seuls compétents.',
    values: { canadian_law: true, canadian_courts: true },
  },
];
