import { defineKind } from '../kind.ts';

export const erasureKind = defineKind({
  kind: 'erasure',
  meaning: { fr: 'Effacement après la récupération', en: 'Erasure after retrieval' },
  clause: true,
  fields: {
    days: {
      type: 'days',
      worse: 'most',
      meaning: { fr: 'Jours jusqu’à l’attestation', en: 'Days until the certificate' },
    },
    method_named: { type: 'flag', worse: 'false', meaning: { fr: 'Méthode nommée', en: 'Method named' } },
  },
});
