import { defineKind } from '../kind.ts';

export const controlContractsReviewKind = defineKind({
  kind: 'control-contracts-review',
  meaning: {
    fr: 'Examen des dettes, licences et mandats de gestion donnant le contrôle',
    en: 'Review of debts, licences and management contracts that give control',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    unmitigated: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Contrats donnant le contrôle, ni atténués ni divulgués',
        en: 'Contracts giving control, neither mitigated nor disclosed',
      },
    },
  },
});
