import { defineKind } from '../kind.ts';

export const flowKind = defineKind({
  kind: 'flow',
  meaning: {
    fr: 'Octets observés entre un réseau à soi et un pair, par jour',
    en: 'Bytes observed between a network of one’s own and a peer, by day',
  },
  fields: {
    own: {
      type: 'text',
      meaning: {
        fr: 'Réseau privé du bout à soi (/24 ou /64) ; vide si aucun bout n’est privé',
        en: 'Private network of one’s own end (/24 or /64); empty where no end is private',
      },
    },
    peer: {
      type: 'text',
      meaning: {
        fr: 'Adresse de l’autre bout, ou son réseau quand elles sont trop nombreuses',
        en: 'Address of the other end, or its network where there are too many',
      },
    },
    direction: {
      type: 'code',
      codes: ['out', 'in', 'within', 'through', 'crossing'],
      meaning: {
        fr: 'Sortie, entrée, entre réseaux privés, sans bout privé, ou vers une autre région par appairage',
        en: 'Out, in, between private networks, without private end, or to another region by peering',
      },
    },
    day: { type: 'date', meaning: { fr: 'Jour UTC', en: 'UTC day' } },
    bytes: { type: 'decimal', combine: 'sum', meaning: { fr: 'Octets', en: 'Bytes' } },
    flows: { type: 'count', combine: 'sum', meaning: { fr: 'Flux', en: 'Flows' } },
  },
});
