import { defineKind } from '../kind.ts';

export const residualRiskStatementKind = defineKind({
  kind: 'residual-risk-statement',
  meaning: { fr: 'Document public des expositions restantes', en: 'Public document of remaining exposures' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    public: { type: 'flag', worse: 'false', meaning: { fr: 'Public', en: 'Public' } },
  },
});
