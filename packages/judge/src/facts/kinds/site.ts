import { defineKind } from '../kind.ts';

export const siteKind = defineKind({
  kind: 'site',
  meaning: {
    fr: 'Un lieu physique où le service tient des données ou travaille',
    en: 'A physical place where the service keeps data or works',
  },
  fields: {
    site: { type: 'text', meaning: { fr: 'Identifiant du site', en: 'Identifier of the site' } },
    name: { type: 'text', meaning: { fr: 'Nom du site', en: 'Name of the site' } },
    country: { type: 'country', meaning: { fr: 'Pays', en: 'Country' } },
    province: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Province ou région (code ISO 3166-2 sans le pays)',
        en: 'Province or region (ISO 3166-2 code without the country)',
      },
    },
    address: { type: 'text', optional: true, meaning: { fr: 'Adresse civique', en: 'Civic address' } },
    latitude: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Latitude en degrés décimaux', en: 'Latitude in decimal degrees' },
    },
    longitude: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Longitude en degrés décimaux', en: 'Longitude in decimal degrees' },
    },
    storage: {
      type: 'flag',
      optional: true,
      meaning: {
        fr: 'Le site stocke des données des clients ; absent si rien ne le dit',
        en: 'The site stores customers’ data; absent where nothing tells',
      },
    },
    processing: {
      type: 'flag',
      optional: true,
      meaning: {
        fr: 'Le site traite des données des clients ; absent si rien ne le dit',
        en: 'The site processes customers’ data; absent where nothing tells',
      },
    },
    backup: {
      type: 'flag',
      optional: true,
      meaning: {
        fr: 'Le site tient des copies de secours ; absent si rien ne le dit',
        en: 'The site keeps backups; absent where nothing tells',
      },
    },
  },
});
