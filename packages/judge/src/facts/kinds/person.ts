import { defineKind } from '../kind.ts';
import { recordedFields } from '../recorded-fields.ts';

export const personKind = defineKind({
  kind: 'person',
  meaning: {
    fr: 'Une personne physique détentrice ou dirigeante',
    en: 'A natural person who holds or directs',
  },
  fields: {
    person: { type: 'text', meaning: { fr: 'Identifiant d’enregistrement', en: 'Record identifier' } },
    identity: {
      type: 'code',
      codes: ['known', 'anonymous', 'unknown'],
      meaning: { fr: 'Identité connue, masquée ou inconnue', en: 'Identity known, withheld or unknown' },
    },
    nationalities: {
      type: 'texts',
      optional: true,
      meaning: { fr: 'Nationalités (ISO 3166-1 alpha-2)', en: 'Nationalities (ISO 3166-1 alpha-2)' },
    },
    residence: {
      type: 'country',
      optional: true,
      meaning: { fr: 'Pays de résidence', en: 'Country of residence' },
    },
    canadian: {
      type: 'flag',
      optional: true,
      meaning: {
        fr: 'Statut canadien (citoyen ou résident permanent) prouvé',
        en: 'Canadian status (citizen or permanent resident) proven',
      },
    },
    ...recordedFields,
  },
});
