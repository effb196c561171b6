import { defineKind } from '../kind.ts';

export const formatRegisterKind = defineKind({
  kind: 'format-register',
  meaning: { fr: 'Registre des formats d’exportation', en: 'Register of export formats' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    proprietary_only: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Données offertes en format propriétaire seulement',
        en: 'Data offered in a proprietary format only',
      },
    },
  },
});
