import { defineKind } from '../kind.ts';

export const logRetentionKind = defineKind({
  kind: 'log-retention',
  meaning: { fr: 'Conservation des journaux', en: 'Log retention' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    immutable: { type: 'flag', worse: 'false', meaning: { fr: 'Inaltérables', en: 'Immutable' } },
    synchronised: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Horloges synchronisées', en: 'Clocks synchronised' },
    },
    customer_readable: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Lisibles par le client', en: 'Readable by the customer' },
    },
    days: { type: 'days', worse: 'least', meaning: { fr: 'Jours de conservation', en: 'Days kept' } },
  },
});
