import { atLeast, between, Decimal } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import type { KindName } from '../facts/registry.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { providerIssuers } from './provider-issuers.ts';

/** Reviews that must all be fresh, beside the holdings, for ownership and control to be known. */
const REVIEWS = ['rights-review', 'board', 'beneficial-owner-match'] as const satisfies readonly KindName[];

/** How long ago ownership and control were last established, all of their parts together. */
export const ownershipAgeOutputs: readonly Output[] = [
  {
    name: 'ownership.evidence_days',
    type: 'number',
    unit: 'days',
    meaning: {
      fr: 'Âge de la plus ancienne des preuves courantes de détention, de droits, de conseil et de bénéficiaires',
      en: 'Age of the oldest among the current proofs of holdings, rights, board and beneficial owners',
    },
    derive: evidenceAge,
  },
];

/**
 * The newest adequate proof of each kind, of holdings for each entity of the provider, and the age of the oldest of these. Fresher proof may exist that nobody showed,
 * so the age is known from above only; without bound while a kind has no adequate proof at all.
 */
function evidenceAge(context: DeriveContext): Derived {
  const support: GradedFact[] = [];
  const reasons: Reason[] = [];
  let oldest = 0;
  for (const [kind, facts] of proofs(context)) {
    const sorted = sortFacts(facts, context);
    const [first, ...others] = sorted.adequate;
    if (first === undefined) {
      reasons.push(...noEvidence(kind, sorted.reasons));
      continue;
    }
    const newest = others.reduce((a, b) => (b.day! > a.day! ? b : a), first);
    support.push(newest);
    oldest = Math.max(oldest, context.dossier.at - newest.day!);
  }
  const value = reasons.length > 0 ? atLeast(0) : between(Decimal.ZERO, Decimal.fromInteger(oldest));
  return { value, support, against: [], reasons };
}

/** Each part of the proof with its facts. A table of any other entity, which costs nothing to file, proves nothing here. */
function proofs(context: DeriveContext): readonly (readonly [KindName, readonly GradedFact[]])[] {
  const { dossier } = context;
  const issuers = providerIssuers(context).map(({ proven }) => proven);
  // Without an entity of the provider there is nothing that a holding could be in.
  const holdings = (issuers.length === 0 ? [new Set<string>()] : issuers).map(
    (ids) => ['holding', dossier.of('holding').filter(({ fact }) => ids.has(fact.value.issuer))] as const,
  );
  return [...holdings, ...REVIEWS.map((kind) => [kind, dossier.of(kind) as readonly GradedFact[]] as const)];
}
