import { defineKind } from '../kind.ts';

export const meterRegisterKind = defineKind({
  kind: 'meter-register',
  meaning: {
    fr: 'Relevés de l’index d’un compteur qui ne fait que monter, bornés par mois',
    en: 'Readings of the register of a meter that only rises, bounded by month',
  },
  fields: {
    site: { type: 'text', meaning: { fr: 'Identifiant du site', en: 'Identifier of the site' } },
    meter: { type: 'text', meaning: { fr: 'Identifiant du compteur', en: 'Identifier of the meter' } },
    measured: {
      type: 'code',
      codes: ['facility', 'it', 'heat', 'water'],
      meaning: {
        fr: 'Ce qui est mesuré : toute l’installation, l’informatique, la chaleur cédée, l’eau',
        en: 'What is measured: the whole facility, information technology, heat given away, water',
      },
    },
    month: {
      type: 'text',
      meaning: {
        fr: 'Mois AAAA-MM du relevé, à l’heure du compteur',
        en: 'Month YYYY-MM of the reading, in the meter’s own time',
      },
    },
    unit: { type: 'code', codes: ['kWh', 'm3'], meaning: { fr: 'Unité', en: 'Unit' } },
    lowest: {
      type: 'decimal',
      combine: 'least',
      meaning: { fr: 'Plus petit index', en: 'Lowest register' },
    },
    highest: {
      type: 'decimal',
      combine: 'most',
      meaning: { fr: 'Plus grand index', en: 'Highest register' },
    },
    opening: {
      type: 'text',
      combine: 'least',
      meaning: {
        fr: 'Premier relevé, « instant index » ; s’il n’est pas le plus petit, le compteur est reparti',
        en: 'First reading, “instant register”; where it is not the lowest, the meter restarted',
      },
    },
    closing: {
      type: 'text',
      combine: 'most',
      meaning: {
        fr: 'Dernier relevé, « instant index » ; s’il n’est pas le plus grand, le compteur est reparti',
        en: 'Last reading, “instant register”; where it is not the highest, the meter restarted',
      },
    },
    readings: {
      type: 'count',
      combine: 'sum',
      meaning: { fr: 'Nombre de relevés', en: 'Number of readings' },
    },
    first_line: {
      type: 'count',
      combine: 'least',
      meaning: { fr: 'Première ligne du fichier', en: 'First line of the file' },
    },
  },
});
