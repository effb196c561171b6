import { defineKind } from '../kind.ts';

export const auditRightKind = defineKind({
  kind: 'audit-right',
  meaning: { fr: 'Droit d’audit', en: 'Right of audit' },
  clause: true,
  fields: {
    notice_days: { type: 'days', worse: 'most', meaning: { fr: 'Jours de préavis', en: 'Days of notice' } },
    register_may_audit: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Le registre peut auditer', en: 'The register may audit' },
    },
  },
});
