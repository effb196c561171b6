import { defineTexts } from './catalogue.ts';

/** What a shape or a library says is wrong with a field, in words. */
export const problemTexts = defineTexts({
  'problem.unsaid': { fr: 'contenu inattendu', en: 'unexpected content' },
  'problem.other': {
    fr: 'contenu inattendu («\u00a0{said}\u00a0», dit l’outil de lecture)',
    en: '{said}',
  },
  'problem.type': {
    fr: 'attendu\u00a0: {expected}\u00a0; trouvé\u00a0: {found}',
    en: 'expected {expected}, found {found}',
  },
  'problem.choice': { fr: 'valeurs permises\u00a0: {choices}', en: 'allowed values: {choices}' },
  'problem.key-unknown': { fr: 'champ inconnu\u00a0: {key}', en: 'unknown field: {key}' },
  'problem.key-twice': { fr: 'la même clé paraît deux fois', en: 'the same key appears twice' },
  'problem.key-text': { fr: 'chaque clé doit être un texte', en: 'each key must be a text' },
  'problem.missing': { fr: 'manque', en: 'missing' },
  'problem.column-missing': { fr: 'cette colonne manque', en: 'this column is missing' },
  'problem.empty': { fr: 'fichier vide', en: 'empty file' },
  'problem.date': { fr: 'pas une date UTC', en: 'not a UTC date' },
  'problem.number': { fr: 'pas un nombre\u00a0: {found}', en: 'not a number: {found}' },
  'problem.listed-twice': { fr: 'annoncé deux fois', en: 'listed twice' },
  'problem.quote': { fr: 'guillemet jamais refermé', en: 'unclosed quote' },
  'problem.after-quote': { fr: 'texte après un guillemet fermant', en: 'text after a closing quote' },
  'problem.too-long': { fr: 'trop long\u00a0: {limit} au plus', en: 'too long: {limit} at most' },
  'problem.too-short': { fr: 'trop court ou vide', en: 'too short or empty' },
  'problem.size': { fr: 'plus de {limit} octets', en: 'over {limit} bytes' },
  'problem.form': { fr: 'n’a pas la forme attendue', en: 'does not have the expected form' },
  'problem.shape-of.string': { fr: 'un texte', en: 'a text' },
  'problem.shape-of.number': { fr: 'un nombre', en: 'a number' },
  'problem.shape-of.boolean': { fr: 'true ou false', en: 'true or false' },
  'problem.shape-of.array': { fr: 'une liste', en: 'a list' },
  'problem.shape-of.object': { fr: 'un groupe de champs', en: 'a group of fields' },
  'problem.shape-of.null': { fr: 'rien', en: 'nothing' },
  'problem.shape-of.undefined': { fr: 'rien', en: 'nothing' },
});
