import { defineKind } from '../kind.ts';

export const reimportTestKind = defineKind({
  kind: 'reimport-test',
  meaning: { fr: 'Reprise sur une cible indépendante', en: 'Re-import on an independent target' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    runs: { type: 'flag', worse: 'false', meaning: { fr: 'La charge fonctionne', en: 'The workload runs' } },
  },
});
