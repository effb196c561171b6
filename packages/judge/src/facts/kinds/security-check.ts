import { defineKind } from '../kind.ts';

export const securityCheckKind = defineKind({
  kind: 'security-check',
  meaning: { fr: 'Résultats d’un balayage de sécurité, comptés', en: 'Results of a security scan, counted' },
  fields: {
    tool: { type: 'text', meaning: { fr: 'Outil', en: 'Tool' } },
    check: { type: 'text', meaning: { fr: 'Contrôle de l’outil', en: 'The tool’s check' } },
    topic: {
      type: 'code',
      codes: [
        'encryption-at-rest',
        'encryption-in-transit',
        'logging',
        'public-access',
        'identity',
        'backup',
        'other',
      ],
      meaning: { fr: 'Sujet', en: 'Topic' },
    },
    status: { type: 'code', codes: ['pass', 'fail', 'manual'], meaning: { fr: 'Résultat', en: 'Result' } },
    severity: {
      type: 'code',
      codes: ['critical', 'high', 'medium', 'low', 'informational', 'unknown'],
      meaning: { fr: 'Gravité', en: 'Severity' },
    },
    account: { type: 'text', meaning: { fr: 'Compte balayé', en: 'Account scanned' } },
    region: { type: 'text', meaning: { fr: 'Région', en: 'Region' } },
    resource_type: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Ce qui a été examiné, tel que l’outil le nomme',
        en: 'What was examined, as the tool names it',
      },
    },
    findings: { type: 'count', combine: 'sum', meaning: { fr: 'Nombre', en: 'Number' } },
  },
});
