import { ed25519FormProblem, encodeBase64Url, keyProblem } from '@ancrage/base';
import type { SignatureAlgorithm, SignatureCheck } from './signature-check.ts';

/** Why a key or a signature is refused before any arithmetic of a library. */
export type SignatureProblem = 'KEY_LENGTH' | 'KEY_FORM' | 'SIGNATURE_LENGTH' | 'SIGNATURE_FORM';

/** Bytes of a key and of a signature. */
const LENGTHS: Readonly<Partial<Record<SignatureAlgorithm, readonly [key: number, signature: number]>>> = {
  Ed25519: [32, 64],
  ES256: [64, 64],
  'ML-DSA-44': [1312, 2420],
  'ML-DSA-65': [1952, 3309],
  ES384: [96, 96],
};

const L25519 = 2n ** 252n + 27742317777372353535851937790883648493n;
const N256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * The rule for keys and signatures, in one place (`docs/spec/keys.md`), applied before the platform verifies, so that
 * no two platforms differ and no signature has a second form:
 *
 * - lengths are exact;
 * - Ed25519: the key is canonical, on the curve and not of small order; R is canonical and not of small order; S is below the
 *   order of the base point;
 * - ES256: the key is canonical and on the curve; r and s are from 1 to n − 1, and s at most (n − 1) / 2: whoever signs
 *   with a tool that gives the larger one writes n − s instead, which is the same signature;
 * - ML-DSA has only one form of a signature, which FIPS 204 makes every verifier check.
 */
export function signatureProblem({
  algorithm,
  key,
  signature,
}: Omit<SignatureCheck, 'message'>): SignatureProblem | undefined {
  const lengths = LENGTHS[algorithm];
  // RSA: 2048 to 8192 bits, and the signature as long as the modulus, which its verifiers check.
  if (lengths === undefined) {
    if (key.length < 290 || key.length > 1100) return 'KEY_LENGTH';
    return signature.length < 256 || signature.length > 1024 ? 'SIGNATURE_LENGTH' : undefined;
  }
  const [keyLength, signatureLength] = lengths;
  if (key.length !== keyLength) return 'KEY_LENGTH';
  if (signature.length !== signatureLength) return 'SIGNATURE_LENGTH';
  if (algorithm === 'Ed25519') {
    if (!isSoundKey('EdDSA', key)) return 'KEY_FORM';
    const s = integerOf(Uint8Array.from(signature.subarray(32)).reverse());
    if (s >= L25519 || ed25519FormProblem(signature.subarray(0, 32)) !== undefined) return 'SIGNATURE_FORM';
  }
  if (algorithm === 'ES256') {
    if (!isSoundKey('ES256', key)) return 'KEY_FORM';
    const r = integerOf(signature.subarray(0, 32));
    const s = integerOf(signature.subarray(32));
    if (r < 1n || r >= N256 || s < 1n || s > N256 / 2n) return 'SIGNATURE_FORM';
  }
  return undefined;
}

/** The one form of an ES256 signature: s, or n − s where that is smaller. What is not 64 bytes stays as it is. */
export function withLowS(signature: Uint8Array): Uint8Array {
  if (signature.length !== 64) return signature;
  const s = integerOf(signature.subarray(32));
  if (s <= N256 / 2n || s >= N256) return signature;
  const low = (N256 - s).toString(16).padStart(64, '0');
  return Uint8Array.from([...signature.subarray(0, 32), ...Buffer.from(low, 'hex')]);
}

/** Keys come back in every certificate, and the rule for a point costs more than a signature: answers are kept. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 4096;

function isSoundKey(algorithm: 'EdDSA' | 'ES256', bytes: Uint8Array): boolean {
  const encoded = encodeBase64Url(bytes);
  const before = known.get(encoded);
  if (before !== undefined) return before;
  const sound = keyProblem(algorithm, encoded) === undefined;
  if (known.size < MOST_KNOWN) known.set(encoded, sound);
  return sound;
}

function integerOf(bigEndian: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bigEndian).toString('hex')}`);
}
