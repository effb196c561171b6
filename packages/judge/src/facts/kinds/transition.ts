import { defineKind } from '../kind.ts';

export const transitionKind = defineKind({
  kind: 'transition',
  meaning: { fr: 'Période de transition', en: 'Transition period' },
  clause: true,
  fields: {
    days: { type: 'days', worse: 'most', meaning: { fr: 'Jours de transition', en: 'Days of transition' } },
    extension_months: {
      type: 'months',
      worse: 'most',
      meaning: { fr: 'Prolongation justifiée, en mois', en: 'Justified extension, in months' },
    },
  },
});
