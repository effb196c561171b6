import { defineKind } from '../kind.ts';

export const foreignPresenceReviewKind = defineKind({
  kind: 'foreign-presence-review',
  meaning: {
    fr: 'Présence du fournisseur aux États-Unis et ailleurs : filiales, succursales, personnel, serveurs, cotation',
    en: 'Provider’s presence in the United States and elsewhere: subsidiaries, branches, staff, servers, listing',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    presences: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Présences constatées', en: 'Presences found' },
    },
  },
});
