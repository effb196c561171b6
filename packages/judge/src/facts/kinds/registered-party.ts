import { defineKind } from '../kind.ts';

export const registeredPartyKind = defineKind({
  kind: 'registered-party',
  meaning: {
    fr: 'Qui un registre nomme auprès d’une entité, et à quel titre ; le nom d’une personne reste dans le fichier',
    en: 'Whom a register names beside an entity, and as what; the name of a person stays in the file',
  },
  fields: {
    entity: { type: 'text', meaning: { fr: 'Entité, par son numéro', en: 'Entity, by its number' } },
    role: {
      type: 'code',
      codes: [
        'shareholder',
        'partner',
        'director',
        'officer',
        'ultimate-beneficiary',
        'power-holder',
        'attorney',
        'elected-domicile',
      ],
      meaning: { fr: 'À quel titre', en: 'As what' },
    },
    rank: {
      type: 'count',
      meaning: {
        fr: 'Rang dans sa liste, à partir de 1 ; d’un actionnaire, par le nombre de voix',
        en: 'Place in its list, from 1; of a shareholder, by the number of votes',
      },
    },
    party: {
      type: 'code',
      codes: ['person', 'entity', 'unknown'],
      meaning: {
        fr: 'Personne physique, entité d’après la forme juridique de son nom, ou l’une des deux sans que le fichier dise laquelle',
        en: 'Natural person, entity by the legal form in its name, or one of them without the file telling which',
      },
    },
    name: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Nom, d’une entité seulement', en: 'Name, of an entity only' },
    },
    country: {
      type: 'country',
      optional: true,
      meaning: { fr: 'Pays de l’adresse publiée', en: 'Country of the published address' },
    },
    majority: {
      type: 'flag',
      optional: true,
      meaning: {
        fr: 'Le registre le dit majoritaire, ou dit qu’il ne l’est pas',
        en: 'The register says that it has the majority, or that it has not',
      },
    },
    words: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Fonctions, type d’associé ou situation de contrôle, dans les mots du registre',
        en: 'Functions, type of partner or situation of control, in the register’s words',
      },
    },
    measure: {
      type: 'code',
      codes: ['votes', 'value'],
      optional: true,
      meaning: {
        fr: 'Ce dont la tranche est une part : droits de vote ou juste valeur marchande',
        en: 'What the band is a part of: voting rights or fair market value',
      },
    },
    minimum: {
      type: 'percent',
      optional: true,
      meaning: { fr: 'Bas de la tranche, en pour cent', en: 'Low end of the band, per cent' },
    },
    maximum: {
      type: 'percent',
      optional: true,
      meaning: { fr: 'Haut de la tranche, en pour cent', en: 'High end of the band, per cent' },
    },
    since: { type: 'date', optional: true, meaning: { fr: 'Depuis', en: 'Since' } },
    until: { type: 'date', optional: true, meaning: { fr: 'Jusqu’à', en: 'Until' } },
    on: { type: 'date', optional: true, meaning: { fr: 'Date de l’extrait', en: 'Date of the extract' } },
  },
});
