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
  'error.proof.SHAPE': {
    fr: '{what}, à «\u00a0{pointer}\u00a0»\u00a0: attendu {expected}. Ce document n’est pas de ceux qu’Ancrage émet.',
    en: '{what}, at “{pointer}”: expected {expected}. This is not a document that Ancrage issues.',
  },
  'error.proof.NOT_CANONICAL': {
    fr: '{what}\u00a0: le JSON n’est pas sous sa forme canonique, donc il a été retouché. Reprenez l’original.',
    en: '{what}: the JSON is not in its canonical form, so it was edited. Take the original.',
  },
  'error.proof.TOO_LARGE': {
    fr: '{what}\u00a0: plus de {limit} octets.',
    en: '{what}: more than {limit} bytes.',
  },
  'error.proof.JWS_SHAPE': {
    fr: 'Une signature n’a pas la forme attendue (JWS). Reprenez l’original.',
    en: 'A signature is not of the expected form (JWS). Take the original.',
  },
  'error.proof.SD_JWT': {
    fr: 'L’édition confidentielle n’a pas sa forme ({problem}). Reprenez celle que l’émetteur a remise.',
    en: 'The confidential edition is not in its form ({problem}). Take the one that the issuer handed over.',
  },
  'error.proof.STATUS_PACKING': {
    fr: 'La liste d’état est mal compressée. Reprenez l’original.',
    en: 'The status list is badly packed. Take the original.',
  },
  'error.proof.STATUS_INDEX': {
    fr: 'L’indice {index} sort de la liste d’état. Ouvrez une nouvelle liste.',
    en: 'Index {index} is outside the status list. Open a new list.',
  },
  'error.proof.STAMP_SHAPE': {
    fr: 'Ce n’est pas un horodatage RFC 3161 en DER. Redemandez-le à l’autorité.',
    en: 'This is not an RFC 3161 time stamp in DER. Ask the authority for it again.',
  },
  'error.proof.STAMP_REFUSED': {
    fr: 'L’autorité d’horodatage a refusé, ou a répondu à une autre demande.',
    en: 'The time-stamping authority refused, or answered another request.',
  },
});
