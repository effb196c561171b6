import { defineKind } from '../kind.ts';

export const quotationKind = defineKind({
  kind: 'quotation',
  meaning: {
    fr: 'Citation d’une clause : document, page, texte',
    en: 'Quotation of a clause: document, page, text',
  },
  fields: {
    clause: { type: 'text', meaning: { fr: 'Sorte de clause', en: 'Kind of clause' } },
    document: {
      type: 'text',
      meaning: { fr: 'SHA-256 du document cité', en: 'SHA-256 of the document quoted' },
    },
    page: { type: 'count', meaning: { fr: 'Page', en: 'Page' } },
    quote: { type: 'text', meaning: { fr: 'Texte cité', en: 'Text quoted' } },
    fact: {
      type: 'text',
      meaning: { fr: 'Fait que la citation appuie', en: 'Fact that the quotation supports' },
    },
  },
});
