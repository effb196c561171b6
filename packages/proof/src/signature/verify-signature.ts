import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { encodeBase64Url } from '@ancrage/base';
import type { SignatureCheck, VerifySignature } from './signature-check.ts';
import { signatureProblem } from './signature-rule.ts';

/** {@link VerifySignature} by the cryptography of Node. */
export const verifySignature: VerifySignature = (check) => {
  if (signatureProblem(check) !== undefined) return false;
  const { algorithm, message, signature } = check;
  try {
    const key = keyObjectOf(check);
    if (algorithm === 'ES256')
      return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
};

/** The keys of logs, witnesses and issuers come back in every bundle. Bounded, for a hostile one may make up any number. */
const kept = new Map<string, KeyObject>();
const MOST_KEPT = 1024;

function keyObjectOf({ algorithm, key }: SignatureCheck): KeyObject {
  const name = `${algorithm} ${encodeBase64Url(key)}`;
  const before = kept.get(name);
  if (before !== undefined) return before;
  const made = createPublicKey({ key: jwkOf(algorithm, key), format: 'jwk' });
  if (kept.size < MOST_KEPT) kept.set(name, made);
  return made;
}

function jwkOf(algorithm: SignatureCheck['algorithm'], key: Uint8Array): Record<string, string> {
  if (algorithm === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(key) };
  if (algorithm === 'ES256') {
    const [x, y] = [key.subarray(0, 32), key.subarray(32)].map(encodeBase64Url);
    return { kty: 'EC', crv: 'P-256', x: x!, y: y! };
  }
  return { kty: 'AKP', alg: algorithm, pub: encodeBase64Url(key) };
}
