import { defineKind } from '../kind.ts';

export const fileKind = defineKind({
  kind: 'file',
  meaning: {
    fr: 'Un fichier présent dans le dossier et ce qu’il en est advenu à la lecture',
    en: 'A file present in the dossier and what came of reading it',
  },
  fields: {
    path: { type: 'text', meaning: { fr: 'Chemin dans le dossier', en: 'Path within the dossier' } },
    bytes: { type: 'decimal', meaning: { fr: 'Taille en octets', en: 'Size in bytes' } },
    state: {
      type: 'code',
      codes: ['read', 'unrecognised', 'refused'],
      meaning: { fr: 'Lu, non reconnu ou refusé', en: 'Read, not recognised or refused' },
    },
    code: { type: 'text', optional: true, meaning: { fr: 'Code du refus', en: 'Code of the refusal' } },
    place: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Endroit du refus dans le fichier', en: 'Place of the refusal in the file' },
    },
    format: { type: 'text', optional: true, meaning: { fr: 'Format reconnu', en: 'Format recognised' } },
  },
});
