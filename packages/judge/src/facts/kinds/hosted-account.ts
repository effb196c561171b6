import { defineKind } from '../kind.ts';

export const hostedAccountKind = defineKind({
  kind: 'hosted-account',
  meaning: {
    fr: 'Un compte de la portée qui se trouve chez un hébergeur',
    en: 'An account of the scope that lies at a host',
  },
  fields: {
    platform: { type: 'text', meaning: { fr: 'Plateforme', en: 'Platform' } },
    account: { type: 'text', meaning: { fr: 'Compte', en: 'Account' } },
    service: {
      type: 'text',
      meaning: {
        fr: 'Service de l’hébergeur, comme son certificat le nomme',
        en: 'Service of the host, as its certificate names it',
      },
    },
    provider: {
      type: 'text',
      meaning: {
        fr: 'Fournisseur de ce service, comme son certificat le nomme',
        en: 'Provider of that service, as its certificate names it',
      },
    },
  },
});
