import { defineKind } from '../kind.ts';

export const exitFeesKind = defineKind({
  kind: 'exit-fees',
  meaning: { fr: 'Frais de résiliation et frais cachés', en: 'Termination and hidden fees' },
  clause: true,
  fields: {
    listed_before_signature: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Tous listés avant signature', en: 'All listed before signature' },
    },
    on_leaving: { type: 'decimal', worse: 'most', meaning: { fr: 'Frais au départ', en: 'Fees on leaving' } },
  },
});
