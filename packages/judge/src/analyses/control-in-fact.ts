import type { Dossier, GradedFact } from '../dossier/dossier.ts';

/**
 * Interests by which one decides for an entity without a share: its parent in consolidated accounts (which consolidate what one
 * controls: IFRS 10, ASC 810), the head office of a branch, the general partner, the trustee. How many votes or how much of the
 * capital goes with them, they do not say.
 */
export const CONTROL_IN_FACT: ReadonlySet<string> = new Set([
  'accountingConsolidation',
  'headOffice',
  'generalPartner',
  'trustee',
]);

/** What anyone says of control in fact. */
export function controlsInFact(dossier: Dossier): readonly GradedFact<'holding'>[] {
  return dossier
    .of('holding')
    .filter(({ fact: { value } }) => CONTROL_IN_FACT.has(value.interest) && value.holder !== value.issuer);
}
