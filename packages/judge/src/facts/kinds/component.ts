import { defineKind } from '../kind.ts';

export const componentKind = defineKind({
  kind: 'component',
  meaning: {
    fr: 'Composants d’une nomenclature, comptés par fournisseur, origine, écosystème et genre de licence',
    en: 'Components of a bill of materials, counted by supplier, origin, ecosystem and kind of licence',
  },
  fields: {
    category: {
      type: 'code',
      codes: ['software', 'firmware', 'hardware', 'model', 'data', 'other'],
      meaning: { fr: 'Catégorie', en: 'Category' },
    },
    supplied_by: {
      type: 'code',
      codes: ['organization', 'person', 'not-asserted', 'unstated'],
      meaning: {
        fr: 'Nature du fournisseur, dont une personne n’est pas nommée',
        en: 'Nature of the supplier, of whom a person is not named',
      },
    },
    supplier: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Organisation qui le fournit', en: 'Organization that supplies it' },
    },
    supplier_country: {
      type: 'country',
      optional: true,
      meaning: {
        fr: 'Pays de l’adresse du fournisseur, si la nomenclature le dit',
        en: 'Country of the supplier’s address, where the bill tells it',
      },
    },
    maker: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Organisation dont il vient, par fabrication, origine ou édition',
        en: 'Organization that it comes from, as manufacturer, originator or publisher',
      },
    },
    ecosystem: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Écosystème, d’après l’adresse de paquet (npm, maven, deb…)',
        en: 'Ecosystem, by the package URL (npm, maven, deb…)',
      },
    },
    licence: {
      type: 'code',
      codes: [
        'permissive',
        'copyleft',
        'restricted',
        'commercial',
        'other',
        'several',
        'none',
        'not-asserted',
        'unstated',
      ],
      meaning: { fr: 'Genre de licence', en: 'Kind of licence' },
    },
    components: { type: 'count', combine: 'sum', meaning: { fr: 'Nombre', en: 'Number' } },
  },
});
