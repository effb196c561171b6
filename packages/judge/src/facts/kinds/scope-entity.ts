import { defineKind } from '../kind.ts';

export const scopeEntityKind = defineKind({
  kind: 'scope-entity',
  meaning: { fr: 'Une entité légale comprise dans la portée', en: 'A legal entity within the scope' },
  fields: {
    entity: {
      type: 'text',
      meaning: {
        fr: 'Identifiant (NEQ, numéro d’entreprise, LEI ou interne)',
        en: 'Identifier (NEQ, business number, LEI or internal)',
      },
    },
    name: { type: 'text', meaning: { fr: 'Nom', en: 'Name' } },
    role: {
      type: 'code',
      codes: ['provider', 'operator', 'parent', 'subprocessor'],
      meaning: { fr: 'Rôle', en: 'Role' },
    },
  },
});
