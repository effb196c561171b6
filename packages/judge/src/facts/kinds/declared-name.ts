import { defineKind } from '../kind.ts';

export const declaredNameKind = defineKind({
  kind: 'declared-name',
  meaning: {
    fr: 'Un nom qu’un inventaire donne à une ressource\u00a0: point d’accès, répartiteur, zone du DNS',
    en: 'A name that an inventory gives a resource: an endpoint, a load balancer, a zone of the DNS',
  },
  fields: {
    name: { type: 'text', meaning: { fr: 'Nom d’hôte, en minuscules', en: 'Host name, in lower case' } },
    use: {
      type: 'code',
      codes: ['endpoint', 'zone'],
      meaning: {
        fr: 'Point d’accès, ou zone dont d’autres noms font partie',
        en: 'Endpoint, or zone of which other names are part',
      },
    },
    platform: { type: 'text', meaning: { fr: 'Plateforme', en: 'Platform' } },
    resource: {
      type: 'text',
      meaning: { fr: 'Ressource qui le porte', en: 'Resource that bears it' },
    },
  },
});
