import { defineKind } from '../kind.ts';

export const documentPageKind = defineKind({
  kind: 'document-page',
  meaning: {
    fr: 'Le texte d’une page d’un document, pour vérifier les citations',
    en: 'The text of one page of a document, to check quotations',
  },
  fields: {
    page: { type: 'count', meaning: { fr: 'Numéro de page', en: 'Page number' } },
    text: { type: 'text', meaning: { fr: 'Texte normalisé', en: 'Normalised text' } },
  },
});
