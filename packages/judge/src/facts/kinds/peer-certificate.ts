import { defineKind } from '../kind.ts';

export const peerCertificateKind = defineKind({
  kind: 'peer-certificate',
  meaning: {
    fr: 'Un certificat qu’un pair a présenté\u00a0: un signal de qui répond à cette adresse, et jamais un lieu',
    en: 'A certificate that a peer presented: a signal of who answers at this address, and never a place',
  },
  fields: {
    peer: { type: 'text', meaning: { fr: 'Adresse du pair', en: 'Address of the peer' } },
    certificate: {
      type: 'text',
      meaning: {
        fr: 'Empreinte SHA-256, ou le nom que le journal donne au certificat',
        en: 'SHA-256, or the name that the log gives the certificate',
      },
    },
    count: { type: 'count', combine: 'sum', meaning: { fr: 'Connexions', en: 'Connections' } },
  },
});
