import { defineKind } from '../kind.ts';

export const certificateReadingKind = defineKind({
  kind: 'certificate-reading',
  meaning: {
    fr: 'Une valeur repérée dans un certificat ou un rapport d’audit, avec sa page et ses mots ; à confirmer',
    en: 'A value located in a certificate or audit report, with its page and words; to be confirmed',
  },
  fields: {
    document: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'SHA-256 du document cité ; absent, le fichier lui-même',
        en: 'SHA-256 of the document quoted; absent, the file itself',
      },
    },
    field: {
      type: 'code',
      codes: [
        'standard',
        'edition',
        'body',
        'number',
        'holder',
        'scope',
        'first-issued',
        'issued',
        'valid-from',
        'valid-until',
        'period-from',
        'period-to',
        'as-of',
        'site',
        'accreditation',
      ],
      meaning: { fr: 'Ce que la valeur dit', en: 'What the value says' },
    },
    value: { type: 'text', meaning: { fr: 'Valeur', en: 'Value' } },
    page: { type: 'count', meaning: { fr: 'Page', en: 'Page' } },
    quote: { type: 'text', meaning: { fr: 'Mots de la page', en: 'Words of the page' } },
  },
});
