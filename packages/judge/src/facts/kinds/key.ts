import { defineKind } from '../kind.ts';

export const keyKind = defineKind({
  kind: 'key',
  meaning: { fr: 'Une clé de chiffrement et qui la tient', en: 'An encryption key and who holds it' },
  fields: {
    key: { type: 'text', meaning: { fr: 'Identifiant de la clé', en: 'Identifier of the key' } },
    platform: { type: 'text', meaning: { fr: 'Plateforme', en: 'Platform' } },
    account: { type: 'text', optional: true, meaning: { fr: 'Compte', en: 'Account' } },
    region: { type: 'text', optional: true, meaning: { fr: 'Région', en: 'Region' } },
    site: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Site, pour un module matériel', en: 'Site, for a hardware module' },
    },
    protection: {
      type: 'code',
      codes: ['software', 'hardware', 'external', 'unknown'],
      meaning: { fr: 'Protection', en: 'Protection' },
    },
    custodian: {
      type: 'code',
      codes: ['provider', 'customer', 'platform', 'unknown'],
      meaning: { fr: 'Qui tient la clé', en: 'Who holds the key' },
    },
    multi_region: {
      type: 'flag',
      optional: true,
      meaning: { fr: 'Répliquée dans plusieurs régions', en: 'Replicated across regions' },
    },
  },
});
