import { defineKind } from '../kind.ts';

export const documentSignatureKind = defineKind({
  kind: 'document-signature',
  meaning: {
    fr: 'Une signature intégrée à un document, vérifiée contre ses octets ; ne dit pas que le signataire est reconnu',
    en: 'A signature embedded in a document, verified against its bytes; does not say that the signer is trusted',
  },
  fields: {
    format: {
      type: 'code',
      codes: [
        'adbe.pkcs7.detached',
        'ETSI.CAdES.detached',
        'adbe.pkcs7.sha1',
        'adbe.x509.rsa_sha1',
        'ETSI.RFC3161',
        'other',
      ],
      meaning: { fr: 'Forme de la signature', en: 'Form of the signature' },
    },
    integrity: {
      type: 'code',
      codes: ['intact', 'altered', 'unsupported'],
      meaning: {
        fr: 'Les octets couverts sont ceux qui ont été signés, avec la clé du certificat',
        en: 'The bytes covered are those that were signed, by the key of the certificate',
      },
    },
    covers_whole_file: {
      type: 'flag',
      meaning: {
        fr: 'Couvre tout le fichier ; sinon, il a changé depuis la signature',
        en: 'Covers the whole file; otherwise it changed since it was signed',
      },
    },
    signer: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Nom au certificat', en: 'Name on the certificate' },
    },
    organisation: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Organisation au certificat', en: 'Organisation on the certificate' },
    },
    issuer: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Émetteur que nomme le certificat', en: 'Issuer that the certificate names' },
    },
    serial: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Numéro de série du certificat, hexadécimal',
        en: 'Serial number of the certificate, hexadecimal',
      },
    },
    certificate: {
      type: 'text',
      optional: true,
      meaning: { fr: 'SHA-256 du certificat', en: 'SHA-256 of the certificate' },
    },
    self_issued: {
      type: 'flag',
      optional: true,
      meaning: {
        fr: 'Le certificat se nomme lui-même comme émetteur',
        en: 'The certificate names itself as its issuer',
      },
    },
    valid_from: {
      type: 'date',
      optional: true,
      meaning: { fr: 'Début de validité du certificat', en: 'Start of validity of the certificate' },
    },
    valid_to: {
      type: 'date',
      optional: true,
      meaning: { fr: 'Fin de validité du certificat', en: 'End of validity of the certificate' },
    },
    signed_at: {
      type: 'instant',
      optional: true,
      meaning: {
        fr: 'Moment de la signature, selon le signataire',
        en: 'Moment of signing, by the signer’s word',
      },
    },
  },
});
