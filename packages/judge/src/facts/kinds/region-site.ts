import { defineKind } from '../kind.ts';

export const regionSiteKind = defineKind({
  kind: 'region-site',
  meaning: {
    fr: 'Le site réel d’une région dont le nom ne dit pas le lieu',
    en: 'The real site of a region whose name tells no place',
  },
  fields: {
    platform: { type: 'text', meaning: { fr: 'Plateforme', en: 'Platform' } },
    region: {
      type: 'text',
      meaning: {
        fr: 'Région telle que nommée dans les inventaires',
        en: 'Region as named in the inventories',
      },
    },
    site: { type: 'text', meaning: { fr: 'Identifiant du site', en: 'Identifier of the site' } },
  },
});
