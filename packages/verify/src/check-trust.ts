import type { OpenedBundle } from './opened-bundle.ts';
import type { Policy } from './policy.ts';
import type { Steps } from './steps.ts';

/**
 * Whether the policy knows the issuer: by its identifier, and by the roots of one of the versions that the bundle holds,
 * from which the others follow.
 */
export function checkIssuer(
  { credential, issuer }: OpenedBundle,
  steps: Steps,
  policy: Policy | undefined,
): void {
  const { id, name } = credential.issuer;
  if (policy === undefined) {
    steps.unknown('issuer', 'NO_POLICY', { issuer: name });
    return;
  }
  const known = policy.issuers.find((one) => one.id === id);
  const rooted =
    known !== undefined &&
    issuer.some(({ document: { roots } }) => {
      const same = known.roots.filter((root) =>
        roots.some((other) => other.algorithm === root.algorithm && other.public === root.public),
      );
      return same.length === known.roots.length && roots.length === known.roots.length;
    });
  if (rooted) steps.yes('issuer', 'ISSUER_RECOGNISED', { issuer: known.name });
  else steps.unknown('issuer', 'ISSUER_NOT_RECOGNISED', { issuer: name });
}

/** Whether the trust list that the judgement rested on is one that the policy accepts. */
export function checkTrustList({ credential }: OpenedBundle, steps: Steps, policy: Policy | undefined): void {
  const { name: id, digest } = credential.credentialSubject.judgement.trust;
  if (policy?.trust === undefined) steps.absent('trust-list', 'TRUST_NOT_ASKED', { trust: id });
  else if (policy.trust.includes(digest)) steps.yes('trust-list', 'TRUST_RECOGNISED', { trust: id });
  else steps.unknown('trust-list', 'TRUST_NOT_RECOGNISED', { trust: id });
}
