import { defineKind } from '../kind.ts';

export const subprocessorKind = defineKind({
  kind: 'subprocessor',
  meaning: { fr: 'Un sous-traitant du registre', en: 'A subprocessor of the register' },
  fields: {
    name: { type: 'text', meaning: { fr: 'Nom', en: 'Name' } },
    identifier: {
      type: 'text',
      optional: true,
      meaning: { fr: 'NEQ, numéro d’entreprise ou LEI', en: 'NEQ, business number or LEI' },
    },
    country: {
      type: 'country',
      meaning: { fr: 'Pays où il traite les données', en: 'Country where it processes data' },
    },
    access: {
      type: 'code',
      codes: ['none', 'encrypted', 'plaintext'],
      meaning: { fr: 'Accès aux données', en: 'Access to data' },
    },
  },
});
