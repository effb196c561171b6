import { defineKind } from '../kind.ts';

export const invoiceTotalKind = defineKind({
  kind: 'invoice-total',
  meaning: {
    fr: 'Total d’une facture, avant taxes ajoutées, tel que son document le donne',
    en: 'Total of an invoice, before added taxes, as its document gives it',
  },
  clause: true,
  fields: {
    invoice: { type: 'text', meaning: { fr: 'Numéro de la facture', en: 'Number of the invoice' } },
    currency: { type: 'text', meaning: { fr: 'Monnaie', en: 'Currency' } },
    total: { type: 'decimal', meaning: { fr: 'Montant', en: 'Amount' } },
  },
});
