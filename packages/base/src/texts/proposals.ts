import { defineTexts } from './catalogue.ts';

/** Texts of what `init` proposes for a person to confirm. */
export const proposalTexts = defineTexts({
  'cli.init-proposed': {
    fr: 'Certificats repérés\u00a0: {path} propose ce qui y a été lu, page par page. Rien ne compte avant qu’une personne le confirme.',
    en: 'Certificates located: {path} proposes what was read in them, page by page. Nothing counts until a person confirms it.',
  },
  'cli.init-proposal-kept': {
    fr: 'Certificats repérés, mais {path} existe déjà et n’a pas été touché.',
    en: 'Certificates located, but {path} exists already and was left as it is.',
  },
  'cli.proposal-head-1': {
    fr: 'PROPOSITION, à confirmer par une personne\u00a0: lue par une machine, elle ne prouve rien.',
    en: 'PROPOSAL, to be confirmed by a person: read by a machine, it proves nothing.',
  },
  'cli.proposal-head-2': {
    fr: '1. Comparez chaque valeur aux mots de sa page. Ôtez les citations inutiles ou fausses.',
    en: '1. Compare each value with the words of its page. Take out needless or wrong quotations.',
  },
  'cli.proposal-head-3': {
    fr: '2. Remplacez chaque {word}. Les réponses accredited, covers_service et covers_sites sont true ou false.',
    en: '2. Replace each {word}. The answers accredited, covers_service and covers_sites are true or false.',
  },
  'cli.proposal-head-4': {
    fr: '3. Remplacez statement-to-confirm/1 par statement/1\u00a0: vous confirmez. Sans signature, c’est la parole du fournisseur.',
    en: '3. Replace statement-to-confirm/1 by statement/1: you confirm. Unsigned, it is the provider’s word.',
  },
  'cli.proposal-head-5': {
    fr: '4. Faites signer ce fichier par l’organisme ou un évaluateur de la liste de confiance.',
    en: '4. Have this file signed by the body or an assessor of the trust list.',
  },
  'cli.init-register-proposed': {
    fr: 'Registre du Québec\u00a0: {path} propose le conseil et le rapprochement des bénéficiaires. Rien ne compte avant qu’une personne le confirme.',
    en: 'Québec register: {path} proposes the board and the match of beneficial owners. Nothing counts until a person confirms it.',
  },
  'cli.init-register-kept': {
    fr: 'État de renseignements lu, mais {path} existe déjà et n’a pas été touché.',
    en: 'Statement of information read, but {path} exists already and was left as it is.',
  },
  'cli.proposal-register-2': {
    fr: '1. Comparez chaque ligne au registre\u00a0: les noms sont dans le fichier, à l’endroit dit.',
    en: '1. Compare each line with the register: the names are in the file, at the place told.',
  },
  'cli.proposal-register-3': {
    fr: '2. Remplacez chaque {word}\u00a0: administrateurs canadiens, bénéficiaires non déclarés, résidences inconnues.',
    en: '2. Replace each {word}: Canadian directors, owners not declared, residences unknown.',
  },
  'cli.proposal-register-5': {
    fr: '4. Faites signer ce fichier par un évaluateur de la liste de confiance.',
    en: '4. Have this file signed by an assessor of the trust list.',
  },
  'cli.proposal-director': {
    fr: 'administrateur {rank} ({place})\u00a0: {words}',
    en: 'director {rank} ({place}): {words}',
  },
  'cli.proposal-beneficiary': {
    fr: 'bénéficiaire ultime {rank} ({place})\u00a0: {words}',
    en: 'ultimate beneficiary {rank} ({place}): {words}',
  },
  'cli.proposal-no-beneficiary': {
    fr: 'aucun bénéficiaire ultime lu dans ce fichier\u00a0: voyez le registre',
    en: 'no ultimate beneficiary read in this file: see the register',
  },
  'cli.proposal-several': {
    fr: 'plusieurs valeurs\u00a0: choisissez',
    en: 'several values: choose',
  },
  'cli.proposal-nothing': {
    fr: 'rien de repéré',
    en: 'nothing located',
  },
  'cli.proposal-other': {
    fr: 'aussi nommé, sans exigence qui s’en serve\u00a0: {standards}',
    en: 'named as well, and used by no control: {standards}',
  },
  'cli.proposal-found': {
    fr: 'p.\u00a0{page}\u00a0: {value} — «\u00a0{quote}\u00a0»',
    en: 'p. {page}: {value} — “{quote}”',
  },
});
