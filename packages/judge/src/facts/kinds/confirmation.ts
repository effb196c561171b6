import { defineKind } from '../kind.ts';

export const confirmationKind = defineKind({
  kind: 'confirmation',
  meaning: {
    fr: 'Un tiers ou un évaluateur confirme la lecture d’un contrat',
    en: 'An assessor or third party confirms the reading of a contract',
  },
  fields: {
    digest: {
      type: 'text',
      meaning: { fr: 'SHA-256 du fichier confirmé', en: 'SHA-256 of the file confirmed' },
    },
  },
});
