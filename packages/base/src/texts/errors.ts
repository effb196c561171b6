import { defineTexts } from './catalogue.ts';

/** Errors of this package, one entry per code: what is wrong, where, what to do. */
export const errorTexts = defineTexts({
  'error.base.JSON_SYNTAX': {
    fr: 'Le fichier JSON est mal formé à la ligne {line}, colonne {column}. Exportez-le de nouveau, entier et sans le retoucher.',
    en: 'The JSON file is malformed at line {line}, column {column}. Export it again, whole and unedited.',
  },
  'error.base.JSON_DUPLICATE_KEY': {
    fr: 'La clé «\u00a0{key}\u00a0» paraît deux fois dans le même objet JSON (ligne {line}, colonne {column})\u00a0; on ne peut savoir laquelle croire. Gardez la bonne et exportez de nouveau le fichier.',
    en: 'The key “{key}” appears twice in the same JSON object (line {line}, column {column}); there is no telling which to believe. Keep the right one and export the file again.',
  },
  'error.base.JSON_TOO_DEEP': {
    fr: 'Le fichier JSON imbrique plus de {limit} niveaux (ligne {line}, colonne {column}). Exportez-le sous une forme plus plate.',
    en: 'The JSON file nests more than {limit} levels (line {line}, column {column}). Export it in a flatter form.',
  },
  'error.base.JSON_TOO_LARGE': {
    fr: 'Le fichier est trop gros\u00a0: {size} octets, pour {limit} au plus. Découpez-le, par exemple en un document JSON par ligne.',
    en: 'The file is too large: {size} bytes, {limit} at most. Split it, for instance into one JSON document per line.',
  },
  'error.base.JSON_NUMBER_RANGE': {
    fr: 'Le nombre à la ligne {line}, colonne {column}, est trop long ou son exposant dépasse ±1000. Corrigez la valeur à la source.',
    en: 'The number at line {line}, column {column}, is too long or its exponent is beyond ±1000. Correct the value at its source.',
  },
  'error.base.TEXT_ENCODING': {
    fr: 'Le texte n’est ni de l’UTF-8 ni de l’UTF-16 valide (octet {offset}). Exportez le fichier en UTF-8.',
    en: 'The text is neither valid UTF-8 nor valid UTF-16 (byte {offset}). Export the file as UTF-8.',
  },
  'error.base.TEXT_LONE_SURROGATE': {
    fr: 'Une chaîne contient la moitié d’un caractère Unicode (ligne {line}, colonne {column}). Corrigez-la à la source\u00a0; elle a sans doute été coupée.',
    en: 'A string holds half a Unicode character (line {line}, column {column}). Correct it at its source; it was probably cut.',
  },
  'error.base.DECIMAL_SYNTAX': {
    fr: '«\u00a0{text}\u00a0» n’est pas un nombre. Écrivez des chiffres, avec un point pour les décimales, comme 12.50.',
    en: '“{text}” is not a number. Write digits, with a point before the decimals, such as 12.50.',
  },
  'error.base.DECIMAL_RANGE': {
    fr: 'Le nombre «\u00a0{text}\u00a0» sort des bornes admises. Vérifiez la valeur et son unité.',
    en: 'The number “{text}” is out of range. Check the value and its unit.',
  },
  'error.base.DATE_SYNTAX': {
    fr: '«\u00a0{text}\u00a0» n’est pas une date ou une durée reconnue. Écrivez 2026-03-31, 2026-03-31T12:00:00Z ou P3M.',
    en: '“{text}” is not a date or duration that can be read. Write 2026-03-31, 2026-03-31T12:00:00Z or P3M.',
  },
  'error.base.DATE_RANGE': {
    fr: '«\u00a0{text}\u00a0» n’existe pas au calendrier ou sort des années 1600 à 9999. Corrigez la date.',
    en: '“{text}” is not in the calendar or falls outside the years 1600 to 9999. Correct the date.',
  },
  'error.base.CANONICAL_UNSUPPORTED': {
    fr: 'Une valeur ne peut s’écrire en JSON canonique\u00a0: {kind}, à l’emplacement «\u00a0{pointer}\u00a0». Remplacez-la par un texte, un nombre fini, une liste ou un objet simple.',
    en: 'A value cannot be written as canonical JSON: {kind}, at “{pointer}”. Replace it with a text, a finite number, a list or a plain object.',
  },
});
