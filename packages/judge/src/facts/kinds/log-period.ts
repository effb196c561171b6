import { defineKind } from '../kind.ts';

export const logPeriodKind = defineKind({
  kind: 'log-period',
  meaning: {
    fr: 'Période qu’un journal couvre, et si sa suite est prouvée',
    en: 'Period that a log covers, and whether its sequence is proven',
  },
  fields: {
    system: {
      type: 'text',
      meaning: { fr: 'Machine, compte ou passerelle', en: 'Host, account or gateway' },
    },
    from: { type: 'instant', meaning: { fr: 'Premier instant', en: 'First instant' } },
    to: { type: 'instant', meaning: { fr: 'Dernier instant', en: 'Last instant' } },
    chained: {
      type: 'flag',
      meaning: {
        fr: 'Suite prouvée par une chaîne d’empreintes',
        en: 'Sequence proven by a chain of digests',
      },
    },
    gaps: { type: 'count', meaning: { fr: 'Interruptions constatées', en: 'Gaps seen' } },
    content_digest: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'SHA-256 du contenu décompressé, par lequel une chaîne d’empreintes le nomme',
        en: 'SHA-256 of the unpacked content, by which a chain of digests names it',
      },
    },
  },
});
