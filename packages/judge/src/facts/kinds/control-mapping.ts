import { defineKind } from '../kind.ts';

export const controlMappingKind = defineKind({
  kind: 'control-mapping',
  meaning: { fr: 'Correspondance avec le profil CCCS Moyen', en: 'Mapping to the CCCS Medium profile' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    unmapped: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Contrôles obligatoires sans réponse', en: 'Mandatory controls without an answer' },
    },
  },
});
