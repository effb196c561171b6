import { defineKind } from '../kind.ts';

export const exclusionKind = defineKind({
  kind: 'exclusion',
  meaning: { fr: 'Ce que la portée exclut, et pourquoi', en: 'What the scope leaves out, and why' },
  fields: {
    what: {
      type: 'text',
      meaning: {
        fr: 'Élément exclu (compte, site, fonction)',
        en: 'What is left out (account, site, function)',
      },
    },
    reason: { type: 'text', meaning: { fr: 'Raison', en: 'Reason' } },
  },
});
