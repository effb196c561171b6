import { defineKind } from '../kind.ts';

export const rightsReviewKind = defineKind({
  kind: 'rights-review',
  meaning: {
    fr: 'Examen des conventions : vetos, actions spécifiques, pouvoirs de nomination tenus par des non-Canadiens',
    en: 'Review of agreements: vetoes, golden shares and appointment powers held by non-Canadians',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date de l’examen', en: 'Date of the review' } },
    foreign_blocking: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Droits de blocage ou de nomination tenus par des non-Canadiens',
        en: 'Blocking or appointment rights held by non-Canadians',
      },
    },
  },
});
