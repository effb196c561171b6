import { atLeast, between, Decimal } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import type { KindName } from '../facts/registry.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';

/** Kinds that must all be known afresh for ownership and control to be known. */
const KINDS = [
  'holding',
  'rights-review',
  'board',
  'beneficial-owner-match',
] as const satisfies readonly KindName[];

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
 * The newest adequate proof of each kind, and the age of the oldest of these. Fresher proof may exist that nobody showed,
 * so the age is known from above only; without bound while a kind has no adequate proof at all.
 */
function evidenceAge(context: DeriveContext): Derived {
  const support: GradedFact[] = [];
  const reasons: Reason[] = [];
  let oldest = 0;
  for (const kind of KINDS) {
    const sorted = sortFacts(context.dossier.of(kind) as readonly GradedFact[], context);
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
