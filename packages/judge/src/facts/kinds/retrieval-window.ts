import { defineKind } from '../kind.ts';

export const retrievalWindowKind = defineKind({
  kind: 'retrieval-window',
  meaning: { fr: 'Fenêtre de récupération après la transition', en: 'Retrieval window after transition' },
  clause: true,
  fields: {
    days: { type: 'days', worse: 'least', meaning: { fr: 'Jours', en: 'Days' } },
  },
});
