import { defineKind } from '../kind.ts';

export const operationalAccessReviewKind = defineKind({
  kind: 'operational-access-review',
  meaning: {
    fr: 'Accès opérationnel des sous-traitants et éditeurs soumis à une loi étrangère',
    en: 'Operational access of subprocessors and vendors under foreign law',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    plaintext: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Accès au contenu en clair', en: 'Accesses to plaintext' },
    },
  },
});
