import { createPrivateKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalJson, encodeBase64Url, sha256Hex } from '@ancrage/base';
import { withLowS } from '@ancrage/proof';
import { KeysError } from './keys-error.ts';
import { keyIdOf, publicKeyOf } from './public-key.ts';

/** Algorithms of certificates and of the log. */
export const signerAlgorithms = ['EdDSA', 'ES256', 'ML-DSA-44', 'ML-DSA-65'] as const;
export type SignerAlgorithm = (typeof signerAlgorithms)[number];

/**
 * The one port to a private key, wherever it lies: in a file, in a token, in a service of keys. Only the signer sees it.
 */
export interface Signer {
  /** RFC 7638 thumbprint, unless a trust list knows the key by another name. */
  readonly id: string;
  readonly algorithm: SignerAlgorithm;
  /** The public key as trust lists and issuers' documents write it, base64url. */
  readonly public: string;
  /** EdDSA: 64 bytes; ES256: r ‖ s with the smaller s; ML-DSA: pure, with an empty context. */
  sign(input: Uint8Array): Promise<Uint8Array>;
}

const ML_DSA = { 'ml-dsa-44': 'ML-DSA-44', 'ml-dsa-65': 'ML-DSA-65' } as const;

/** Wraps a private key in memory. @throws KeysError KEY_ALGORITHM for any other kind. */
export function signerOf(key: KeyObject, keyId?: string): Signer {
  const kind = key.asymmetricKeyType ?? '';
  if (kind in ML_DSA) {
    const algorithm = ML_DSA[kind as keyof typeof ML_DSA];
    const encoded = String((key.export({ format: 'jwk' }) as Record<string, unknown>)['pub']);
    const id = keyId ?? thumbprintOf({ alg: algorithm, kty: 'AKP', pub: encoded });
    return { id, algorithm, public: encoded, sign: (input) => Promise.resolve(sign(null, input, key)) };
  }
  const known = publicKeyOf(key);
  const signed = (input: Uint8Array): Uint8Array =>
    known.algorithm === 'EdDSA'
      ? sign(null, input, key)
      : withLowS(sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' }));
  return { ...known, id: keyId ?? keyIdOf(known), sign: (input) => Promise.resolve(signed(input)) };
}

/** RFC 7638, with the required members of RFC 9964 for ML-DSA. */
function thumbprintOf(jwk: Readonly<Record<string, string>>): string {
  return encodeBase64Url(Buffer.from(sha256Hex(canonicalJson(jwk)), 'hex'));
}

/** PKCS#8 that holds only the 32 bytes of seed (FIPS 204 with RFC 9881), up to where they start. */
const SEED_PREFIX = {
  'ML-DSA-44': '3034020100300b060960864801650304031104228020',
  'ML-DSA-65': '3034020100300b060960864801650304031204228020',
} as const;

/** The ML-DSA key of a seed. */
export function mlDsaKeyOf(algorithm: keyof typeof SEED_PREFIX, seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new KeysError('KEY_UNREADABLE');
  const der = Buffer.concat([Buffer.from(SEED_PREFIX[algorithm], 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
