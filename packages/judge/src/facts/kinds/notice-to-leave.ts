import { defineKind } from '../kind.ts';

export const noticeToLeaveKind = defineKind({
  kind: 'notice-to-leave',
  meaning: { fr: 'Préavis de départ', en: 'Notice to leave' },
  clause: true,
  fields: {
    days: { type: 'days', worse: 'most', meaning: { fr: 'Jours de préavis', en: 'Days of notice' } },
  },
});
