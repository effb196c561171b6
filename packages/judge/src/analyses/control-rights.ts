import { between } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { sortFacts } from './adequate.ts';
import { CONTROL_IN_FACT } from './control-in-fact.ts';
import type { Derived, DeriveContext, Output } from './derived.ts';
import { holderName, isUnnamed } from './holder-name.ts';
import { ownershipOf } from './ownership-of.ts';
import { told as reasonsOf } from './violations.ts';

/** Rights by which one blocks or imposes a decision, or names those who decide: interest types of BODS, and words of tables. */
export const DECIDING_RIGHTS: ReadonlySet<string> = new Set([
  ...CONTROL_IN_FACT,
  'appointmentOfBoard',
  'otherInfluenceOrControl',
  'protector',
  'controlViaCompanyRulesOrArticles',
  'controlByLegalFramework',
  'veto',
  'goldenShare',
  'votingAgreement',
]);

/** Rights by contract that may give control: debt, licence, management, options. */
export const CONTRACT_RIGHTS: ReadonlySet<string> = new Set([
  'rightsGrantedByContract',
  'conditionalRightsGrantedByContract',
  'debtCovenant',
  'managementContract',
  'licence',
]);

const named = (name: string, rights: ReadonlySet<string>, fr: string, en: string): Output => ({
  name: `ownership.${name}`,
  type: 'number',
  unit: 'count',
  meaning: { fr, en },
  derive: (context) => foreignRights(rights, context),
});

/**
 * Rights that registers and tables name as a foreign holder's, in an entity of the provider or in one that controls it. A
 * count of what is said on anyone's word: that there are no others is for an assessor to say. A right of someone whom the register
 * does not name may be a foreign holder's: the count is then open.
 */
export const controlRightOutputs: readonly Output[] = [
  named(
    'foreign_rights',
    DECIDING_RIGHTS,
    'Droits de décider qu’un registre attribue à des non-Canadiens',
    'Rights to decide that a register gives to non-Canadians',
  ),
  named(
    'foreign_contract_rights',
    CONTRACT_RIGHTS,
    'Droits par contrat qu’un registre attribue à des non-Canadiens',
    'Rights by contract that a register gives to non-Canadians',
  ),
];

function foreignRights(rights: ReadonlySet<string>, context: DeriveContext): Derived {
  const { dossier } = context;
  const { issuers, said } = ownershipOf(context);
  const entities = issuers.flatMap(({ all }) => [...all]);
  const concerns = (issuer: string): boolean =>
    entities.includes(issuer) || entities.some((entity) => said.controls(issuer, entity));
  const { all } = sortFacts(dossier.of('holding'), context);
  const told = all.filter(({ fact: { value } }) => rights.has(value.interest) && concerns(value.issuer));
  const against = told.filter(({ fact }) => said.isForeign(fact.value.holder));
  const open = told.filter(({ fact: { value } }) => isUnnamed(value.holder) && !said.isForeign(value.holder));
  return {
    value: between(against.length, against.length + open.length),
    support: [],
    against,
    reasons: reasonsOf(open, 'RIGHT_HOLDER_UNTOLD', ({ fact: { value } }) => ({
      issuer: holderName(value.issuer, dossier),
      right: value.interest,
    })),
    violations: reasonsOf(against, 'RIGHT_FOREIGN', ({ fact: { value } }: GradedFact<'holding'>) => ({
      holder: holderName(value.holder, dossier),
      right: value.interest,
    })),
  };
}
