import { defineKind } from '../kind.ts';

export const dependencyKind = defineKind({
  kind: 'dependency',
  meaning: {
    fr: 'Un hôte d’ailleurs dont le service se sert pour fonctionner, se construire ou se mettre à jour',
    en: 'A host elsewhere that the service uses to run, to be built or to be updated',
  },
  fields: {
    host: {
      type: 'text',
      meaning: { fr: 'Nom ou adresse de l’hôte, sans port', en: 'Name or address of the host, without port' },
    },
    use: {
      type: 'code',
      codes: ['image', 'package', 'webhook', 'name', 'storage', 'other'],
      meaning: { fr: 'Ce qu’il en tire', en: 'What it takes from it' },
    },
    component: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Ce qui en vient, sans version : image, paquet',
        en: 'What comes from it, without version: image, package',
      },
    },
    by: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Ce qui en dépend dans le service', en: 'What depends on it within the service' },
    },
  },
});
