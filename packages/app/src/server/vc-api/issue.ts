import { demonstrationSigner } from '@ancrage/keys';
import { addProof, type Cryptosuite } from './data-integrity.ts';
import { credentialProblems } from './data-model.ts';
import { didOf } from './did-key.ts';
import { envelopeCredential } from './jose.ts';
import { isObject, type JsonDocument } from './json-document.ts';
import type { Canonizer } from './json-ld.ts';
import { CREDENTIALS_V1, DATA_INTEGRITY_V2 } from './known-resources.ts';
import { isWarning, type Problem, VcProblem } from './problem.ts';

/** Ways to secure, the first of which is that of certificates. Each has issuers' paths of its own. */
export const securings = ['vc-jwt', 'eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const;
export type Securing = (typeof securings)[number];

const signers = {
  ES256: demonstrationSigner('vc-api, ES256'),
  Ed25519: demonstrationSigner('vc-api, Ed25519'),
};

/** The DID that must stand as issuer: of a key that anyone can make, and worth nothing. */
export function issuerOf(securing: Securing): string {
  const algorithm = securing === 'vc-jwt' ? 'ES256' : 'Ed25519';
  return didOf(algorithm, signers[algorithm].public);
}

/**
 * Secures a credential with the throw-away key of a way to secure. No other key can be given: `certificate issue` is what signs
 * for good. A credential of version 1.1 takes Data Integrity only.
 *
 * @throws VcProblem ISSUER_KEY for another issuer, SECURED_ALREADY, and what JSON-LD finds; `problems` where the data model is not kept.
 */
export async function issueCredential(
  credential: JsonDocument,
  securing: Securing,
  { jsonLd, now }: { readonly jsonLd: Canonizer; readonly now: number },
): Promise<JsonDocument> {
  const wrong = credentialProblems(credential).find((problem) => !isWarning(problem));
  if (wrong !== undefined) throw asError(wrong);
  if ('proof' in credential) throw new VcProblem('SECURED_ALREADY', '/proof');
  const { issuer } = credential;
  if ((isObject(issuer) ? issuer['id'] : issuer) !== issuerOf(securing))
    throw new VcProblem('ISSUER_KEY', '/issuer');
  const old = (credential['@context'] as readonly unknown[])[0] === CREDENTIALS_V1;
  if (securing === 'vc-jwt') {
    if (old) throw new VcProblem('CONTEXT', '/@context/0');
    await jsonLd.canonize([credential]);
    return envelopeCredential(credential, signers.ES256);
  }
  const document = old ? withProofTerms(credential) : credential;
  // JCS looks at no meaning: what is not defined would be signed all the same.
  if (securing === 'eddsa-jcs-2022') await jsonLd.canonize([document]);
  return addProof(document, securing satisfies Cryptosuite, { signer: signers.Ed25519, now, jsonLd });
}

const asError = ({ code, place }: Problem): VcProblem => new VcProblem(code, place);

/** The context of version 1.1 does not know the terms of these proofs. */
function withProofTerms(credential: JsonDocument): JsonDocument {
  const contexts = credential['@context'] as readonly JsonDocument[];
  if (contexts.some((context) => (context as unknown) === DATA_INTEGRITY_V2)) return credential;
  return { ...credential, '@context': [...contexts, DATA_INTEGRITY_V2] };
}
