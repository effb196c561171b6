import { defineKind } from '../kind.ts';

export const siteLinkKind = defineKind({
  kind: 'site-link',
  meaning: { fr: 'Un lien réseau entre deux sites', en: 'A network link between two sites' },
  fields: {
    from_site: { type: 'text', meaning: { fr: 'Site de départ', en: 'From site' } },
    to_site: { type: 'text', meaning: { fr: 'Site d’arrivée', en: 'To site' } },
    leaves_canada: {
      type: 'flag',
      meaning: { fr: 'Le tracé sort du Canada', en: 'The route leaves Canada' },
    },
    customer_encrypted: {
      type: 'flag',
      meaning: {
        fr: 'Chiffré de bout en bout avec des clés du client',
        en: 'End-to-end encrypted with customer keys',
      },
    },
  },
});
