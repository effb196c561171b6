import { defineKind } from '../kind.ts';

export const nameRecordKind = defineKind({
  kind: 'name-record',
  meaning: {
    fr: 'Un enregistrement du DNS tel qu’il fut répondu, ou son absence\u00a0: un signal de qui rend un service, et jamais un lieu',
    en: 'A record of the DNS as it was answered, or its absence: a signal of who plays a part, and never a place',
  },
  fields: {
    name: { type: 'text', meaning: { fr: 'Nom, en minuscules', en: 'Name, in lower case' } },
    type: {
      type: 'code',
      codes: ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'SRV', 'TXT'],
      meaning: { fr: 'Type d’enregistrement', en: 'Type of record' },
    },
    state: {
      type: 'code',
      codes: ['answered', 'absent'],
      meaning: {
        fr: 'État',
        en: 'State',
      },
    },
    value: {
      type: 'text',
      optional: true,
      meaning: {
        fr: 'Valeur\u00a0; absente, un texte qui ne parle d’aucun service et n’est pas gardé',
        en: 'Value; absent, a text that speaks of no part and is not kept',
      },
    },
    on: {
      type: 'date',
      optional: true,
      meaning: { fr: 'Jour de la réponse', en: 'Day of the answer' },
    },
  },
});
