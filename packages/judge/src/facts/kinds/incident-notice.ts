import { defineKind } from '../kind.ts';

export const incidentNoticeKind = defineKind({
  kind: 'incident-notice',
  meaning: { fr: 'Avis d’incident', en: 'Incident notice' },
  clause: true,
  fields: {
    hours: {
      type: 'hours',
      worse: 'most',
      meaning: { fr: 'Heures jusqu’à l’avis au registre', en: 'Hours until notice to the register' },
    },
    register_years: {
      type: 'count',
      worse: 'least',
      meaning: {
        fr: 'Années de conservation du registre des incidents',
        en: 'Years the incident register is kept',
      },
    },
  },
});
