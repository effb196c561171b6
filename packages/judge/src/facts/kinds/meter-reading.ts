import { defineKind } from '../kind.ts';

export const meterReadingKind = defineKind({
  kind: 'meter-reading',
  meaning: {
    fr: 'Énergie ou eau qu’un compteur a mesurée par intervalles, sommée par mois',
    en: 'Energy or water that a meter measured by intervals, summed by month',
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
        fr: 'Mois AAAA-MM du début de l’intervalle, à l’heure du compteur',
        en: 'Month YYYY-MM of the start of the interval, in the meter’s own time',
      },
    },
    unit: { type: 'code', codes: ['kWh', 'm3'], meaning: { fr: 'Unité', en: 'Unit' } },
    quantity: {
      type: 'decimal',
      combine: 'sum',
      meaning: { fr: 'Somme des intervalles, exacte', en: 'Sum of the intervals, exact' },
    },
    intervals: {
      type: 'count',
      combine: 'sum',
      meaning: { fr: 'Nombre d’intervalles', en: 'Number of intervals' },
    },
    covered_seconds: {
      type: 'count',
      combine: 'sum',
      meaning: {
        fr: 'Secondes que les intervalles couvrent ; plus qu’entre le premier et le dernier instant : ils se chevauchent',
        en: 'Seconds that the intervals cover; more than from the first to the last instant: they overlap',
      },
    },
    first: {
      type: 'instant',
      combine: 'least',
      meaning: { fr: 'Début du premier intervalle', en: 'Start of the first interval' },
    },
    last: {
      type: 'instant',
      combine: 'most',
      meaning: { fr: 'Fin du dernier intervalle', en: 'End of the last interval' },
    },
    first_line: {
      type: 'count',
      combine: 'least',
      meaning: { fr: 'Première ligne du fichier', en: 'First line of the file' },
    },
  },
});
