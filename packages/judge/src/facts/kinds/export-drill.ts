import { defineKind } from '../kind.ts';

export const exportDrillKind = defineKind({
  kind: 'export-drill',
  meaning: { fr: 'Exercice d’exportation complète', en: 'Full export drill' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    complete: { type: 'flag', worse: 'false', meaning: { fr: 'Exportation entière', en: 'Export complete' } },
    mismatches: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Empreintes ou décomptes discordants', en: 'Digests or counts that differ' },
    },
    gigabytes: { type: 'decimal', optional: true, meaning: { fr: 'Volume en Go', en: 'Volume in GB' } },
    hours: { type: 'decimal', optional: true, meaning: { fr: 'Durée en heures', en: 'Duration in hours' } },
  },
});
