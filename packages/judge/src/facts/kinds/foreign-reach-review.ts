import { defineKind } from '../kind.ts';

export const foreignReachReviewKind = defineKind({
  kind: 'foreign-reach-review',
  meaning: {
    fr: 'Examen des entités de la chaîne de contrôle atteintes par une loi étrangère',
    en: 'Review of entities of the control chain reached by a foreign law',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    entities: { type: 'count', worse: 'most', meaning: { fr: 'Entités atteintes', en: 'Entities reached' } },
    undisclosed: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Atteintes non divulguées ou non atténuées',
        en: 'Reaches not disclosed or not mitigated',
      },
    },
  },
});
