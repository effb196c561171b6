import { defineKind } from '../kind.ts';

export const certificationKind = defineKind({
  kind: 'certification',
  meaning: { fr: 'Un certificat délivré par un organisme', en: 'A certificate issued by a body' },
  fields: {
    standard: {
      type: 'code',
      codes: ['iso-27001', 'iso-27017', 'iso-27018', 'soc-2-type-2', 'cccs-medium', 'iso-22237'],
      meaning: { fr: 'Norme', en: 'Standard' },
    },
    body: { type: 'text', meaning: { fr: 'Organisme', en: 'Body' } },
    accredited: { type: 'flag', meaning: { fr: 'Organisme accrédité', en: 'Accredited body' } },
    covers_service: {
      type: 'flag',
      meaning: { fr: 'La portée nomme le service', en: 'The scope names the service' },
    },
    covers_sites: {
      type: 'flag',
      meaning: { fr: 'La portée couvre les sites', en: 'The scope covers the sites' },
    },
    from: {
      type: 'date',
      meaning: { fr: 'Début de validité ou de période', en: 'Start of validity or period' },
    },
    to: { type: 'date', meaning: { fr: 'Fin de validité ou de période', en: 'End of validity or period' } },
    withdrawn: {
      type: 'flag',
      optional: true,
      meaning: { fr: 'Retiré ou suspendu', en: 'Withdrawn or suspended' },
    },
    open_exceptions: {
      type: 'count',
      optional: true,
      meaning: { fr: 'Exceptions ouvertes', en: 'Open exceptions' },
    },
    document: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'SHA-256 du certificat ou rapport lu ; ses mots sont alors vérifiés',
        en: 'SHA-256 of the certificate or report read; its words are then checked',
      },
    },
  },
});
