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
