import { defineKind } from '../kind.ts';

export const collectionKind = defineKind({
  kind: 'collection',
  meaning: {
    fr: 'Qui a recueilli quels fichiers, avec quel outil, à quelle date',
    en: 'Who collected which files, with what tool, on what date',
  },
  fields: {
    digest: {
      type: 'text',
      meaning: { fr: 'SHA-256 du fichier recueilli', en: 'SHA-256 of the file collected' },
    },
    name: { type: 'text', meaning: { fr: 'Nom du fichier recueilli', en: 'Name of the file collected' } },
    tool: { type: 'text', meaning: { fr: 'Outil ou commande', en: 'Tool or command' } },
    collected_at: { type: 'instant', meaning: { fr: 'Date de collecte', en: 'Date of collection' } },
  },
});
