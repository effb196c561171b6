import { defineKind } from '../kind.ts';

export const spendKind = defineKind({
  kind: 'spend',
  meaning: { fr: 'Dépenses facturées, sommées', en: 'Billed spending, summed' },
  fields: {
    platform: {
      type: 'text',
      meaning: { fr: 'Fournisseur de la facture, normalisé', en: 'Provider of the bill, normalised' },
    },
    provider: { type: 'text', meaning: { fr: 'Vendeur du service', en: 'Who sells the service' } },
    publisher: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Éditeur du service, s’il n’est pas le vendeur',
        en: 'Publisher of the service, where it is not the seller',
      },
    },
    host: {
      type: 'text',
      meaning: {
        fr: 'Hébergeur que la facture déclare ; vide si elle n’en divulgue aucun autre que le vendeur',
        en: 'Host that the bill declares; empty where it discloses none but the seller',
      },
    },
    issuer: { type: 'text', meaning: { fr: 'Émetteur de la facture', en: 'Issuer of the invoice' } },
    billing_account: { type: 'text', meaning: { fr: 'Compte de facturation', en: 'Billing account' } },
    account: { type: 'text', meaning: { fr: 'Sous-compte', en: 'Sub-account' } },
    region: {
      type: 'text',
      meaning: { fr: 'Région ; vide si la ligne n’en a pas', en: 'Region; empty where the line has none' },
    },
    category: { type: 'text', meaning: { fr: 'Catégorie de service', en: 'Service category' } },
    month: { type: 'text', meaning: { fr: 'Mois AAAA-MM', en: 'Month YYYY-MM' } },
    currency: { type: 'text', meaning: { fr: 'Monnaie', en: 'Currency' } },
    transfer: {
      type: 'code',
      codes: ['none', 'egress', 'egress-credit', 'internal'],
      meaning: { fr: 'Nature du transfert de données', en: 'Kind of data transfer' },
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
