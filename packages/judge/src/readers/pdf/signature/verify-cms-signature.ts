import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { CmsSignature, SignatureDigest, SignatureMethod } from './cms-signed-data.ts';
import { DerReader, oidOf, sameBytes } from './der-node.ts';
import type { SignedRanges } from './signature-dictionary.ts';

/** Whether the bytes signed are those that are there; `unsupported` says nothing either way. */
export type Integrity = 'intact' | 'altered' | 'unsupported';

/** Curves by name: a key may not bring a curve of its own, which could be one where anyone can sign. */
const CURVES: ReadonlySet<string> = new Set(['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35']);
const EC_KEY = '1.2.840.10045.2.1';
const [LEAST_RSA, MOST_RSA] = [2048, 8192];
const MAX_KEY_BYTES = 2500;

/**
 * Whether the covered bytes have the digest that was signed, and the signature is of the key in the certificate. It says
 * nothing of who holds that key: anyone can make a certificate with any name.
 */
export function verifyCms(cms: CmsSignature, ranges: SignedRanges): Integrity {
  const { method, attributes, namedCertificate, certificate } = cms;
  const key = method === undefined ? undefined : publicKeyOf(certificate.publicKey, method);
  if (method === undefined || key === undefined) return 'unsupported';
  if (attributes === undefined) {
    const covered = Buffer.concat([ranges.before, ranges.after]);
    return isSigned(method, key, covered, cms.signature) ? 'intact' : 'altered';
  }
  if (!sameBytes(digestOfRanges(cms.digest, ranges), attributes.messageDigest)) return 'altered';
  if (namedCertificate !== undefined) {
    const own = createHash(namedCertificate.digest).update(certificate.whole).digest();
    if (!sameBytes(own, namedCertificate.value)) return 'altered';
  }
  return isSigned(method, key, attributes.signed, cms.signature) ? 'intact' : 'altered';
}

/** SHA-256 of a certificate, hexadecimal: the name by which a list could one day trust it. */
export function fingerprintOf(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('hex');
}

function digestOfRanges(digest: SignatureDigest, { before, after }: SignedRanges): Uint8Array {
  return createHash(digest).update(before).update(after).digest();
}

function isSigned(
  { key: kind, digest, saltLength }: SignatureMethod,
  key: KeyObject,
  input: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    if (kind === 'ed25519') return verify(null, input, key, signature);
    if (kind === 'rsa-pss') {
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      return verify(digest, input, { key, padding, saltLength: saltLength! }, signature);
    }
    return verify(digest, input, key, signature);
  } catch {
    return false;
  }
}

/** The key, where it is of the kind that the signature asks for, of a usual size or curve. */
function publicKeyOf(spki: Uint8Array, { key: kind }: SignatureMethod): KeyObject | undefined {
  if (spki.length > MAX_KEY_BYTES) return undefined;
  const der = new DerReader();
  let key: KeyObject;
  try {
    const [algorithm, curve] = der.sequence(der.sequence(der.first(spki))[0]);
    if (oidOf(algorithm) === EC_KEY && !CURVES.has(oidOf(curve))) return undefined;
    key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    // A key that cannot be read is as good as none, whichever of the two readers refuses it.
    return undefined;
  }
  const { asymmetricKeyType: type } = key;
  const bits = key.asymmetricKeyDetails?.modulusLength;
  const isSized = bits === undefined || (bits >= LEAST_RSA && bits <= MOST_RSA);
  const fits =
    kind === 'ecdsa'
      ? type === 'ec'
      : kind === 'ed25519'
        ? type === 'ed25519'
        : type === 'rsa' || (kind === 'rsa-pss' && type === 'rsa-pss');
  return fits && isSized ? key : undefined;
}
