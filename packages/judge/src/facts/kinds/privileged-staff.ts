import { defineKind } from '../kind.ts';

export const privilegedStaffKind = defineKind({
  kind: 'privileged-staff',
  meaning: { fr: 'Personnel à privilèges', en: 'Privileged staff' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    outside_canada: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Personnes hors du Canada', en: 'Persons outside Canada' },
    },
    not_screened: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Personnes sans vérification', en: 'Persons not screened' },
    },
    foreign_employer: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Personnes employées par une entité étrangère',
        en: 'Persons employed by a foreign entity',
      },
    },
  },
});
