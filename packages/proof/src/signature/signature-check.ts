/**
 * Algorithms of everything that is signed here. `ES256` is ECDSA on P-256 with SHA-256; ML-DSA is pure, with an empty
 * context (FIPS 204).
 */
export const signatureAlgorithms = [
  'Ed25519',
  'ES256',
  'ML-DSA-44',
  'ML-DSA-65',
  // Of time-stamping authorities only: what others use, we must read.
  'ES384',
  'RS256',
  'RS384',
  'RS512',
] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** One question: was this message signed by this key? All four parts are the caller's, none is taken from a header. */
export interface SignatureCheck {
  readonly algorithm: SignatureAlgorithm;
  /** Ed25519: 32 bytes; ES256 and ES384: X ‖ Y, 64 and 96 bytes; ML-DSA: 1312 and 1952 bytes; RSA: SubjectPublicKeyInfo. */
  readonly key: Uint8Array;
  readonly message: Uint8Array;
  /** Ed25519: R ‖ S, 64 bytes; ES256 and ES384: r ‖ s, 64 and 96 bytes; ML-DSA: 2420 and 3309 bytes; RSA: PKCS #1 v1.5. */
  readonly signature: Uint8Array;
}

/**
 * Answers a {@link SignatureCheck}; never throws, a malformed key or signature is simply not a proof. Pure code takes it
 * as an argument, for the platform decides who computes it: see `verifySignature` for Node. It applies
 * `signatureProblem` first, so that all platforms give one answer.
 */
export type VerifySignature = (check: SignatureCheck) => boolean;
