import { defineKind } from '../kind.ts';

export const sessionKind = defineKind({
  kind: 'session',
  meaning: {
    fr: 'Accès privilégiés, comptés par jour et par origine',
    en: 'Privileged access, counted by day and origin',
  },
  fields: {
    system: {
      type: 'text',
      meaning: { fr: 'Machine, compte ou passerelle', en: 'Host, account or gateway' },
    },
    person: {
      type: 'text',
      meaning: {
        fr: 'Empreinte de l’identité (jamais le nom)',
        en: 'Digest of the identity (never the name)',
      },
    },
    source: {
      type: 'text',
      meaning: { fr: 'Adresse d’origine, ou « inconnue »', en: 'Source address, or “inconnue”' },
    },
    day: { type: 'date', meaning: { fr: 'Jour UTC', en: 'UTC day' } },
    outcome: {
      type: 'code',
      codes: ['opened', 'refused'],
      meaning: { fr: 'Ouverte ou refusée', en: 'Opened or refused' },
    },
    sessions: { type: 'count', combine: 'sum', meaning: { fr: 'Nombre', en: 'Number' } },
    first_line: {
      type: 'count',
      combine: 'least',
      meaning: { fr: 'Première ligne ou premier enregistrement', en: 'First line or record' },
    },
  },
});
