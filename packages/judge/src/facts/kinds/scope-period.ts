import { defineKind } from '../kind.ts';

export const scopePeriodKind = defineKind({
  kind: 'scope-period',
  meaning: { fr: 'Période que le dossier prétend couvrir', en: 'Period that the dossier claims to cover' },
  fields: {
    from: { type: 'date', meaning: { fr: 'Premier jour', en: 'First day' } },
    judge_at: {
      type: 'date',
      optional: true,
      meaning: {
        fr: 'Date de jugement proposée quand la commande n’en donne pas',
        en: 'Date of judgement proposed where the command gives none',
      },
    },
    to: { type: 'date', meaning: { fr: 'Dernier jour', en: 'Last day' } },
  },
});
