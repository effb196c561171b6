import {
  chainProblem,
  isCredentialHeader,
  isParallelHeader,
  type IssuerDocument,
  keyPart,
  type KeyUse,
  type OpenedSignature,
  type VerifySignature,
} from '@ancrage/proof';
import type { OpenedBundle } from './opened-bundle.ts';
import type { Policy } from './policy.ts';
import type { Steps } from './steps.ts';
import type { StepCode } from './verify-report.ts';

/** The issuer's keys, followed version by version to the newest that the bundle holds, which the policy may find too old. */
export function checkIssuerKeys(
  { credential, issuer }: OpenedBundle,
  steps: Steps,
  policy: Policy | undefined,
  verify: VerifySignature,
): void {
  const problem = chainProblem(issuer, verify);
  const { version } = issuer.at(-1)!.document;
  const { leastVersion: least = 1 } = policy?.issuers.find(({ id }) => id === credential.issuer.id) ?? {};
  if (problem !== undefined) steps.no('issuer-keys', problem.code, { version: problem.version });
  else if (version < least) steps.unknown('issuer-keys', 'CHAIN_OLDER', { version, least });
  else steps.yes('issuer-keys', 'CHAIN_FOLLOWED', { version });
}

/** Both signatures under the credential. */
export function checkCredentialSignatures(opened: OpenedBundle, steps: Steps, verify: VerifySignature): void {
  const { credential, jws, parallel, issuer } = opened;
  const document = issuer.at(-1)!.document;
  const day = credential.validFrom.slice(0, 10);
  const first = signatureCode(jws, isCredentialHeader(jws), { document, use: 'certificate', day }, verify);
  const second = signatureCode(
    parallel,
    isParallelHeader(parallel),
    { document, use: 'certificate', day },
    verify,
  );
  const say = (step: 'signature' | 'parallel-signature', code: StepCode, kid: string): void =>
    code === 'SIGNATURE_GOOD' ? steps.yes(step, code, { key: kid }) : steps.no(step, code, { key: kid });
  say('signature', first, jws.header.kid);
  say('parallel-signature', second, parallel.header.kid);
}

/** Whether a signature is by a key that the issuer lists for this use, valid on that day and never revoked. */
export function signatureCode(
  { header, input, signature }: OpenedSignature,
  rightHeader: boolean,
  { document, use, day }: { readonly document: IssuerDocument; readonly use: KeyUse; readonly day: string },
  verify: VerifySignature,
): StepCode {
  if (!rightHeader) return 'SIGNATURE_HEADER';
  const listed = document.keys.find((entry) => entry.use === use && entry.key.id === header.kid);
  if (listed === undefined || listed.key.algorithm !== header.alg) return 'KEY_NOT_LISTED';
  if (!verify({ ...keyPart(listed.key), message: input, signature })) return 'SIGNATURE_BAD';
  if (listed.revoked !== undefined) return 'KEY_REVOKED';
  return listed.valid.from <= day && day <= listed.valid.to ? 'SIGNATURE_GOOD' : 'KEY_NOT_VALID_THEN';
}
