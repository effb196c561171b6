import { defineKind } from '../kind.ts';

export const listedEvidenceKind = defineKind({
  kind: 'listed-evidence',
  meaning: {
    fr: 'Un fichier que le manifeste annonce comme preuve',
    en: 'A file that the manifest announces as evidence',
  },
  fields: {
    path: { type: 'text', meaning: { fr: 'Chemin dans le dossier', en: 'Path within the dossier' } },
    format: { type: 'text', optional: true, meaning: { fr: 'Format annoncé', en: 'Format announced' } },
    sha256: { type: 'text', optional: true, meaning: { fr: 'Empreinte annoncée', en: 'Digest announced' } },
    received_at: {
      type: 'instant',
      optional: true,
      meaning: { fr: 'Date de réception', en: 'Date of receipt' },
    },
    valid_until: {
      type: 'date',
      optional: true,
      meaning: { fr: 'Dernier jour de validité annoncé', en: 'Last day of validity announced' },
    },
  },
});
