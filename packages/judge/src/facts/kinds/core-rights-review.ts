import { defineKind } from '../kind.ts';

export const coreRightsReviewKind = defineKind({
  kind: 'core-rights-review',
  meaning: {
    fr: 'Examen des droits sur le logiciel central et la marque',
    en: 'Review of rights in core software and brand',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    revocable_by_foreign: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Droits qu’une partie étrangère peut révoquer à son gré',
        en: 'Rights that a foreign party can revoke at will',
      },
    },
  },
});
