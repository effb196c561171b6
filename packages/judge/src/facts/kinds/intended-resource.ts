import { defineKind } from '../kind.ts';
import { keyKind } from './key.ts';
import { resourceKind } from './resource.ts';

const { protection, custodian, multi_region } = keyKind.fields;

export const intendedResourceKind = defineKind({
  kind: 'intended-resource',
  meaning: {
    fr: 'Une ressource que quelqu’un veut avoir, d’après un plan ou un modèle : elle n’est pas, ou pas encore',
    en: 'A resource that someone means to have, by a plan or a template: it is not, or not yet',
  },
  fields: {
    ...resourceKind.fields,
    protection: { ...protection, optional: true },
    custodian: { ...custodian, optional: true },
    multi_region,
    copies: {
      type: 'texts',
      optional: true,
      meaning: {
        fr: 'Régions où des copies sont voulues, ou leurs cibles si la région n’est pas dite',
        en: 'Regions where copies are meant to go, or their targets where the region is not told',
      },
    },
  },
});
