import type { Lang } from '@ancrage/base';

/**
 * The words in capitals of a command are to be replaced by whoever runs it, and the folders that it writes to are
 * whatever one likes: in English they are English.
 */
export function exportCommand(command: string, lang: Lang): string {
  if (lang === 'fr') return command;
  return command
    .replace(/\b[A-Z][A-Z_]{2,}\b/g, (word) => ENGLISH.get(word) ?? word)
    .replace(/(?<![\w/\\.-])[a-z]+(?=[/\\])/g, (folder) => FOLDERS.get(folder) ?? folder);
}

const ENGLISH: ReadonlyMap<string, string> = new Map([
  ['COMPTE', 'ACCOUNT'],
  ['SEAU', 'BUCKET'],
  ['PREFIXE', 'PREFIX'],
  ['CONTENEUR', 'CONTAINER'],
  ['PROJET', 'PROJECT'],
  ['JEU', 'DATASET'],
  ['VUE_FOCUS', 'FOCUS_VIEW'],
  ['MOIS', 'MONTH'],
  ['DEBUT', 'START'],
  ['FIN', 'END'],
  ['MACHINE', 'HOST'],
  ['DOSSIER', 'FOLDER'],
  ['CLE', 'KEY'],
  ['PILE', 'STACK'],
  ['ABONNEMENT', 'SUBSCRIPTION'],
  ['GROUPE', 'GROUP'],
  ['DEPOT', 'REPOSITORY'],
  ['JETON', 'TOKEN'],
  ['NOEUD', 'NODE'],
  ['GRAPPE', 'CLUSTER'],
  ['BASE', 'DATABASE'],
]);

const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['inventaire', 'inventory'],
  ['securite', 'security'],
  ['acces', 'access'],
  ['intention', 'intent'],
  ['factures', 'bills'],
]);
