import { defineKind } from '../kind.ts';

export const documentKind = defineKind({
  kind: 'document',
  meaning: { fr: 'Un document joint et ce qu’on en lit', en: 'An attached document and what is read of it' },
  fields: {
    title: { type: 'text', optional: true, meaning: { fr: 'Titre', en: 'Title' } },
    pages: { type: 'count', meaning: { fr: 'Nombre de pages', en: 'Number of pages' } },
  },
});
