import { defineKind } from '../kind.ts';

export const assessorFindingKind = defineKind({
  kind: 'assessor-finding',
  meaning: {
    fr: 'Constat signé d’un évaluateur sur une exigence que seule une personne peut juger',
    en: 'An assessor’s signed finding on a control that only a person can judge',
  },
  fields: {
    control: { type: 'text', meaning: { fr: 'Exigence', en: 'Control' } },
    outcome: {
      type: 'code',
      codes: ['met', 'not-met', 'not-applicable'],
      meaning: { fr: 'Résultat', en: 'Outcome' },
    },
    reason: { type: 'text', meaning: { fr: 'Motif', en: 'Reason' } },
    on: { type: 'date', meaning: { fr: 'Date du constat', en: 'Date of the finding' } },
  },
});
