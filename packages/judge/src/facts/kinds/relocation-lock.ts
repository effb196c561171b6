import { defineKind } from '../kind.ts';

export const relocationLockKind = defineKind({
  kind: 'relocation-lock',
  meaning: {
    fr: 'Interdiction de déplacer les données sans avis ni accord',
    en: 'No move of data without notice and consent',
  },
  clause: true,
  fields: {
    notice_days: { type: 'days', worse: 'least', meaning: { fr: 'Jours d’avis', en: 'Days of notice' } },
    consent_required: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Accord du client exigé', en: 'Customer’s consent required' },
    },
  },
});
