import { defineKind } from '../kind.ts';
import { recordedFields } from '../recorded-fields.ts';

export const entityKind = defineKind({
  kind: 'entity',
  meaning: { fr: 'Une entité légale d’un registre', en: 'A legal entity of a register' },
  fields: {
    entity: { type: 'text', meaning: { fr: 'Identifiant d’enregistrement', en: 'Record identifier' } },
    name: { type: 'text', meaning: { fr: 'Nom', en: 'Name' } },
    type: {
      type: 'text',
      meaning: {
        fr: 'Type (registeredEntity, trust, state, …)',
        en: 'Type (registeredEntity, trust, state, …)',
      },
    },
    jurisdiction: {
      type: 'country',
      optional: true,
      meaning: { fr: 'Juridiction de constitution', en: 'Jurisdiction of incorporation' },
    },
    registered_country: {
      type: 'country',
      optional: true,
      meaning: { fr: 'Pays du siège', en: 'Country of the registered office' },
    },
    business_country: {
      type: 'country',
      optional: true,
      meaning: { fr: 'Pays du principal établissement', en: 'Country of the principal establishment' },
    },
    head_office_country: {
      type: 'country',
      optional: true,
      meaning: { fr: 'Pays de l’administration centrale', en: 'Country of the head office' },
    },
    identifier: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Identifiant officiel', en: 'Official identifier' },
    },
    listed_in: {
      type: 'texts',
      optional: true,
      meaning: {
        fr: 'Pays des bourses où ses titres sont inscrits (ISO 3166-1 alpha-2)',
        en: 'Countries of the exchanges on which its securities are listed (ISO 3166-1 alpha-2)',
      },
    },
    registered: {
      type: 'flag',
      optional: true,
      meaning: { fr: 'Inscription en vigueur', en: 'Registration in force' },
    },
    on: { type: 'date', optional: true, meaning: { fr: 'Date de l’extrait', en: 'Date of the extract' } },
    ...recordedFields,
  },
});
