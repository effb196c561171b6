import type { FactValue } from '../../facts/fact.ts';

export type PartyRole = FactValue<'registered-party'>['role'];

/** Titles of the statement under which parties stand, in lower case. */
const ROLES: ReadonlyMap<string, PartyRole> = new Map([
  ['actionnaires', 'shareholder'],
  ['associés', 'partner'],
  ['administrateurs', 'director'],
  ['liste des administrateurs', 'director'],
  ["dirigeants non membres du conseil d'administration", 'officer'],
  ['bénéficiaires ultimes', 'ultimate-beneficiary'],
  ['liste des bénéficiaires ultimes', 'ultimate-beneficiary'],
  ['listes des bénéficiaires ultimes', 'ultimate-beneficiary'],
  ["actionnaires ou tiers assumant les pouvoirs du conseil d'administration", 'power-holder'],
  ['fondé de pouvoir', 'attorney'],
  ['adresse du domicile élu', 'elected-domicile'],
]);

/** Every title that the statement is known to have, in lower case. */
export const SECTIONS: ReadonlySet<string> = new Set([
  ...ROLES.keys(),
  "identification de l'entreprise",
  'adresse du domicile',
  'adresse professionnelle',
  'immatriculation',
  'forme juridique',
  'dates des mises à jour',
  'faillite',
  'fusion, scission et conversion',
  'continuation et autre transformation',
  'liquidation ou dissolution',
  "1er secteur d'activité",
  "2e secteur d'activité",
  'nombre de salariés',
  'convention unanime des actionnaires',
  'déclaration relative aux bénéficiaires ultimes',
  "administrateurs du bien d'autrui",
  'établissements',
  'documents en traitement',
  'index des documents',
  'index des noms',
  'autres noms utilisés au québec',
]);

/** As what those stand in the register who are under a title; undefined where it is none of parties. */
export function roleOf(heading: string): PartyRole | undefined {
  return ROLES.get(heading.toLowerCase());
}

const PERSONS: ReadonlySet<PartyRole> = new Set(['director', 'officer', 'ultimate-beneficiary']);

/**
 * Whether those who stand in the register as such are natural persons, whatever the label of their name. Source: Business Corporations Act, c. S-31.1,
 * s. 108 (a director); Act respecting the legal publicity of enterprises, c. P-44.1, s. 0.4 (an ultimate beneficiary).
 */
export function isPersonsRole(role: PartyRole): boolean {
  return PERSONS.has(role);
}
