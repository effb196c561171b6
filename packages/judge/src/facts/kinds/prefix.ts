import { defineKind } from '../kind.ts';

export const prefixKind = defineKind({
  kind: 'prefix',
  meaning: {
    fr: 'Un préfixe d’adresses et le lieu d’où il est employé',
    en: 'A prefix of addresses and the place it is used from',
  },
  fields: {
    prefix: { type: 'text', meaning: { fr: 'Préfixe CIDR', en: 'CIDR prefix' } },
    country: { type: 'country', meaning: { fr: 'Pays', en: 'Country' } },
    province: { type: 'text', optional: true, meaning: { fr: 'Province', en: 'Province' } },
    site: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Site d’où il est employé', en: 'Site from which it is used' },
    },
    plane: {
      type: 'code',
      codes: ['storage', 'management', 'tenants'],
      optional: true,
      meaning: {
        fr: 'Ce qui circule sur ce réseau : stockage et copies, gestion et télémesure, trafic des clients',
        en: 'What travels on this network: storage and backup, management and telemetry, tenants’ traffic',
      },
    },
    use: { type: 'code', codes: ['administration', 'service', 'other'], meaning: { fr: 'Usage', en: 'Use' } },
  },
});
