import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Envelope } from '../reading/reading.ts';
import type { TrustEntry } from './trust-list.ts';

/**
 * Whether `envelope` was signed by the key of `entry`. Never throws: a malformed key or signature is simply not a proof.
 * Algorithm and key come from the trust list, never from the envelope alone, so a header cannot choose its verifier.
 */
export function verifyEnvelope(envelope: Envelope, entry: TrustEntry): boolean {
  if (envelope.keyId !== entry.key.id) return false;
  if (envelope.algorithm !== 'by-key' && envelope.algorithm !== entry.key.algorithm) return false;
  try {
    const input = Buffer.from(envelope.input, 'base64url');
    const signature = Buffer.from(envelope.signature, 'base64url');
    if (signature.length !== 64) return false;
    if (entry.key.algorithm === 'EdDSA') return verify(null, input, publicKey(entry), signature);
    return verify('sha256', input, { key: publicKey(entry), dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

function publicKey({ key }: TrustEntry): KeyObject {
  const bytes = Buffer.from(key.public, 'base64url');
  const jwk =
    key.algorithm === 'EdDSA'
      ? { kty: 'OKP', crv: 'Ed25519', x: key.public }
      : {
          kty: 'EC',
          crv: 'P-256',
          x: bytes.subarray(0, 32).toString('base64url'),
          y: bytes.subarray(32).toString('base64url'),
        };
  return createPublicKey({ key: jwk, format: 'jwk' });
}
