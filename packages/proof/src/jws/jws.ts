import { canonicalJson, decodeBase64Url, encodeBase64Url } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';
import { readCanonical } from '../shape/canonical-document.ts';
import { matching, object, oneOf, optional, text, type TypeOf } from '../shape/shape.ts';
import type { SignatureAlgorithm } from '../signature/signature-check.ts';

/** `alg` of JOSE (RFC 7518, RFC 8037, RFC 9964) and what it stands for here. */
const ALGORITHMS = { ES256: 'ES256', EdDSA: 'Ed25519', 'ML-DSA-65': 'ML-DSA-65' } as const satisfies Record<
  string,
  SignatureAlgorithm
>;
export type JoseAlgorithm = keyof typeof ALGORITHMS;
export const joseAlgorithms = ['EdDSA', 'ES256', 'ML-DSA-65'] as const satisfies readonly JoseAlgorithm[];

export const signatureAlgorithmOf = (alg: JoseAlgorithm): SignatureAlgorithm => ALGORITHMS[alg];

const token = matching(/^[a-z0-9+.-]{1,60}$/, 'media type');

/** Exactly these parameters: what is not known (`crit`, `b64`, `jwk`, `x5u` …) is refused, never passed over. */
const headerShape = object({
  alg: oneOf(joseAlgorithms),
  cty: optional(token),
  kid: text(),
  typ: token,
});
export type JwsHeader = TypeOf<typeof headerShape>;

/** One signature of a JWS, opened: nothing is verified yet. */
export interface OpenedSignature {
  readonly header: JwsHeader;
  /** What is signed: ASCII of the protected header, a dot, the payload, both in base64url. */
  readonly input: Uint8Array;
  readonly signature: Uint8Array;
}

const MAX_HEADER_BYTES = 1000;
const encoder = new TextEncoder();

export function headerText(header: JwsHeader): string {
  return encodeBase64Url(encoder.encode(canonicalJson(header)));
}

/** What a signer signs for a header and a payload in base64url. */
export function jwsInput(header: JwsHeader, payload: string): Uint8Array {
  return encoder.encode(`${headerText(header)}.${payload}`);
}

/**
 * Opens one signature. The header is canonical JSON of known parameters only.
 *
 * @throws ProofError JWS_SHAPE, SHAPE, NOT_CANONICAL; BaseError for a header that is not JSON.
 */
export function openSignature(header: string, payload: string, signature: string): OpenedSignature {
  const [headerBytes, signatureBytes] = [decodeBase64Url(header), decodeBase64Url(signature)];
  if (headerBytes === undefined || signatureBytes === undefined) throw new ProofError('JWS_SHAPE');
  return {
    header: readCanonical(headerShape, headerBytes, 'JWS header', { maxBytes: MAX_HEADER_BYTES }),
    input: encoder.encode(`${header}.${payload}`),
    signature: signatureBytes,
  };
}

export interface OpenedJws extends OpenedSignature {
  /** The payload in base64url, as it is signed. */
  readonly payloadText: string;
  readonly payload: Uint8Array;
}

/** Opens a JWS in compact form. @throws as {@link openSignature}. */
export function openCompact(jws: string): OpenedJws {
  const parts = jws.split('.');
  const [header = '', payloadText = '', signature = ''] = parts;
  const payload = decodeBase64Url(payloadText);
  if (parts.length !== 3 || payload === undefined) throw new ProofError('JWS_SHAPE');
  return { ...openSignature(header, payloadText, signature), payloadText, payload };
}

/** Opens a compact JWS whose payload stands elsewhere (RFC 7515, appendix F). @throws as {@link openSignature}. */
export function openDetached(jws: string, payloadText: string): OpenedSignature {
  const parts = jws.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3 || payload !== '') throw new ProofError('JWS_SHAPE');
  return openSignature(header, payloadText, signature);
}
