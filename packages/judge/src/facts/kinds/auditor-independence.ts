import { defineKind } from '../kind.ts';

export const auditorIndependenceKind = defineKind({
  kind: 'auditor-independence',
  meaning: { fr: 'Indépendance de l’auditeur', en: 'Auditor’s independence' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    accredited: { type: 'flag', worse: 'false', meaning: { fr: 'Accrédité', en: 'Accredited' } },
    stake: {
      type: 'flag',
      worse: 'true',
      meaning: { fr: 'Intérêt dans le fournisseur', en: 'Stake in the provider' },
    },
    years: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Années de mandat continu', en: 'Years of continuous mandate' },
    },
  },
});
