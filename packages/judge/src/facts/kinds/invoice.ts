import { defineKind } from '../kind.ts';

export const invoiceKind = defineKind({
  kind: 'invoice',
  meaning: {
    fr: 'Lignes facturées sous un même numéro de facture, sommées',
    en: 'Lines billed under one invoice number, summed',
  },
  fields: {
    platform: {
      type: 'text',
      meaning: { fr: 'Fournisseur de la facture, normalisé', en: 'Provider of the bill, normalised' },
    },
    issuer: { type: 'text', meaning: { fr: 'Émetteur de la facture', en: 'Issuer of the invoice' } },
    billing_account: { type: 'text', meaning: { fr: 'Compte de facturation', en: 'Billing account' } },
    invoice: { type: 'text', meaning: { fr: 'Numéro de la facture', en: 'Number of the invoice' } },
    currency: { type: 'text', meaning: { fr: 'Monnaie', en: 'Currency' } },
    month: {
      type: 'text',
      meaning: { fr: 'Mois de facturation AAAA-MM', en: 'Billing month YYYY-MM' },
    },
    billed: { type: 'decimal', combine: 'sum', meaning: { fr: 'Montant facturé', en: 'Amount billed' } },
    lines: { type: 'count', combine: 'sum', meaning: { fr: 'Nombre de lignes', en: 'Number of lines' } },
    first_line: {
      type: 'count',
      combine: 'least',
      meaning: { fr: 'Première ligne du fichier', en: 'First line of the file' },
    },
  },
});
