import { defineKind } from '../kind.ts';

export const governingLawKind = defineKind({
  kind: 'governing-law',
  meaning: { fr: 'Droit applicable et tribunaux du contrat', en: 'Governing law and courts of the contract' },
  clause: true,
  fields: {
    canadian_law: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Droit québécois ou canadien seulement', en: 'Québec or Canadian law only' },
    },
    canadian_courts: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Tribunaux québécois ou canadiens seulement', en: 'Québec or Canadian courts only' },
    },
  },
});
