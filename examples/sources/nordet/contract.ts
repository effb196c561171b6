import { fileURLToPath } from 'node:url';
import type { Clause } from '../contract-pdf.ts';

export const contractHtml = fileURLToPath(new URL('contract.html', import.meta.url));
export const contractPdf = fileURLToPath(new URL('contract.pdf', import.meta.url));

/** What the contract of August 2026 says on each clause, in its own words. */
export const clauses: readonly Clause[] = [
  {
    clause: 'relocation-lock',
    page: 1,
    quote: 'sans un avis écrit d’au moins cent vingt (120) jours et l’accord écrit préalable du Client',
    values: { notice_days: 120, consent_required: true },
  },
  {
    clause: 'exit-fees',
    page: 1,
    quote:
      'sont énumérés à l’annexe A, remise au Client avant la signature. Aucuns frais ne sont exigibles du fait du départ du Client.',
    values: { listed_before_signature: true, on_leaving: '0' },
  },
  {
    clause: 'switching-charge',
    page: 1,
    quote:
      'Le transfert sortant est gratuit, sans égard au volume : 0,00 $ par gigaoctet, que le Client quitte Nordet ou non.',
    values: { amount: '0', currency: 'CAD' },
  },
  {
    clause: 'parallel-egress',
    page: 1,
    quote:
      'Le prix du transfert sortant vers un autre fournisseur employé en parallèle est publié à l’annexe A et n’excède jamais le coût',
    values: { at_most_cost: true, published: true },
  },
  {
    clause: 'notice-to-leave',
    page: 2,
    quote: 'Le Client peut mettre fin au contrat en tout temps par un avis de trente (30) jours.',
    values: { days: 30 },
  },
  {
    clause: 'transition',
    page: 2,
    quote: 'La période de transition est d’au plus trente (30) jours',
    values: { days: 30, extension_months: 3 },
  },
  {
    clause: 'retrieval-window',
    page: 2,
    quote: 'Après la transition, le Client dispose de soixante (60) jours pour récupérer ses données.',
    values: { days: 60 },
  },
  {
    clause: 'exportable-data',
    page: 2,
    quote:
      'L’annexe B énumère de façon exhaustive les données et les actifs numériques exportables; chacun y est associé à un moyen d’exportation.',
    values: { exhaustive: true, uncovered: 0 },
  },
  {
    clause: 'erasure',
    page: 2,
    quote:
      'Dans les vingt (20) jours qui suivent la fenêtre de récupération, Nordet remet une attestation d’effacement qui nomme la méthode employée',
    values: { days: 20, method_named: true },
  },
  {
    clause: 'incident-notice',
    page: 2,
    quote: 'tout incident de confidentialité au plus tard quarante-huit (48) heures après l’avoir constaté',
    values: { hours: 48, register_years: 7 },
  },
  {
    clause: 'audit-right',
    page: 2,
    quote:
      'Le Client et le registre de certification peuvent vérifier ou faire vérifier l’exécution du contrat, dans les lieux et sur les systèmes, moyennant un avis de quinze (15) jours.',
    values: { notice_days: 15, register_may_audit: true },
  },
  {
    clause: 'change-of-control-undertaking',
    page: 3,
    quote:
      'au plus tard cinq (5) jours ouvrables avant qu’il prenne effet, et accepte que sa certification soit suspendue',
    values: { notice_days: 0, suspension_accepted: true },
  },
  {
    clause: 'foreign-order-policy',
    page: 3,
    quote:
      'Nordet refuse ou conteste toute demande d’une autorité étrangère qui n’est pas passée par une autorité canadienne compétente',
    values: { challenges: true, notifies: true, reports_yearly: true },
  },
  {
    clause: 'governing-law',
    page: 3,
    quote:
      'Le contrat est régi exclusivement par le droit en vigueur au Québec. Les tribunaux du district judiciaire de Québec sont seuls compétents.',
    values: { canadian_law: true, canadian_courts: true },
  },
];
