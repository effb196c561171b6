import type { Place } from '../../facts/fact.ts';

/** What a statement of the register is made of, from its page or from its print: headings, and labels with their values. */
export type StatementItem =
  | { readonly kind: 'heading'; readonly text: string; readonly place: Place; readonly isUnknown?: boolean }
  /** What follows, up to the next block or heading, is about one party. */
  | { readonly kind: 'block' }
  | { readonly kind: 'pair'; readonly label: string; readonly value: string; readonly place: Place };

/** Labels and headings in one form: white space, apostrophes and a colon at the end tell nothing. */
export function plainLabel(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[’ʼ]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .replace(/\s*:\s*$/, '')
    .trim();
}

/** Titles of a party’s block that tell its place by the number of votes. */
export const RANKS: readonly string[] = [
  'Premier actionnaire',
  'Deuxième actionnaire',
  'Troisième actionnaire',
];

/** Labels of names: in a print, one of them after another opens the next party. */
export const OPENING: readonly string[] = ['Nom', 'Nom de famille', "Nom de l'entreprise"];

/**
 * Labels of the register that are looked for in a print, where nothing but the words tells a label from its value. Source: the page of the
 * register, as public tools that read it have it.
 */
export const LABELS: readonly string[] = [
  "Numéro d'entreprise du Québec (NEQ)",
  'Nom',
  'Nom de famille',
  'Prénom',
  "Nom de l'entreprise",
  'Autres noms utilisés',
  'Adresse',
  'Adresse du domicile',
  'Adresse professionnelle',
  "Date d'immatriculation",
  'Statut',
  'Date de mise à jour du statut',
  'Forme juridique',
  'Date de la constitution',
  'Régime constitutif',
  'Régime courant',
  "Date de mise à jour de l'état de renseignements",
  'Date de la dernière déclaration de mise à jour annuelle',
  ...RANKS,
  'Date du début de la charge',
  'Date de fin de la charge',
  'Date de la fin de la charge',
  'Date du début du statut',
  'Date de fin du statut',
  'Date de la fin du statut',
  'Fonctions actuelles',
  "Type d'associé",
  'Situations applicables au bénéficiaire ultime',
  "Numéro et nom de l'établissement",
].toSorted((a, b) => b.length - a.length);
