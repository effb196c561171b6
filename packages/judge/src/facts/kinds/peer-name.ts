import { defineKind } from '../kind.ts';

export const peerNameKind = defineKind({
  kind: 'peer-name',
  meaning: {
    fr: 'Un nom sous lequel un pair fut joint, ou par lequel il fut trouvé\u00a0: un signal, et jamais un lieu',
    en: 'A name under which a peer was reached, or by which it was found: a signal, and never a place',
  },
  fields: {
    peer: { type: 'text', meaning: { fr: 'Adresse du pair', en: 'Address of the peer' } },
    name: {
      type: 'text',
      meaning: { fr: 'Nom d’hôte, en minuscules', en: 'Host name, in lower case' },
    },
    basis: {
      type: 'code',
      codes: ['tls-asked', 'tls-served', 'dns-answered'],
      meaning: {
        fr: 'Demandé au début d’une connexion TLS, porté par le certificat servi, ou donné par une réponse du DNS',
        en: 'Asked for at the start of a TLS connection, borne by the certificate served, or given by an answer of the DNS',
      },
    },
    count: {
      type: 'count',
      combine: 'sum',
      meaning: { fr: 'Connexions ou réponses', en: 'Connections or answers' },
    },
  },
});
