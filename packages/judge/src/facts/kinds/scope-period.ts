import { defineKind } from '../kind.ts';

export const scopePeriodKind = defineKind({
  kind: 'scope-period',
  meaning: { fr: 'Période que le dossier prétend couvrir', en: 'Period that the dossier claims to cover' },
  fields: {
    from: { type: 'date', meaning: { fr: 'Premier jour', en: 'First day' } },
    to: { type: 'date', meaning: { fr: 'Dernier jour', en: 'Last day' } },
  },
});
