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
});
