import { defineTexts } from './catalogue.ts';

/** Errors of certificates, status lists and the log: what is wrong, where, what to do; by package and code. */
export const proofErrorTexts = defineTexts({
  'error.proof.KEY_MALFORMED': {
    fr: 'Clé {algorithm} refusée\u00a0: {problem}. Demandez à son détenteur une clé saine.',
    en: '{algorithm} key refused: {problem}. Ask its holder for a sound one.',
  },
  'error.proof.ENTRY_KIND': {
    fr: 'Une entrée du journal n’est pas de la forme attendue. Ajoutez-la de nouveau par la commande.',
    en: 'A log entry is not of the expected form. Append it again with the command.',
  },
});
