import { defineKind } from '../kind.ts';

export const replicationKind = defineKind({
  kind: 'replication',
  meaning: {
    fr: 'Une copie de données d’une ressource vers un autre lieu',
    en: 'A copy of data from one resource to another place',
  },
  fields: {
    resource: { type: 'text', meaning: { fr: 'Ressource d’origine', en: 'Source resource' } },
    target: {
      type: 'text',
      meaning: { fr: 'Ressource ou région de destination', en: 'Destination resource or region' },
    },
    platform: { type: 'text', meaning: { fr: 'Plateforme', en: 'Platform' } },
    target_region: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Région de destination, si elle est dite', en: 'Destination region, where told' },
    },
    paired_with: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Région d’origine, où la plateforme choisit elle-même la destination : la région jumelée à celle-ci',
        en: 'Source region, where the platform itself chooses the destination: the region paired with this one',
      },
    },
  },
});
