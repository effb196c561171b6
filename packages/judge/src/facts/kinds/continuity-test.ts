import { defineKind } from '../kind.ts';

export const continuityTestKind = defineKind({
  kind: 'continuity-test',
  meaning: {
    fr: 'Essai de continuité sans un fournisseur étranger',
    en: 'Continuity test without a foreign vendor',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    months: {
      type: 'months',
      worse: 'least',
      meaning: { fr: 'Mois de continuité démontrés', en: 'Months of continuity shown' },
    },
  },
});
