import { defineKind } from '../kind.ts';

export const flowInterfaceKind = defineKind({
  kind: 'flow-interface',
  meaning: {
    fr: 'Une interface ou une sonde dont des journaux de flux parlent',
    en: 'An interface or sensor of which flow logs speak',
  },
  fields: {
    interface: {
      type: 'text',
      meaning: { fr: 'Nom, tel que le journal le donne', en: 'Name, as the log gives it' },
    },
    first: {
      type: 'instant',
      combine: 'least',
      meaning: {
        fr: 'Début de la première heure où elle parle',
        en: 'Start of the first hour in which it speaks',
      },
    },
    last: {
      type: 'instant',
      combine: 'most',
      meaning: {
        fr: 'Début de la dernière heure où elle parle',
        en: 'Start of the last hour in which it speaks',
      },
    },
  },
});
