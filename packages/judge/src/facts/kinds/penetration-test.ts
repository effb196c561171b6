import { defineKind } from '../kind.ts';

export const penetrationTestKind = defineKind({
  kind: 'penetration-test',
  meaning: { fr: 'Essai d’intrusion', en: 'Penetration test' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    open_critical: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Constats critiques ouverts', en: 'Open critical findings' },
    },
    open_high: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Constats élevés ouverts', en: 'Open high findings' },
    },
  },
});
