import { defineKind } from '../kind.ts';

export const decryptionReviewKind = defineKind({
  kind: 'decryption-review',
  meaning: {
    fr: 'Examen de la capacité du fournisseur à déchiffrer',
    en: 'Review of the provider’s ability to decrypt',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    provider_can_decrypt: {
      type: 'flag',
      worse: 'true',
      meaning: {
        fr: 'Le fournisseur peut déchiffrer des classes protégées',
        en: 'The provider can decrypt protected classes',
      },
    },
  },
});
