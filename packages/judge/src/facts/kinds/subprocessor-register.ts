import { defineKind } from '../kind.ts';

export const subprocessorRegisterKind = defineKind({
  kind: 'subprocessor-register',
  meaning: {
    fr: 'Registre des sous-traitants : date et nombre d’inscriptions',
    en: 'Subprocessor register: date and number of entries',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    entries: { type: 'count', meaning: { fr: 'Nombre d’inscriptions', en: 'Number of entries' } },
  },
});
