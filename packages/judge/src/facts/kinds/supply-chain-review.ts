import { defineKind } from '../kind.ts';

export const supplyChainReviewKind = defineKind({
  kind: 'supply-chain-review',
  meaning: {
    fr: 'Examen de la chaîne logicielle et matérielle',
    en: 'Review of the software and hardware supply chain',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    releases_without_sbom: {
      type: 'count',
      worse: 'most',
      meaning: { fr: 'Versions sans nomenclature', en: 'Releases without an SBOM' },
    },
    critical_overdue: {
      type: 'count',
      worse: 'most',
      meaning: {
        fr: 'Vulnérabilités critiques non corrigées à temps',
        en: 'Critical vulnerabilities overdue',
      },
    },
    hardware_listed: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Origine du matériel listée', en: 'Hardware origin listed' },
    },
  },
});
