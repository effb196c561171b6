import { defineKind } from '../kind.ts';

export const addressRangeKind = defineKind({
  kind: 'address-range',
  meaning: {
    fr: 'Une plage d’adresses telle que son exploitant la publie',
    en: 'A range of addresses as its operator publishes it',
  },
  fields: {
    prefix: { type: 'text', meaning: { fr: 'Préfixe CIDR', en: 'CIDR prefix' } },
    platform: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Plateforme ; absente si le fichier ne dit pas de qui il est',
        en: 'Platform; absent where the file does not tell whose it is',
      },
    },
    region: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Région ; absente si aucune n’est dite', en: 'Region; absent where none is told' },
    },
    country: {
      type: 'country',
      optional: true,
      meaning: { fr: 'Pays, à titre indicatif', en: 'Country, as an indication' },
    },
    province: { type: 'text', optional: true, meaning: { fr: 'Province', en: 'Province' } },
    city: { type: 'text', optional: true, meaning: { fr: 'Ville', en: 'City' } },
  },
});
