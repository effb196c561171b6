import { defineKind } from '../kind.ts';

export const serviceKind = defineKind({
  kind: 'service',
  meaning: { fr: 'Le service évalué et son fournisseur', en: 'The service assessed and its provider' },
  fields: {
    service: { type: 'text', meaning: { fr: 'Nom du service', en: 'Name of the service' } },
    provider: { type: 'text', meaning: { fr: 'Nom du fournisseur', en: 'Name of the provider' } },
    entity: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Identifiant de l’entité légale du fournisseur',
        en: 'Identifier of the provider’s legal entity',
      },
    },
    description_fr: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Description en français', en: 'Description in French' },
    },
    description_en: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Description en anglais', en: 'Description in English' },
    },
  },
});
