import type { TrustList } from '@ancrage/judge';
import { actProblem } from '@ancrage/proof';
import type { OpenedAct, Signer, VerifySignature } from '@ancrage/proof';

/**
 * Who signed an act, by the trust list: each signature must be by a key of that role, valid on the day that the act
 * states and not revoked. Null where any is not, or does not verify: an act is never half signed.
 */
export function findSigners(
  { act, signatures }: OpenedAct<{ readonly signed: string }>,
  trust: TrustList,
  { role, type }: { readonly role: 'assessor' | 'certifier'; readonly type: string },
  verify: VerifySignature,
): readonly Signer[] | null {
  const signers: Signer[] = [];
  for (const { header } of signatures) {
    const entry = trust.entries.find(
      ({ key, valid, revoked, ...listed }) =>
        listed.role === role &&
        key.id === header.kid &&
        key.algorithm === header.alg &&
        valid.from <= act.signed &&
        act.signed <= valid.to &&
        revoked === undefined,
    );
    if (entry === undefined) return null;
    const { organisation, person, key } = entry;
    const { id: name, algorithm, public: encoded } = key;
    signers.push({
      organisation,
      ...(person === undefined ? {} : { person }),
      key: { name, algorithm, public: encoded },
    });
  }
  return actProblem(signatures, signers, type, verify) === undefined ? signers : null;
}
