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
    const hash = hashOf(algorithm);
    if (hash === null) return verify(null, message, key, signature);
    return verify(hash, message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
};

function hashOf(algorithm: SignatureCheck['algorithm']): string | null {
  const bits = /^(?:ES|RS)(256|384|512)$/.exec(algorithm)?.[1];
  return bits === undefined ? null : `sha${bits}`;
}

/** The keys of logs, witnesses and issuers come back in every bundle. Bounded, for a hostile one may make up any number. */
const kept = new Map<string, KeyObject>();
const MOST_KEPT = 1024;

function keyObjectOf({ algorithm, key }: SignatureCheck): KeyObject {
  const name = `${algorithm} ${encodeBase64Url(key)}`;
  const before = kept.get(name);
  if (before !== undefined) return before;
  const made = algorithm.startsWith('RS')
    ? createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' })
    : createPublicKey({ key: jwkOf(algorithm, key), format: 'jwk' });
  if (algorithm.startsWith('RS') && made.asymmetricKeyType !== 'rsa') throw new Error('not an RSA key');
  if (kept.size < MOST_KEPT) kept.set(name, made);
  return made;
}

function jwkOf(algorithm: SignatureCheck['algorithm'], key: Uint8Array): Record<string, string> {
  if (algorithm === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(key) };
  if (algorithm === 'ES256' || algorithm === 'ES384') {
    const half = key.length / 2;
    const [x, y] = [key.subarray(0, half), key.subarray(half)].map(encodeBase64Url);
    return { kty: 'EC', crv: algorithm === 'ES256' ? 'P-256' : 'P-384', x: x!, y: y! };
  }
  return { kty: 'AKP', alg: algorithm, pub: encodeBase64Url(key) };
}
