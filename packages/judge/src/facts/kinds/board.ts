import { defineKind } from '../kind.ts';

export const boardKind = defineKind({
  kind: 'board',
  meaning: { fr: 'Composition du conseil', en: 'Composition of the board' },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    seats: { type: 'count', meaning: { fr: 'Sièges', en: 'Seats' } },
    canadian: {
      type: 'count',
      meaning: {
        fr: 'Administrateurs canadiens ou résidents permanents',
        en: 'Directors who are Canadian or permanent residents',
      },
    },
  },
});
