import { defineKind } from '../kind.ts';

export const exportableDataKind = defineKind({
  kind: 'exportable-data',
  meaning: { fr: 'Liste des données et actifs exportables', en: 'List of exportable data and assets' },
  clause: true,
  fields: {
    exhaustive: { type: 'flag', worse: 'false', meaning: { fr: 'Liste exhaustive', en: 'Exhaustive list' } },
    uncovered: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Éléments sans moyen d’exportation', en: 'Items without a means of export' },
    },
  },
});
