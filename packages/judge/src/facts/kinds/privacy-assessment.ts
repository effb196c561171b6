import { defineKind } from '../kind.ts';

export const privacyAssessmentKind = defineKind({
  kind: 'privacy-assessment',
  meaning: { fr: 'Évaluation des facteurs relatifs à la vie privée', en: 'Privacy impact assessment' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    factors_missing: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Facteurs de la loi non couverts (sur quatre)',
        en: 'Statutory factors not covered (of four)',
      },
    },
    agreement: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Entente écrite au dossier', en: 'Written agreement on file' },
    },
  },
});
