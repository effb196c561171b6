import { defineKind } from '../kind.ts';

export const flowHourKind = defineKind({
  kind: 'flow-hour',
  meaning: { fr: 'Une heure que des journaux de flux couvrent', en: 'An hour that flow logs cover' },
  fields: {
    hour: { type: 'instant', meaning: { fr: 'Début de l’heure', en: 'Start of the hour' } },
    records: { type: 'count', combine: 'sum', meaning: { fr: 'Relevés', en: 'Records' } },
    bad: { type: 'count', combine: 'sum', meaning: { fr: 'Relevés défectueux', en: 'Bad records' } },
    skipped: {
      type: 'count',
      combine: 'sum',
      meaning: {
        fr: 'Interfaces dont des relevés ont été sautés, ou muettes entre deux heures où elles parlent',
        en: 'Interfaces of which records were skipped, or silent between two hours in which they speak',
      },
    },
    sampling: {
      type: 'count',
      optional: true,
      meaning: {
        fr: 'Échantillonnage : un paquet sur tant a été regardé ; 0 si le journal dit que des paquets sont échantillonnés sans dire combien ; absent s’ils ont tous été regardés, ou si le journal n’en dit rien',
        en: 'Sampling: one packet of so many was looked at; 0 where the log says that packets are sampled but not how; absent where all were looked at, or where the log tells nothing of it',
      },
    },
  },
});
