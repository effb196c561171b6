import { defineKind } from '../kind.ts';

export const telemetryReviewKind = defineKind({
  kind: 'telemetry-review',
  meaning: {
    fr: 'Examen des métadonnées, journaux, télémesure et billets de soutien',
    en: 'Review of metadata, logs, telemetry and support tickets',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    outside_with_customer_data: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Flux sortants contenant des données de clients',
        en: 'Outgoing flows that hold customer data',
      },
    },
  },
});
