import { defineKind } from '../kind.ts';

export const beneficialOwnerMatchKind = defineKind({
  kind: 'beneficial-owner-match',
  meaning: {
    fr: 'Rapprochement des bénéficiaires ultimes avec le registre',
    en: 'Match of beneficial owners with the register',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date du rapprochement', en: 'Date of the match' } },
    undeclared: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Bénéficiaires non déclarés ou discordants', en: 'Owners undeclared or not matching' },
    },
    unknown_residence: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Bénéficiaires sans résidence connue', en: 'Owners without known residence' },
    },
  },
});
