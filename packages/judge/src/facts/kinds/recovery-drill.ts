import { defineKind } from '../kind.ts';

export const recoveryDrillKind = defineKind({
  kind: 'recovery-drill',
  meaning: { fr: 'Exercice de reprise', en: 'Recovery drill' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    rpo_met: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Perte maximale déclarée respectée', en: 'Declared recovery point met' },
    },
    rto_met: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Durée maximale déclarée respectée', en: 'Declared recovery time met' },
    },
  },
});
