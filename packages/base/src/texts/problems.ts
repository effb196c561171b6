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
  'problem.column-twice': { fr: 'cette colonne paraît deux fois', en: 'column given twice' },
  'problem.cells': {
    fr: '{found} cellules, l’en-tête en a {expected}',
    en: '{found} cells, the header has {expected}',
  },
  'problem.cells-comma': {
    fr: '{found} cellules, l’en-tête en a {expected}\u00a0; une virgule dans une cellule, par exemple dans un nombre, en ajoute une',
    en: '{found} cells, the header has {expected}; a comma inside a cell, in a number for instance, adds one',
  },
  'problem.none-of': {
    fr: '«\u00a0{found}\u00a0» n’est aucun de ces mots\u00a0: {choices}',
    en: '“{found}” is none of {choices}',
  },
  'problem.formula': {
    fr: 'un tableur exécuterait «\u00a0{found}\u00a0» comme une formule',
    en: 'a spreadsheet would run “{found}” as a formula',
  },
  'problem.characters': { fr: 'plus de {limit} caractères', en: 'over {limit} characters' },
  'problem.cell-empty': { fr: 'cellule vide', en: 'empty' },
  'problem.share-empty': {
    fr: 'cellule vide\u00a0: écrivez 0 si le détenteur n’a rien',
    en: 'empty: write 0 where the holder has none',
  },
  'problem.decimal-comma': {
    fr: 'virgule décimale dans «\u00a0{found}\u00a0»\u00a0: écrivez un point, comme dans 12.5',
    en: 'decimal comma in “{found}”: write a point, as in 12.5',
  },
  'problem.share': {
    fr: '«\u00a0{found}\u00a0» n’est pas un nombre de 0 à 100',
    en: '“{found}” is not a number from 0 to 100',
  },
  'problem.share-over': { fr: '{found} dépasse 100', en: '{found} is over 100' },
  'problem.share-sum': {
    fr: 'dépasse 100 avec les lignes précédentes du même détenteur et du même émetteur',
    en: 'over 100 with the lines above of the same holder and issuer',
  },
  'problem.other-date': {
    fr: 'la ligne {line} donne le même détenteur et le même émetteur à une autre date',
    en: 'line {line} has the same holder and issuer on another date',
  },
  'problem.day': {
    fr: '«\u00a0{found}\u00a0» n’est pas une date AAAA-MM-JJ',
    en: '“{found}” is not a date YYYY-MM-DD',
  },
  'problem.not-utf-8': { fr: 'n’est pas en UTF-8', en: 'not UTF-8' },
  'problem.api-error': {
    fr: 'l’API a répondu par l’erreur {found}, pas par un enregistrement\u00a0; redemandez-le',
    en: 'the API answered with the error {found}, not with a record; ask again',
  },
  'problem.not-gleif': {
    fr: 'ni une copie d’or, ni une réponse de l’API',
    en: 'neither a golden copy nor an answer of the API',
  },
  'problem.rvtools-header': { fr: 'aucun en-tête de RVTools', en: 'no header of RVTools' },
  'problem.vcenters': {
    fr: 'plus d’un vCenter dans un fichier\u00a0: exportez chacun dans le sien',
    en: 'more than one vCenter in one file: export each to its own',
  },
  'problem.page': {
    fr: 'une page d’une liste plus longue\u00a0: exportez-la entière',
    en: 'one page of a longer list; export it whole',
  },
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
