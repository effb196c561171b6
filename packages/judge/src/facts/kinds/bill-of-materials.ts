import { defineKind } from '../kind.ts';

export const billOfMaterialsKind = defineKind({
  kind: 'bill-of-materials',
  meaning: {
    fr: 'Une nomenclature de logiciel, de services ou de matériel',
    en: 'A bill of materials of software, services or hardware',
  },
  fields: {
    subject: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Ce qui est décrit', en: 'What is described' },
    },
    version: { type: 'text', optional: true, meaning: { fr: 'Sa version', en: 'Its version' } },
    on: { type: 'date', optional: true, meaning: { fr: 'Date qu’elle porte', en: 'Date that it bears' } },
    tool: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Outil qui l’a produite', en: 'Tool that made it' },
    },
    stages: {
      type: 'texts',
      optional: true,
      meaning: {
        fr: 'Étapes du cycle de vie qu’elle décrit, telles qu’elle les nomme',
        en: 'Stages of the life cycle that it describes, as it names them',
      },
    },
    completeness: {
      type: 'code',
      codes: ['complete', 'incomplete', 'unstated'],
      meaning: {
        fr: 'Ce qu’elle dit de son intégralité',
        en: 'What it says of being whole',
      },
    },
    components: { type: 'count', meaning: { fr: 'Composants décrits', en: 'Components described' } },
    hardware: {
      type: 'count',
      meaning: { fr: 'Dont composants matériels', en: 'Of which hardware components' },
    },
    services: { type: 'count', meaning: { fr: 'Services décrits', en: 'Services described' } },
    vulnerabilities: {
      type: 'count',
      meaning: { fr: 'Vulnérabilités inscrites', en: 'Vulnerabilities entered' },
    },
    exploitable_critical: {
      type: 'count',
      meaning: {
        fr: 'Dont critiques qu’elle dit elle-même exploitables',
        en: 'Of which critical ones that it itself says are exploitable',
      },
    },
    exploitable_since: {
      type: 'date',
      optional: true,
      meaning: {
        fr: 'Publication de la plus ancienne vulnérabilité critique exploitable',
        en: 'Publication of the oldest critical exploitable vulnerability',
      },
    },
  },
});
