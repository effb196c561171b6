import { defineKind } from '../kind.ts';

export const encryptionReviewKind = defineKind({
  kind: 'encryption-review',
  meaning: { fr: 'Examen du chiffrement', en: 'Review of encryption' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    unencrypted_paths: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Chemins non chiffrés en transit', en: 'Paths not encrypted in transit' },
    },
    unencrypted_stores: {
      type: 'count',
      optional: true,
      worse: 'most',
      meaning: {
        fr: 'Stockages et copies non chiffrés, parmi tous ceux de la portée',
        en: 'Stores and copies not encrypted, among all those of the scope',
      },
    },
    unvalidated_modules: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Modules cryptographiques non validés', en: 'Cryptographic modules not validated' },
    },
    customer_keys_available: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Clés gérées par le client offertes', en: 'Customer-managed keys available' },
    },
  },
});
