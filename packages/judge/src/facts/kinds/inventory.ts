import { defineKind } from '../kind.ts';

export const inventoryKind = defineKind({
  kind: 'inventory',
  meaning: {
    fr: 'Un inventaire lu : le compte qu’il décrit et s’il est entier',
    en: 'An inventory read: the account it describes and whether it is whole',
  },
  fields: {
    platform: { type: 'text', meaning: { fr: 'Plateforme', en: 'Platform' } },
    account: { type: 'text', optional: true, meaning: { fr: 'Compte décrit', en: 'Account described' } },
    resources: { type: 'count', meaning: { fr: 'Nombre de ressources', en: 'Number of resources' } },
    opaque: {
      type: 'flag',
      meaning: { fr: 'Contenu chiffré, illisible', en: 'Encrypted content, unreadable' },
    },
  },
});
