import { defineTexts } from './catalogue.ts';

/** One word per idea, the same on every screen and in every document. */
export const glossaryTexts = defineTexts({
  // What is assessed, and by whom.
  'word.service': { fr: 'service', en: 'service' },
  'word.provider': { fr: 'fournisseur', en: 'provider' },
  'word.scope': { fr: 'portée', en: 'scope' },
  'word.assessor': { fr: 'évaluateur', en: 'assessor' },
  'word.third-party': { fr: 'tiers accrédité', en: 'accredited third party' },
  'word.certifier': { fr: 'certificateur', en: 'certifier' },
  'word.buyer': { fr: 'organisme public', en: 'public body' },
  'word.public': { fr: 'public', en: 'public' },
  // The rules and their steps.
  'word.scheme': { fr: 'référentiel', en: 'scheme' },
  'word.criterion': { fr: 'critère', en: 'criterion' },
  'word.control': { fr: 'exigence', en: 'control' },
  'word.rung': { fr: 'échelon', en: 'rung' },
  'word.level': { fr: 'niveau', en: 'level' },
  // The submission and what is read from it.
  'word.dossier': { fr: 'dossier', en: 'dossier' },
  'word.evidence': { fr: 'preuve', en: 'evidence' },
  'word.reading': { fr: 'relevé', en: 'reading' },
  'word.fact': { fr: 'fait', en: 'fact' },
  // The two axes of proof, never merged.
  'word.method': { fr: 'méthode', en: 'method' },
  'word.declared': { fr: 'déclaré', en: 'declared' },
  'word.documented': { fr: 'documenté', en: 'documented' },
  'word.observed': { fr: 'observé', en: 'observed' },
  'word.source': { fr: 'source', en: 'source' },
  // What is found.
  'word.finding': { fr: 'constat', en: 'finding' },
  'word.met': { fr: 'satisfait', en: 'met' },
  'word.not-met': { fr: 'non satisfait', en: 'not met' },
  'word.not-proven': { fr: 'non prouvé', en: 'not proven' },
  'word.not-verifiable': { fr: 'non vérifiable', en: 'not verifiable' },
  'word.not-applicable': { fr: 'sans objet', en: 'not applicable' },
  'word.remedy': { fr: 'correctif', en: 'remedy' },
  'word.exposure': { fr: 'exposition', en: 'exposure' },
  // From judgement to publication.
  'word.evaluation': { fr: 'évaluation', en: 'evaluation' },
  'word.review': { fr: 'revue', en: 'review' },
  'word.decision': { fr: 'décision', en: 'decision' },
  'word.certificate': { fr: 'certificat', en: 'certificate' },
  'word.attestation': { fr: 'attestation', en: 'attestation' },
  'word.bundle': { fr: 'liasse', en: 'bundle' },
  'word.register': { fr: 'registre', en: 'register' },
  'word.log': { fr: 'journal', en: 'log' },
  // Procurement.
  'word.tender': { fr: 'appel d’offres', en: 'tender' },
  'word.call-off': { fr: 'commande', en: 'call-off' },
  'word.bid': { fr: 'soumission', en: 'bid' },
});
