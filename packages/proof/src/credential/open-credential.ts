import { canonicalJson, encodeBase64Url } from '@ancrage/base';
import { openCompact, openDetached } from '../jws/jws.ts';
import type { OpenedJws, OpenedSignature } from '../jws/jws.ts';
import { readCanonical } from '../shape/canonical-document.ts';
import {
  CREDENTIAL_CTY,
  CREDENTIAL_TYP,
  credentialShape,
  MAX_CREDENTIAL_BYTES,
  PARALLEL_TYP,
} from './credential.ts';
import type { Credential } from './credential.ts';

export interface OpenedCredential {
  readonly credential: Credential;
  readonly jws: OpenedJws;
}

/**
 * Opens a `vc+jwt` of ours; its signature is not verified yet.
 *
 * @throws ProofError JWS_SHAPE, SHAPE, NOT_CANONICAL, TOO_LARGE; BaseError for what is not JSON.
 */
export function openCredential(jwt: string): OpenedCredential {
  const jws = openCompact(jwt);
  const limits = { maxBytes: MAX_CREDENTIAL_BYTES };
  return { credential: readCanonical(credentialShape, jws.payload, 'credential', limits), jws };
}

/** Whether a header is one of a credential: the classical signature, which makes the `vc+jwt`. */
export function isCredentialHeader({ header }: OpenedSignature): boolean {
  return header.alg === 'ES256' && header.typ === CREDENTIAL_TYP && header.cty === CREDENTIAL_CTY;
}

/** Opens the parallel ML-DSA-65 signature over the same payload bytes. @throws as {@link openCredential}. */
export function openParallel(jws: string, payloadText: string): OpenedSignature {
  return openDetached(jws, payloadText);
}

export function isParallelHeader({ header }: OpenedSignature): boolean {
  return header.alg === 'ML-DSA-65' && header.typ === PARALLEL_TYP && header.cty === CREDENTIAL_TYP;
}

/** The payload to be signed, in base64url. */
export function payloadTextOf(credential: Readonly<Record<string, unknown>>): string {
  return encodeBase64Url(new TextEncoder().encode(canonicalJson(credential)));
}
