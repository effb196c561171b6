import type { KeyObject } from 'node:crypto';
import { canonicalJson, decodeBase64Url, encodeBase64Url, sha256Hex } from '@ancrage/base';
import { KeysError } from './keys-error.ts';

/** The two algorithms of statements and collections: Ed25519, and ECDSA on P-256 with SHA-256. */
export type KeyAlgorithm = 'EdDSA' | 'ES256';

/** A public key as a trust list writes it. */
export interface PublicKey {
  readonly algorithm: KeyAlgorithm;
  /** Ed25519: the 32 bytes; ES256: X ‖ Y, 64 bytes; base64url without padding. */
  readonly public: string;
}

/**
 * The name of a key: its RFC 7638 thumbprint (SHA-256 of the canonical JWK with only the required members), base64url.
 * Who holds the key can compute it, so two tools never call one key by two names.
 */
export function keyIdOf(key: PublicKey): string {
  return encodeBase64Url(Buffer.from(sha256Hex(canonicalJson(jwkOf(key))), 'hex'));
}

/** Required members of the JWK (RFC 8037 for Ed25519, RFC 7518 for P-256). */
export function jwkOf(key: PublicKey): Record<string, string> {
  if (key.algorithm === 'EdDSA') return { kty: 'OKP', crv: 'Ed25519', x: key.public };
  const point = decodeBase64Url(key.public) ?? new Uint8Array();
  const [x, y] = [point.subarray(0, 32), point.subarray(32)].map(encodeBase64Url);
  return { kty: 'EC', crv: 'P-256', x: x!, y: y! };
}

/**
 * The public half of a key, private or public.
 *
 * @throws KeysError KEY_ALGORITHM when it is neither Ed25519 nor P-256, with what was `found`.
 */
export function publicKeyOf(key: KeyObject): PublicKey {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const { x, y } =
    key.asymmetricKeyType === 'ed25519' || curve === 'prime256v1' ? key.export({ format: 'jwk' }) : {};
  if (key.asymmetricKeyType === 'ed25519' && x !== undefined) return { algorithm: 'EdDSA', public: x };
  if (x !== undefined && y !== undefined) {
    const point = Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    return { algorithm: 'ES256', public: encodeBase64Url(point) };
  }
  throw new KeysError('KEY_ALGORITHM', { found: curve ?? key.asymmetricKeyType ?? key.type });
}
