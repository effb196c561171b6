import { defineKind } from '../kind.ts';

export const changeOfControlUndertakingKind = defineKind({
  kind: 'change-of-control-undertaking',
  meaning: {
    fr: 'Engagement d’annoncer un changement de contrôle',
    en: 'Undertaking to announce a change of control',
  },
  clause: true,
  fields: {
    notice_days: {
      type: 'days',
      worse: 'most',
      meaning: { fr: 'Délai d’avis au registre, en jours', en: 'Notice to the register, in days' },
    },
    suspension_accepted: {
      type: 'flag',
      worse: 'false',
      meaning: {
        fr: 'Suspension automatique acceptée pendant l’examen',
        en: 'Automatic suspension pending review accepted',
      },
    },
  },
});
