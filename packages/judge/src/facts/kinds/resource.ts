import { defineKind } from '../kind.ts';

export const resourceKind = defineKind({
  kind: 'resource',
  meaning: {
    fr: 'Une ressource d’infrastructure telle qu’un inventaire la décrit',
    en: 'An infrastructure resource as an inventory describes it',
  },
  fields: {
    resource: {
      type: 'text',
      meaning: { fr: 'Identifiant de la ressource', en: 'Identifier of the resource' },
    },
    native: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Nom chez la plateforme, par lequel d’autres ressources la désignent',
        en: 'Name at the platform, by which other resources refer to it',
      },
    },
    type: { type: 'text', meaning: { fr: 'Type chez la plateforme', en: 'Type at the platform' } },
    role: {
      type: 'code',
      codes: [
        'storage',
        'processing',
        'backup',
        'key',
        'telemetry',
        'network',
        'identity',
        'other',
        'unknown',
      ],
      meaning: { fr: 'Ce que la ressource fait des données', en: 'What the resource does with data' },
    },
    platform: { type: 'text', meaning: { fr: 'Plateforme', en: 'Platform' } },
    account: { type: 'text', optional: true, meaning: { fr: 'Compte', en: 'Account' } },
    region: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Région ; absente si l’inventaire ne la dit pas',
        en: 'Region; absent where the inventory does not tell',
      },
    },
    encrypted: {
      type: 'flag',
      optional: true,
      meaning: { fr: 'Chiffrée au repos', en: 'Encrypted at rest' },
    },
    customer_key: {
      type: 'flag',
      optional: true,
      meaning: {
        fr: 'Chiffrée avec une clé que le client tient',
        en: 'Encrypted with a key that the customer holds',
      },
    },
    public: { type: 'flag', optional: true, meaning: { fr: 'Ouverte à tous', en: 'Open to everyone' } },
  },
});
