import type { TrustList } from '@ancrage/judge';
import { DECISION_TYPE, EVALUATION_TYPE, openEvaluation, openGrant } from '@ancrage/proof';
import type { Bundle, VerifySignature } from '@ancrage/proof';
import { findSigners } from './find-signers.ts';

/**
 * Whether everyone who signed the evaluation and the decision of a bundle stands in a trust list, in the role of each. A bundle
 * states their keys itself: only whoever has the list can tell.
 */
export function signersListed(
  { evaluation, decision }: Pick<Bundle, 'evaluation' | 'decision'>,
  trust: TrustList,
  verify: VerifySignature,
): boolean {
  const assessors = { role: 'assessor', type: EVALUATION_TYPE } as const;
  const certifiers = { role: 'certifier', type: DECISION_TYPE } as const;
  return (
    findSigners(openEvaluation(evaluation), trust, assessors, verify) !== null &&
    findSigners(openGrant(decision), trust, certifiers, verify) !== null
  );
}
