import { defineTexts } from './catalogue.ts';

/** What is said of a log and of what stands in it. */
export const logTexts = defineTexts({
  'log.problem.log-unknown': {
    fr: 'la politique ne connaît pas ce journal',
    en: 'the policy does not know this log',
  },
  'log.problem.log-unsigned': {
    fr: 'aucune clé du journal que la politique connaît n’a signé',
    en: 'no key of the log that the policy knows has signed',
  },
  'log.problem.signature-broken': {
    fr: 'une signature sous le nom d’une clé connue ne tient pas',
    en: 'a signature under the name of a known key does not hold',
  },
  'log.problem.quorum-missing': {
    fr: 'trop peu de témoins ont cosigné',
    en: 'too few witnesses have cosigned',
  },
  'log.problem.entry-not-included': {
    fr: 'l’entrée n’est pas à cette place dans l’arbre',
    en: 'the entry does not stand at this place in the tree',
  },
  'log.fault.missing': { fr: 'le fichier manque', en: 'the file is missing' },
  'log.fault.length': {
    fr: 'le fichier n’a pas la longueur voulue',
    en: 'the file is not as long as it must be',
  },
  'log.fault.hash-differs': {
    fr: 'l’empreinte n’est pas celle de ce qu’elle couvre',
    en: 'the hash is not that of what it covers',
  },
  'log.fault.entry-differs': {
    fr: 'l’entrée n’est pas celle qui fut inscrite',
    en: 'the entry is not the one that was logged',
  },
  'log.fault.partial-differs': {
    fr: 'la tuile partielle n’est pas le début de la tuile',
    en: 'the partial tile is not the beginning of the tile',
  },
  'log.fault.unexpected': {
    fr: 'aucun arbre de cette taille n’a ce fichier',
    en: 'no tree of this size has this file',
  },
  'log.fault.root-differs': {
    fr: 'la racine signée n’est pas celle des entrées',
    en: 'the signed root is not that of the entries',
  },
});
