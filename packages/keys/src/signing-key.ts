import { createPrivateKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { KeysError } from './keys-error.ts';
import { keyIdOf, publicKeyOf } from './public-key.ts';
import type { PublicKey } from './public-key.ts';

/** Something that signs. Where the private key lies (file, token) is its own affair: nobody else sees it. */
export interface SigningKey extends PublicKey {
  /** Name under which trust lists know the key; by default {@link keyIdOf}. */
  readonly id: string;
  /** Signature of 64 bytes: Ed25519, or r ‖ s for ES256. */
  sign(input: Uint8Array): Uint8Array;
}

/**
 * Reads a private key from PEM (PKCS#8, encrypted or not).
 *
 * @throws KeysError KEY_UNREADABLE when it is no such key; KEY_PASSPHRASE when it is encrypted and the passphrase is
 *   missing or wrong; KEY_ALGORITHM when it is neither Ed25519 nor P-256.
 */
export function loadSigningKey(
  pem: string,
  options: { readonly passphrase?: string; readonly keyId?: string } = {},
): SigningKey {
  if (!/-----BEGIN (?:ENCRYPTED )?PRIVATE KEY-----/.test(pem)) throw new KeysError('KEY_UNREADABLE');
  const encrypted = pem.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----');
  // Without a passphrase the library would ask for one at the terminal, or crash where there is none.
  if (encrypted && options.passphrase === undefined) throw new KeysError('KEY_PASSPHRASE');
  let key: KeyObject;
  try {
    key = createPrivateKey({
      key: pem,
      format: 'pem',
      ...(encrypted ? { passphrase: options.passphrase! } : {}),
    });
  } catch {
    throw new KeysError(encrypted ? 'KEY_PASSPHRASE' : 'KEY_UNREADABLE');
  }
  return signingKeyOf(key, options.keyId);
}

/** Wraps a private key already in memory. */
export function signingKeyOf(key: KeyObject, keyId?: string): SigningKey {
  const known = publicKeyOf(key);
  return {
    ...known,
    id: keyId ?? keyIdOf(known),
    sign: (input) =>
      known.algorithm === 'EdDSA'
        ? sign(null, input, key)
        : sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' }),
  };
}
