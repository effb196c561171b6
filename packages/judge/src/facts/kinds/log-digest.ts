import { defineKind } from '../kind.ts';

export const logDigestKind = defineKind({
  kind: 'log-digest',
  meaning: {
    fr: 'Un maillon de la chaîne d’empreintes d’un journal',
    en: 'A link of a log’s chain of digests',
  },
  fields: {
    system: { type: 'text', meaning: { fr: 'Compte', en: 'Account' } },
    chain: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Région et piste, chacune ayant sa chaîne',
        en: 'Region and trail, each with its own chain',
      },
    },
    digest: { type: 'text', meaning: { fr: 'SHA-256 du maillon', en: 'SHA-256 of this link' } },
    previous: {
      type: 'text',
      optional: true,
      meaning: { fr: 'SHA-256 du maillon précédent', en: 'SHA-256 of the previous link' },
    },
    file: {
      type: 'text',
      meaning: {
        fr: 'SHA-256 du fichier de journal couvert, décompressé\u00a0; vide s’il n’y en eut aucun',
        en: 'SHA-256 of the log file covered, unpacked; empty where there was none',
      },
    },
    from: { type: 'instant', meaning: { fr: 'Début', en: 'Start' } },
    to: { type: 'instant', meaning: { fr: 'Fin', en: 'End' } },
  },
});
