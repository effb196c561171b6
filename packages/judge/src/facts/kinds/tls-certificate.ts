import { defineKind } from '../kind.ts';

export const tlsCertificateKind = defineKind({
  kind: 'tls-certificate',
  meaning: {
    fr: 'Un certificat de serveur (X.509)\u00a0: les noms qu’il porte et qui l’a émis, selon ses propres mots, non vérifiés',
    en: 'A server’s certificate (X.509): the names that it bears and who issued it, in its own words, not verified',
  },
  fields: {
    certificate: {
      type: 'text',
      meaning: {
        fr: 'Empreinte SHA-256, ou le nom que le journal donne au certificat',
        en: 'SHA-256, or the name that the log gives the certificate',
      },
    },
    names: {
      type: 'texts',
      meaning: {
        fr: 'Noms d’hôtes qu’il porte, en minuscules',
        en: 'Host names that it bears, in lower case',
      },
    },
    addresses: {
      type: 'texts',
      optional: true,
      meaning: { fr: 'Adresses qu’il porte', en: 'Addresses that it bears' },
    },
    organization: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Organisation à qui il est délivré', en: 'Organization to which it was issued' },
    },
    issuer: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Organisation qui l’a émis, ou à défaut le nom de l’émetteur',
        en: 'Organization that issued it, or else the name of the issuer',
      },
    },
    issuer_country: {
      type: 'country',
      optional: true,
      meaning: {
        fr: 'Pays de l’émetteur, selon le certificat',
        en: 'Country of the issuer, as the certificate has it',
      },
    },
    from: { type: 'date', optional: true, meaning: { fr: 'Début de validité', en: 'Start of validity' } },
    to: { type: 'date', optional: true, meaning: { fr: 'Fin de validité', en: 'End of validity' } },
  },
});
