import { defineKind } from '../kind.ts';

export const dilutedHoldingKind = defineKind({
  kind: 'diluted-holding',
  meaning: {
    fr: 'Une participation une fois levées toutes les options et converties toutes les créances',
    en: 'A holding once every option is exercised and every debt converted',
  },
  fields: {
    holder: { type: 'text', meaning: { fr: 'Détenteur', en: 'Holder' } },
    issuer: { type: 'text', meaning: { fr: 'Entité détenue', en: 'Entity held' } },
    interest: {
      type: 'code',
      codes: ['shareholding', 'votingRights'],
      meaning: { fr: 'Capital ou votes', en: 'Capital or votes' },
    },
    share: { type: 'percent', meaning: { fr: 'Part, en pour cent', en: 'Share, per cent' } },
  },
});
