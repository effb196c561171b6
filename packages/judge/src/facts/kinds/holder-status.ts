import { defineKind } from '../kind.ts';

export const holderStatusKind = defineKind({
  kind: 'holder-status',
  meaning: {
    fr: 'Statut du détenteur selon une table de capitalisation',
    en: 'Status of a holder according to a capitalisation table',
  },
  fields: {
    holder: { type: 'text', meaning: { fr: 'Détenteur', en: 'Holder' } },
    status: {
      type: 'code',
      codes: ['canadian', 'foreign', 'unknown'],
      meaning: { fr: 'Statut', en: 'Status' },
    },
    concert: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Groupe de détenteurs qui agissent de concert',
        en: 'Group of holders who act in concert',
      },
    },
    natural: { type: 'flag', meaning: { fr: 'Personne physique', en: 'Natural person' } },
  },
});
