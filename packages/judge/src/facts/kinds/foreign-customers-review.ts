import { defineKind } from '../kind.ts';

export const foreignCustomersReviewKind = defineKind({
  kind: 'foreign-customers-review',
  meaning: { fr: 'Clients étrangers visés par le service', en: 'Foreign customers targeted by the service' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    not_isolated: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Clients étrangers sans entité ni pile séparées',
        en: 'Foreign customers without separate entity and stack',
      },
    },
  },
});
