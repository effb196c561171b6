import { defineTexts } from './catalogue.ts';

/** What our own words say in an OSCAL document, beside those of the scheme. */
export const oscalTexts = defineTexts({
  'oscal.results-title': {
    fr: 'Résultats de l’évaluation de {service}',
    en: 'Results of the assessment of {service}',
  },
  'oscal.level': { fr: 'Niveau {level} sur {top}\u00a0: {name}.', en: 'Level {level} of {top}: {name}.' },
  'oscal.no-plan': {
    fr: 'Il n’y a pas de plan d’évaluation en OSCAL\u00a0: le référentiel, joint comme catalogue, en tient lieu.',
    en: 'There is no assessment plan in OSCAL: the scheme, attached as a catalogue, stands in for it.',
  },
  'oscal.catalog': {
    fr: 'Le référentiel, exigence par exigence, comme catalogue OSCAL.',
    en: 'The scheme, control by control, as an OSCAL catalogue.',
  },
  'oscal.report': { fr: 'Rapport complet', en: 'Full report' },
  'oscal.report-means': {
    fr: 'Le rapport dont ces résultats sont tirés\u00a0: OSCAL n’en dit pas tout.',
    en: 'The report from which these results are drawn: OSCAL does not say all of it.',
  },
  'oscal.tool': {
    fr: 'Logiciel qui lit les preuves et juge selon le référentiel.',
    en: 'Software that reads the evidence and judges by the scheme.',
  },
  'oscal.evidence': {
    fr: 'Preuve du dossier\u00a0; son chemin part du répertoire du dossier.',
    en: 'Evidence of the dossier; its path starts at the folder of the dossier.',
  },
  'oscal.observation': { fr: 'Ce que dit {path}', en: 'What {path} says' },
  'oscal.observation-means': {
    fr: 'Faits relevés dans ce fichier par le lecteur du format {format}.',
    en: 'Facts taken from this file by the reader of format {format}.',
  },
  'oscal.observation-other': { fr: 'Ce que dit le dossier lui-même', en: 'What the dossier itself says' },
  'oscal.supports': { fr: 'À l’appui de «\u00a0{name}\u00a0»', en: 'In support of “{name}”' },
  'oscal.speaks-against': { fr: 'À l’encontre de «\u00a0{name}\u00a0»', en: 'Against “{name}”' },
  'oscal.cited': { fr: '{side}\u00a0: {kind} ({place})', en: '{side}: {kind} ({place})' },
  'oscal.uncited': { fr: '{side}\u00a0: {count} autres faits', en: '{side}: {count} other facts' },
  'oscal.status.not-proven': {
    fr: 'Non prouvé\u00a0: ni satisfait ni en défaut, sur ces preuves.',
    en: 'Not proven: neither satisfied nor failed, on this evidence.',
  },
  'oscal.status.not-verifiable': {
    fr: 'Non vérifiable\u00a0: une règle n’a pas pu être calculée.',
    en: 'Not verifiable: a rule failed to compute.',
  },
  'oscal.status.not-applicable': {
    fr: 'Sans objet pour ce service\u00a0; compte comme satisfait dans le niveau.',
    en: 'Not applicable to this service; counts as satisfied in the level.',
  },
  'oscal.condition': {
    fr: 'Condition pour le client\u00a0: énoncée, jamais comptée dans un niveau.',
    en: 'Condition for the customer: stated, never counted in a level.',
  },
});
