import { defineKind } from '../kind.ts';

export const scopeAccountKind = defineKind({
  kind: 'scope-account',
  meaning: {
    fr: 'Un compte, projet ou abonnement compris dans la portée',
    en: 'An account, project or subscription within the scope',
  },
  fields: {
    platform: {
      type: 'text',
      meaning: {
        fr: 'Plateforme (aws, azure, google, openstack, …)',
        en: 'Platform (aws, azure, google, openstack, …)',
      },
    },
    account: {
      type: 'text',
      meaning: {
        fr: 'Identifiant du compte chez la plateforme',
        en: 'Identifier of the account at the platform',
      },
    },
    holds: {
      type: 'code',
      codes: ['storage', 'processing', 'both', 'none'],
      meaning: { fr: 'Ce que le compte porte', en: 'What the account carries' },
    },
  },
});
