import { defineKind } from '../kind.ts';

export const describedServiceKind = defineKind({
  kind: 'described-service',
  meaning: {
    fr: 'Un service auquel le système décrit recourt ou qui en fait partie, tel qu’un document le nomme',
    en: 'A service that the system described relies on or is made of, as a document names it',
  },
  fields: {
    name: { type: 'text', meaning: { fr: 'Nom', en: 'Name' } },
    provider: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Organisation qui le fournit', en: 'Organization that provides it' },
    },
    provider_country: {
      type: 'country',
      optional: true,
      meaning: {
        fr: 'Pays de l’adresse de cette organisation, qui ne dit pas où les données sont traitées',
        en: 'Country of that organization’s address, which does not tell where data is processed',
      },
    },
    hosts: {
      type: 'texts',
      optional: true,
      meaning: { fr: 'Hôtes de ses points d’accès', en: 'Hosts of its endpoints' },
    },
    data: {
      type: 'texts',
      optional: true,
      meaning: {
        fr: 'Classes de données qu’il échange, telles que le document les nomme',
        en: 'Classes of data that it exchanges, as the document names them',
      },
    },
    flow: {
      type: 'code',
      codes: ['inbound', 'outbound', 'two-way', 'unknown'],
      optional: true,
      meaning: {
        fr: 'Sens des données vu du service, s’il en échange',
        en: 'Direction of data as seen from the service, where it exchanges any',
      },
    },
    crosses_boundary: {
      type: 'flag',
      optional: true,
      meaning: {
        fr: 'Y recourir franchit une frontière de confiance',
        en: 'Using it crosses a trust boundary',
      },
    },
    zone: { type: 'text', optional: true, meaning: { fr: 'Zone de confiance', en: 'Trust zone' } },
    authenticated: {
      type: 'flag',
      optional: true,
      meaning: { fr: 'Exige une authentification', en: 'Requires authentication' },
    },
  },
});
